"""What moves by itself can be stopped."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.scripted import fault_in, own_code
from domain.grading.audit import Fault
from domain.grading.view import SiteView

_TIMER = re.compile(r"\bsetInterval\s*\(")
_SLIDES = re.compile(r"slide|carousel|karussell|rotat|ticker|marquee|testimonial", re.I)
_STOPS = re.compile(r"clearInterval|pause|prefers-reduced-motion", re.I)


def auto_advance(site: SiteView) -> Iterator[Fault]:
    """Fault slides that a timer changes for ever, in a script that never stops it."""
    for script, code in own_code(site):
        found = _TIMER.search(code)
        if found and _SLIDES.search(code) and not _STOPS.search(code):
            yield fault_in(script, found, "Offer a button that stops it, or let readers move on.")
