"""Styles win by order, not by force."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import own_styles
from domain.grading.view import SiteView

MOST = 15
"""Uses outside reduced-motion, print and utility rules; below that it is a choice, not a habit."""


def css_important(site: SiteView) -> Iterator[Fault]:
    """Fault style sheets where more than 15 and one in ten declarations are `!important`."""
    for styles in own_styles(site):
        rules = [
            r
            for r in styles.sheet.rules
            if not any("print" in w or "motion" in w for w in r.within)
        ]
        declared = [d for rule in rules for d in rule.properties]
        forced = [d for d in declared if d.important]
        if len(forced) > MOST and len(forced) * 10 > len(declared):
            yield Fault(
                evidence=f"{len(forced)} of {len(declared)} declarations are !important",
                fix="Order rules by layer and specificity, and drop !important.",
                selector=styles.selector,
                line=styles.line(forced[0].line),
                page=styles.page,
            )
