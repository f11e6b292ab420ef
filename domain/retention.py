"""How long backups are kept."""

import re
from datetime import timedelta

from domain.errors import BriefInvalid

_UNITS = {"h": "hours", "d": "days", "w": "weeks"}


def period(text: str) -> timedelta:
    """Return the time a word such as `30d`, `12h` or `6w` means.

    Raises:
        BriefInvalid: It is no such word, or no time at all.
    """
    found = re.fullmatch(r"([1-9][0-9]{0,3})([hdw])", text.strip())
    if found is None:
        problem = f"{text!r} is no time to keep backups for."
        remedy = "Write a number with `h`, `d` or `w` for hours, days or weeks, such as 30d."
        raise BriefInvalid(source="keep", problem=problem, remedy=remedy)
    return timedelta(**{_UNITS[found[2]]: int(found[1])})
