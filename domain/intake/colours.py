"""Colours a client names, by word or in hex."""

import re
from functools import cache
from typing import Literal

from domain.color_names import CSS_COLORS
from domain.facts import Colour
from domain.intake.speech import Speech

Role = Literal["background", "accent", "text", "any", "avoid"]

_HEX = re.compile(r"(?<![\w&#])#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})(?![0-9a-zA-Z])")


@cache
def _names(language: str) -> dict[str, str]:
    speech = Speech(language, "")
    own = {
        name: value
        for lexicon in reversed(speech.lexicons)
        for name, value in lexicon.colours.items()
    }
    if language == "en":
        return {**CSS_COLORS, **own}
    single = {
        n: v
        for n, v in CSS_COLORS.items()
        if n not in ("tan", "red", "plum", "linen", "peru", "snow")
    }
    return {**single, **own}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    names = sorted(_names(language), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])", re.IGNORECASE)


def colours(
    text: str, speech: Speech, *, role: Role | None = None
) -> list[tuple[int, int, Colour]]:
    """Return every colour named in words about colours, with what it is wanted for."""
    found: list[tuple[int, int, Colour]] = []
    for match in _HEX.finditer(text):
        digits = match.group()[1:].lower()
        full = digits if len(digits) == 6 else "".join(d * 2 for d in digits)
        wanted = role or _role(text, match.start(), match.end(), speech)
        found.append((match.start(), match.end(), Colour(hex=f"#{full}", role=wanted)))
    names = _names(speech.read_in)
    for match in _pattern(speech.read_in).finditer(text):
        wanted = role or _role(text, match.start(), match.end(), speech)
        made = Colour(hex=names[match.group().lower()], name=match.group(), role=wanted)
        found.append((match.start(), match.end(), made))
    return sorted(_agreeing(found), key=lambda f: f[0])


def _agreeing(found: list[tuple[int, int, Colour]]) -> list[tuple[int, int, Colour]]:
    """`Yellow, but not school-bus yellow` forbids a shade that has no name, and not the colour."""
    wanted = {colour.hex for _, _, colour in found if colour.role != "avoid"}
    return [one for one in found if one[2].role != "avoid" or one[2].hex not in wanted]


def has_hex(text: str) -> bool:
    """Return whether a hex colour stands in `text`; `#1` and `#100` are none."""
    return any(re.search("[a-fA-F]", m.group()) or len(m.group()) == 7 for m in _HEX.finditer(text))


def names_colour_first(text: str, speech: Speech) -> bool:
    """Return whether a colour stands alone, not before a thing: `dark green`, not `green roofs`."""
    return any(
        re.match(
            r"\s*(?:$|[.,;:!)(/&+]|(?:and|und|y|with|mit|con|or|oder|o|as|als|como|for|für|para|on|auf|please)\b)",
            text[m.end() :],
        )
        for m in _pattern(speech.read_in).finditer(text)
    )


def _role(text: str, start: int, end: int, speech: Speech) -> Role:
    clauses = [
        0,
        *(
            m.end()
            for m in re.finditer(
                r"[,;.:]\s|\s(?:and|und|y|with|mit|con|but|aber|pero|sondern|sino)\s", text
            )
        ),
        len(text) + 1,
    ]
    at = max(i for i, edge in enumerate(clauses) if edge <= start)
    clause = text[clauses[at] : clauses[at + 1]]
    if _avoided(text[:start], speech):
        return "avoid"
    if speech.words("background_re").search(clause):
        return "background"
    if speech.words("accent_re").search(clause):
        return "accent"
    if re.search(r"(?i)\b(?:text|headings?|schrift|überschriften|texto|títulos)\b", clause):
        return "text"
    return "any"


def _avoided(before: str, speech: Speech) -> bool:
    near = re.split(r"[.;:]\s|(?<!anything)\s(?:but|aber|pero|sondern|sino)\s", before)[-1]
    *listed, last = near.split(", ")
    avoid = speech.words("avoid_re")
    said = next((i for i, part in enumerate(listed) if avoid.search(part)), None)
    if said is None:
        return avoid.search(last) is not None
    name = _pattern(speech.read_in)
    return avoid.search(last) is not None or all(name.search(part) for part in listed[said:])
