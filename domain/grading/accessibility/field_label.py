"""Every form field has a label; a placeholder is none."""

from collections.abc import Iterator

from domain.grading.accessibility.document import Document, Element, document
from domain.grading.accessibility.name import accessible_name
from domain.grading.accessibility.styles import styles
from domain.grading.audit import Fault
from domain.grading.view import PageView

NOT_LABELLED = frozenset({"hidden", "submit", "reset", "button", "image"})
"""Input types that need no label of their own."""

_FIELD_ROLES = frozenset({"textbox", "combobox", "searchbox", "spinbutton", "listbox", "slider"})


def field_label(page: PageView) -> Iterator[Fault]:
    """Fault fields without `label`, `aria-label`, `aria-labelledby` or `title`."""
    whole = document(page)
    for field in fields_of(whole):
        if styles(page).is_gone(field) or accessible_name(field, whole):
            continue
        placeholder = field.get("placeholder")
        yield Fault(
            evidence=field.opening,
            fix=(
                f"Write a `label` for it; the placeholder {placeholder!r} disappears while typing."
                if placeholder
                else "Write a `label` whose `for` is the field's id."
            ),
            selector=field.selector,
        )


def fields_of(whole: Document) -> list[Element]:
    """Return every form field people fill in."""
    return [
        e
        for e in whole.elements
        if not e.is_silent
        and (
            e.tag in ("select", "textarea")
            or (e.tag == "input" and e.get("type").lower() not in NOT_LABELLED)
            or (e.role in _FIELD_ROLES and e.tag not in ("input", "ul", "ol"))
        )
    ]
