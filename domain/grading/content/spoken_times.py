"""Read clock times written in words: `half past eight`, `halb neun`, `de cinco de la tarde a diez`."""

import re
from collections.abc import Iterator

_HOURS: dict[str, int] = {
    word: hour
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn"
        " siebzehn achtzehn neunzehn zwanzig einundzwanzig zweiundzwanzig",
        "una dos tres cuatro cinco seis siete ocho nueve diez once doce",
    )
    for hour, word in enumerate(words.split(), 1)
}
_HOUR = "|".join([*sorted(_HOURS, key=len, reverse=True), "1[0-2]|[1-9]"])
_PARTS: dict[str, str] = {
    "am": r"in the morning|morgens|vormittags|am (?:morgen|vormittag)|(?:de|por) la mañana",
    "pm": r"in the (?:afternoon|evening)|nachmittags|abends|am (?:nachmittag|abend)|(?:de|por) la (?:tarde|noche)",
}
_PART = "|".join(f"(?P<{name}>{words})" for name, words in _PARTS.items())
_BEFORE = (
    r"(?P<half>halb)|(?P<past>half past)|(?P<q>quarter past|viertel nach)|(?P<to>quarter to|viertel vor)"
    r"|(?P<three>dreiviertel)"
)
_AFTER = r"\s+y (?P<media>media)|\s+y (?P<cuarto>cuarto)|\s+menos (?P<menos>cuarto)"
_TIME = rf"(?:(?:{_BEFORE})\s+)?(?P<h>{_HOUR})(?:{_AFTER})?(?:\s+(?P<clock>uhr|o['’]clock))?(?:\s+(?:{_PART}))?"
_LEADS = re.compile(
    r"(?P<lead>from|at|until|till|by|before|after|between|open|um|von|bis|ab|gegen|zwischen|(?:de|a|desde|hasta|entre) las?"
    r"|(?:de|a|desde|hasta)(?= \w+ (?:de|por) la (?:mañana|tarde|noche)))\s+$",
    re.I,
)
_JOINED = re.compile(r"\s*(?:to|until|till|and|bis|und|a|hasta|y)(?:\s+(?:las|um))?\s+$", re.I)
_FOLLOWS = re.compile(
    r"\s*(?:[.,;:!?)–—-]|$)|\s+(?:and|or|to|until|till|on|in|und|oder|bis|am|an|sowie|auf|geöffnet|y|o|a|hasta|los|por|de)\b",
    re.I,
)
"""What may stand behind a time; behind a number of things stands the thing."""
_ABOUT_HOURS = re.compile(
    r"\b(?:open\w*|clos\w*|geöffnet|öffn\w*|schließ\w*|da|starts?|begins?|leaves?|set off|abr(?:e|en|imos|ir)|abiert\w+"
    r"|cierr\w+|cerr\w+)\b",
    re.I,
)
_WORDED = re.compile(rf"(?<![\w.,:£$€-])(?:{_TIME})(?![\w%€£$:-]|[.,]\d)", re.I)

Minutes = frozenset[int]


def spoken(text: str, *, has_day: bool) -> Iterator[tuple[int, int, Minutes]]:
    """Yield place and meaning of every time written in words.

    Args:
        text: What is read.
        has_day: Whether it names days: beside them a bare `nine to five` is a time.
    """
    is_about = has_day or bool(_ABOUT_HOURS.search(text))
    last_end = -1
    for match in _WORDED.finditer(text):
        is_marked = any(match[name] for name in ("half", "past", "q", "to", "three", "am", "pm"))
        is_marked = is_marked or any(match[name] for name in ("media", "cuarto", "menos", "clock"))
        if match["h"].isdigit() and (match["clock"] or not is_marked):
            continue
        before = text[: match.start()]
        goes_on = last_end >= 0 and bool(_JOINED.fullmatch(text[last_end : match.start()]))
        is_led = goes_on or bool(_LEADS.search(before))
        if is_marked or (is_about and _is_time(text, match, is_led=is_led)):
            last_end = match.end()
            yield match.start(), match.end(), _meant(match)


def _other(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """Return the other end of `nine to five`."""
    joint = re.match(r"\s+(?:to|till|until|bis|a)\s+(?:las\s+)?", text[match.end() :], re.I)
    return _WORDED.match(text, match.end() + joint.end()) if joint else None


def _is_time(text: str, match: re.Match[str], *, is_led: bool) -> bool:
    """Whether a bare number is a time: led by a preposition, or by the other end of a span."""
    if other := _other(text, match):
        return bool(_FOLLOWS.match(text, other.end()))
    return is_led and bool(_FOLLOWS.match(text, match.end()))


def _meant(match: re.Match[str]) -> Minutes:
    word = match["h"].lower()
    base = 60 * (int(word) if word.isdigit() else _HOURS[word])
    if match["half"] or match["past"] or match["media"]:
        base += -30 if match["half"] else 30
    elif match["q"] or match["cuarto"]:
        base += 15
    elif match["to"] or match["three"] or match["menos"]:
        base -= 15
    if match["am"] or match["pm"]:
        return frozenset({base % 720 + (720 if match["pm"] else 0)})
    return frozenset({base} if base > 720 else {base % 720, base % 720 + 720, base})


def joins(text: str, end: int, start: int) -> bool:
    """Whether what stands between two times makes them one span."""
    return bool(_SPAN.fullmatch(text[end:start]))


_SPAN = re.compile(
    r"\s*(?:-|–|—|to|until|till|bis|a|hasta)(?:\s+(?:las|um))?\s+|\s+(?:and|und|y)(?:\s+las)?\s+",
    re.I,
)
