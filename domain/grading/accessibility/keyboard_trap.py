"""Scripts leave the Tab key alone."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import scripts, without_comments
from domain.grading.view import SiteView

_TAB = re.compile(
    r"(?:\.key\s*===?\s*[\"'`]Tab[\"'`]|[\"'`]Tab[\"'`]\s*===?\s*\w+\.key|\.(?:keyCode|which)\s*===?\s*9\b)"
)
_BLOCKS = re.compile(r"preventDefault\s*\(|return\s+false")


def keyboard_trap(site: SiteView) -> Iterator[Fault]:
    """Fault scripts that stop the Tab key and move the focus nowhere themselves."""
    for script in scripts(site):
        if script.is_vendor:
            continue
        plain = without_comments(script.code)
        found = _TAB.search(plain)
        if (
            found
            and _BLOCKS.search(plain[found.end() : found.end() + 200])
            and ".focus(" not in plain
        ):
            yield Fault(
                evidence=" ".join(plain[found.start() : found.start() + 120].split()),
                fix="Let Tab move the focus; a dialog moves it round inside itself.",
                selector=script.selector,
                line=script.line(found.start()),
                page=script.page if script.page != "*" else None,
            )
