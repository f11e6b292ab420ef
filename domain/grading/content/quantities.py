"""Find numbers, prices, dates, phones and codes in a text, in one normal form for three languages."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from domain.grading.content.number_words import MONTHS, written_numbers

Kind = Literal["email", "phone", "date", "price", "percent", "year", "number", "code", "rating"]


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """One thing that can be counted, called or looked up, as it stands and in normal form."""

    kind: Kind
    shown: str
    value: str
    """Digits of a phone, decimal number, lower-case address, `--MM-DD` or `YYYY-MM-DD`."""
    start: int
    before: str = ""
    """The word before, in lower case."""
    after: str = ""
    """The word after, in lower case."""


_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|net|de|es|co\.uk|eu|at|ch|io|info|uk|cat)\b(?:/\S*)?"
)
_PHONE = re.compile(r"(?<![\w.,])(?:\+|00)?\(?\d(?:[\d\s()/\u2009\u00a0–-]|\.(?!\s)){5,}\d(?!\w)")
_YEARS = re.compile(r"^(?:1[89]|20)\d\d\s*[-–/]\s*(?:1[89]|20)?\d\d$")
_AMOUNT = r"\d{1,3}(?:[.,'’\u2009\u00a0 ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)"
_CURRENCY = r"£|\$|€|EUR|GBP|USD|CHF|euros?|pounds?|dollars?|Fr\.|Franken|quid|pesos?"
_PRICE = re.compile(
    rf"(?:(?<!\w)(?:US\$|£|\$|€|EUR|GBP|USD|CHF|Fr\.)\s?(?P<a>{_AMOUNT}))|(?<![\w.,])(?P<b>{_AMOUNT})(?:\s?(?:{_CURRENCY})(?!\w)|,[-–])",
    re.I,
)
_PERCENT = re.compile(
    r"(?<![\w.,])(\d+(?:[.,]\d+)?)\s?(?:%|percent\b|per cent\b|prozent\b|por ciento\b)", re.I
)
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATES = (
    re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"),
    re.compile(
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.|\.º|º)?\s*(?:of\s+|de\s+)?(?P<m>{_MONTH})\b\.?,?(?:\s*(?:de(?:l)?\s+)?(?P<y>(?:19|20)\d\d))?",
        re.I,
    ),
    re.compile(
        rf"\b(?P<m>{_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s*(?P<y>(?:19|20)\d\d))?",
        re.I,
    ),
    re.compile(r"(?<![\d.])(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>(?:19|20)?\d\d)(?![\d.])"),
)
_CODE = re.compile(
    r"(?<![\w@/])(?=[A-Z\d/-]*\d)(?=[A-Z\d/-]*[A-Z])[A-Z\d]{2,}(?:[-/][A-Z\d]+)*(?:\s\d[A-Z]{2})?(?![\w])"
)
_NUMBER = re.compile(rf"(?<![\w.,])(?:{_AMOUNT})(?:st|nd|rd|th|er|ª|º)?(?![\d])")


def decimal(text: str) -> str:
    """Return a number in normal form, whatever separates thousands and decimals."""
    bare = re.sub(r"[\s'’\u2009\u00a0]", "", text)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", bare):
        bare = re.sub(r"[.,]", "", bare)
    elif found := re.fullmatch(r"(\d{1,3}(?:[.,]\d{3})*|\d+)[.,](\d{1,2})", bare):
        bare = f"{re.sub(r'[.,]', '', found[1])}.{found[2]}"
    number = Decimal(bare)
    return format(number.normalize(), "f") if number else "0"


@lru_cache(maxsize=16384)
def quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """Return every quantity of a text but clock times, each stretch read once."""
    reader = _Reader(text, language)
    reader.take(_EMAIL, "email", lambda m: m.group().lower().rstrip("."))
    reader.skip(_URL)
    for pattern in _DATES:
        reader.take(pattern, "date", _date)
    reader.take(_PRICE, "price", lambda m: decimal(m["a"] or m["b"]))
    reader.take(_PHONE, "phone", _phone)
    reader.take(_PERCENT, "percent", lambda m: decimal(m[1]))
    reader.take(_CODE, "code", lambda m: re.sub(r"[\s/-]", "", m.group()))
    reader.take(_NUMBER, "number", _plain)
    for start, shown, value in written_numbers(text, language):
        reader.add("number", shown, value, start)
    return tuple(sorted(reader.found, key=lambda q: q.start))


def _date(match: re.Match[str]) -> str:
    month = MONTHS.get(match["m"].lower(), 0) if not match["m"].isdigit() else int(match["m"])
    day, year = int(match["d"]), match["y"]
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return ""
    if year and len(year) == 2:
        year = f"20{year}"
    return f"{year or '-'}-{month:02}-{day:02}"


def _phone(match: re.Match[str]) -> str:
    shown = match.group().strip()
    digits = re.sub(r"\D", "", shown)
    grouped = re.fullmatch(r"\d{1,3}(?:\.\d{3})+", shown)
    if len(digits) < 7 or len(digits) > 15 or _YEARS.match(shown) or grouped:
        return ""
    return digits


def _plain(match: re.Match[str]) -> str:
    return decimal(re.sub(r"(?:st|nd|rd|th|er|ª|º)$", "", match.group()))


_END = re.compile(r"[.!?;]\s|\n")
"""Where a sentence ends, and what follows is no longer counted by a number in it."""
_END_BEFORE_ORDINALS = re.compile(r"[!?;]\s|\n")
"""The same in a language that writes `10. Klasse`."""


class _Reader:
    """Reads a text from the surest pattern to the plainest, blanking what was understood."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._end = _END_BEFORE_ORDINALS if language == "de" else _END
        self._left = text
        self.found: list[Quantity] = []

    def skip(self, pattern: re.Pattern[str]) -> None:
        self._left = pattern.sub(lambda m: " " * len(m.group()), self._left)

    def take(
        self, pattern: re.Pattern[str], kind: Kind, value: Callable[[re.Match[str]], str]
    ) -> None:
        for match in list(pattern.finditer(self._left)):
            if normal := value(match):
                year = kind == "number" and re.fullmatch(r"1[5-9]\d\d|20\d\d", match.group())
                self.add("year" if year else kind, match.group().strip(), normal, match.start())
                start, end = match.span()
                self._left = self._left[:start] + " " * (end - start) + self._left[end:]

    def add(self, kind: Kind, shown: str, value: str, start: int) -> None:
        before = re.findall(r"[^\W\d_]+", self._text[max(0, start - 30) : start])
        following = self._text[start + len(shown) : start + len(shown) + 40]
        after = re.findall(r"[^\W\d_]+", self._end.split(following, maxsplit=1)[0])
        self.found.append(
            Quantity(
                kind=kind,
                shown=shown,
                value=value,
                start=start,
                before=before[-1].lower() if before else "",
                after=after[0].lower() if after else "",
            )
        )


