"""Name, address and phone are the same everywhere."""

import re
from collections import Counter
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import Piece, page_language, pieces
from domain.grading.content.quantities import phones_agree, quantities
from domain.grading.view import SiteView

_MARKED = re.compile(r"\b(?:tel|phone|call|telefon|anruf|fon|teléfono|llam|mobil)", re.I)
_STREET = re.compile(
    r"\b(\d{1,4}[a-z]?) ([A-Z][\w'’]+(?: [A-Z][\w'’]+)? (?:Street|St|Road|Rd|Lane|Avenue|Ave|Drive|Way|Square|Close))\b"
    r"|\b([A-ZÄÖÜ][\w-]*(?:straße|strasse|str\.|weg|platz|allee|gasse)) (\d{1,4}[a-z]?)\b"
    r"|\b((?:Calle|C/|Avenida|Avda\.|Plaza|Paseo) [A-ZÁÉÍÓÚÑ][\w ]{2,30}?),? (\d{1,4})\b"
)
_FIX = "Use one form of it everywhere, and correct the odd one."


def consistent_contact(site: SiteView) -> Iterator[Fault]:
    """Fault a link that calls another number than it shows, and near-twins of phones and addresses."""
    phones: Counter[str] = Counter()
    numbers: Counter[tuple[str, str]] = Counter()
    places: dict[object, tuple[str, Piece]] = {}
    for page in site.pages:
        language = page_language(page)
        for piece in pieces(page):
            if piece.source in ("placeholder", "label"):
                continue
            yield from _wrong_link(piece, page.url, language)
            for one in quantities(piece.text, language):
                if one.kind == "phone" and (
                    piece.source == "href" or _MARKED.search(piece.text) or piece.place
                ):
                    phones[one.value] += 1
                    places.setdefault(one.value, (page.url, piece))
            for match in _STREET.finditer(piece.text):
                street, number = _street(match)
                numbers[street, number] += 1
                places.setdefault((street, number), (page.url, piece))
    yield from _odd_phones(phones, places)
    yield from _odd_streets(numbers, places)


def _street(match: re.Match[str]) -> tuple[str, str]:
    if match[1]:
        return match[2], match[1]
    return (match[3], match[4]) if match[3] else (match[5], match[6])


def _wrong_link(piece: Piece, url: str, language: str) -> Iterator[Fault]:
    element = piece.element
    if piece.source != "href" or element is None:
        return
    shown = [q for q in quantities(element.text, language) if q.kind in ("phone", "email")]
    target = piece.text.partition(":")[2].strip()
    for one in shown:
        digits = re.sub(r"\D", "", target)
        differs = (
            one.kind == "phone"
            and piece.text.lower().startswith("tel:")
            and not phones_agree(one.value, digits)
        )
        differs = differs or (
            one.kind == "email"
            and piece.text.lower().startswith("mailto:")
            and one.value != target.lower()
        )
        if differs:
            yield Fault(
                evidence=f"shows {one.shown!r}, leads to {piece.text!r}",
                fix="Let the link lead to what it shows.",
                selector=piece.selector,
                page=url,
                severity="serious",
            )


def _odd_phones(phones: Counter[str], places: dict[object, tuple[str, Piece]]) -> Iterator[Fault]:
    ranked = [phone for phone, _ in sorted(phones.items(), key=lambda pair: (-pair[1], pair[0]))]
    for at, odd in enumerate(ranked):
        for usual in ranked[:at]:
            if _nearly(odd, usual):
                url, piece = places[odd]
                yield Fault(
                    evidence=f"{odd} here, {usual} elsewhere",
                    fix=_FIX,
                    selector=piece.selector,
                    page=url,
                )
                break


def _nearly(one: str, other: str) -> bool:
    """Whether two numbers differ like a slip: one digit wrong, or two changed places."""
    if phones_agree(one, other):
        return False
    one, other = one[-9:], other[-9:]
    if len(one) != len(other):
        return False
    wrong = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(wrong) == 1:
        return wrong[0] < len(one) - 1  # the last digit alone tells extensions of one firm apart
    return len(wrong) == 2 and sorted(one) == sorted(other)


def _odd_streets(
    numbers: Counter[tuple[str, str]], places: dict[object, tuple[str, Piece]]
) -> Iterator[Fault]:
    usual: dict[str, str] = {}
    for (street, number), _ in sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0])):
        if street in usual:
            url, piece = places[street, number]
            yield Fault(
                evidence=f"{street} {number} here, {street} {usual[street]} elsewhere",
                fix=_FIX,
                selector=piece.selector,
                page=url,
            )
        else:
            usual[street] = number
