"""Scripts run what was written, not what they put together."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import scripts, without_comments, without_texts
from domain.grading.view import SiteView

_CODE = re.compile(r"(?<![\w$.])eval\s*\(|\bnew\s+Function\s*\(|(?<![\w$.])Function\s*\(\s*[\"'`]")
_TIMER = re.compile(r"\bset(?:Timeout|Interval)\s*\(\s*[\"'`]")


def dynamic_code(site: SiteView) -> Iterator[Fault]:
    """Fault `eval`, `new Function` and timers that take text."""
    for script in scripts(site):
        if script.is_vendor:
            continue
        plain = without_comments(script.code)
        bare = without_texts(script.code)
        found = [(m.start(), plain) for m in _CODE.finditer(bare)]
        found += [
            (m.start(), plain)
            for m in _TIMER.finditer(plain)
            if bare[m.start() : m.start() + 3] == "set"
        ]
        for at, text in found:
            yield Fault(
                evidence=" ".join(text[at : at + 120].split()),
                fix="Call a function instead of running text.",
                selector=script.selector,
                line=script.line(at),
                page=script.page,
            )
