"""Numbers of more than one word and parts of a whole, in figures: `a hundred and twenty`, `hora y media`, `zu siebt`."""

import re
from collections.abc import Callable
from functools import lru_cache

from domain.facts import Language
from domain.grading.content.number_words import WRITTEN

_EN = {"one": 1, "a": 1, "an": 1} | {
    word: value
    for word, value in WRITTEN["en"].items()
    if value < 100 and word not in ("dozen", "twice")
}
_DE = {"ein": 1, "eine": 1, "": 1} | {w: v for w, v in WRITTEN["de"].items() if v < 100}
_ES = {w: v for w, v in WRITTEN["es"].items() if v < 100} | {"cien": 100}
_HUNDREDS_ES = dict(
    zip(
        [
            "cient",
            "doscient",
            "trescient",
            "cuatrocient",
            "quinient",
            "seiscient",
            "setecient",
            "ochocient",
            "novecient",
        ],
        range(100, 1000, 100),
        strict=True,
    )
)
_IN_COMPANY = {
    word: value
    for value, word in enumerate(
        [
            "zweit",
            "dritt",
            "viert",
            "fünft",
            "sechst",
            "siebt",
            "acht",
            "neunt",
            "zehnt",
            "elft",
            "zwölft",
        ],
        2,
    )
}
"""German ways to count people: `zu siebt`."""


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(filter(None, words), key=len, reverse=True))


_TWO = rf"(?:{_any(_EN)})(?:[- ](?:{_any({w: v for w, v in _EN.items() if v < 10})}))?"
_THREE = rf"(?:{_any(_EN)})\s+hundred(?:\s+and\s+{_TWO}(?!\s+(?:hundred|thousand)))?"
_ENGLISH = re.compile(
    rf"\b(?:{_TWO}\s+thousand(?:,?\s+(?:{_THREE}|and\s+{_TWO}))?|{_THREE})\b", re.I
)
_SMALL = _any(_DE)
_GERMAN = re.compile(
    rf"\b(?:((?:{_SMALL})?)tausend)?(?:((?:{_SMALL})?)hundert)?(?:und)?({_SMALL})?\b", re.I
)
_SPANISH_HUNDREDS = rf"(?:{_any(_HUNDREDS_ES)})[oa]s?(?:\s+(?:{_any(_ES)}))?"
_SPANISH = re.compile(
    rf"\b(?:(?:(?:{_any(_ES)})\s+)?mil\s+(?:{_SPANISH_HUNDREDS}|{_any(_ES)})|(?:{_any(_ES)})\s+mil|{_SPANISH_HUNDREDS})\b",
    re.I,
)

_Replacement = str | Callable[[re.Match[str]], str]


def _sides(number: str, by: str, unit: str) -> tuple[tuple[re.Pattern[str], _Replacement], ...]:
    """Return how a length and a width are written with a unit each: `three by six metres`."""
    by = rf"(?:{by}|x|×)"
    return (
        (re.compile(rf"\b({number})\s+({by})\s+({number})\s+({unit})\b", re.I), r"\1 \4 \2 \3 \4"),
        (
            re.compile(rf"\b({number})\s+({unit})\s+({by})\s+({number})\b(?!\s+{unit}\b)", re.I),
            r"\1 \2 \3 \4 \2",
        ),
    )


