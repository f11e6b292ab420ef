"""Every CSS rule does something."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import own_styles
from domain.grading.view import SiteView


def css_empty_rules(site: SiteView) -> Iterator[Fault]:
    """Fault style sheets with rules that declare nothing; one finding each."""
    for styles in own_styles(site):
        empty = [rule for rule in styles.sheet.rules if rule.is_empty and rule.selector]
        if empty:
            yield Fault(
                evidence=", ".join(f"{rule.selector} {{}}" for rule in empty[:4]),
                fix="Remove rules without declarations.",
                selector=styles.selector,
                line=styles.line(empty[0].line),
                page=styles.page,
            )
