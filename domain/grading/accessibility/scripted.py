"""What scripts do, as far as their text surely tells: where a pattern stands in the maker's own code."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import Script, scripts, without_comments
from domain.grading.view import SiteView


def own_code(site: SiteView) -> Iterator[tuple[Script, str]]:
    """Yield each script the maker wrote, with its code without comments."""
    for script in scripts(site):
        if not script.is_vendor:
            yield script, without_comments(script.code)


def fault_in(script: Script, found: re.Match[str], fix: str) -> Fault:
    """Return a fault of the place in a script."""
    shown = script.code[found.start() : found.start() + 140]
    return Fault(
        evidence=" ".join(shown.split()),
        fix=fix,
        selector=script.selector,
        line=script.line(found.start()),
        page=script.page if script.page != "*" else None,
    )
