"""What can be clicked can be reached and worked with the keyboard."""

from collections.abc import Iterator

from domain.grading.accessibility.document import Element, document
from domain.grading.audit import Fault
from domain.grading.view import PageView

NATIVE = frozenset(
    {"a", "button", "input", "select", "textarea", "summary", "option", "area", "label", "body"}
    | {"html", "form", "video", "audio", "dialog", "iframe", "details"}
)
_WIDGETS = frozenset(
    {
        "button",
        "link",
        "checkbox",
        "switch",
        "tab",
        "menuitem",
        "radio",
        "slider",
        "textbox",
        "option",
    }
)
_FOCUSED_BY_THEIR_PARENT = frozenset({"tab", "menuitem", "radio", "option"})


def keyboard_handler(page: PageView) -> Iterator[Fault]:
    """Fault clickable `div` and `span`, and widget roles, that cannot take focus."""
    for element in document(page).elements:
        if element.is_silent or element.tag in NATIVE - {"a"}:
            continue
        if element.tag == "a" and (element.has("href") or element.has("tabindex")):
            continue
        if problem := _problem(element):
            yield Fault(
                evidence=f"{element.opening} {element.text[:40]!r}".strip(),
                fix=problem,
                selector=element.selector,
            )


def _problem(element: Element) -> str:
    clicked = element.has("onclick") or element.has("onmousedown") or element.has("ondblclick")
    widget = element.role in _WIDGETS
    if not clicked and not widget:
        return ""
    if clicked and any(e.tag in ("a", "button", "input", "label") for e in element.descendants):
        return ""
    reachable = element.has("tabindex") or (
        element.get("contenteditable") in ("", "true") and element.has("contenteditable")
    )
    if not reachable and not (element.role in _FOCUSED_BY_THEIR_PARENT and not clicked):
        return "Use a `button` or a link; this cannot be reached with the keyboard."
    keyed = any(element.has(name) for name in ("onkeydown", "onkeyup", "onkeypress"))
    if clicked and not keyed:
        return "Use a `button`; this does not answer to Enter and Space."
    return ""
