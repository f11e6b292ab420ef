"""Where to cut a photo so that what it shows stays in."""

from typing import Literal

Shape = Literal["16:9", "3:2", "4:3", "1:1", "4:5"]

RATIOS: dict[Shape, float] = {"16:9": 16 / 9, "3:2": 3 / 2, "4:3": 4 / 3, "1:1": 1.0, "4:5": 4 / 5}
"""Width by height of each shape."""

_EVERY: tuple[Shape, ...] = ("16:9", "3:2", "4:3", "1:1", "4:5")
_LEAST_KEPT = 0.5
"""Share of a photo a crop keeps at least; a shape that would cut away more is exchanged."""

Kept = tuple[float, float, float, float]


def kept(width: int, height: int, shape: Shape, *, is_portrait: bool = False) -> Kept:
    """Return left, top, right and bottom of the part to keep, in shares of width and height.

    Faces are in the upper third of portraits; everything else is kept around its centre.
    """
    aspect, wanted = width / height, RATIOS[shape]
    if aspect > wanted:
        share = wanted / aspect
        left = (1 - share) / 2
        return round(left, 4), 0.0, round(left + share, 4), 1.0
    share = aspect / wanted
    top = (1 - share) * (0.15 if is_portrait else 0.5)
    return 0.0, round(top, 4), 1.0, round(top + share, 4)


def fitting(width: int, height: int, *shapes: Shape) -> Shape:
    """Return the first of `shapes` that keeps half of the photo, else the one that keeps most."""
    aspect = width / height

    def share(shape: Shape) -> float:
        return min(RATIOS[shape] / aspect, aspect / RATIOS[shape])

    enough: list[Shape] = [shape for shape in shapes if share(shape) >= _LEAST_KEPT]
    return enough[0] if enough else sorted(_EVERY, key=share)[-1]


def widths(full: int, *wanted: int) -> tuple[int, ...]:
    """Return the widths to encode, ascending: `wanted` up to the full width of the crop."""
    smaller = tuple(sorted(width for width in set(wanted) if width < full * 0.92))
    return (*smaller, full) if full <= max(wanted) or not smaller else smaller
