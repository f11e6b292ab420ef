"""The tile a brand's sign stands on in tabs and on home screens."""

from collections.abc import Iterable
from typing import Literal

from domain.art.chance import Chance
from domain.art.sheet import Shape, Sheet, fill, moved

Tile = Literal["square", "soft", "round"]

SHARP = frozenset({"sturdy", "precise", "bold"})
SOFT = frozenset({"warm", "playful", "fresh", "lively"})

_SHARE: dict[Tile, float] = {"square": 0.78, "soft": 0.76, "round": 0.66}
"""Part of the tile's side the sign takes."""


def tile(traits: Iterable[str], seed: int) -> Tile:
    """Return the tile that fits the brand's traits."""
    known = frozenset(traits)
    choices: tuple[Tile, ...] = ("square", "soft", "round")
    if known & SHARP and not known & SOFT:
        choices = ("square", "square", "soft")
    elif known & SOFT and not known & SHARP:
        choices = ("soft", "round", "round")
    return Chance("tile", seed).pick(choices)


def seated(shapes: Iterable[Shape], on: Tile) -> tuple[Shape, ...]:
    """Return a sign's shapes made smaller to sit in the middle of the tile."""
    share = _SHARE[on]
    inset = 32 * (1 - share)
    return tuple(moved(shape, inset, inset, share) for shape in shapes)


def ground(of: Tile) -> Shape:
    """Return the tile itself on a grid of 64."""
    sheet = Sheet("mark", Chance(of))
    if of == "round":
        sheet.circle((32, 32), 32, fill(0))
    elif of == "square":
        sheet.box(0, 0, 64, 64, fill(0))
    else:
        sheet.rounded(0, 0, 64, 64, radius=14, paint=fill(0))
    return sheet.shapes[0]
