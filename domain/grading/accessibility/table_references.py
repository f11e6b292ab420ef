"""Cells name header cells that are there."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView


def table_references(page: PageView) -> Iterator[Fault]:
    """Fault `headers` that name no cell of the same table."""
    for table in document(page).heard("table"):
        ids = {e.get("id") for e in table.descendants if e.tag in ("th", "td") and e.get("id")}
        for cell in table.descendants:
            missing = [i for i in cell.get("headers").split() if i not in ids]
            if missing and cell.tag in ("th", "td"):
                yield Fault(
                    evidence=f"{cell.opening}: no cell of the table has the id {missing[0]!r}",
                    fix="Name the ids of its header cells, or leave `headers` out.",
                    selector=cell.selector,
                )
