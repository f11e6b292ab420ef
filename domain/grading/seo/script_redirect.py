"""Pages do not send visitors away by script."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import inline_scripts, inner_text, is_bundle, without_comments
from domain.grading.view import PageView

_MOVES = re.compile(
    r"(?:^|[;{}\n(]\s*)(?:window\.|document\.|self\.|top\.)?location(?:\.href)?\s*(?:=(?!=)\s*|\.(?:replace|assign)\(\s*)[\"'`](?P<url>(?:https?:)?/[^\"'`]{0,200})[\"'`]"
)
_WAITS = re.compile(r"function|=>|\bif\b|addEventListener|\?")


def script_redirect(page: PageView) -> Iterator[Fault]:
    """Fault inline scripts that move every visitor to another address at once."""
    for node in inline_scripts(page) if page.is_indexable else ():
        code = without_comments(inner_text(node))
        found = _MOVES.search(code)
        if (
            found
            and not is_bundle(code)
            and not _WAITS.search(code[: found.start() + 1].split(";")[-1])
        ):
            yield Fault(
                evidence=" ".join(found[0].split()),
                fix="Answer with a redirect of the host (301), or remove the page.",
                selector=node.selector,
                line=node.line,
            )
