"""Drawn art: one family of seeded patterns per motif, as SVG or as shapes for a raster."""

from collections.abc import Callable
from math import sqrt
from typing import TYPE_CHECKING

from domain.art.chance import Chance
from domain.art.motifs import building, growth, land, light, metal, paper, table
from domain.art.sheet import SIZES, Form, Shape, Sheet
from domain.art.signs import sign
from domain.art.svg import svg

if TYPE_CHECKING:
    # Agents draw, so at run time this package must not import theirs.
    from domain.agents.discovery.brand_identity import Motif

MOTIFS: "dict[Motif, Callable[[Sheet], None]]" = {
    "slates": building.slates,
    "bricks": building.bricks,
    "timber": building.timber,
    "pipes": metal.pipes,
    "wires": metal.wires,
    "gears": metal.gears,
    "waves": land.waves,
    "contours": land.contours,
    "grain": growth.grain,
    "crumb": table.crumb,
    "vine": growth.vine,
    "plates": table.plates,
    "leaves": growth.leaves,
    "petals": growth.petals,
    "stitches": paper.stitches,
    "weave": paper.weave,
    "pages": paper.pages,
    "columns": building.columns,
    "ledger": paper.ledger,
    "plan": building.plan,
    "frames": paper.frames,
    "aperture": light.aperture,
    "circuit": metal.circuit,
    "signal": light.signal,
    "stars": land.stars,
    "calendar": paper.calendar,
    "hills": land.hills,
    "rails": metal.rails,
    "rays": land.rays,
    "drops": growth.drops,
    "paws": growth.paws,
    "arcs": light.arcs,
}
"""Who draws which motif."""

LONGEST = 6000
"""Bytes of SVG one drawing may have; a drawing that would be longer is made coarser."""


def draw(motif: "Motif", seed: int, form: Form = "panel") -> str:
    """Return the motif as an inline `<svg>`: no ids, no styles, no fixed size.

    Shapes are painted by presentation attributes with the custom properties `--art-1`, `--art-2`
    and `--art-3` and with `currentColor`, so that a page recolours a drawing by setting these.
    Its classes are `art` and `art-<form>`. Bands and fields are cut to fill their box
    (`preserveAspectRatio` is `slice`); panels have a ground of `--art-1`, the other forms none.
    """
    coarse = 1.0
    drawn = _inline(compose(motif, seed, form), form)
    while len(drawn) > LONGEST and coarse < 12:
        # The number of elements, and so of bytes, falls with the square of their size.
        coarse *= max(1.08, sqrt(len(drawn) / (LONGEST * 0.96)))
        drawn = _inline(compose(motif, seed, form, coarse=coarse), form)
    return drawn


def compose(
    motif: "Motif",
    seed: int,
    form: Form,
    *,
    size: tuple[int, int] | None = None,
    coarse: float = 1.0,
) -> tuple[Shape, ...]:
    """Return the drawing as shapes, lowest first, in a box of `size` or the form's own."""
    if form == "mark":
        return sign(motif, seed)
    sheet = Sheet(form, Chance(motif, form, seed), size=size, coarse=coarse)
    MOTIFS[motif](sheet)
    return tuple(sorted(sheet.shapes, key=lambda shape: shape.layer))


def _inline(shapes: tuple[Shape, ...], form: Form) -> str:
    fit = ' preserveAspectRatio="xMidYMid slice"' if form != "mark" else ""
    digits = 1 if form in ("mark", "corner", "panel") else 0
    return svg(shapes, SIZES[form], attributes=f' class="art art-{form}"{fit}', digits=digits)
