"""Letters grow when readers ask for larger ones."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.accessibility.styles import matching, rules_of
from domain.grading.audit import Fault
from domain.grading.view import PageView

_WINDOW = re.compile(r"\d*\.?\d+(?:vw|vh|vmin|vmax|svw|dvw|lvw|vi|vb)", re.I)
_FIELDS = frozenset({"html", "body", "input", "textarea", "select"})
"""Elements that hold text though none stands in them directly."""

_LARGE = frozenset({"h1", "h2"})
"""Set so large that it need not grow."""


def text_resize(page: PageView) -> Iterator[Fault]:
    """Fault text whose size hangs on the window alone: zooming leaves it as small as it is."""
    told: set[str] = set()
    whole = document(page)
    for rule in rules_of(page):
        size = rule.values.get("font-size", "").strip()
        if not _WINDOW.fullmatch(size) or rule.prelude in told:
            continue
        found = (e for selector in rule.selectors for e in matching(whole, selector.at_rest))
        if any(
            e.words or e.tag in _FIELDS for e in found if not e.is_silent and e.tag not in _LARGE
        ):
            told.add(rule.prelude)
            yield Fault(
                evidence=f"{rule.prelude[:80]} {{ font-size: {size} }}",
                fix="Add a part that grows, such as calc(1rem + 0.5vw), or use clamp() with rem.",
                selector=rule.prelude[:100],
                line=rule.line,
            )
