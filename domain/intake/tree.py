"""YAML and JSON as one tree whose every text knows its place."""

from dataclasses import dataclass
from typing import Literal

from domain.errors import BriefInvalid
from domain.intake.stretch import NOTHING, Stretch, joined

DEEPEST = 12
"""Levels of nesting a brief may have; real ones have four or five."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value: verbatim text, with the lines it is written on."""

    text: str
    lines: tuple[Stretch, ...]
    shape: Literal["text", "number", "switch", "nothing"] = "text"

    @property
    def stretch(self) -> Stretch:
        """Its lines as one text."""
        return joined(self.lines) if self.lines else NOTHING

    @property
    def line(self) -> int:
        """Line it begins on."""
        return self.lines[0].line if self.lines else 1


@dataclass(frozen=True, slots=True)
class Row:
    """A list."""

    items: tuple["Node", ...]
    line: int
    shape: Literal["list"] = "list"


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping; its keys differ."""

    entries: tuple[tuple[Leaf, "Node"], ...]
    line: int
    shape: Literal["mapping"] = "mapping"


Node = Leaf | Row | Table


def refuse_depth(name: str, depth: int, line: int) -> None:
    """Refuse nesting no brief needs.

    Raises:
        BriefInvalid: `depth` is beyond the limit.
    """
    if depth > DEEPEST:
        raise BriefInvalid(
            source=name,
            line=line,
            problem=f"The nesting is more than {DEEPEST} levels deep.",
            remedy="Write lists and mappings inside each other four or five levels deep at most.",
        )


def refuse_repeat(name: str, key: Leaf, first: Leaf) -> None:
    """Refuse a key that stands twice in one mapping.

    Raises:
        BriefInvalid: Always.
    """
    raise BriefInvalid(
        source=name,
        line=key.line,
        problem=f"The key `{key.text}` stands twice; the first is on line {first.line}.",
        remedy="Keep one of them, or join their values in a list.",
    )
