"""Read clock times and the days they belong to, in three languages."""

import re
from dataclasses import dataclass
from functools import lru_cache

from domain.grading.content.spoken_times import joins, spoken

Minutes = frozenset[int]
"""What a time may mean in minutes from midnight; two values when morning or evening is not said."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_NAMES: dict[str, str] = {
    name: day
    for day, names in zip(
        DAYS,
        (
            "monday mondays mon mo montag montags lunes lun",
            "tuesday tuesdays tues tue tu dienstag dienstags di martes mar",
            "wednesday wednesdays wed mittwoch mittwochs mi miércoles miercoles mié mie",
            "thursday thursdays thurs thur thu th donnerstag donnerstags do jueves jue",
            "friday fridays fri fr freitag freitags viernes vie",
            "saturday saturdays sat sa samstag samstags sonnabend sábado sábados sabado sáb sab",
            "sunday sundays sun su so sonntag sonntags domingo domingos dom",
        ),
        strict=True,
    )
    for name in names.split()
}
_ALL = frozenset(
    {"daily", "every day", "täglich", "jeden tag", "todos los días", "a diario", "cada día"}
    | {"seven days a week", "7 days a week", "all week", "sieben tage die woche", "7 días"}
)
_WEEK = {
    "weekdays",
    "weekday",
    "wochentags",
    "entre semana",
    "días laborables",
    "de lunes a viernes",
    "l-v",
    "l–v",
    "l a v",
}
_WEEKEND = {
    "weekends",
    "weekend",
    "at weekends",
    "wochenende",
    "am wochenende",
    "fin de semana",
    "fines de semana",
}
_SHORT = frozenset(
    {
        "mo",
        "di",
        "mi",
        "do",
        "fr",
        "sa",
        "so",
        "mar",
        "sun",
        "sat",
        "su",
        "th",
        "tu",
        "mie",
        "dom",
        "vie",
        "jue",
        "lun",
    }
)

_DAY = re.compile(
    rf"\b(?:{'|'.join(sorted({*_NAMES, *_ALL, *_WEEK, *_WEEKEND}, key=len, reverse=True))})\b\.?",
    re.I,
)
_TO = r"\s*(?:-|–|—|‑|to|until|till|through|bis|a|hasta(?: las)?|y)\s*(?:las\s+)?"
_HALF = r"(?:\s*(?P<{0}>a\.?\s?m\b\.?|p\.?\s?m\b\.?|uhr\b|h\b|hrs\b|o['’]clock\b))?"
_TIME_A = r"(?P<h1>[01]?\d|2[0-4])(?:[:.h](?P<m1>[0-5]\d))?" + _HALF.format("p1")
_TIME_B = r"(?P<h2>[01]?\d|2[0-4])(?:[:.h](?P<m2>[0-5]\d))?" + _HALF.format("p2")
_RANGE = re.compile(
    rf"(?<![\d.,:£$€])\b{_TIME_A}{_TO}{_TIME_B}(?![\d%€£$]|[.,:]\d|\s?(?:€|EUR|%|km|m²))", re.I
)
_SINGLE = re.compile(rf"(?<![\d.,:£$€]){_TIME_A}(?![\d%€])", re.I)
_NAMED = {
    "noon": 720,
    "midday": 720,
    "midnight": 1440,
    "mittag": 720,
    "mitternacht": 1440,
    "mediodía": 720,
    "medianoche": 1440,
}
_NAMED_TIME = re.compile(
    r"\b(?:12 )?(noon|midday|midnight|mitternacht|mediodía|medianoche)\b", re.I
)
_AFTER_SHORT = re.compile(
    r"\s*(?:[-–—‑.,:/&+)·;|]|\d|$|(?:bis|und|a|al|y|to|and)\s|closed\b|geschlossen\b|ruhetag\b|cerrad"
    r"|(?:afternoons?|mornings?|(?:nach|vor)mittags?|(?:por la )?(?:tarde|mañana))\b)",
    re.I,
)
_LOWER = frozenset({"lun", "mar", "mie", "jue", "vie", "dom"})
"""Short names that are written small in their language, and so need hours beside them."""

_BESIDE_HOURS = re.compile(r"[.:]?\s*(?:(?:de\s|las\s)*\d{1,2}\b|cerrad)")
CLOSED = re.compile(r"\b(?:closed|geschlossen|ruhetag|cerrad[oa]s?)\b", re.I)
_PART_CLOSED = re.compile(
    r"(?:(?P<pm>afternoons?|evenings?|\w*nachmittags?|tardes?)|(?P<am>mornings?|\w*vormittags?|mañanas?))"
    r"\s+(?:is |are |ist |bleibt )?(?:closed|geschlossen|cerrad\w+)"
    r"|(?:closed|geschlossen|cerrad\w+)\s+(?:in the |on |am |por la[s]? |(?:\w+day )?)?"
    r"(?:(?P<pm2>afternoons?|evenings?|\w*nachmittags?|tardes?)|(?P<am2>mornings?|\w*vormittags?|mañanas?))",
    re.I,
)


@dataclass(frozen=True, kw_only=True)
class Opening:
    """Hours a text gives for some days."""

    days: tuple[str, ...]
    spans: tuple[tuple[Minutes, Minutes], ...] = ()
    times: tuple[Minutes, ...] = ()
    """Single times that are no span."""
    closed: bool = False
    closed_part: str = ""
    """`am` or `pm` where only that half of the day is said to be closed."""
    shown: str = ""


@dataclass(frozen=True)
class Times:
    """Every time of a text, and the text with them blanked out."""

    spans: tuple[tuple[int, int, Minutes, Minutes], ...]
    singles: tuple[tuple[int, int, Minutes], ...]
    rest: str


@lru_cache(maxsize=16384)
def times(text: str) -> Times:
    """Read the clock times of a text."""
    has_day = bool(_DAY.search(text))
    spans: list[tuple[int, int, Minutes, Minutes]] = []
    singles: list[tuple[int, int, Minutes]] = []
    left = text
    for start, end, meant in list(spoken(text, has_day=has_day)):
        if singles and joins(text, singles[-1][1], start):
            first, _, opens = singles.pop()
            spans.append((first, end, opens, meant))
        else:
            singles.append((start, end, meant))
        left = left[:start] + " " * (end - start) + left[end:]
    for match in list(_RANGE.finditer(left)):
        if _is_range(match, has_day):
            half = match["p2"] if match["p2"] and match["p1"] is None else match["p1"]
            opens = _minutes(match["h1"], match["m1"], half, loose=match["p1"] is None)
            closes = _minutes(
                match["h2"],
                match["m2"],
                match["p2"] or (match["p1"] if _is_24(match["p1"]) else None),
            )
            spans.append((match.start(), match.end(), opens, closes))
            left = _blank(left, match)
    for match in list(_SINGLE.finditer(left)):
        if _is_time(match):
            singles.append(
                (match.start(), match.end(), _minutes(match["h1"], match["m1"], match["p1"]))
            )
            left = _blank(left, match)
    for match in list(_NAMED_TIME.finditer(left)):
        value = _NAMED[match[1].lower()]
        singles.append((match.start(), match.end(), frozenset({value, value % 1440})))
        left = _blank(left, match)
    return Times(tuple(spans), tuple(singles), left)


def _blank(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]


def _is_24(half: str | None) -> bool:
    return bool(half) and not re.match(r"[ap]", half or "", re.I)


def _is_range(match: re.Match[str], has_day: bool) -> bool:
    if match["m1"] or match["m2"]:
        colon = ":" in match.group() or "h" in match.group().lower()
        return colon or bool(match["p1"] or match["p2"]) or has_day
    return bool(match["p2"]) or (bool(match["p1"]) and has_day) or has_day


def _is_time(match: re.Match[str]) -> bool:
    half = (match["p1"] or "").lower()
    if match["m1"]:
        return ":" in match.group() or half != "" or "h" in match.group().lower()
    if half == "h":
        return bool(re.search(r"\blas?\s$", match.string[: match.start()]))
    return bool(re.match(r"[ap]\.?\s?m|uhr|o['’]", half))


def _minutes(hour: str, minute: str | None, half: str | None, *, loose: bool = False) -> Minutes:
    base = int(hour) * 60 + int(minute or 0)
    mark = (half or "").lower().replace(".", "").replace(" ", "")
    if mark.startswith("a") and not loose:
        return frozenset({base % 720})
    if mark.startswith("p") and not loose:
        return frozenset({base % 720 + 720})
    if mark.startswith(("uhr", "h")) or int(hour) > 12 or int(hour) == 0 or hour.startswith("0"):
        return frozenset({base, 1440} if base == 0 else {base})
    return frozenset({base, base % 720 + 720, base % 720})


@lru_cache(maxsize=16384)
def days_in(text: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Return groups of days with their places: `Mon-Fri`, `Saturday and Sunday`, `daily`."""
    groups: list[tuple[int, int, tuple[str, ...]]] = []
    for match in _DAY.finditer(text):
        name = match.group().lower().rstrip(".")
        days = _meant(name, match.group()) or _written_small(text, match, groups)
        short = name in _SHORT
        if not days or (short and not _AFTER_SHORT.match(text, match.end())):
            continue
        if groups:
            start, end, before = groups[-1]
            between = text[end : match.start()].strip().lower()
            if (
                between
                in (
                    "-",
                    "–",
                    "—",
                    "‑",
                    "to",
                    "bis",
                    "a",
                    "through",
                    "until",
                    "till",
                    "al",
                    "hasta",
                    "bis zum",
                )
                and len(before)
                and len(days) == 1
            ):
                groups[-1] = (start, match.end(), (*before[:-1], *_through(before[-1], days[0])))
                continue
            if between in (",", "and", "&", "und", "y", "/", "+", "e", "or", "sowie", ", and"):
                groups[-1] = (start, match.end(), (*before, *days))
                continue
        groups.append((match.start(), match.end(), days))
    return tuple(groups)


