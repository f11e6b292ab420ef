"""Lines stand apart."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.styles import rules_of
from domain.grading.audit import Fault
from domain.grading.view import PageView

LEAST = 1.2
"""Below it the letters of two lines touch; 1.5 is advised for running text."""
_TEXT = re.compile(r"^(?:html|body|main|p|article|li|\*|:root|html body|\.content|\.prose)$", re.I)


def line_height(page: PageView) -> Iterator[Fault]:
    """Fault running text set without room between its lines."""
    for rule in rules_of(page):
        value = rule.values.get("line-height", "").partition("!")[0].strip()
        found = re.fullmatch(r"(\d*\.?\d+)(em|rem|%)?", value)
        if found is None or any("print" in c for c in rule.conditions):
            continue
        number = float(found[1]) / (100 if found[2] == "%" else 1)
        parts = [part.strip() for part in rule.prelude.split(",")]
        if 0 < number < LEAST and any(_TEXT.match(part) for part in parts) and found[2] != "rem":
            yield Fault(
                evidence=f"{rule.prelude[:80]} {{ line-height: {value} }}",
                fix="Set running text with a line height of about 1.5.",
                selector=rule.prelude[:100],
                line=rule.line,
            )
            return
