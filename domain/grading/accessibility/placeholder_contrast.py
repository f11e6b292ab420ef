"""Hints in fields can be read."""

from collections.abc import Iterator

from domain.grading.accessibility.colour import over, ratio, rgba
from domain.grading.accessibility.styles import rules_of
from domain.grading.audit import Fault
from domain.grading.view import PageView

LEAST = 4.5


def placeholder_contrast(page: PageView) -> Iterator[Fault]:
    """Fault placeholder colours too light for white fields, where fields have no ground of their own."""
    if "::placeholder" not in page.css or page.first("[placeholder]") is None:
        return
    white = rgba("#ffffff")
    own_ground = any(
        "background" in name
        for rule in rules_of(page)
        if any(word in rule.prelude for word in ("input", "textarea", "field", "form"))
        for name in rule.values
    )
    for rule in rules_of(page):
        colour = rgba(rule.values.get("color", "")) if "placeholder" in rule.prelude else None
        if colour is None or white is None or own_ground:
            continue
        contrast = ratio(over(colour, white), white)
        if contrast < LEAST:
            yield Fault(
                evidence=f"{rule.prelude[:80]} {{ color: {rule.values['color']} }}, {contrast:.1f}:1 on white",
                fix=f"Use a colour of at least {LEAST}:1.",
                selector=rule.prelude[:100],
                line=rule.line,
            )
            return
