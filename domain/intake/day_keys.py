"""Days as keys of a mapping: `tue-fri` and `monFri` are ranges, `mon_wed_fri` is a list, and so is `tue_thu`."""

import re

from domain.facts import Language
from domain.intake.holidays import asks_first, shuts_on
from domain.intake.hour_tokens import tokens_of
from domain.intake.hours import hours
from domain.intake.speech import Speech
from domain.intake.spelling import humps
from domain.intake.stretch import joined
from domain.intake.tree import Leaf, Node, Row, Table

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


def may_be_range(key: str, speech: Speech) -> bool:
    """Return whether a key was read as two days that may have been meant as a range: `tue_thu`."""
    return any(f" {word} " in day_key(key, speech) for word in _AND.values()) and not any(
        token.kind == "AND" for token in tokens_of(key.replace("_", " "), speech)
    )


_OFF = re.compile(
    r"(?i)(?:-+|–|—|x|/|n/?a|no|none|off|false|nothing|nein|nicht|frei|keine?|aus|nada|libre|ningun[oa]?)[.!]?"
)


def is_day_off(key: Leaf, value: str, speech: Speech) -> bool:
    """Return whether a value says that nobody is there on the days of its key: `sunday: no`."""
    return _OFF.fullmatch(value.strip()) is not None and names_days(key, speech)


def names_days(key: Leaf, speech: Speech) -> bool:
    """Return whether a key says on which days its value holds: `tue-fri`, `weekends`."""
    said = day_key(key.text, speech) or key.text.replace("_", " ")
    found = hours(f"{said}: 9:00-17:00", speech)
    return len(found) == 1 and found[0].start == 0


def tells_hours(key: Leaf, value: Node, speech: Speech) -> bool:
    """`monday: 9-17` and `august: closed` tell hours wherever they stand; `sunday: roast for £15` does not."""
    if isinstance(value, Leaf) and shuts_on(key.text, value.text, speech):
        return True
    if not names_days(key, speech):
        return False
    if isinstance(value, Leaf):
        said = day_key(key.text, speech) or key.text.replace("_", " ")
        told = value.stretch.folded().text
        off = is_day_off(key, told, speech) or asks_first(told)
        return off or bool(hours(f"{said}: {told}", speech))
    return isinstance(value, Table) or times_of(key, value, speech) is not None


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
    """`mon_fri` is a range as `mon-fri` is; `mon_to_fri` and `mon_and_thu` say it themselves."""
    at = next(i for i, part in enumerate(parts) if _is_day(part[0], speech))
    follows = at + 1 < len(parts) and _is_day(parts[at + 1][0], speech)
    if not follows:
        return parts
    first, last = parts[at], parts[at + 1]
    joined = (
        [first, [_AND[speech.language]], last]
        if _is_pair(*first, *last, speech=speech)
        else [[*first, *last]]
    )
    return [*parts[:at], *joined, *parts[at + 2 :]]


_AND: dict[Language, str] = {"en": "and", "de": "und", "es": "y"}


def _is_pair(first: str, last: str, *, speech: Speech) -> bool:
    """Two working days with one between them are more often two lessons than three days."""
    numbers = {word: lex.days[word] for lex in speech.lexicons for word in (first.lower(), last.lower()) if word in lex.days}  # fmt: skip
    one, other = numbers.get(first.lower(), 0), numbers.get(last.lower(), 0)
    return other - one == _APART and other <= _FRIDAY


_APART, _FRIDAY = 2, 4


def _written(part: list[str], speech: Speech) -> str:
    between = "–" if len(part) == _RANGE else ", "
    return between.join(w.capitalize() if _is_day(w, speech) else w.lower() for w in part)
