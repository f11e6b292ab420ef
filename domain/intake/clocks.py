"""Clock times as clients write them: which half of the day `5-10` is of."""

import re
from dataclasses import dataclass, replace

from domain.facts import Span

SPELT = {
    word: hour
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "una dos tres cuatro cinco seis siete ocho nueve diez once doce",
    )
    for hour, word in enumerate(words.split(), start=1)
}
"""Hours in words: `from nine until five`."""

_HOUR = rf"(?:{'|'.join(sorted(SPELT, key=len, reverse=True))}|\d{{1,2}})"
PARTS = rf"(?:half (?:past )?|quarter (?:past|to) |halb |viertel (?:nach|vor) ){_HOUR}|{_HOUR} y (?:media|cuarto)"
"""Halves and quarters in words: `half nine`, `halb neun`, `nueve y media`."""
_PARTS = re.compile(
    rf"(?:(?P<before>half(?: past)?|quarter past|quarter to|halb|viertel nach|viertel vor) )?(?P<hour>{_HOUR})(?: y (?P<behind>media|cuarto))?"
)
_MINUTES = {
    **{"half": 30, "half past": 30, "quarter past": 15, "viertel nach": 15},
    **{"halb": -30, "quarter to": -15, "viertel vor": -15, "media": 30, "cuarto": 15},
}


def minutes_of(clock: str) -> int:
    """Return the minutes since midnight of `09:30`."""
    return int(clock[:2]) * 60 + int(clock[3:])


@dataclass(frozen=True, slots=True)
class Clock:
    """One time as written."""

    hour: int
    minute: int
    half: str
    """`am`, `pm`, `24` when the hour counts to 24, or nothing when it may be either."""

    def minutes(self, half: str | None = None) -> int:
        """Return the minutes since midnight, in this half of the day."""
        half = self.half if half is None else half
        hour = self.hour
        if half == "pm" and hour < 12:
            hour += 12
        if half == "am" and hour == 12:
            hour = 0
        return hour * 60 + self.minute


def in_the_afternoon(one: Clock) -> Clock:
    """Return a time of which the words around say afternoon or evening."""
    return replace(one, half="pm") if one.half == "" and one.hour < 12 else one


def clock(text: str, words: dict[str, str]) -> Clock | None:
    """Return a time as written; `words` are those of the language, such as `noon`."""
    low = text.lower().strip()
    if low in words:
        hour, minute = words[low].split(":")
        return Clock(int(hour), int(minute), "24")
    part = _PARTS.fullmatch(low)
    minutes = _MINUTES.get((part["before"] or part["behind"] or "") if part else "")
    if part is not None and minutes is not None:
        at = (SPELT.get(part["hour"]) or int(part["hour"])) * 60 + minutes
        return Clock(at // 60, at % 60, "")
    spelt = re.match(r"[^\W\d]+", low)
    if spelt and spelt.group() in SPELT:
        low = f"{SPELT[spelt.group()]}{low[spelt.end() :]}"
    match = re.match(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(.*)", low)
    if match is None or int(match[1]) > 24 or int(match[2] or 0) > 59:
        return None
    sign = match[3].replace(".", "").strip()
    whole = sign or (len(match[1]) == 2 and match[1][0] == "0")
    half = {"am": "am", "pm": "pm", "o'clock": "", "o’clock": ""}.get(sign, "24" if whole else "")
    return Clock(int(match[1]), int(match[2] or 0), half)


def span_of(
    one: Clock,
    other: Clock,
    before: Span | None,
    *,
    english: bool,
    evening: bool = False,
) -> Span | None:
    """Return what lies between two times; `before` is the span of the same day just read."""
    opens, closes = one.minutes(), other.minutes()
    if other.half == "pm" and one.half == "" and one.hour <= 12:
        after = one.minutes("pm")
        opens = after if after < closes else opens
    elif (other.half == "" and other.hour <= 12 and closes <= opens and one.half != "24") or (
        one.half == "pm" and other.half == "" and closes < 720
    ):
        closes = other.minutes("pm")
    if one.half == other.half == "" and english:
        settled = _english(one, opens, closes, before, evening=evening)
        if settled is None:
            return None
        opens, closes = settled
    if closes == 0 or (other.half == "am" and other.hour == 12):
        closes = 1440
    if opens == closes or opens >= 1440 or closes > 1440:
        return None
    return Span(opens=_text(opens), closes=_text(closes))


def _english(
    one: Clock, opens: int, closes: int, before: Span | None, *, evening: bool
) -> tuple[int, int] | None:
    """Without am and pm, `9-5` is clear, `5-10` is clear only after `12-3`."""
    if one.hour >= 13 or closes > 12 * 60 or (one.minute and one.hour == 0):
        return opens, closes
    if before is not None and opens < int(before.closes[:2]) * 60 + int(before.closes[3:]):
        return opens + 720, closes + 720 if closes < 720 else closes
    if one.hour in (1, 2, 3) and opens < closes:
        return opens + 720, closes + 720 if closes <= 720 else closes
    if evening and 4 <= one.hour < 7 and opens < closes:
        return opens + 720, closes + 720 if closes <= 720 else closes
    return None if one.hour < 7 and closes > opens else (opens, closes)


def _text(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
