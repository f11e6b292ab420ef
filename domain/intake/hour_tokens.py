"""The words and signs that tell hours, each with its kind."""

import re
from dataclasses import dataclass
from functools import cache

from domain.intake.clocks import PARTS, SPELT
from domain.intake.speech import Speech


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign, and what it may be: `DAY`, `TIME`, `TO`, `CLOSED`."""

    kind: str
    text: str
    start: int
    end: int


@cache
def grammar(language: str) -> re.Pattern[str]:
    """Return the pattern of which each group is a kind of token."""
    speech = Speech(language, "")
    days = sorted((d for lex in speech.lexicons for d in lex.days), key=len, reverse=True)
    groups = sorted((d for lex in speech.lexicons for d in lex.day_groups), key=len, reverse=True)
    clocks = sorted((w for lex in speech.lexicons for w in lex.clock_words), key=len, reverse=True)
    signs = speech.any_of("clock_re")
    spelt = "|".join(sorted(SPELT, key=len, reverse=True))
    to = speech.any_of("to_re")
    parts = {
        "MONTHLY": r"(?<!\w)(?:of|in) (?:the|each|every) month(?!\w)|(?<!\w)im monat(?!\w)|(?<!\w)(?:des|jedes|jeden) monats?(?!\w)|(?<!\w)(?:del|de cada|al) mes(?!\w)",
        "ALLDAY": rf"(?<!\w)(?:{speech.any_of('all_day_re')})(?!\w)",
        "GROUP": rf"(?<!\w)(?:{'|'.join(map(re.escape, groups))})(?!\w)",
        "DAY": rf"(?<!\w)(?:{'|'.join(map(re.escape, days))})(?!\w)\.?",
        "TIME": rf"(?<!\w)(?:{PARTS})(?!\w)|(?<![\d.,£$€])\d{{1,2}}(?:[:.h]\d{{2}})?\s?(?:{signs})(?!\w)"
        rf"|(?<![\d.,£$€])\d{{1,2}}(?:[:.h]\d{{2}})?(?![\d%€£$])"
        rf"|(?<!\w)(?:{'|'.join(map(re.escape, clocks))})(?!\w)"
        rf"|(?<!\w)(?:{spelt})(?=(?:\s(?:o['’]clock|uhr|am|pm))?\s(?:{to})\s(?:las?\s)?(?:(?:half past )?(?:{spelt}|noon|midday|midnight)\b|\d))"
        rf"|(?:(?<=to )|(?<=till )|(?<=until )|(?<=bis )|(?<=a )|(?<=las )|(?<=la ))(?:{spelt})(?:\s(?:o['’]clock|uhr))?(?!\w)",
        "CLOSED": rf"(?<!\w){speech.any_of('closed_re')}(?!\w)",
        "OPEN": rf"(?<!\w){speech.any_of('open_re')}(?!\w)",
        "TO": rf"(?<!\w){speech.any_of('to_re')}(?!\w)|[-–—−‑]",
        "AND": rf"(?<!\w){speech.any_of('and_re')}(?!\w)|[,;&/+|]",
        "FROM": rf"(?<!\w){speech.any_of('from_re')}(?!\w)",
        "ON": rf"(?<!\w){speech.any_of('on_re')}(?!\w)",
        "MARK": r"[:()*·.]",
        "BLANK": r"\s+",
        "WORD": r"\w+(?:['’-]\w+)*|[^\w\s]",
    }
    return re.compile("|".join(f"(?P<{k}>{p})" for k, p in parts.items()), re.IGNORECASE)


def tokens_of(text: str, speech: Speech) -> list[Token]:
    """Return the words and signs of a text, without the blanks between them."""
    return [
        Token(str(m.lastgroup), m.group(), m.start(), m.end())
        for m in grammar(speech.read_in).finditer(text)
        if m.lastgroup != "BLANK"
    ]
