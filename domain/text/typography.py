"""Set text as a typesetter of the language would: quotes, dashes, spaces."""

import re

from domain.facts import Language

_DOUBLE: dict[Language, tuple[str, str]] = {"en": ("“", "”"), "de": ("„", "“"), "es": ("«", "»")}
_SINGLE: dict[Language, tuple[str, str]] = {"en": ("‘", "’"), "de": ("‚", "‘"), "es": ("“", "”")}
_UNITS = (
    r"(?:€|£|\$|%|km|cm|mm|m²|m2|qm|kg|kW|kWh|ml|min|Min\.|Minuten|minutes|minutos|Uhr|Euro|euros)"
)
NO_BREAK = "\u00a0"
"""Keeps a number and its unit on one line."""


def typeset(text: str, language: Language) -> str:
    """Return `text` with real quotes, dashes and spaces; no letter or digit is changed."""
    text = _quoted(" ".join(text.split()), language)
    text = text.replace("...", "…")
    text = re.sub(r"(?<=\w)[’']+(?=\w)", "’", text)
    text = re.sub(r"(?<=s)'(?=\s)", "’", text)
    text = re.sub(r" (?:--?|—) ", " – ", text)
    text = re.sub(r"(?<=\w) +(?=[,;](?:\s|$))", "", text)
    text = re.sub(r"(?<=\d:\d\d)\s?-\s?(?=\d{1,2}:\d\d)", "–", text)
    return re.sub(rf"(?<=\d) (?={_UNITS}(?!\w))", NO_BREAK, text)


def _quoted(text: str, language: Language) -> str:
    opening, closing = _DOUBLE[language]
    if text.count('"') % 2 == 0:
        text = re.sub(r'"([^"]*)"', rf"{opening}\1{closing}", text)
    opening, closing = _SINGLE[language]
    return re.sub(r"(?<!\w)'([^\s'][^']*[^\s']|[^\s'])'(?!\w)", rf"{opening}\1{closing}", text)


def unquoted(text: str) -> str:
    """Return `text` without one pair of quotes around the whole of it."""
    pairs = {'"': '"', "“": "”", "„": "“", "«": "»", "»": "«", "'": "'", "‘": "’"}
    stripped = text.strip()
    if len(stripped) > 2 and pairs.get(stripped[0]) == stripped[-1]:
        inner = stripped[1:-1]
        return inner if stripped[0] not in inner and stripped[-1] not in inner else stripped
    return stripped


def sentence_case(text: str) -> str:
    """Return `text` with its first letter in upper case; an `iPhone` stays one."""
    return text if re.match(r"[a-z][A-Z]", text) else text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """Return `text` with a full stop, unless it already ends as a sentence does."""
    bare = text.rstrip()
    return bare if bare.rstrip("\"'”’»“)")[-1:] in (".", "!", "?", "…") else f"{bare}."


def bare(text: str) -> str:
    """Return `text` as a heading has it: without the full stop at its end."""
    stripped = text.strip()
    return stripped[:-1].rstrip() if re.search(r"[^.…]\.$", stripped) else stripped


def folded(text: str) -> str:
    """Return the words of `text` in lower case and nothing else, to compare by."""
    return " ".join(re.findall(r"\w+", text.casefold()))
