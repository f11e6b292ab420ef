"""Single letters do nothing by themselves."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.scripted import fault_in, own_code
from domain.grading.audit import Fault
from domain.grading.view import SiteView

_LISTENS = re.compile(
    r"(?:document|window|document\.body|\$\((?:document|window)\))\s*\.\s*(?:addEventListener|on)\(\s*[\"'`]key(?:down|up|press)[\"'`]"
)
_LETTER = re.compile(r"\.key\s*===?\s*[\"'`][a-zA-Z0-9][\"'`]|\.code\s*===?\s*[\"'`]Key[A-Z][\"'`]")
_HELD = re.compile(r"ctrlKey|metaKey|altKey|target\.(?:tagName|nodeName|matches|closest)|activeElement")  # fmt: skip
REACH = 700
"""Characters of a listener that are read."""


def character_keys(site: SiteView) -> Iterator[Fault]:
    """Fault listeners on the whole page that take a bare letter: speech input sets them off."""
    for script, code in own_code(site):
        for found in _LISTENS.finditer(code):
            work = code[found.end() : found.end() + REACH]
            if _LETTER.search(work) and not _HELD.search(work):
                yield fault_in(script, found, "Ask for Ctrl or Alt with the letter as well.")
