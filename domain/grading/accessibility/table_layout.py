"""Tables hold data; the arrangement of a page is the business of CSS."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.accessibility.table_headers import looks_like_layout
from domain.grading.audit import Fault
from domain.grading.view import PageView


def table_layout(page: PageView) -> Iterator[Fault]:
    """Fault the outermost table that only arranges blocks and does not say so."""
    for table in document(page).heard("table"):
        if table.role in ("presentation", "none") or table.inside("table"):
            continue
        if looks_like_layout(table):
            yield Fault(
                evidence=f"{table.opening} {table.text[:60]!r}",
                fix="Arrange the blocks with CSS grid or flex.",
                selector=table.selector,
            )