def _meant(name: str, shown: str) -> tuple[str, ...]:
    if name in _ALL:
        return DAYS
    if name in _WEEK:
        return DAYS[:5]
    if name in _WEEKEND:
        return DAYS[5:]
    if name in _SHORT and not shown[:1].isupper():
        return ()
    return (_NAMES[name],) if name in _NAMES else ()


def _written_small(
    text: str, match: re.Match[str], groups: list[tuple[int, int, tuple[str, ...]]]
) -> tuple[str, ...]:
    """Return the day of a short name in small letters, when hours or another day stand beside it."""
    name = match.group().lower().rstrip(".")
    if name not in _NAMES:
        return ()
    before = text[groups[-1][1] : match.start()].strip().lower() if groups else "none"
    follows = bool(re.fullmatch(r"[-–—‑]|a|al|y|,|hasta|bis", before))
    leads = re.match(r"\.?\s*[-–—‑]\s*([^\W\d]{2,3})\b", text[match.end() : match.end() + 12])
    pair = leads is not None and leads[1].lower() in _NAMES
    beside = name in _LOWER and bool(_BESIDE_HOURS.match(text, match.end()))
    return (_NAMES[name],) if follows or pair or beside else ()


def _through(first: str, last: str) -> tuple[str, ...]:
    start, end = DAYS.index(first), DAYS.index(last)
    return DAYS[start : end + 1] if start <= end else (*DAYS[start:], *DAYS[: end + 1])


