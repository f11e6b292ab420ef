"""Scripts hold nothing up."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import scripts, without_comments
from domain.grading.view import SiteView

_SLOW: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"\.open\s*\(\s*[\"'`]\w+[\"'`]\s*,[^;\n]{1,200},\s*(?:false|!1)\s*[,)]|\basync\s*:\s*(?:false|!1)\b"
        ),
        "Use fetch; a synchronous request freezes the page.",
    ),
    (
        re.compile(
            r"addEventListener\s*\(\s*[\"'`](?:before)?unload[\"'`]|\bon(?:before)?unload\s*="
        ),
        "Use pagehide or visibilitychange; unload keeps the page out of the back cache.",
    ),
    (
        re.compile(r"while\s*\(\s*(?:Date\.now\(\)|performance\.now\(\)|new Date\b)"),
        "Use a timer; a loop that waits freezes the page.",
    ),
)
_LISTENS = re.compile(
    r"addEventListener\s*\(\s*[\"'`](?:touchstart|touchmove|wheel|mousewheel)[\"'`]"
)


def slow_scripts(site: SiteView) -> Iterator[Fault]:
    """Fault synchronous requests, unload listeners, busy loops and listeners that block scrolling."""
    for script in scripts(site):
        if script.is_vendor:
            continue
        plain = without_comments(script.code)
        found = [(match, fix) for pattern, fix in _SLOW if (match := pattern.search(plain))]
        touch = _LISTENS.search(plain)
        if touch and "passive" not in plain and "preventDefault" not in plain:
            found.append((touch, "Listen with { passive: true }, so that scrolling need not wait."))
        for match, fix in found:
            yield Fault(
                evidence=" ".join(plain[match.start() : match.start() + 140].split()),
                fix=fix,
                selector=script.selector,
                line=script.line(match.start()),
                page=script.page,
            )
