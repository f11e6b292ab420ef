"""Dates in the client's words."""

import re
from functools import cache

from domain.intake.speech import Speech


@cache
def _pattern(language: str) -> re.Pattern[str]:
    speech = Speech(language, "")
    months = "|".join(
        sorted((m for lex in speech.lexicons for m in lex.months), key=len, reverse=True)
    )
    return re.compile(
        rf"(?P<iso>\b\d{{4}}-\d{{2}}-\d{{2}}\b)"
        rf"|(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|º)?(?:\s?[-–/]\s?\d{{1,2}}\.?)?\s+(?:de\s+|of\s+)?(?P<month>{months})\b\.?,?(?:\s+(?:de\s+|del\s+)?(?P<year>\d{{4}}))?"
        rf"|\b(?P<month2>{months})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s+(?P<year2>\d{{4}}))?"
        rf"|(?<!\d)(?P<d>\d{{1,2}})[./](?P<m>\d{{1,2}})[./](?P<y>\d{{4}}|\d{{2}})(?!\d)"
        rf"|(?<!\w)(?P<lone>{months})\s+(?:de\s+)?(?P<year3>\d{{4}})\b",
        re.IGNORECASE,
    )


def date_in(text: str, speech: Speech) -> tuple[int, int, str | None] | None:
    """Return where the first date stands and its ISO form, when the brief gives day and year."""
    match = _pattern(speech.read_in).search(text)
    if match is None:
        return None
    return match.start(), match.end(), _iso(match, speech)


def _iso(match: re.Match[str], speech: Speech) -> str | None:
    part = match.groupdict()
    if part["iso"]:
        return _checked(*map(int, part["iso"].split("-")))
    if part["d"]:
        day, month, year = int(part["d"]), int(part["m"]), int(part["y"])
        if speech.country == "US":
            day, month = month, day
        return _checked(year + 2000 if year < 100 else year, month, day)
    year_text, day_text = part["year"] or part["year2"], part["day"] or part["day2"]
    name = (part["month"] or part["month2"] or "").lower()
    if not year_text or not day_text or re.search(r"\d\s?[-–/]\s?\d", match.group()):
        return None
    month = next((lex.months[name] for lex in speech.lexicons if name in lex.months), 0)
    return _checked(int(year_text), month, int(day_text))


def _checked(year: int, month: int, day: int) -> str | None:
    longest = (
        31,
        29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28,
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    )
    if not 1 <= month <= 12 or not 1 <= day <= longest[month - 1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def year_in(text: str) -> str:
    """Return the first year of the last or this century in a text, or ``""``."""
    match = re.search(r"(?<![\d.,£$€])(?:19|20)\d\d(?![\d.,]\d|\d)", text)
    return match.group() if match else ""
