"""Scripts are small."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.performance.budgets import budgets
from domain.grading.performance.load import over
from domain.grading.view import PageView


def js_weight(page: PageView) -> Iterator[Fault]:
    """Fault a page whose js files exceed the budget, uncompressed."""
    yield from over(page, part="js", most_kb=budgets(page.view).js_kb)
