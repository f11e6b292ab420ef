"""Numbers somebody is registered under: `GDC No. 104422`, `Col. 28-1234`."""

import re

_NUMBER = re.compile(
    r"[\s,;(]*(?P<number>(?:[A-Z]{2,8}|Reg|Col|Colegiad[oa]|Mitglied|Member)\.?(?:\s(?:reg(?:istration)?\.?|registered)?\s?(?:no|nr|number|nº|n\.º|núm|num)\.?:?)?\s+[A-Z]{0,3}\d[\d ./-]{2,}\d[A-Z]?)\)?",
    re.IGNORECASE,
)


_COLLEGE = re.compile(r"(?i)col(?:egiad[oa])?\b")
"""Of a Spanish professional college, written small as often as not."""


def registered(text: str) -> tuple[str, str]:
    """Return a text without the number in it, and that number with whose it is."""
    match = next(
        (
            m
            for m in _NUMBER.finditer(text)
            if m["number"][:2].isupper() or _COLLEGE.match(m["number"])
        ),
        None,
    )
    if match is None:
        return text, ""
    return text[: match.start()] + text[match.end() :], match["number"].strip(" -/")


def registered_at(text: str, at: int) -> tuple[str, int]:
    """Return the number that stands right there with whose it is, and where it ends."""
    match = _NUMBER.match(text, at)
    if match is None or not match["number"][:2].isupper():
        return "", at
    return match["number"].strip(" -/"), match.end()
