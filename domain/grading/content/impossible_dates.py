"""Dates exist, and fall on the weekday that stands beside them."""

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
            "monday montag lunes",
            "tuesday dienstag martes",
            "wednesday mittwoch miércoles",
            "thursday donnerstag jueves",
            "friday freitag viernes",
            "saturday samstag sábado sonnabend",
            "sunday sonntag domingo",
        )
    )
    for name in names.split()
}
_DAY_NAME = rf"(?:\b(?P<w>{'|'.join(_WEEKDAYS)})\b,?\s+(?:the\s+|der\s+|den\s+|dem\s+)?)?"
_MONTH = "|".join(sorted((re.escape(m) for m in MONTHS), key=len, reverse=True))
_DATES = (
    re.compile(
        rf"{_DAY_NAME}\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?(?P<m>{_MONTH})\b\.?,?(?:\s+(?:del?\s+)?(?P<y>(?:19|20)\d\d)\b)?",
        re.I,
    ),
    re.compile(
        rf"{_DAY_NAME}\b(?P<m>{_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d),?(?:\s+(?P<y>(?:19|20)\d\d)\b)?",
        re.I,
    ),
    re.compile(rf"{_DAY_NAME}\b(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>(?:19|20)\d\d)\b", re.I),
)
_LEAP = 2024
"""A year with every day, for dates without one."""


def impossible_dates(page: PageView) -> Iterator[Fault]:
    """Fault 31 February, and a Tuesday that is a Monday."""
    for piece in texts(page):
        for pattern in _DATES:
            for found in pattern.finditer(piece.text):
                if problem := _problem(found):
                    yield _fault(piece, found.group(), problem)


def _problem(found: re.Match[str]) -> str:
    month = int(found["m"]) if found["m"].isdigit() else MONTHS[found["m"].lower()]
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
