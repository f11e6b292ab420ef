"""Nothing is left over from looking for faults."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import scripts, without_texts
from domain.grading.view import SiteView

_STOP = re.compile(
    r"(?<![\w$.])debugger\s*(?:;|\n|$)|(?<![\w$.])alert\s*\(|(?<![\w$])console\.(?:log|debug|table|trace|dir)\s*\("
)


def debug_leftovers(site: SiteView) -> Iterator[Fault]:
    """Fault `debugger`, `alert` and `console.log` in the site's own scripts; one finding per script."""
    for script in scripts(site):
        match = None if script.is_vendor else _STOP.search(without_texts(script.code))
        if match:
            is_stop = match[0].startswith("debugger")
            yield Fault(
                evidence=" ".join(script.code[match.start() : match.start() + 100].split()),
                fix="Remove it.",
                selector=script.selector,
                line=script.line(match.start()),
                page=script.page,
                severity="moderate" if is_stop else None,
            )
