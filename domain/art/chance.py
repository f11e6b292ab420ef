"""Repeatable chance: numbers that depend on a seed and on nothing else, on every machine."""

from collections.abc import Sequence
from math import floor
from typing import TypeVar

T = TypeVar("T")
_MASK = (1 << 64) - 1


class Chance:
    """A SplitMix64 generator; the same words always give the same numbers."""

    def __init__(self, *words: str | int) -> None:
        state = 0x9E3779B97F4A7C15
        for letter in "/".join(str(word) for word in words).encode():
            state = ((state ^ letter) * 0x100000001B3) & _MASK
        self._state = state
        self._next()

    def _next(self) -> int:
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return mixed ^ (mixed >> 31)

    def share(self) -> float:
        """Return a number from 0 up to, not including, 1."""
        return (self._next() >> 11) / (1 << 53)

    def between(self, low: float, high: float) -> float:
        """Return a number from `low` to `high`."""
        return low + (high - low) * self.share()

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, both included."""
        return low + int(self.share() * (high - low + 1))

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of `choices`."""
        return choices[self.whole(0, len(choices) - 1)]

    def one_in(self, number: float) -> bool:
        """Return True once in `number` calls, on average."""
        return self.share() * number < 1


class Relief:
    """A smooth landscape of heights from 0 to 1, for clusters, gradients and contour lines."""

    def __init__(self, chance: Chance, *, cell: float, octaves: int = 1) -> None:
        self._cell = cell
        self._octaves = octaves
        self._heights = [chance.share() for _ in range(1024)]

    def at(self, x: float, y: float) -> float:
        """Return the height at a point."""
        total, weight, size = 0.0, 0.0, self._cell
        for octave in range(self._octaves):
            part = 0.5**octave
            total += part * self._layer(x / size + 37 * octave, y / size + 91 * octave)
            weight += part
            size /= 2
        return total / weight

    def _layer(self, x: float, y: float) -> float:
        column, row = floor(x), floor(y)
        across, down = _eased(x - column), _eased(y - row)
        top = _mix(self._corner(column, row), self._corner(column + 1, row), across)
        low = _mix(self._corner(column, row + 1), self._corner(column + 1, row + 1), across)
        return _mix(top, low, down)

    def _corner(self, column: int, row: int) -> float:
        return self._heights[(column * 374761 + row * 668265) & 1023]


def _eased(share: float) -> float:
    return share * share * (3 - 2 * share)


def _mix(one: float, other: float, share: float) -> float:
    return one + (other - one) * share
