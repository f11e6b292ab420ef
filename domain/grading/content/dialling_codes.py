"""A number dials the country the firm is in."""

import re
from collections import Counter
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import Piece, pieces
from domain.grading.view import PageView, SiteView

_CODES = {
    "GB": "44", "IE": "353", "DE": "49", "AT": "43", "CH": "41", "ES": "34", "FR": "33", "IT": "39", "NL": "31", "BE": "32",
    "LU": "352", "PT": "351", "DK": "45", "SE": "46", "NO": "47", "PL": "48", "CZ": "420", "US": "1", "CA": "1", "AU": "61",
    "NZ": "64", "MX": "52", "AR": "54",
}  # fmt: skip
_COUNTRIES = {
    "united kingdom": "GB", "great britain": "GB", "uk": "GB", "ireland": "IE", "germany": "DE", "deutschland": "DE",
    "austria": "AT", "österreich": "AT", "switzerland": "CH", "schweiz": "CH", "spain": "ES", "españa": "ES", "france": "FR",
}  # fmt: skip
_KNOWN = tuple(sorted(set(_CODES.values()), key=len, reverse=True))
_TAIL = 7
"""Last digits that tell one number from another, whatever stands before them."""


def dialling_codes(site: SiteView) -> Iterator[Fault]:
    """Fault links and JSON-LD that give a number of the firm the code of another country."""
    home = _home(site)
    if home is None:
        return
    local = {tail for page in site.ordinary for tail in _shown_locally(page)}
    for page in site.ordinary:
        for piece in pieces(page):
            number = _international(piece)
            if number and number[-_TAIL:] in local and not number.startswith(home):
                yield Fault(
                    evidence=f"+{number} here, and the number is shown without a code by a firm in a country of +{home}",
                    fix=f"Write the number with +{home}.",
                    selector=piece.selector,
                    page=page.url,
                    owner="schema_markup" if piece.source == "json-ld" else "local_seo",
                )


_SHOWN = re.compile(r"(?<!\d)[+(]{0,2}\d[\d ()/.-]{6,}\d")


def _shown_locally(page: PageView) -> Iterator[str]:
    """Yield the last digits of numbers shown the way people of the country write them."""
    for piece in pieces(page):
        if piece.source != "text":
            continue
        for match in _SHOWN.finditer(piece.text):
            if not match.group().startswith(("+", "00")):
                yield _digits(match.group())[-_TAIL:]


def _international(piece: Piece) -> str:
    """Return the digits behind the `+` of a link or of JSON-LD, ``""`` when there is none."""
    is_link = piece.source == "href" and piece.text.lower().startswith("tel:")
    is_stated = piece.source == "json-ld" and piece.key.endswith("telephone")
    text = piece.text.partition(":")[2] if is_link else piece.text
    if not (is_link or is_stated) or not text.strip().startswith(("+", "00")):
        return ""
    return _digits(text).removeprefix("00")


def _home(site: SiteView) -> str | None:
    """Return the code of the one country all addresses in JSON-LD name, or that most numbers have."""
    stated = Counter(
        code
        for page in site.ordinary
        for piece in pieces(page)
        if piece.source == "json-ld" and piece.key.endswith("addressCountry")
        if (code := _code_of(piece.text))
    )
    if len(stated) == 1:
        return next(iter(stated))
    dialled = Counter(
        next((code for code in _KNOWN if number.startswith(code)), "")
        for page in site.ordinary
        for piece in pieces(page)
        if (number := _international(piece))
    )
    most = dialled.most_common(2)
    clear = len(most) == 2 and most[0][1] >= _CLEAR * most[1][1]
    return most[0][0] or None if not stated and clear else None


_CLEAR = 3
"""How many times as often a code must stand as any other to be the firm's."""


def _code_of(country: str) -> str:
    name = country.strip()
    return _CODES.get(name.upper(), "") or _CODES.get(_COUNTRIES.get(name.lower(), ""), "")


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
