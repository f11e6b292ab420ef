"""Name, address and phone are the same everywhere."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from urllib.parse import urlsplit

from domain.grading.audit import Fault
from domain.grading.content.evidence import Evidence, evidence
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
        if page.is_error_page:
            continue
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
    yield from _unknown_twins(site, phones, places)
    yield from _odd_streets(numbers, places)
    yield from _odd_visits(site, numbers)
    yield from _odd_mails(site)
    yield from _odd_postcodes(site)


_POSTCODE = re.compile(
    r"(?<![\w-])(?P<code>\d{5}) (?P<town>[A-ZÄÖÜÁÉÍÓÚ][a-zäöüßáéíóúñ]{2,})"
    r"|(?<![\w-])(?P<british>[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2})\b"
)


_OUR_CODE = re.compile(
    r"\b(?:our|the) post ?code\b|\bsat(?:ellite)? ?nav\w*|\bunsere postleitzahl\b|\bfür (?:das|ihr) navi\w*|\bpara el gps\b|\bnuestro código postal\b",
    re.I,
)
"""What stands beside the code that leads to the firm itself."""


def _odd_postcodes(site: SiteView) -> Iterator[Fault]:
    """Fault a postcode that differs by a slip from the one nearly every page has."""
    said = [
        (page, piece, match["british"] or match["code"], match["town"] or "")
        for page in site.pages
        if not page.is_error_page
        for piece in pieces(page)
        if piece.source in ("text", "json-ld", "description")
        for match in _POSTCODE.finditer(piece.text)
    ]
    count = Counter((code, town) for _, _, code, town in said)
    for page, piece, code, town in said:
        usual = next((c for (c, t), n in count.most_common(2) if t == town and n >= 3), "")
        is_ours = _is_turned(code, usual) or _OUR_CODE.search(piece.text)
        if usual and count[code, town] == 1 and usual != code and is_ours:
            yield Fault(
                evidence=f"{code} {town}".strip() + f" here, {usual} elsewhere",
                fix=_FIX,
                selector=piece.selector,
                page=page.url,
            )


def _is_turned(one: str, other: str) -> bool:
    """Whether one sign is another, or two have changed places."""
    if len(one) != len(other):
        return False
    wrong = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(wrong) == 1 or (len(wrong) == 2 and sorted(one) == sorted(other))


_VISIT = re.compile(
    r"\b(?:visit us|find us|our (?:office|shop|address|house)|come to|located at|besuchen sie uns|unsere (?:adresse|kanzlei|praxis)|sie finden uns|visítenos|estamos en|nuestra dirección)\b",
    re.I,
)


def _odd_visits(site: SiteView, numbers: Counter[tuple[str, str]]) -> Iterator[Fault]:
    """Fault a street readers are asked to that no other page knows, when all others name one."""
    usual = [key for key, count in numbers.items() if count >= 3 and count >= len(site.pages) // 2]
    if len(usual) != 1:
        return
    for page in site.pages:
        for piece in pieces(page) if not page.is_error_page else ():
            for match in _STREET.finditer(piece.text) if piece.source == "text" else ():
                known = _street(match)
                if numbers[known] == 1 and known[0] != usual[0][0] and _VISIT.search(piece.text):
                    yield Fault(
                        evidence=f"{match.group()} here, {' '.join(usual[0])} elsewhere",
                        fix=_FIX,
                        selector=piece.selector,
                        page=page.url,
                        severity="moderate",
                    )


def _is_slip(one: str, host: str) -> bool:
    """Whether a host is the site's but for a letter left out, doubled or mistaken."""
    names, ends = zip(*(name.rsplit(".", 1) for name in (one, host)), strict=True)
    if names[0] == names[1] and ends[0] != ends[1]:
        return sorted(ends[0]) == sorted(ends[1])
    if ends[0] != ends[1] or min(map(len, names)) < LEAST_LETTERS:
        return False
    return abs(len(one) - len(host)) <= 1 and SequenceMatcher(None, *names).ratio() > SLIP


LEAST_LETTERS = 6
"""Of a name in which one wrong letter is a slip, and not another name."""
SLIP = 0.9
_FREE = re.compile(
    r"@(?:gmail|googlemail|gmx|web|t-online|yahoo|hotmail|outlook|icloud|live|aol|proton)", re.I
)
_WRITE = re.compile(r"\b(?:write|mail|e-mail|contact|schreib\w*|mailen|escrib\w*|correo)\b", re.I)


def _odd_mails(site: SiteView) -> Iterator[Fault]:
    """Fault an address to write to at a host that is neither the site's nor that of other addresses."""
    host = urlsplit(site.origin).netloc.removeprefix("www.")
    said = [
        (page, piece, one.value)
        for page in site.pages
        if not page.is_error_page
        for piece in pieces(page)
        if piece.source in ("text", "href")
        for one in quantities(piece.text, page_language(page))
        if one.kind == "email"
    ]
    count = Counter(value.partition("@")[2] for _, _, value in said)
    for page, piece, value in said if host else ():
        own = value.partition("@")[2]
        is_other = own != host and not host.endswith(f".{own}") and not own.endswith(f".{host}")
        is_slip = is_other and _is_slip(own, host)
        if is_slip or (
            is_other and count[own] == 1 and not _FREE.search(value) and _WRITE.search(piece.text)
        ):
            yield Fault(
                evidence=f"{value} here, the site is {host}",
                fix=_FIX,
                selector=piece.selector,
                page=page.url,
                severity=None if is_slip else "minor",
            )


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


_ANOTHER_LINE = re.compile(
    r"\b(?:fax|mobile|emergenc\w+|out of hours|office|workshop|bookings?|orders?|accounts|sales|notdienst|notfall|büro|werkstatt|"
    r"buchhaltung|privat|handy|mobil|urgencias|móvil|oficina|taller|pedidos|whatsapp|second|zweite\w*|segundo)\b",
    re.I,
)
"""What a firm calls a second number of its own."""


def _unknown_twins(
    site: SiteView, phones: Counter[str], places: dict[object, tuple[str, Piece]]
) -> Iterator[Fault]:
    """Fault a number two digits from the one the site gives, which no fact gives: no second line."""
    known = evidence(site)
    for odd in phones:
        url, piece = places[odd]
        for usual, count in phones.items():
            if not (count > phones[odd] and _is_twin(odd, usual)):
                continue
            if known is None:
                is_slip = phones[odd] <= 2 and count >= 4 and not _ANOTHER_LINE.search(piece.text)
            else:
                is_slip = _gives(known, usual) and not _gives(known, odd)
            if is_slip:
                yield Fault(
                    evidence=f"{odd} here, {usual} elsewhere",
                    fix=_FIX,
                    selector=piece.selector,
                    page=url,
                )
                break


def _gives(known: Evidence, phone: str) -> bool:
    return any(phones_agree(phone, one) for one in known.phones)


def _is_twin(one: str, other: str) -> bool:
    """Whether two numbers are the same but for two digits, wherever these stand."""
    one, other = one[-9:], other[-9:]
    if len(one) != len(other) or _nearly(one, other):
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 2


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
