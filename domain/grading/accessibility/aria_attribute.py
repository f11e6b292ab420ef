"""ARIA attributes exist and have values that mean something."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.aria import ATTRIBUTES, VALUES
from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView

_NUMBERS = re.compile(
    r"^aria-(?:level|posinset|setsize|value(?:max|min|now)|(?:row|col)(?:count|index|span))$"
)


def aria_attribute(page: PageView) -> Iterator[Fault]:
    """Fault unknown `aria-` attributes and values outside their set."""
    for element in document(page).elements:
        for name, value in element.attributes.items():
            if not name.startswith("aria-"):
                continue
            if problem := _problem(name, value.strip().lower()):
                yield Fault(
                    evidence=f'{name}="{value}" on <{element.tag}>',
                    fix=problem,
                    selector=element.selector,
                )


def _problem(name: str, value: str) -> str:
    if name not in ATTRIBUTES:
        return "There is no such attribute; correct its name or remove it."
    if name in VALUES and value not in VALUES[name]:
        return f"Use one of: {', '.join(sorted(v for v in VALUES[name] if v))}."
    if _NUMBERS.match(name) and not re.fullmatch(r"-?\d+(?:\.\d+)?", value):
        return "Give a number."
    return ""
