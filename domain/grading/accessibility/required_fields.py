"""Fields that must be filled say so to every reader."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.accessibility.field_label import fields_of
from domain.grading.accessibility.name import accessible_name
from domain.grading.audit import Fault
from domain.grading.view import PageView


def required_fields(page: PageView) -> Iterator[Fault]:
    """Fault fields whose label ends with a star and that have no `required`; and names only a title gives."""
    whole = document(page)
    for field in fields_of(whole):
        name = accessible_name(field, whole)
        if name.rstrip(" :").endswith("*") and not (
            field.has("required") or field.get("aria-required").lower() == "true"
        ):
            fix = "Add `required`, so that the star is not the only sign."
        elif field.get("title") and name == field.get("title") and not field.has("aria-label"):
            fix = "Write a `label` people can see; a title shows only under a pointer."
        else:
            continue
        yield Fault(evidence=f"{field.opening}, named {name!r}", fix=fix, selector=field.selector)