def phones_agree(one: str, other: str) -> bool:
    """Whether two digit strings are one number, with or without country code and leading zero."""
    short, long = sorted((_national(one), _national(other)), key=len)
    if len(short) < 6 or not long.endswith(short):
        return False
    before = long[: len(long) - len(short)]
    return before in ("", *_COUNTRY_CODES) or before.removesuffix("0") in _COUNTRY_CODES


_COUNTRY_CODES = frozenset(
    [
        "1",
        "30",
        "31",
        "32",
        "33",
        "34",
        "39",
        "41",
        "43",
        "44",
        "45",
        "46",
        "47",
        "48",
        "49",
        "51",
        "52",
        "54",
        "55",
        "56",
        "57",
        "58",
        "61",
        "64",
        "351",
        "352",
        "353",
        "420",
    ]
)


def _national(digits: str) -> str:
    return digits.removeprefix("00").lstrip("0")


def each_number(found: tuple[Quantity, ...]) -> Iterator[str]:
    """Return the normal forms that may support a plain number."""
    for quantity in found:
        if quantity.kind in ("number", "price", "percent", "year"):
            yield quantity.value
        elif quantity.kind == "date":
            year, month, day = quantity.value.rsplit("-", 2)
            yield from (str(int(part)) for part in (year, month, day) if part.isdigit())
