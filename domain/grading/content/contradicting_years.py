"""A firm began once."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import Piece, sentences, texts
from domain.grading.view import SiteView

_BEGAN = re.compile(
    r"(?:\b(?:we|firm|company|business|practice|house|shop|bakery|family|club|wir|Firma|Betrieb|Kanzlei|empresa|casa|clínica|nosotros)\b[^.;]{0,60})?"
    r"\b(?:founded|established|set up|opened (?:our doors|its doors)|started|in business since|serving [^.;]{0,30}since|since our (?:start|beginning|founding) in|since|gegründet|seit|fundad[ao]s?|desde|nacimos)\b[^.;\d]{0,25}\b(?P<year>1[6-9]\d\d|20[0-3]\d)\b",
    re.I,
)
_OURS = re.compile(
    r"\b(?:we|our|us|wir|uns|unser\w*|nos|nuestr\w+|somos|firm|company|business|Firma|Betrieb|Unternehmen|empresa|clínica)\b",
    re.I,
)
_FOUNDING = re.compile(
    r"founded|established|start|opened|in business|serving|gegründet|fundad|nacimos|\bsince our|^(?:since|seit|desde)",
    re.I,
)

_SINCE = re.compile(r"since|seit|desde", re.I)


def contradicting_years(site: SiteView) -> Iterator[Fault]:
    """Fault a second year the firm is said to have begun in."""
    first: tuple[str, str, str] | None = None
    for page in site.ordinary:
        for piece in texts(page):
            for year, shown in _years(piece):
                if first is None:
                    first = (year, shown, page.url)
                elif year != first[0]:
                    yield Fault(
                        evidence=f"{shown!r} here, {first[1]!r} on {first[2]}",
                        fix="Find out which year is right, and say that one everywhere.",
                        selector=piece.selector,
                        page=page.url,
                    )
                    return


def _years(piece: Piece) -> Iterator[tuple[str, str]]:
    for sentence in sentences(piece.text):
        found = _BEGAN.search(sentence)
        if not found or not _OURS.search(sentence) or not _FOUNDING.search(found.group()):
            continue
        # `Joiner since 2019, runs the firm` is somebody's year, not the firm's.
        if not (found.start() and _SINCE.match(found.group())):
            yield found["year"], found.group()[-80:]
