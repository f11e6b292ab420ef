"""Days as keys of a mapping: `tue-fri` and `monFri` are ranges, `mon_wed_fri` is a list."""

import re

from domain.intake.hour_tokens import tokens_of
from domain.intake.hours import hours
from domain.intake.speech import Speech
from domain.intake.spelling import humps
from domain.intake.stretch import joined
from domain.intake.tree import Leaf, Row

_RANGE = 2
"""Days a range is written with; more between the same signs are a list."""


def day_key(key: str, speech: Speech) -> str:
    """Return a key written for a machine that names two or more days, as people write it, or nothing."""
    if " " in key.strip():
        return ""
    parts = [part.split("-") for part in re.split(r"_+", re.sub(r" +", "_", humps(key))) if part]
    named = [word for part in parts for word in part if _is_day(word, speech)]
    if len(named) < _RANGE:
        return ""
    if len(named) == _RANGE and all(len(part) == 1 for part in parts):
        parts = _joined(parts, speech)
    return " ".join(_written(part, speech) for part in parts)


def names_days(key: Leaf, speech: Speech) -> bool:
    """Return whether a key says on which days its value holds: `tue-fri`, `weekends`."""
    said = day_key(key.text, speech) or key.text.replace("_", " ")
    found = hours(f"{said}: 9:00-17:00", speech)
    return len(found) == 1 and found[0].start == 0


def times_of(key: Leaf, row: Row, speech: Speech) -> Leaf | None:
    """Return a list of times below days as one value: `[9-12, 2-5]` is `9-12, 2-5`."""
    leaves = [item for item in row.items if isinstance(item, Leaf) and item.lines]
    if not names_days(key, speech) or not leaves or len(leaves) != len(row.items):
        return None
    line = joined([leaf.stretch for leaf in leaves], ", ")
    return Leaf(line.text, (line,))


def _is_day(word: str, speech: Speech) -> bool:
    return [token.kind for token in tokens_of(word, speech)] == ["DAY"]


def _joined(parts: list[list[str]], speech: Speech) -> list[list[str]]:
    """`mon_fri` is a range as `mon-fri` is, `mon_to_fri` says so itself."""
    at = next(i for i, part in enumerate(parts) if _is_day(part[0], speech))
    follows = at + 1 < len(parts) and _is_day(parts[at + 1][0], speech)
    return [*parts[:at], [*parts[at], *parts[at + 1]], *parts[at + 2 :]] if follows else parts


def _written(part: list[str], speech: Speech) -> str:
    between = "–" if len(part) == _RANGE else ", "
    return between.join(w.capitalize() if _is_day(w, speech) else w.lower() for w in part)
