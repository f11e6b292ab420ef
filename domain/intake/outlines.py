"""Lists whose items are headings."""

import re

from domain.intake.lists import Block
from domain.intake.sections import section_of_heading
from domain.intake.stretch import NOTHING, Stretch


def outlined(block: Block) -> list[tuple[Stretch, list[Stretch], list[Stretch]]]:
    """Return each item of the top level with its further lines and the items below it."""
    top = min(block.depths)
    made: list[tuple[Stretch, list[Stretch], list[Stretch]]] = []
    for part, depth in zip(block.parts, block.depths, strict=True):
        if depth == top or not made:
            first, *more = part.split(re.compile("\n")) or [NOTHING]
            made.append((first, more, []))
        else:
            made[-1][2].append(part)
    return made


def is_outline(block: Block) -> bool:
    """A list whose items are headings: `2. What we do`, with lines or items below each."""
    items = outlined(block)
    known = [
        first
        for first, more, below in items
        if (more or below) and section_of_heading(first.text.strip("*_: "))
    ]
    return len(known) >= 2 and len(known) * 2 >= len(items)
