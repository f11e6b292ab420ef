"""Readers have the time they need."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.scripted import fault_in, own_code
from domain.grading.audit import Fault
from domain.grading.view import SiteView

_TIMER = re.compile(r"\bset(?:Timeout|Interval)\s*\((?P<work>[^;]{0,160}?(?:;[^;]{0,60}?)?),\s*(?P<wait>[\d_]{4,9}|[\d_ *]{5,24})\s*\)")  # fmt: skip
_LEAVES = re.compile(
    r"location\s*\.\s*(?:reload|replace|assign)\s*\(|\blocation(?:\.href)?\s*=(?!=)|history\.go\(0\)"
)


def time_limit(site: SiteView) -> Iterator[Fault]:
    """Fault pages that a timer reloads or leaves, whatever the reader is doing."""
    for script, code in own_code(site):
        for found in _TIMER.finditer(code):
            if _LEAVES.search(found["work"]):
                yield fault_in(script, found, "Ask before the page changes, or let it stay.")
                break
