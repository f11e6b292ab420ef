"""Drawings are shipped without what only their editor needs."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import SiteView

LEAST_KB = 10
LEAST_SHARE = 0.15
"""Share of the file that must be ballast before it is worth a word."""

_BALLAST = re.compile(
    rb"<metadata\b.*?</metadata>|<sodipodi:namedview\b.*?(?:/>|</sodipodi:namedview>)|<!--.*?-->"
    rb"|\s(?:inkscape|sodipodi|sketch|serif|i|xmlns):[\w-]+=\"[^\"]*\"|<!DOCTYPE[^>]*>"
    rb"|(?<=\.\d\d)\d{2,}",
    re.S,
)


def svg_ballast(site: SiteView) -> Iterator[Fault]:
    """Fault SVG files of 10 kB or more of which 15 % are editor data or digits nobody can see."""
    for file in site.site.files:
        if not file.path.lower().endswith(".svg") or not LEAST_KB <= len(file.body) / 1000 < 3000:
            continue
        wasted = sum(len(match[0]) for match in _BALLAST.finditer(file.body))
        if wasted > LEAST_SHARE * len(file.body):
            yield Fault(
                evidence=f"{file.path}: {len(file.body) / 1000:.0f} kB, "
                f"{wasted / len(file.body):.0%} editor data and needless digits",
                fix="Save it as plain SVG with two decimals.",
                selector=file.path,
            )
