"""Choices that belong together have a name together."""

from collections.abc import Iterator

from domain.grading.accessibility.document import Element, document
from domain.grading.accessibility.name import accessible_name
from domain.grading.audit import Fault
from domain.grading.view import PageView


def choice_group(page: PageView) -> Iterator[Fault]:
    """Fault radio buttons of one name without a `fieldset` and `legend` or a named group."""
    whole = document(page)
    groups: dict[tuple[int, str], list[Element]] = {}
    for field in whole.heard("input"):
        if field.get("type").lower() == "radio" and field.get("name"):
            form = field.closest("form")
            groups.setdefault((id(form), field.get("name")), []).append(field)
    for (_, name), fields in groups.items():
        around = [
            e
            for e in fields[0].ancestors
            if e.tag == "fieldset" or e.role in ("radiogroup", "group")
        ]
        if len(fields) > 1 and not any(
            accessible_name(e, whole)
            for e in around
            if e.tag == "fieldset" or e.has("aria-label") or e.has("aria-labelledby")
        ):
            yield Fault(
                evidence=f"{len(fields)} radio buttons named {name!r} without a group name",
                fix="Put them into a `fieldset` with a `legend` that asks the question.",
                selector=fields[0].selector,
            )
