"""What only the fact that states it can support: amounts, people, promises."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from domain.grading.content.durations import duration
from domain.grading.content.quantities import Quantity
from domain.grading.content.wording import plain
from domain.model._truth_source import Source

PROMISED = re.compile(
    r"\b(?:guarante\w+|warrant\w+|free|garanti\w+|gewährleist\w+|kostenlos\w*|garant[ií]\w+|gratis|gratuit\w+|licen[cs]ed"
    r"|registered|certified|insured|versichert|zertifiziert|asegurad\w+)\b",
    re.I,
)
"""Promises hold for exactly what the fact gives them to."""


_PROMISES = re.compile(rf"{PROMISED.pattern}|insurance|versicherung|\bseguro\b", re.I)
"""The same, in the words in which a fact may give it."""


@dataclass(frozen=True)
class Anchor:
    """Something only the fact that states it can support, with all that is said beside it."""

    start: int
    end: int
    shown: str
    stands_in: Callable[[Source], bool]
    quantity: Quantity | None = None
    is_person: bool = False


def end_with_unit(anchor: Anchor, text: str) -> int:
    """Return where a quantity ends; a unit of time is compared together with its number."""
    if anchor.quantity is None:
        return anchor.end
    if duration(anchor.quantity) is None and anchor.quantity.after not in OTHERS:
        return anchor.end
    unit = re.search(re.escape(anchor.quantity.after), text[anchor.end :], re.I)
    return anchor.end + unit.end() if unit else anchor.end


_NUMBERED = frozenset(
    {"level", "grade", "class", "stufe", "klasse", "nr", "nivel", "grado", "número"}
)
"""Words behind which a number counts nothing."""
MONEY = frozenset({"pounds", "dollars", "euros", "euro"})
"""Behind a number that is a price."""
OTHERS = frozenset(
    [
        "friends",
        "mates",
        "others",
        "more",
        "companions",
        "freunde",
        "freunden",
        "freundinnen",
        "andere",
        "anderen",
        "weitere",
        "weiteren",
        "amigos",
        "amigas",
        "más",
        "otros",
        "otras",
    ]
)
"""Those who come along with the visitor."""
_SAME_KIND = {"year": {"year", "number", "date"}, "number": {"number", "year", "code", "rating"}}


def anywhere(_: Source) -> bool:
    """Stand in whatever fact."""
    return True


def has_amount(one: Quantity) -> Callable[[Source], bool]:
    """Return whether a fact has a quantity."""

    def stands_in(source: Source) -> bool:
        return (
            any(is_same(one, other) for s in source.statements for other in s.quantities)
            or (
                one.kind == "price"
                and source.price is not None
                and one.value in _amounts_of(source)
            )
            or (len(one.value) >= 5 and one.value.isdigit() and one.value in source.plain.split())
        )

    return stands_in


def _amounts_of(source: Source) -> set[str]:
    price = source.price
    return (
        {a.rstrip("0").rstrip(".") if "." in a else a for a in (price.amount, price.up_to or "")}
        if price
        else set()
    )


def is_same(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities say the same, lengths of time in whatever unit."""
    if (long := duration(one)) and (other_long := duration(other)):
        return long == other_long
    is_numbered = other.before in _NUMBERED and one.before != other.before
    if one.kind == "number" and is_numbered and not (one.after and one.after == other.after):
        return False
    if one.kind == "date" and other.kind == "date":
        years = {one.value[:-6], other.value[:-6]} - {"-"}
        return one.value[-5:] == other.value[-5:] and (len(years) < 2 or one.value[:-6] == "-")
    if one.kind == "number" and other.kind == "price" and one.after in MONEY:
        return one.value == other.value
    if one.kind == "year" and other.kind == "date":
        return other.value.startswith(one.value)
    return one.value == other.value and other.kind in _SAME_KIND.get(one.kind, {one.kind})


def has_name(name: str) -> Callable[[Source], bool]:
    """Return whether a fact names somebody."""
    words = plain(name)
    return lambda source: any(f" {words} " in f" {plain(s.text)} " for s in source.statements)


def has_promise(source: Source) -> bool:
    """Whether a fact promises something."""
    return any(_PROMISES.search(s.text) for s in source.statements)
