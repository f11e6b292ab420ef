"""Style sheets are found at once, not one through the other."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import own_styles
from domain.grading.stylesheet import read_sheet
from domain.grading.view import SiteView


def css_import(site: SiteView) -> Iterator[Fault]:
    """Fault `@import`, which makes the browser wait for one sheet to learn of the next."""
    for styles in own_styles(site):
        if "@import" not in styles.css:
            continue
        for target, line in read_sheet(styles.css).imports:
            yield Fault(
                evidence=f"@import {target}",
                fix="Link the style sheet from the page, or put its rules here.",
                selector=styles.selector,
                line=styles.line(line),
                page=styles.page,
            )
