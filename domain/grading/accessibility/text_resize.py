"""Letters grow when readers ask for larger ones."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.styles import rules_of
from domain.grading.audit import Fault
from domain.grading.view import PageView

_WINDOW = re.compile(r"\d*\.?\d+(?:vw|vh|vmin|vmax|svw|dvw|lvw|vi|vb)", re.I)
_TEXT = re.compile(
    r"(?:^|[\s>,])(?:html|body|:root|p|li|a|td|dd|dt|label|input|button|main|article|\*)$", re.I
)


def text_resize(page: PageView) -> Iterator[Fault]:
    """Fault running text whose size hangs on the window alone: zooming leaves it as small as it is."""
    told: set[str] = set()
    for rule in rules_of(page):
        size = rule.values.get("font-size", "").strip()
        if not _WINDOW.fullmatch(size) or rule.prelude in told:
            continue
        if any(_TEXT.search(selector.host) for selector in rule.selectors):
            told.add(rule.prelude)
            yield Fault(
                evidence=f"{rule.prelude[:80]} {{ font-size: {size} }}",
                fix="Add a part that grows, such as calc(1rem + 0.5vw), or use clamp() with rem.",
                selector=rule.prelude[:100],
                line=rule.line,
            )