_APART = re.compile(r"[;·|•\n]|(?<=\w{4})[.!]\s+(?=[A-ZÁÉÍÓÚÑÄÖÜ¿¡])")


@lru_cache(maxsize=16384)
def openings(text: str, carried: tuple[str, ...] = ()) -> tuple[Opening, ...]:
    """Return what a text says about days and hours; `carried` are days of the line before."""
    parts = [part for part in _APART.split(text) if part.strip()]
    if len(parts) < 2 or not days_in(parts[0]):
        return _openings(text, carried)
    found: list[Opening] = []
    for part in parts:
        found += _openings(part, carried)
        groups = days_in(part)
        carried = groups[-1][2] if groups else carried
    return tuple(found)


def _openings(text: str, carried: tuple[str, ...]) -> tuple[Opening, ...]:
    read = times(text)
    groups = days_in(text)
    if not groups:
        return (
            (_opening(carried, read, 0, len(text), text),)
            if carried and (read.spans or read.singles or CLOSED.search(text))
            else ()
        )
    places = [at[0] for at in (*read.spans, *read.singles)]
    if places and min(places) < groups[0][0] and max(places) < groups[-1][0]:
        starts = [0, *(end for _, end, _ in groups)]
        return tuple(
            _opening(days, read, starts[at], start, text)
            for at, (start, _, days) in enumerate(groups)
        )
    if not places and CLOSED.search(text[: groups[0][0]]):
        return tuple(Opening(days=days, closed=True, shown=text) for _, _, days in groups)
    ends = [*(start for start, _, _ in groups[1:]), len(text)]
    return tuple(
        _opening(days, read, end, ends[at], text) for at, (_, end, days) in enumerate(groups)
    )


def _opening(days: tuple[str, ...], read: Times, start: int, end: int, text: str) -> Opening:
    said = text[start:end]
    part = _PART_CLOSED.search(said)
    half = ("pm" if part["pm"] or part["pm2"] else "am") if part else ""
    return Opening(
        days=days,
        spans=tuple((a, b) for s, _, a, b in read.spans if start <= s < end),
        times=tuple(t for s, _, t in read.singles if start <= s < end),
        closed=bool(CLOSED.search(said)) and not half,
        closed_part=half,
        shown=text,
    )
