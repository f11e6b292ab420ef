"""Signs: each motif as one small, bold mark on a grid of 64."""

from typing import TYPE_CHECKING

from domain.art.chance import Chance
from domain.art.sheet import Shape, Sheet, fill, line

if TYPE_CHECKING:
    from domain.agents.discovery.brand_identity import Motif


def sign(motif: "Motif", seed: int) -> tuple[Shape, ...]:
    """Return the motif's sign in ink, to be read at 16 px."""
    sheet = Sheet("mark", Chance(motif, "mark", seed))
    sheet.circle((32, 32), 20, fill(0))
    sheet.circle((32, 32), 28, line(0, 4))
    return tuple(sheet.shapes)
