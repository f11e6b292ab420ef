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


_MOVES = re.compile(
    r"(?:addEventListener|\.on)\s*\(\s*[\"'`](?:scroll|resize|mousemove|touchmove|pointermove)[\"'`]"
)
_READS = re.compile(
    r"\.(?:offset(?:Height|Width|Top|Left)|client(?:Height|Width)|scrollHeight)\b|getBoundingClientRect\(|getComputedStyle\("
)
_WRITES = re.compile(r"\.style\.\w+\s*=|\.style\.setProperty\(|\.css\(")
_LOOPS = re.compile(r"\bfor\s*\(|\.forEach\(|\.each\(")
REACH = 500
"""Characters of a listener that are read."""


def _thrashing(code: str) -> re.Match[str] | None:
    """Return the listener that reads and writes the layout in a loop while the page moves."""
    for match in _MOVES.finditer(code):
        work = code[match.end() : match.end() + REACH]
        if "requestAnimationFrame" in work or not _LOOPS.search(work):
            continue
        if _READS.search(work) and _WRITES.search(work):
            return match
    return None


def slow_scripts(site: SiteView) -> Iterator[Fault]:
    """Fault synchronous requests, unload listeners, busy loops and listeners that hold scrolling up."""
    for script in scripts(site):
        if script.is_vendor:
            continue
        plain = without_comments(script.code)
        found = [(match, fix) for pattern, fix in _SLOW if (match := pattern.search(plain))]
        touch = _LISTENS.search(plain)
        if touch and "passive" not in plain and "preventDefault" not in plain:
            found.append((touch, "Listen with { passive: true }, so that scrolling need not wait."))
        if thrash := _thrashing(plain):
            found.append(
                (thrash, "Read all sizes first, then write, inside requestAnimationFrame.")
            )
        for match, fix in found:
            yield Fault(
                evidence=" ".join(plain[match.start() : match.start() + 140].split()),
                fix=fix,
                selector=script.selector,
                line=script.line(match.start()),
                page=script.page,
            )
