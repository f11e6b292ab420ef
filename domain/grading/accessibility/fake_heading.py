"""Headings are headings, not bold lines."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import Element, document
from domain.grading.audit import Fault
from domain.grading.view import PageView

LONGEST = 60
"""Characters of a line that may be a heading."""
LEAST = 2
"""Bold lines before it is a habit; one may be an emphasis."""


def fake_heading(page: PageView) -> Iterator[Fault]:
    """Fault bold paragraphs that head the next one, and large bold words in boxes."""
    whole = document(page)
    bold = [e for e in whole.of("p") if _is_bold_line(e)]
    large = [e for e in whole.of("div", "p", "span") if _is_large(e)]
    for element in (bold if len(bold) >= LEAST else []) + large:
        yield Fault(
            evidence=f"{element.opening}{element.text[:80]}",
            fix="Make it a heading of the right level, and style that.",
            selector=element.selector,
        )


def _is_bold_line(element: Element) -> bool:
    if len(element.children) != 1 or element.words or element.parent is None:
        return False
    if element.children[0].tag not in ("strong", "b") or element.inside(
        "li",
        "td",
        "th",
        "blockquote",
        "footer",
        "header",
        "nav",
        "figure",
        "address",
        "form",
        "aside",
        "a",
        "button",
    ):
        return False
    after = element.parent.children[element.parent.children.index(element) + 1 :]
    is_short = 2 <= len(element.text) <= LONGEST and not re.search(r"[.,;:!?]$", element.text)
    return is_short and bool(after) and after[0].tag in ("p", "ul", "ol") and not _is_bold(after[0])


def _is_bold(element: Element) -> bool:
    return (
        len(element.children) == 1
        and not element.words
        and element.children[0].tag in ("strong", "b")
    )


def _is_large(element: Element) -> bool:
    style = element.inline_style
    size = re.fullmatch(r"(\d*\.?\d+)(r?em|px|%)", style.get("font-size", ""))
    least = {"em": 1.4, "rem": 1.4, "px": 22, "%": 140}
    is_bold = style.get("font-weight", "") in ("bold", "bolder", "600", "700", "800", "900")
    if not size or float(size[1]) < least[size[2]] or not is_bold or not element.words:
        return False
    return (
        len(element.text) <= LONGEST
        and not element.inside(
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "footer",
            "nav",
            "a",
            "button",
            "svg",
            "td",
            "li",
        )
        and any(c.isalpha() for c in element.text)
        and not element.role
    )
