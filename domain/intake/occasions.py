"""What a line with a date announces: what, when and where."""

import re
from functools import cache

from domain.facts import Event
from domain.intake.speech import Speech

_BETWEEN = re.compile(r"(?:\s+[–—-]\s+|:\s+|,\s+|\s+\|\s+)(?![^()]*\))")
_BACK = re.compile(r"(?i)[\s,;:–—-]+(?:on|from|am|ab|vom|el|del|desde)?$")
_TIME = re.compile(
    r"(?i)(?:from |at |ab |um |von |a las? |de )?\d{1,2}(?:[.:]\d{2})?\s?(?:am|pm|uhr|h)?(?:\s?(?:[–—-]|to|till|until|bis|a|hasta)\s?\d{1,2}(?:[.:]\d{2})?\s?(?:am|pm|uhr|h)?)?"
)
_AT = re.compile(r"(?:at|in|on|im|in der|am|bei|auf|en)\s+\S|[A-ZÄÖÜÁÉÍÓÚÑ][\w.'’&-]*(?:\s+(?:(?:of|the|am|an der|im|in|de|del|la)\s+)?[A-ZÄÖÜÁÉÍÓÚÑ][\w.'’&-]*){0,4}$")  # fmt: skip
"""What says where: `at the quay`, `Village Hall`; `free with admission` does not."""


def occasion(text: str, hit: tuple[int, int, str | None], speech: Speech) -> Event:
    """Return the event of a line in which `hit` is the date."""
    start, end, iso = hit
    day = _weekday(speech.language).search(text, 0, start)
    start = day.start() if day else start
    when = text[start:end].rstrip(" ,;")
    before = _BACK.sub("", text[:start].rstrip())
    parts = [p.strip(" ,;:–—-.") for p in [*_BETWEEN.split(before), *_BETWEEN.split(text[end:])]]
    parts = [part for part in parts if re.search(r"\w", part)]
    times = [part for part in parts if _TIME.fullmatch(part)]
    parts = [part for part in parts if part not in times] or [text]
    behind = [p.strip(" ,;:–—-.") for p in _BETWEEN.split(text[end:])]
    places: list[str] = []
    while len(parts) > 1 and _AT.match(parts[-1]) and (not places or parts[-1] in behind):
        places.insert(0, parts.pop())
    return Event(
        name=", ".join(parts), when=", ".join([when, *times]), date=iso, place=", ".join(places)
    )


@cache
def _weekday(language: str) -> re.Pattern[str]:
    """Return what finds a day of the week that ends a text."""
    days = {day for lexicon in Speech(language, "").lexicons for day in lexicon.days}
    named = "|".join(map(re.escape, sorted(days, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{named})(?!\w)\.?,?\s*(?:den\s+|the\s+)?$", re.IGNORECASE)
