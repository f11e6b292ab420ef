"""Hints in fields can be read."""

from collections.abc import Iterator

from domain.grading.accessibility.colour import Rgba, hexadecimal, over, ratio, rgba
from domain.grading.accessibility.css import Rule, Selector
from domain.grading.accessibility.document import document
from domain.grading.accessibility.styles import holds, matching, rules_of, styles
from domain.grading.audit import Fault
from domain.grading.view import PageView

LEAST = 4.5
WHITE: Rgba = (255, 255, 255, 1)


def placeholder_contrast(page: PageView) -> Iterator[Fault]:
    """Fault placeholder colours too near the ground of a field, which is white when none is given."""
    if "::placeholder" not in page.css or page.first("[placeholder]") is None:
        return
    for rule in rules_of(page):
        colour = rgba(rule.values.get("color", "")) if "placeholder" in rule.prelude else None
        if colour is None or not holds(rule.conditions, "light"):
            continue
        for ground in _grounds(page, rule):
            contrast = ratio(over(colour, ground), ground)
            if contrast < LEAST:
                yield Fault(
                    evidence=f"{rule.prelude[:80]} {{ color: {rule.values['color']} }}, "
                    f"{contrast:.1f}:1 on {hexadecimal(ground)}",
                    fix=f"Use a colour of at least {LEAST}:1.",
                    selector=rule.prelude[:100],
                    line=rule.line,
                )
                return


def _grounds(page: PageView, rule: Rule) -> Iterator[Rgba]:
    """Yield the ground of every field with a hint that the rule is for, where it is known."""
    sheet = styles(page, "light")
    for selector in rule.selectors:
        if selector.pseudo_element != "placeholder":
            continue
        for field in matching(document(page), Selector(selector.host)):
            image = sheet.own(field, "background-image")
            value = sheet.own(field, "background-color")
            ground = rgba(value) if value else WHITE
            if field.get("placeholder") and image in ("", "none") and ground and ground[3] >= 1:
                yield ground
