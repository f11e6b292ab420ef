"""Text has a size people can read."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.styles import rules_of
from domain.grading.audit import Fault
from domain.grading.view import PageView

LEAST_PX = 12


def small_text(page: PageView) -> Iterator[Fault]:
    """Fault font sizes fixed below 12 px in CSS or `style` attributes."""
    told: set[str] = set()
    for rule in rules_of(page):
        if any("print" in condition for condition in rule.conditions):
            continue
        size = _px(rule.values.get("font-size", ""))
        if 0 < size < LEAST_PX and rule.prelude not in told:
            told.add(rule.prelude)
            yield Fault(
                evidence=f"{rule.prelude[:80]} {{ font-size: {size:g}px }}",
                fix=f"Use at least {LEAST_PX} px, in rem.",
                selector=rule.prelude[:100],
                line=rule.line,
            )
    for node in page.all("[style*=font-size]"):
        found = re.search(r"font-size\s*:\s*([\d.]+px)", node.attributes.get("style") or "")
        if found and 0 < _px(found[1]) < LEAST_PX and found[1] not in told:
            told.add(found[1])
            yield Fault(
                evidence=f"font-size: {found[1]}", fix=f"Use at least {LEAST_PX} px, in rem."
            )


def _px(value: str) -> float:
    found = re.fullmatch(r"(\d*\.?\d+)(px|pt)", value.strip())
    return float(found[1]) * (4 / 3 if found[2] == "pt" else 1) if found else 0.0
