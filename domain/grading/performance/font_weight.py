"""Fonts are small."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.performance.budgets import budgets
from domain.grading.performance.load import over
from domain.grading.view import PageView


def font_weight(page: PageView) -> Iterator[Fault]:
    """Fault a page whose font files exceed the budget, uncompressed."""
    yield from over(page, part="font", most_kb=budgets(page.view).font_kb)
