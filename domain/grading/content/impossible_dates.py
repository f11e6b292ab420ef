"""Dates and times exist, and dates fall on the weekday that stands beside them."""

import datetime
import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.number_words import MONTHS
from domain.grading.content.prose import Piece, texts
from domain.grading.view import PageView

_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday montag lunes lundi",
            "tuesday dienstag martes mardi",
            "wednesday mittwoch miércoles mercredi",
            "thursday donnerstag jueves jeudi",
            "friday freitag viernes vendredi",
            "saturday samstag sábado sonnabend samedi",
            "sunday sonntag domingo dimanche",
        )
    )
    for name in names.split()
}
_DAY_NAME = rf"(?:\b(?P<w>{'|'.join(_WEEKDAYS)})\b,?\s+(?:the\s+|der\s+|den\s+|dem\s+)?)?"
_FRENCH = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"),
    *("septembre", "octobre", "novembre", "décembre"),
)
_MONTHS = {**MONTHS, **{name: number for number, name in enumerate(_FRENCH, 1)}}
_MONTH = "|".join(sorted((re.escape(m) for m in _MONTHS), key=len, reverse=True))
_DATES = (
    re.compile(
        rf"{_DAY_NAME}\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+|de\s+)?(?P<m>{_MONTH})\b\.?,?(?:\s+(?:del?\s+)?(?P<y>(?:19|20)\d\d)\b)?",
        re.I,
    ),
    re.compile(
        rf"{_DAY_NAME}\b(?P<m>{_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d),?(?:\s+(?P<y>(?:19|20)\d\d)\b)?",
        re.I,
    ),
    re.compile(rf"{_DAY_NAME}\b(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>(?:19|20)\d\d)\b", re.I),
)
_DIGIT = re.compile(r"\d")
"""What stands in every date and time above."""
_LEAP = 2024
"""A year with every day, for dates without one."""


_CLOCK = re.compile(r"(?<![\d:.,/-])([0-3]?\d):(\d\d)(?![\d:/])")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:19|20)\d\d(?![\d/])")
MONTHS_A_YEAR, DAYS_A_MONTH = 12, 31
EARLIEST = 5
"""Hours below are more often a scale, such as 1:87, than a time nobody is open at."""
_TIMED = re.compile(
    r"\b(?:open|closed?|from|until|till|daily|hours|geöffnet|uhr|öffnungszeiten|abiert[oa]s?|abrimos|horario"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?"
    r"|lunes|martes|miércoles|jueves|viernes|sábados?|domingos?)\b",
    re.I,
)
"""Words that make a pair of numbers a time, and no ratio or score."""


def impossible_dates(page: PageView) -> Iterator[Fault]:
    """Fault 31 February, a Tuesday that is a Monday, and a quarter past twenty-five."""
    for piece in texts(page):
        if not _DIGIT.search(piece.text):
            continue
        for pattern in _DATES:
            for found in pattern.finditer(piece.text):
                if problem := _problem(found):
                    yield _fault(piece, found.group(), problem)
        for shown, problem in (*_slashed(piece.text), *_clock(piece.text)):
            yield _fault(piece, shown, problem)


def _slashed(text: str) -> Iterator[tuple[str, str]]:
    """Yield dates with strokes that exist neither with the day nor with the month first."""
    for found in _SLASHED.finditer(text):
        one, other = int(found[1]), int(found[2])
        if min(one, other) > MONTHS_A_YEAR or max(one, other) > DAYS_A_MONTH or not one * other:
            yield found.group(), "there is no such day"


def _clock(text: str) -> Iterator[tuple[str, str]]:
    """Yield times no clock shows, in a text that speaks of opening."""
    for found in _CLOCK.finditer(text):
        hour, minute = int(found[1]), int(found[2])
        is_odd = hour > 24 or (minute > 59 and hour >= EARLIEST)
        if is_odd and _TIMED.search(text):
            yield found.group(), "there is no such time"


def _problem(found: re.Match[str]) -> str:
    month = int(found["m"]) if found["m"].isdigit() else _MONTHS[found["m"].lower()]
    year = found["y"]
    try:
        date = datetime.date(int(year or _LEAP), month, int(found["d"]))
    except ValueError:
        return "there is no such day"
    named = found["w"]
    if year and named and _WEEKDAYS[named.lower()] != date.weekday():
        right = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")[date.weekday()]
        return f"that day was or is a {right}day"
    return ""


def _fault(piece: Piece, shown: str, problem: str) -> Fault:
    return Fault(
        evidence=f"{shown.strip()!r}: {problem}; in {piece.text[:120]!r}",
        fix="Check the date against a calendar, and give the right one.",
        selector=piece.selector,
        owner=piece.owner,
    )
