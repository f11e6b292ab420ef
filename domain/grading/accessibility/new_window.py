"""Nobody is taken to a new window unawares."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView

_SAID = re.compile(
    r"new (?:window|tab)|opens in|external|neue[nms]? (?:fenster|tab)|extern|nueva (?:ventana|pestaña)|↗|⧉",
    re.I,
)


def new_window(page: PageView) -> Iterator[Fault]:
    """Fault links that open a new window and do not say so; one finding a page."""
    whole = document(page)
    silent = [
        a
        for a in whole.heard("a")
        if a.get("target").lower() == "_blank"
        and not a.descendants
        and not _SAID.search(f"{a.text} {a.get('aria-label')} {a.get('title')} {a.get('class')}")
        and not a.has("aria-describedby")
    ]
    if silent:
        yield Fault(
            evidence=f"{silent[0].opening}{silent[0].text[:60]}</a>"
            + (f" and {len(silent) - 1} more" if silent[1:] else ""),
            fix="Open it in the same window, or say that a new one opens.",
            selector=silent[0].selector,
        )
