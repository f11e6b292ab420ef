"""Movement stops for readers who asked for less of it."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.styles import rules_of
from domain.grading.audit import Fault
from domain.grading.view import PageView


def motion(page: PageView) -> Iterator[Fault]:
    """Fault endless animations and parallax without a `prefers-reduced-motion` rule."""
    if "prefers-reduced-motion" in page.css:
        return
    for rule in rules_of(page):
        animation = (
            f"{rule.values.get('animation', '')} {rule.values.get('animation-iteration-count', '')}"
        )
        parallax = "fixed" in rule.values.get("background-attachment", "")
        if re.search(r"\binfinite\b", animation) or parallax:
            said = "background-attachment: fixed" if parallax else f"animation: {animation.strip()}"
            yield Fault(
                evidence=f"{rule.prelude[:80]} {{ {said} }}",
                fix="Switch it off inside @media (prefers-reduced-motion: reduce).",
                selector=rule.prelude[:100],
                line=rule.line,
            )
            return
