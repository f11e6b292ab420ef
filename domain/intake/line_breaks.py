"""Which line breaks of a paragraph the client meant, and which only wrap a long line."""

import re

from domain.intake.sentences import ends_short
from domain.intake.speech import PERSON
from domain.intake.stretch import NOTHING, Stretch, joined

_NARROW = 60
"""Characters below which a line is rather ended than wrapped."""
_SLACK = 12
"""A line that would have had so much more room was ended on purpose."""
_GOES_ON = re.compile(
    r"(?i)(?:[,;–—-]|\b(?:and|or|the|a|an|of|to|for|with|in|on|at|by|from|und|oder|der|die|das|den|dem|ein|eine|einen|mit|für|von|zu|im|am|y|o|de|del|la|el|los|las|en|con|para|por|un|una|e|que|nr\.|no\.|tel\.?))$"
)


_SIGNED = re.compile(r"(?:[-–—]|--)\s+[A-ZÄÖÜÁÉÍÓÚÑ]")
"""Below a quotation, who said it."""

_NAMED = re.compile(rf"{PERSON}\s+[-–—]\s+\S")
"""A name and what it stands for: an entry of a list, however long the one before is."""

_ANSWERS = re.compile(r"(?i)(?:yes|no|ja|nein|doch|sí|si)\s*(?:[,.!;:–—]|$)")
"""A line that begins so answers the one above it."""

_REACHED = re.compile(r"[\w.+-]+@[\w-]+\.\w|https?://|www\.|\+?\(?\d[\d ()/-]{7,}")
"""A line that begins with a mail address, a web address or a number says how to reach somebody."""


_STOPS = re.compile(r"[^\W\d_]{3}[.!?]$|\b(?:19|20)\d\d[.!?]$")
"""A full stop at the end of a line ends a sentence, also where the next begins with a small letter."""


_A_CONTACT = re.compile(
    r"(?:[^\s@]+@[^\s@]+\.\w{2,}|(?:https?://|www\.)\S+|\+?\d[\d\s()/-]{6,}\d)$"
)
"""What ends with an address or a number has ended, however long the line is."""


def meant_lines(whole: Stretch) -> list[Stretch]:
    """Return a paragraph cut where its writer began a new line to say something else."""
    lines = [line for line in whole.split(re.compile("\n")) if line]
    if len(lines) < 2:
        return [whole]
    width = max(len(line.text) for line in lines)
    low = sum(line.text[:1].islower() for line in lines) * 2 > len(lines)
    ragged = width < _NARROW and all(not line.text[:1].islower() for line in lines)
    units: list[list[Stretch]] = [[lines[0]]]
    for line in lines[1:]:
        if _is_ended(units[-1][-1].text, line.text, width=width, low=low, ragged=ragged):
            units.append([line])
        else:
            units[-1].append(line)
    return [joined(unit) if unit else NOTHING for unit in units]


def _is_ended(line: str, following: str, *, width: int, low: bool, ragged: bool) -> bool:
    if _SIGNED.match(following) and line.rstrip().endswith(('"', "”", "“", "»")):
        return False
    if line.rstrip().endswith("?") and _ANSWERS.match(following):
        return False
    if _REACHED.match(following) and not _GOES_ON.search(line):
        return True
    if _STOPS.search(line) and not ends_short(line):
        return True
    if _GOES_ON.search(line) or (following[:1].islower() and not low):
        return False
    if _NAMED.match(following):
        return True
    if _A_CONTACT.search(line) and not following[:1].islower():
        return True
    word = following.split()[0] if following.split() else ""
    room = width - len(line) - 1 - len(word)
    return ragged or width < _NARROW / 2 or room > _SLACK
