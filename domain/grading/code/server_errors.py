"""No error of a server or a build is published."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import PageView

_ERROR = re.compile(
    r"\b(?:Warning|Notice|Fatal error|Parse error|Deprecated): .{3,200}? (?:in|on) .{1,160}?(?:line \d+|\.php)\b|\bUndefined (?:variable|index|array key|offset)\b"
    r"|\bTraceback \(most recent call last\)|\bSQLSTATE\[|\bORA-\d{5}\b|\bYou have an error in your SQL syntax\b|\bmysqli?_\w+\(\)"
    r"|\bUncaught (?:TypeError|ReferenceError|SyntaxError|Error|Exception)\b|\bUnhandled (?:Runtime Error|exception)\b|\bApplication error: a (?:client|server)-side exception"
    r"|\bError establishing a database connection\b|\bLiquid (?:syntax )?error\b|\bTemplate(?:Syntax|DoesNotExist|NotFound)?Error\b|\bat \S+ \(\S+\.[jt]sx?:\d+:\d+\)|\b(?:/var/www/|/home/\w+/public_html|[A-Z]:\\\\inetpub)\S*"
    r"|^(?:500 Internal Server Error|502 Bad Gateway|503 Service (?:Temporarily )?Unavailable|403 Forbidden)\b|\bIndex of /\w*$"
)


def server_errors(page: PageView) -> Iterator[Fault]:
    """Fault messages of PHP, databases, frameworks and template engines in the text of a page."""
    if page.is_error_page:
        return
    shown = {" ".join(node.text().split()) for node in page.all("pre, code")}
    for block in page.blocks:
        found = _ERROR.search(block)
        if found and not any(block in code or code in block for code in shown if code):
            yield Fault(
                evidence=block[:200],
                fix="Mend what failed, build again, and switch off the display of errors.",
            )
            return
