"""Numbered titles of a long brief: `3. Tea room` above its own paragraphs is no item of a list."""

import re

from domain.intake.sections import section_of_heading
from domain.intake.stretch import Stretch, joined

_TITLE = re.compile(r"^\s*(?:\d{1,2}|[A-Z]|[IVX]{1,4})[.)]\s+(?P<title>\S[^|]{1,60})$")


def with_numbered_titles(lines: list[Stretch]) -> list[Stretch]:
    """Return the text with each numbered line that stands alone as a heading."""
    alone = [i for i in range(len(lines)) if _stands_alone(lines, i)]
    alone += _right_above(lines)
    if len(alone) < 2:
        return lines
    made = list(lines)
    for i in alone:
        match = _TITLE.match(lines[i].text)
        if match:
            title = lines[i].cut(match.start("title"))
            made[i] = joined([Stretch("##", title.at[:1] * 2), title], " ")
    return made


def _stands_alone(lines: list[Stretch], i: int) -> bool:
    match = _TITLE.match(lines[i].text)
    if match is None or not _is_title(match):
        return False
    below = next((line.text for line in lines[i + 1 :] if line.text.strip()), "")
    apart = i + 1 < len(lines) and not lines[i + 1].text.strip()
    return _is_begun(lines, i) and apart and bool(below) and _TITLE.match(below) is None


def _right_above(lines: list[Stretch]) -> list[int]:
    """Return the lines that number titles, each right above its text and most of them known."""
    found: list[int] = []
    for i in range(len(lines) - 1):
        match = _TITLE.match(lines[i].text)
        below = lines[i + 1].text
        if match and _is_title(match) and _is_begun(lines, i) and _BEGINS.match(below):
            found.append(i)
    known = [i for i in found if section_of_heading(_titled(lines[i]))]
    return found if len(known) >= _FEWEST and len(known) * 2 >= len(found) else []


_BEGINS = re.compile(r"(?!\s|\d{1,2}[.)]\s)[^a-zäöüáéíóúñ]")
"""A line that starts something: neither indented, nor numbered, nor the rest of the one above."""
_FEWEST = 3
"""Known titles it takes to tell them from the items of a list."""


def _titled(line: Stretch) -> str:
    match = _TITLE.match(line.text)
    return match["title"] if match else ""


def _is_begun(lines: list[Stretch], i: int) -> bool:
    return i == 0 or not lines[i - 1].text.strip()


def _is_title(match: re.Match[str]) -> bool:
    return len(match["title"].split()) <= 7 and match["title"].rstrip()[-1] not in ".!?;,"
