"""Numbers and months written as words, in English, German and Spanish."""

import re
from collections.abc import Iterator

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner enero ene",
            "february feb februar febrero",
            "march mar märz mrz marzo",
            "april apr abril abr",
            "may mai mayo",
            "june jun juni junio",
            "july jul juli julio",
            "august aug agosto ago",
            "september sept sep septiembre setiembre",
            "october oct oktober okt octubre",
            "november nov noviembre",
            "december dec dezember dez diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
"""Month number under every name and abbreviation."""

_EN = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_DE = [
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
_DE_TENS = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
_ES = [
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
]
_ES_TENS = [
    "veinte",
    "treinta",
    "cuarenta",
    "cincuenta",
    "sesenta",
    "setenta",
    "ochenta",
    "noventa",
]


def _english() -> dict[str, int]:
    table = {word: n for n, word in enumerate(_EN, 2)} | {"dozen": 12, "twice": 2}
    for tens, word in enumerate(_EN_TENS, 2):
        table[word] = tens * 10
        table |= {f"{word}-{unit}": tens * 10 + n for n, unit in enumerate(["one", *_EN[:8]], 1)}
    return table | {"hundred": 100, "thousand": 1000}


def _german() -> dict[str, int]:
    table = {word: n for n, word in enumerate(_DE, 2)} | {"dutzend": 12, "zwo": 2, "dreissig": 30}
    for tens, word in enumerate(_DE_TENS, 2):
        table[word] = tens * 10
        table |= {f"{unit}und{word}": tens * 10 + n for n, unit in enumerate(["ein", *_DE[:8]], 1)}
    return table | {"hundert": 100, "tausend": 1000}


def _spanish() -> dict[str, int]:
    table = {word: n for n, word in enumerate(_ES, 2)} | {"docena": 12}
    small = ["uno", *_ES[:8]]
    for tens, word in enumerate(_ES_TENS, 2):
        table[word] = tens * 10
        table |= {f"{word} y {unit}": tens * 10 + n for n, unit in enumerate(small, 1)}
    joined = "veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
    table |= {word: n for n, word in enumerate(joined.split(), 21)}
    return table | {"cien": 100, "mil": 1000}


WRITTEN: dict[str, dict[str, int]] = {"en": _english(), "de": _german(), "es": _spanish()}
"""Value of every number word, one excluded: it is mostly an article."""

_PATTERNS = {
    code: re.compile(
        rf"(?<![\w-])({'|'.join(sorted(map(re.escape, table), key=len, reverse=True))})(?![\w])",
        re.I,
    )
    for code, table in WRITTEN.items()
}

_IDIOMS = re.compile(
    r"\bone or two\b|\btwo or three\b|\bin two minds\b|\bone of the two\b|\bthe two of\b|\bzwei oder drei\b"
    r"|\bein oder zwei\b|\buna o dos\b|\bun par de\b|\bone-two\b|\bwürde ich acht\b|\bin acht\b|\baußer acht\b"
    r"|\b(?:las|los|a las) (?:dos|tres|once|doce)\b|\b(?:twenty|zwanzig) past\b|\bfrom (?:\w+) to (?:five|six)\b",
    re.I,
)


def written_numbers(text: str, language: str) -> Iterator[tuple[int, str, str]]:
    """Return place, word and value of each number written as a word."""
    pattern = _PATTERNS.get(language)
    if pattern is None:
        return
    idioms = [m.span() for m in _IDIOMS.finditer(text)]
    for match in pattern.finditer(text):
        if not any(start <= match.start() < end for start, end in idioms):
            yield match.start(), match.group(), str(WRITTEN[language][match.group().lower()])
