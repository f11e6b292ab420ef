"""Find personal data in free text by its form and, where there is one, its checksum."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from domain.grading.content.known_names import GIVEN_NAMES, UNSURE_NAMES

Personal = Literal["iban", "card", "identity", "email", "link", "phone", "street", "name"]
"""What was found: account, payment card, national id, ways to reach somebody, or who it is."""


class Found(NamedTuple):
    """A piece of personal data, from `start` to before `end`."""

    kind: Personal
    start: int
    end: int


@lru_cache(maxsize=8192)
def personal(text: str) -> tuple[Found, ...]:
    """Return what in `text` is personal, in order, none inside another."""
    taken: list[Found] = []
    for kind, find in _FINDERS:
        for start, end in find(text):
            if all(end <= one.start or start >= one.end for one in taken):
                taken.append(Found(kind, start, end))
    return tuple(sorted(taken, key=lambda one: one.start))


Spans = Iterator[tuple[int, int]]

_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?!\w)")
_CARD = re.compile(r"(?<![\w+-])\d(?:[ -]?\d){12,18}(?![\w-])")
_NINO = re.compile(
    r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)", re.I
)
_STEUER_ID = re.compile(r"(?<![\w+-])[1-9]\d(?: ?\d{3}){3}(?![\w-])")
_DNI = re.compile(r"(?<!\w)([XYZ]|\d)[.-]?(\d{7}|\d\.?\d{3}\.?\d{3})[.-]?([A-Z])(?!\w)", re.I)
_SSN = re.compile(r"(?<![\w-])(?!000|666|9\d\d)\d{3}-(?!00)\d\d-(?!0000)\d{4}(?![\w-])")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"“”„«»()]*[^\s<>\"“”„«»().,;:!?]", re.I)
_PHONE = re.compile(
    r"(?<![\w.,£€$/:-])(?:\+\d{1,3}[\s./-]?|00\d{2}[\s./-]?)?(?:\(\d{1,5}\)[\s./-]?)?\d{2,13}(?:\s?[\s./–-]\s?\d{2,9}){0,6}(?![\w%€£]|[.,]\d)"
)
_STREET = re.compile(
    r"(?<!\w)\d{1,4}[a-z]?,? (?:[A-Z][\w’'-]+ ){1,3}(?:Street|St|Road|Rd|Lane|Avenue|Ave|Square|Close|Drive|Terrace|Crescent|Way|Row|Court|Place|Boulevard)(?!\w)"
    r"|(?<!\w)(?:(?:Am|An der|An den|Auf dem|Im|In der|Zum|Zur|Alte[rn]?|Neue[rn]?) )?[A-ZÄÖÜ][\wäöüß.-]*(?: ?[Ss]tr(?:aße|asse|\.)| ?[Gg]asse| ?[Ww]eg| ?[Pp]latz| ?[Aa]llee| ?[Uu]fer| ?[Dd]amm|ring)"
    r" \d{1,4} ?[a-z]?(?!\w)"
    r"|(?<!\w)(?:[Cc]alle|[Cc]/|Avda\.?|[Aa]venida|[Pp]laza|[Pp]aseo|[Rr]úa|[Cc]amino|[Cc]arretera) [^.;:\d\n]{2,40}?,? ?(?:n\.?º ?)?\d{1,4}(?!\w)"
)
_NAME = re.compile(
    r"(?<![\w-])([A-ZÄÖÜÁÉÍÓÚÑ][\w’-]+)(?=( (?:von |van |de |del |de la )?[A-ZÄÖÜÁÉÍÓÚÑ][\w’-]+))"
)
_ASKED_FOR = re.compile(
    r"(?<!\w)(?i:ask(?:ing)? for|speak(?:ing)? (?:to|with)|talk(?:ing)? to|call|ring|phone|contact"
    r"|fragen Sie nach|sprechen Sie mit|wenden Sie sich an|melden Sie sich bei"
    r"|pregunte por|pregunta por|hable con|habla con|llame a|escriba a)"
    r" ([A-ZÄÖÜÁÉÍÓÚÑ]\w+)(?![\w-])"
)
"""Words after which a name is somebody's, although it stands alone."""
_DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"


def _ibans(text: str) -> Spans:
    for match in _IBAN.finditer(text):
        ends = [match.start() + at for at in range(len(match[0]), 14, -1)]
        whole = (end for end in ends if _is_iban(text[match.start() : end]))
        end = next((end for end in whole if end == len(text) or not text[end].isalnum()), None)
        if end is not None:
            yield match.start(), end


def _is_iban(text: str) -> bool:
    code = text.replace(" ", "")
    turned = "".join(str(int(letter, 36)) for letter in code[4:] + code[:4])
    return 15 <= len(code) <= 34 and int(turned) % 97 == 1


def _cards(text: str) -> Spans:
    for match in _CARD.finditer(text):
        digits = [int(digit) for digit in reversed(re.sub(r"\D", "", match[0]))]
        doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
        if (sum(digits[::2]) + sum(doubled)) % 10 == 0 and any(digits):
            yield match.span()


def _identities(text: str) -> Spans:
    yield from (match.span() for match in _NINO.finditer(text))
    yield from (match.span() for match in _SSN.finditer(text))
    for match in _STEUER_ID.finditer(text):
        if _is_steuer_id(match[0].replace(" ", "")):
            yield match.span()
    for match in _DNI.finditer(text):
        first = {"X": "0", "Y": "1", "Z": "2"}.get(match[1].upper(), match[1])
        number = int(first + match[2].replace(".", ""))
        if _DNI_LETTERS[number % 23] == match[3].upper():
            yield match.span()


def _is_steuer_id(digits: str) -> bool:
    """Tell whether the last of eleven digits is the check digit of the others (ISO 7064, 11-10)."""
    rest = 10
    for digit in digits[:10]:
        rest = ((int(digit) + rest) % 10 or 10) * 2 % 11
    return (11 - rest) % 10 == int(digits[10])


_LEAST_PHONE, _MOST_PHONE = 9, 15
"""Digits of a number with its area code; fewer may be a registration, more is none."""


def _phones(text: str) -> Spans:
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        is_clock = all(len(group) <= 2 for group in re.findall(r"\d+", match[0]))
        begins = match[0].lstrip("(").startswith(("+", "0"))
        enough = _LEAST_PHONE <= len(digits) <= _MOST_PHONE
        if enough and (begins or not (is_clock or match[0].isdigit())):
            yield match.span()


def _names(text: str) -> Spans:
    """Yield a given name we know with the word in capitals after it, or alone where one asks for it.

    Alone it has to be nothing but a name: `Ask for Grace` may be about a product or a place.
    """
    for match in _NAME.finditer(text):
        if match[1] in GIVEN_NAMES:
            yield match.start(), match.end(2)
    for match in _ASKED_FOR.finditer(text):
        if match[1] in GIVEN_NAMES - UNSURE_NAMES:
            yield match.span(1)


def _spans(pattern: re.Pattern[str]) -> Callable[[str], Spans]:
    return lambda text: (match.span() for match in pattern.finditer(text))


_FINDERS: tuple[tuple[Personal, Callable[[str], Spans]], ...] = (
    ("iban", _ibans),
    ("email", _spans(_EMAIL)),
    ("link", _spans(_LINK)),
    ("identity", _identities),
    ("card", _cards),
    ("phone", _phones),
    ("street", _spans(_STREET)),
    ("name", _names),
)
"""Most certain first: a card number is not read as a phone number."""
