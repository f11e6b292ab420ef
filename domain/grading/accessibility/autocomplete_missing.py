"""Fields that ask for personal data let the browser fill them in."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import Element, document
from domain.grading.accessibility.styles import styles
from domain.grading.audit import Fault
from domain.grading.view import PageView

_PERSONAL = {
    "email": re.compile(r"^(?:your-?)?e-?mail(?:-?address|-?adresse)?$|^correo(?:-electronico)?$"),
    "tel": re.compile(
        r"^(?:your-?)?(?:tel|phone|telephone|telefon|telefono|mobile|handy|movil)(?:-?number)?$"
    ),
    "name": re.compile(r"^(?:your-?)?(?:full-?)?name$|^nombre$"),
    "postal-code": re.compile(r"^(?:zip|postcode|postal-?code|plz)$"),
}


def autocomplete_missing(page: PageView) -> Iterator[Fault]:
    """Fault name, e-mail, phone and postcode fields without `autocomplete`, or with it switched off."""
    for field in document(page).heard("input"):
        wanted = _wanted(field)
        form = field.closest("form")
        switched = form is not None and form.get("autocomplete").lower() == "off"
        if (
            wanted
            and field.get("autocomplete").lower() in ("", "off", "nope", "false")
            and not switched
            and not styles(page).is_gone(field)
        ):
            yield Fault(
                evidence=field.opening,
                fix=f'Add autocomplete="{wanted}".',
                selector=field.selector,
            )


def _wanted(field: Element) -> str:
    kind = field.get("type").lower()
    if kind in ("email", "tel"):
        return kind
    if kind not in ("", "text"):
        return ""
    name = (field.get("name") or field.get("id")).lower().replace("_", "-")
    return next((word for word, pattern in _PERSONAL.items() if pattern.match(name)), "")
