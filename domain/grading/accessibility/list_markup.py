"""Lists contain list items, and list items stand in lists."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView

_IN_A_LIST = frozenset({"li", "script", "template", "style"})


def list_markup(page: PageView) -> Iterator[Fault]:
    """Fault `li` outside a list, and anything but `li` directly in one."""
    for element in document(page).elements:
        if element.is_silent:
            continue
        if element.tag == "li" and not element.role:
            around = element.parent
            if (
                around is not None
                and around.tag not in ("ul", "ol", "menu")
                and around.role != "list"
            ):
                yield Fault(
                    evidence=f"<li> in <{around.tag}>: {element.text[:60]!r}",
                    fix="Put the items into a `ul` or `ol`.",
                    selector=element.selector,
                )
        elif element.tag in ("ul", "ol") and element.role in ("", "list"):
            wrong = [
                c for c in element.children if c.tag not in _IN_A_LIST and c.role != "listitem"
            ]
            if wrong:
                yield Fault(
                    evidence=f"<{wrong[0].tag}> directly in <{element.tag}>",
                    fix="Wrap it in an `li`, or move it out of the list.",
                    selector=wrong[0].selector,
                )
