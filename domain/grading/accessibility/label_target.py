"""Every label belongs to a field that is there."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView

_LABELABLE = frozenset({"input", "select", "textarea", "button", "meter", "output", "progress"})


def label_target(page: PageView) -> Iterator[Fault]:
    """Fault labels that point to a missing id or to something that is no field."""
    whole = document(page)
    for label in whole.of("label"):
        target = label.get("for")
        if not target:
            continue
        found = whole.by_id.get(target)
        custom = found is not None and ("-" in found[0].tag or found[0].role)
        if found is None or (found[0].tag not in _LABELABLE and not custom):
            yield Fault(
                evidence=f"{label.opening} {label.text[:60]!r}",
                fix=f"Give the field the id {target!r}, or correct `for`.",
                selector=label.selector,
            )
