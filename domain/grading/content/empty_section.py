"""A heading is followed by what it announces."""

from collections.abc import Iterator

from domain.grading.accessibility.document import Element, document
from domain.grading.accessibility.heading_order import headings_of
from domain.grading.audit import Fault
from domain.grading.view import PageView

_CONTENT = frozenset(
    {
        "img",
        "svg",
        "video",
        "audio",
        "iframe",
        "form",
        "input",
        "canvas",
        "object",
        "picture",
        "button",
        "select",
        "textarea",
        "hr",
        "embed",
        "table",
    }
)


def empty_section(page: PageView) -> Iterator[Fault]:
    """Fault headings with nothing before the next heading of their level or above."""
    whole = document(page)
    headings = {id(h): level for h, level in headings_of(whole)}
    order = [e for e in whole.elements if not e.is_silent]
    for at, element in enumerate(order):
        level = headings.get(id(element))
        if level is None or not element.text or _is_title_in_a_link(element):
            continue
        if _is_empty(order, at, level, headings):
            yield Fault(
                evidence=f"h{level} {element.text[:80]!r} with nothing below it",
                fix="Write the section, or remove its heading.",
                selector=element.selector,
            )


def _is_title_in_a_link(element: Element) -> bool:
    around = element.closest(
        "a", "summary", "header", "hgroup", "button", "li", "footer", "legend", "nav"
    )
    return around is not None or bool(element.node.css("a"))


def _is_empty(order: list[Element], at: int, level: int, headings: dict[int, int]) -> bool:
    own = {id(d) for d in order[at].descendants}
    for element in order[at + 1 :]:
        if id(element) in own:
            continue
        if (other := headings.get(id(element))) is not None:
            return other <= level
        if element.words or element.tag in _CONTENT:
            return element.tag == "footer" or element.inside("footer")
    return not _says_something_before(order[at])


def _says_something_before(heading: Element) -> bool:
    """Whether the text stands before its heading in the same block, as in cards turned round."""
    return (
        heading.parent is not None
        and bool(heading.parent.words or len(heading.parent.children) > 1)
        and heading.parent.tag not in ("section", "main", "body", "article")
    )
