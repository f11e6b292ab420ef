"""The focus ring is drawn on purpose, in the site's own colours."""

from collections.abc import Iterator

from domain.grading.accessibility.styles import rules_of
from domain.grading.audit import Fault
from domain.grading.view import PageView


def focus_visible(page: PageView) -> Iterator[Fault]:
    """Fault a page of ours whose CSS says nothing about `:focus-visible`."""
    if not any(":focus" in rule.prelude for rule in rules_of(page)):
        yield Fault(
            evidence="no rule for :focus-visible",
            fix="Draw the focus with an outline of at least 2px in the palette's focus colour.",
        )
