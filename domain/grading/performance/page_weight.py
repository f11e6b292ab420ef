"""The whole page arrives soon, even on a slow line."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.performance.budgets import budgets
from domain.grading.performance.load import loads
from domain.grading.view import PageView


def page_weight(page: PageView) -> Iterator[Fault]:
    """Fault a page that exceeds its budget on the wire, text compressed."""
    files = loads(page)
    total_kb = sum(loaded.wire for loaded in files) / 1000
    most_kb = budgets(page.view).page_kb
    if total_kb > most_kb and page.is_ordinary:
        largest = sorted(files, key=lambda loaded: -loaded.wire)[:3]
        shown = ", ".join(f"{item.file.path} {item.wire / 1000:.0f} kB" for item in largest)
        yield Fault(
            evidence=f"{total_kb:.0f} kB on the wire, budget {most_kb:g} kB: {shown}",
            fix="Shrink the largest files first.",
            selector=largest[0].file.path,
            severity="serious" if total_kb > 2 * most_kb else None,
        )
