"""What appears under the pointer appears under the keyboard too."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.styles import rules_of
from domain.grading.audit import Fault
from domain.grading.view import PageView

_SHOWS = re.compile(r"block|flex|grid|inline|visible")
_HOVERED = re.compile(r"^(?P<host>[^\s>+~:]*):hover\s*[>+~ ]\s*(?P<inner>[^:,]+)$")


def hover_only(page: PageView) -> Iterator[Fault]:
    """Fault menus and boxes that only `:hover` opens, with no `:focus` or `:focus-within` rule and no script."""
    css = page.css
    if ":hover" not in css or re.search(r":focus-within|[^\s,{}]:focus(?:-visible)?[ >+~]", css):
        return
    hidden = {
        part.strip()
        for rule in rules_of(page)
        if rule.values.get("display") == "none" or rule.values.get("visibility") == "hidden"
        for part in rule.prelude.split(",")
    }
    for rule in rules_of(page):
        shown = _SHOWS.search(
            f"{rule.values.get('display', '')} {rule.values.get('visibility', '')}"
        )
        found = _HOVERED.match(rule.prelude.strip()) if shown else None
        if (
            found
            and any(part.endswith(found["inner"].strip()) for part in hidden)
            and page.first(found["inner"].split()[0].strip(">+~ ") or "nothing")
        ):
            yield Fault(
                evidence=f"{rule.prelude[:80]} {{ {shown.group() if shown else ''} }} and no :focus-within",
                fix="Open it with a button, or at least on :focus-within as well.",
                selector=rule.prelude[:100],
                line=rule.line,
            )
            return
