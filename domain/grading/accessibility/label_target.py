"""Every label belongs to a field that is there."""

from collections.abc import Iterator

from domain.grading.accessibility.document import Element, document
from domain.grading.audit import Fault
from domain.grading.view import PageView

_LABELABLE = frozenset({"input", "select", "textarea", "button", "meter", "output", "progress"})


def label_target(page: PageView) -> Iterator[Fault]:
    """Fault labels that point to a missing id or to something that is no field, or to several."""
    whole = document(page)
    for label in whole.of("label"):
        target = label.get("for")
        if not target:
            yield from _crowded(label)
            continue
        found = whole.by_id.get(target)
        custom = found is not None and ("-" in found[0].tag or found[0].role)
        if found is None or (found[0].tag not in _LABELABLE and not custom):
            yield Fault(
                evidence=f"{label.opening} {label.text[:60]!r}",
                fix=f"Give the field the id {target!r}, or correct `for`.",
                selector=label.selector,
            )


def _crowded(label: Element) -> Iterator[Fault]:
    """Fault a label around several fields: it names the first alone."""
    fields = [
        e for e in label.descendants if e.tag in _FIELDS and e.get("type").lower() != "hidden"
    ]
    unnamed = [e for e in fields[1:] if not (e.has("aria-label") or e.has("aria-labelledby"))]
    if unnamed:
        yield Fault(
            evidence=f"{label.opening} {label.text[:60]!r} is around {len(fields)} fields",
            fix="Give each field a label of its own.",
            selector=unnamed[0].selector,
        )


_FIELDS = frozenset({"input", "select", "textarea"})