_PARTS: dict[Language, tuple[tuple[re.Pattern[str], _Replacement], ...]] = {
    "en": (
        (re.compile(r"\bhalf\s+a\s+dozen\b", re.I), "6"),
        (
            re.compile(rf"\b({_TWO}|\d)\s+decades\b", re.I),
            lambda m: f"{_two_or_figures(m[1]) * 10} years",
        ),
        *_sides(rf"{_TWO}|\d+", "by", "metres?|meters?|feet|inches|cm|mm|m"),
        (re.compile(r"\ba\s+dozen\b", re.I), "12"),
        (
            re.compile(rf"\b(?:({_any(_EN)})\s+hours?\s+and\s+a\s+half\b)", re.I),
            lambda m: f"{_EN[m[1].casefold()] * 60 + 30} minutes",
        ),
        (
            re.compile(rf"\b({_any(_EN)})\s+and\s+a\s+half\s+hours\b", re.I),
            lambda m: f"{_EN[m[1].casefold()] * 60 + 30} minutes",
        ),
        (re.compile(r"\b(?:a\s+)?quarter\s+of\s+an\s+hour\b", re.I), "15 minutes"),
        (re.compile(r"\bhalf\s+a\s+year\b", re.I), "6 months"),
        (re.compile(r"\bhalf\s+a\s+lit(?:re|er)\b", re.I), "500 ml"),
        (re.compile(r"\bhalf\s+a\s+kilo(?:gram)?\b", re.I), "500 g"),
        (
            re.compile(rf"\b({_TWO}|\d\d?)\s?(?:pence|p)\b", re.I),
            lambda m: f"£0.{_two_or_figures(m[1]):02}",
        ),
        (
            re.compile(rf"\b({_TWO}|\d+)\s+pounds?\s+fifty\b", re.I),
            lambda m: f"£{_two_or_figures(m[1])}.50",
        ),
    ),
    "de": (
        (re.compile(r"\bein(?:em)?\s+halbe[sn]\s+dutzend\b", re.I), "6"),
        (
            re.compile(rf"\b({_SMALL}|\d)\s+jahrzehnten?\b", re.I),
            lambda m: f"{int(m[1]) * 10 if m[1].isdigit() else _DE[m[1].casefold()] * 10} Jahre",
        ),
        *_sides(rf"{_SMALL}|\d+", "mal|auf", "metern?|zentimetern?|cm|mm|m"),
        (re.compile(r"\bein(?:em)?\s+dutzend\b", re.I), "12"),
        (
            re.compile(rf"\b({_SMALL}|\d\d?)\s+cent\b", re.I),
            lambda m: f"0,{int(m[1]) if m[1].isdigit() else _DE[m[1].casefold()]:02} €",
        ),
        (
            re.compile(rf"\b({_SMALL}|\d+)\s+euro\s+fünfzig\b", re.I),
            lambda m: f"{m[1] if m[1].isdigit() else _DE[m[1].casefold()]},50 €",
        ),
        (
            re.compile(rf"\b({_SMALL})einhalb\s+stunden\b", re.I),
            lambda m: f"{_DE[m[1].casefold()] * 60 + 30} Minuten",
        ),
        (re.compile(r"\banderthalb\s+stunden\b", re.I), "90 Minuten"),
        (re.compile(r"\b(?:eine[rn]?\s+)?dreiviertelstunde\b", re.I), "45 Minuten"),
        (re.compile(r"\b(?:eine[rn]?\s+)?viertelstunde\b", re.I), "15 Minuten"),
        (re.compile(r"\b(?:ein(?:em|es)?\s+)?halbe[sn]\s+jahre?s?\b", re.I), "6 Monate"),
        (re.compile(r"\b(?:ein(?:e[nrm])?\s+)?halbe[rn]?\s+liter\b", re.I), "500 ml"),
        (re.compile(r"\b(?:ein(?:em)?\s+)?halbe[sn]\s+kilo\b", re.I), "500 g"),
        (
            re.compile(rf"\bzu ({'|'.join(_IN_COMPANY)})\b"),
            lambda m: f"{_IN_COMPANY[m[1]]} Leute",
        ),
    ),
    "es": (
        (re.compile(r"\bmedia\s+docena(?:\s+de)?\b", re.I), "6"),
        (
            re.compile(rf"\b({_any(_ES)}|\d)\s+décadas\b", re.I),
            lambda m: f"{int(m[1]) * 10 if m[1].isdigit() else _ES[m[1].casefold()] * 10} años",
        ),
        *_sides(rf"{_any(_ES)}|\d+", "por", "metros?|centímetros?|cm|mm|m"),
        (re.compile(r"\buna\s+docena(?:\s+de)?\b", re.I), "12"),
        (
            re.compile(rf"\b({_any(_ES)}|\d\d?)\s+céntimos\b", re.I),
            lambda m: f"0,{int(m[1]) if m[1].isdigit() else _ES[m[1].casefold()]:02} €",
        ),
        (
            re.compile(rf"\b({_any(_ES)}|\d+)\s+euros?\s+y\s+medio\b", re.I),
            lambda m: f"{m[1] if m[1].isdigit() else _ES[m[1].casefold()]},50 €",
        ),
        (
            re.compile(rf"\b({_any(_ES)})\s+horas\s+y\s+media\b", re.I),
            lambda m: f"{_ES[m[1].casefold()] * 60 + 30} minutos",
        ),
        (re.compile(r"\b(?:una\s+)?hora\s+y\s+media\b", re.I), "90 minutos"),
        (re.compile(r"\btres\s+cuartos\s+de\s+hora\b", re.I), "45 minutos"),
        (re.compile(r"\b(?:un\s+)?cuarto\s+de\s+hora\b", re.I), "15 minutos"),
        (re.compile(r"\bmedio\s+año\b", re.I), "6 meses"),
        (re.compile(r"\bmedio\s+litro\b", re.I), "500 ml"),
        (re.compile(r"\bmedio\s+kilo\b", re.I), "500 g"),
    ),
}


@lru_cache(maxsize=4096)
def in_figures(text: str, language: Language) -> str:
    """Return the text with such numbers in figures."""
    for found, figures in _PARTS[language]:
        text = found.sub(figures, text)
    whole, read = {
        "en": (_ENGLISH, _english),
        "de": (_GERMAN, _german),
        "es": (_SPANISH, _spanish),
    }[language]
    return whole.sub(read, text)


def _english(found: re.Match[str]) -> str:
    total, rest = 0, 0
    for word in re.split(r",?\s+", re.sub(r"\band\s+", "", found.group().casefold())):
        if word == "thousand":
            total, rest = (total + rest) * 1000, 0
        else:
            rest = rest * 100 if word == "hundred" else rest + _two(word)
    return str(total + rest)


def _two_or_figures(text: str) -> int:
    return int(text) if text.isdigit() else _two(re.sub(r"\s", "-", text.casefold()))


def _two(word: str) -> int:
    return _EN[word] if word in _EN else sum(_EN[part] for part in word.split("-"))


def _german(found: re.Match[str]) -> str:
    thousands, hundreds, rest = found.groups()
    if not (thousands or hundreds or (rest and found.group().casefold() != rest.casefold())):
        return found.group()
    total = _DE[thousands.casefold()] * 1000 if thousands is not None else 0
    total += _DE[hundreds.casefold()] * 100 if hundreds is not None else 0
    return str(total + (_DE[rest.casefold()] if rest else 0))


def _spanish(found: re.Match[str]) -> str:
    before, mil, after = re.sub(r"\s+", " ", found.group().casefold()).rpartition("mil")
    total = (_ES[before.strip()] if before.strip() else 1) * 1000 if mil else 0
    return str(total + _below_thousand(after.strip()))


def _below_thousand(text: str) -> int:
    first, _, rest = text.partition(" ")
    if hundreds := _HUNDREDS_ES.get(re.sub(r"[oa]s?$", "", first)):
        return hundreds + (_ES[rest] if rest else 0)
    return _ES[text] if text else 0
