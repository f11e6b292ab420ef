"""Type pairings: which faces go together, in which weight and scale, and what they suit."""

from dataclasses import dataclass

from domain.agents.design.typefaces import Category
from domain.agents.discovery.brand_identity import BrandIdentity, Motif


@dataclass(frozen=True, kw_only=True)
class Pairing:
    """A display and a text face by key, and how the display face is set."""

    character: Category
    display: str
    text: str
    display_weight: int
    tracking_em: float
    ratio: float
    """Between two steps of the scale."""


def _pair(
    character: Category, display: str, text: str, setting: tuple[int, float, float]
) -> Pairing:
    weight, tracking_em, ratio = setting
    return Pairing(
        character=character,
        display=display,
        text=text,
        display_weight=weight,
        tracking_em=tracking_em,
        ratio=ratio,
    )


PAIRINGS: dict[Category, tuple[Pairing, ...]] = {
    "slab": (
        _pair("slab", "besley", "cabin", (700, -0.015, 1.3)),
        _pair("slab", "besley", "hanken-grotesk", (600, -0.01, 1.333)),
        _pair("slab", "bitter", "bitter", (700, -0.01, 1.28)),
    ),
    "grotesque": (
        _pair("grotesque", "schibsted-grotesk", "schibsted-grotesk", (700, -0.02, 1.333)),
        _pair("grotesque", "bricolage-grotesque", "hanken-grotesk", (700, -0.02, 1.4)),
        _pair("grotesque", "archivo", "archivo", (600, -0.02, 1.333)),
        _pair("grotesque", "archivo", "newsreader", (600, -0.02, 1.333)),
        _pair("grotesque", "bricolage-grotesque", "literata", (600, -0.02, 1.38)),
    ),
    "humanist": (
        _pair("humanist", "cabin", "cabin", (700, -0.01, 1.28)),
        _pair("humanist", "commissioner", "literata", (600, -0.012, 1.28)),
        _pair("humanist", "cabin", "literata", (600, -0.01, 1.3)),
    ),
    "transitional": (
        _pair("transitional", "literata-display", "cabin", (400, -0.015, 1.333)),
        _pair("transitional", "newsreader-display", "newsreader", (500, -0.012, 1.3)),
        _pair("transitional", "literata-display", "literata", (600, -0.012, 1.26)),
        _pair("transitional", "newsreader-display", "hanken-grotesk", (400, -0.015, 1.36)),
    ),
    "oldstyle": (
        _pair("oldstyle", "eb-garamond", "eb-garamond", (500, -0.005, 1.36)),
        _pair("oldstyle", "fraunces", "cabin", (600, -0.015, 1.36)),
        _pair("oldstyle", "fraunces", "newsreader", (500, -0.015, 1.4)),
        _pair("oldstyle", "eb-garamond", "hanken-grotesk", (500, -0.005, 1.4)),
    ),
    "didone": (
        _pair("didone", "bodoni-moda", "hanken-grotesk", (500, -0.01, 1.45)),
        _pair("didone", "bodoni-moda", "literata", (600, -0.01, 1.4)),
        _pair("didone", "bodoni-moda", "archivo", (400, -0.01, 1.5)),
    ),
    "mono": (
        _pair("mono", "jetbrains-mono", "hanken-grotesk", (600, -0.035, 1.25)),
        _pair("mono", "jetbrains-mono", "literata", (500, -0.035, 1.22)),
    ),
    "condensed": (
        _pair("condensed", "archivo-narrow", "archivo", (700, -0.005, 1.42)),
        _pair("condensed", "archivo-narrow", "literata", (700, -0.005, 1.4)),
        _pair("condensed", "archivo-narrow", "bitter", (600, -0.005, 1.45)),
    ),
}
"""Every pairing under its character."""

SYSTEM: dict[Category, tuple[str, ...]] = {
    "slab": ("Rockwell", "Rockwell Nova", "Roboto Slab", "DejaVu Serif", "Sitka Small", "serif"),
    "grotesque": ("Inter", "Roboto", "Helvetica Neue", "Arial Nova", "Nimbus Sans", "sans-serif"),
    "humanist": ("Seravek", "Gill Sans Nova", "Ubuntu", "Calibri", "DejaVu Sans", "sans-serif"),
    "transitional": ("Charter", "Bitstream Charter", "Sitka Text", "Cambria", "serif"),
    "oldstyle": ("Iowan Old Style", "Palatino Linotype", "URW Palladio L", "P052", "serif"),
    "didone": ("Didot", "Bodoni MT", "Noto Serif Display", "URW Palladio L", "P052", "serif"),
    "mono": ("ui-monospace", "Cascadia Code", "Menlo", "Consolas", "DejaVu Sans Mono", "monospace"),
    "condensed": (
        "Avenir Next Condensed",
        "Bahnschrift SemiCondensed",
        "Roboto Condensed",
        "Arial Narrow",
        "Liberation Sans Narrow",
        "sans-serif",
    ),
}
"""What stands in on machines of each kind when the faces are not shipped."""

_TRAITS: dict[str, dict[Category, int]] = {
    "sturdy": {"slab": 3, "condensed": 2, "grotesque": 1},
    "warm": {"oldstyle": 3, "humanist": 2, "slab": 1},
    "precise": {"mono": 3, "grotesque": 2, "transitional": 2},
    "calm": {"transitional": 2, "oldstyle": 1, "humanist": 1},
    "lively": {"condensed": 2, "grotesque": 1, "slab": 1, "humanist": 1},
    "elegant": {"didone": 3, "oldstyle": 2, "transitional": 2},
    "playful": {"humanist": 2, "slab": 2, "oldstyle": 1, "grotesque": 1},
    "bold": {"condensed": 3, "slab": 2, "grotesque": 2, "didone": 1},
    "modest": {"humanist": 2, "transitional": 2, "oldstyle": 1},
    "fresh": {"humanist": 2, "grotesque": 2},
}
_FORMALITY: dict[str, dict[Category, int]] = {
    "plain": {"grotesque": 1, "slab": 1, "condensed": 1},
    "warm": {"humanist": 1, "oldstyle": 1},
    "formal": {"transitional": 2, "didone": 1, "oldstyle": 1},
}
_MOTIFS: dict[Category, tuple[Motif, ...]] = {
    "slab": ("bricks", "slates", "timber", "gears", "grain", "rails"),
    "grotesque": ("plan", "frames", "aperture", "arcs", "circuit", "pipes"),
    "humanist": ("paws", "leaves", "drops", "crumb", "waves", "hills"),
    "transitional": ("columns", "ledger", "pages", "contours", "arcs"),
    "oldstyle": ("vine", "pages", "grain", "hills", "plates", "crumb"),
    "didone": ("petals", "stitches", "vine", "frames", "plates"),
    "mono": ("circuit", "signal", "wires", "plan", "ledger"),
    "condensed": ("calendar", "stars", "rays", "signal", "slates", "weave"),
}


def characters(brand: BrandIdentity) -> list[tuple[Category, int]]:
    """Return every character with how well it fits the brand, best first."""
    points: dict[Category, int] = {character: 0 for character in PAIRINGS}
    for wanted in (*(_TRAITS.get(t, {}) for t in brand.traits), _FORMALITY[brand.voice.formality]):
        for character, worth in wanted.items():
            points[character] += worth
    for character, motifs in _MOTIFS.items():
        points[character] += brand.idea.motif in motifs
    return sorted(points.items(), key=lambda entry: (-entry[1], entry[0]))
