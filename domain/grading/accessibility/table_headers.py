"""Data tables have header cells."""

from collections.abc import Iterator

from domain.grading.accessibility.document import Element, document
from domain.grading.audit import Fault
from domain.grading.view import PageView


def table_headers(page: PageView) -> Iterator[Fault]:
    """Fault tables of data in which no cell is a header."""
    for table in document(page).heard("table"):
        if looks_like_layout(table) or table.role in ("presentation", "none"):
            continue
        cells = cells_of(table)
        rows = {id(cell.parent) for cell in cells}
        headed = any(c.tag == "th" or c.role in ("columnheader", "rowheader") for c in cells)
        if not headed and len(rows) > 1 and len(cells) >= 2 * len(rows):
            yield Fault(
                evidence=f"table with {len(rows)} rows and no th: {table.text[:80]!r}",
                fix="Make the first row or column `th` cells with `scope`.",
                selector=table.selector,
            )


def cells_of(table: Element) -> list[Element]:
    """Return the cells of a table, those of tables inside left out."""
    return [e for e in table.descendants if e.tag in ("td", "th") and e.closest("table") is table]


def looks_like_layout(table: Element) -> bool:
    """Whether a table only arranges blocks: tables, forms, headings or navigation in its cells."""
    if any(e.tag in ("th", "caption", "thead") for e in table.descendants):
        return False
    blocks = ("table", "form", "nav", "header", "footer", "h1", "h2", "h3", "section", "article")
    arranged = any(e.tag in blocks for cell in cells_of(table) for e in cell.descendants)
    rows = sum(e.tag == "tr" for e in table.descendants)
    return arranged or (rows == 1 and any(len(c.text) > 80 for c in cells_of(table)))
