"""Paragraphs are not set in capitals."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.accessibility.styles import styles
from domain.grading.audit import Fault
from domain.grading.view import PageView

LONGEST = 80
"""Characters; a label or a button may be set in capitals."""


def set_capitals(page: PageView) -> Iterator[Fault]:
    """Fault long texts that CSS sets in capitals."""
    if "uppercase" not in page.css and "uppercase" not in page.html:
        return
    sheet = styles(page)
    for element in document(page).of("p", "li", "dd", "blockquote"):
        if (
            len(element.text) > LONGEST
            and sheet.inherited(element, "text-transform") == "uppercase"
        ):
            yield Fault(
                evidence=f"text-transform: uppercase on {element.text[:100]!r}",
                fix="Set running text in small letters.",
                selector=element.selector,
            )
            return
