"""Words of the page stand in the page, not in its styles."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.accessibility.styles import matching, rules_of
from domain.grading.audit import Fault
from domain.grading.view import PageView

_STRING = re.compile(r"\"((?:\\.|[^\"\\])*)\"|'((?:\\.|[^'\\])*)'")
LEAST_WORDS = 3
"""Fewer are a mark, a counter or a badge."""


def generated_text(page: PageView) -> Iterator[Fault]:
    """Fault sentences in `content` of `::before` and `::after`: they are not found, copied or translated."""
    whole = document(page)
    for rule in rules_of(page):
        said = " ".join(a or b for a, b in _STRING.findall(rule.values.get("content", "")))
        if any("print" in condition for condition in rule.conditions):
            continue
        if len(re.findall(r"[^\W\d_]{2,}", said)) < LEAST_WORDS or "attr(" in said:
            continue
        shown = [
            element
            for selector in rule.selectors
            if selector.pseudo_element in ("before", "after") and not selector.is_state
            for element in matching(whole, selector)
        ]
        if shown:
            yield Fault(
                evidence=f"{rule.prelude[:80]} {{ content: {said[:100]!r} }}",
                fix="Write the words into the page.",
                selector=shown[0].selector,
                line=rule.line,
            )
