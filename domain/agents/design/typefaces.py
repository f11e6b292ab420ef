"""The self-hosted faces: what each is, where its files are, and how its fallback keeps the lines still."""

from dataclasses import dataclass, field
from typing import Literal

Category = Literal[
    "slab", "grotesque", "humanist", "transitional", "oldstyle", "didone", "mono", "condensed"
]
Stand = Literal["Arial", "Times New Roman", "Courier New"]
"""A face every machine has, or has one of the same widths for."""

STAND_WIDTHS: dict[Stand, tuple[float, float]] = {
    "Arial": (0.4555, 0.4879),
    "Times New Roman": (0.4068, 0.4328),
    "Courier New": (0.6, 0.6),
}
"""Mean advance of running text in em, regular and bold, from the fonts' own tables."""

_SAME_WIDTHS: dict[Stand, tuple[str, ...]] = {
    "Arial": ("Arial", "Liberation Sans"),
    "Times New Roman": ("Times New Roman", "Liberation Serif"),
    "Courier New": ("Courier New", "Liberation Mono"),
}
"""What a stand-in is called on other systems; browsers look for each name to the letter."""


LATIN = (
    "".join(
        map(
            chr,
            [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153, *range(0x2010, 0x2028)],
        )
    )
    + "\u202f‹›⁄€™←↑→↓−×✓′″"
)
"""What the first file of every face keeps: western Europe and typographic signs."""
LATIN_EXTENDED = "".join(
    map(chr, sorted({*range(0x100, 0x180), 0x218, 0x219, 0x21A, 0x21B} - {0x131, 0x152, 0x153}))
)
"""What the second file keeps; browsers load it only for a page that has one of these."""
UNICODE_RANGES = ("U+0-FF,U+131,U+152-153,U+2000-22FF,U+2700-27BF", "U+100-130,U+132-151,U+154-24F")
"""The `unicode-range` of the two files."""


@dataclass(frozen=True, kw_only=True)
class Face:
    """One face of the collection; measures are shares of the em, taken from its files."""

    key: str
    family: str
    """CSS family name."""
    package: str
    """npm package, without its scope."""
    stem: str
    """Which of the package's files: `wght` has the weight axis, `opsz` optical sizes too."""
    category: Category
    weights: tuple[int, int]
    """Lightest and boldest weight of the file."""
    pinned: dict[str, float] = field(default_factory=dict[str, float])
    """Axes that are set once and for all, such as the optical size."""
    stand: Stand
    """What stands in until the file is there."""
    x_height: float
    cap_height: float
    ascent: float
    descent: float
    widths: tuple[float, float]
    """Mean advance of running text, regular and bold."""
    zero: float
    """Advance of the figure 0: what CSS calls 1 ch."""
    space: float
    """Advance of the word space."""
    size_kb: float
    """What all of Latin-1 and the signs of print weigh from weight 400 to 700, measured as WOFF2."""

    @property
    def stand_family(self) -> str:
        """CSS family name of the stand-in."""
        return f"{self.family} Fallback"

    def size_adjust(self, weight: int) -> float:
        """Return how far the stand-in is scaled so that lines break alike: 1 is not at all."""
        bold = int(weight >= 600)
        return self.widths[bold] / STAND_WIDTHS[self.stand][bold]

    def measure_ch(self, characters: int) -> int:
        """Return the line length in `ch` that holds about this many characters of text."""
        return round(characters * self.widths[0] / self.zero)

    def stand_rule(self, weight: int) -> str:
        """Return the `@font-face` rule of the stand-in for one weight, on one line."""
        scale = self.size_adjust(weight)
        bold = " Bold" if weight >= 600 else ""
        weights = "600 900" if weight >= 600 else "100 599"
        named = ",".join(f'local("{name}{bold}")' for name in _SAME_WIDTHS[self.stand])
        return (
            f'@font-face{{font-family:"{self.stand_family}";src:{named};'
            f"font-weight:{weights};size-adjust:{100 * scale:.2f}%;"
            f"ascent-override:{100 * self.ascent / scale:.2f}%;"
            f"descent-override:{100 * self.descent / scale:.2f}%;line-gap-override:0%}}"
        )


def _face(
    key: str,
    family: str,
    category: Category,
    stand: Stand,
    *,
    heights: tuple[float, float],
    lines: tuple[float, float],
    widths: tuple[float, float],
    figures: tuple[float, float],
    weights: tuple[int, int],
    size_kb: float,
    package: str = "",
    optical: float | None = None,
) -> Face:
    return Face(
        key=key,
        family=family,
        package=package or key,
        stem="wght" if optical is None else "opsz",
        category=category,
        weights=weights,
        pinned={} if optical is None else {"opsz": optical},
        stand=stand,
        x_height=heights[0],
        cap_height=heights[1],
        ascent=lines[0],
        descent=lines[1],
        widths=widths,
        zero=figures[0],
        space=figures[1],
        size_kb=size_kb,
    )


_FACES = (
    _face(
        "archivo",
        "Archivo",
        "grotesque",
        "Arial",
        heights=(0.526, 0.686),
        lines=(0.878, 0.21),
        widths=(0.4449, 0.4764),
        figures=(0.573, 0.209),
        weights=(100, 900),
        size_kb=26,
    ),
    _face(
        "archivo-narrow",
        "Archivo Narrow",
        "condensed",
        "Arial",
        heights=(0.526, 0.686),
        lines=(1.035, 0.312),
        widths=(0.3754, 0.4001),
        figures=(0.456, 0.228),
        weights=(400, 700),
        size_kb=15,
    ),
    _face(
        "besley",
        "Besley",
        "slab",
        "Times New Roman",
        heights=(0.52, 0.75),
        lines=(1.25, 0.425),
        widths=(0.5078, 0.5502),
        figures=(0.59, 0.3),
        weights=(400, 900),
        size_kb=32,
    ),
    _face(
        "bitter",
        "Bitter",
        "slab",
        "Times New Roman",
        heights=(0.532, 0.698),
        lines=(0.935, 0.265),
        widths=(0.4687, 0.4758),
        figures=(0.641, 0.2),
        weights=(100, 900),
        size_kb=27,
    ),
    _face(
        "bodoni-moda",
        "Bodoni Moda",
        "didone",
        "Times New Roman",
        heights=(0.46, 0.75),
        lines=(1.125, 0.4),
        widths=(0.4658, 0.4903),
        figures=(0.6195, 0.25),
        weights=(400, 900),
        size_kb=22,
        optical=18,
    ),
    _face(
        "bricolage-grotesque",
        "Bricolage Grotesque",
        "grotesque",
        "Arial",
        heights=(0.517, 0.66),
        lines=(0.93, 0.27),
        widths=(0.4606, 0.4775),
        figures=(0.628, 0.237),
        weights=(200, 800),
        size_kb=33,
        optical=48,
    ),
    _face(
        "cabin",
        "Cabin",
        "humanist",
        "Arial",
        heights=(0.49, 0.7),
        lines=(0.965, 0.25),
        widths=(0.4263, 0.4357),
        figures=(0.698, 0.225),
        weights=(400, 700),
        size_kb=25,
    ),
    _face(
        "eb-garamond",
        "EB Garamond",
        "oldstyle",
        "Times New Roman",
        heights=(0.405, 0.653),
        lines=(1.007, 0.298),
        widths=(0.3809, 0.4202),
        figures=(0.48, 0.2),
        weights=(400, 800),
        size_kb=40,
    ),
    _face(
        "fraunces",
        "Fraunces",
        "oldstyle",
        "Times New Roman",
        heights=(0.454, 0.7),
        lines=(0.978, 0.255),
        widths=(0.4276, 0.4568),
        figures=(0.622, 0.198),
        weights=(100, 900),
        size_kb=32,
        optical=72,
    ),
    _face(
        "hanken-grotesk",
        "Hanken Grotesk",
        "grotesque",
        "Arial",
        heights=(0.493, 0.697),
        lines=(1.0, 0.303),
        widths=(0.4598, 0.4653),
        figures=(0.56, 0.26),
        weights=(100, 900),
        size_kb=19,
    ),
    _face(
        "jetbrains-mono",
        "JetBrains Mono",
        "mono",
        "Courier New",
        heights=(0.55, 0.73),
        lines=(1.02, 0.3),
        widths=(0.6, 0.6),
        figures=(0.6, 0.6),
        weights=(100, 800),
        size_kb=14,
    ),
    _face(
        "newsreader",
        "Newsreader",
        "transitional",
        "Times New Roman",
        heights=(0.441, 0.676),
        lines=(0.735, 0.265),
        widths=(0.4268, 0.4569),
        figures=(0.5665, 0.229),
        weights=(200, 800),
        size_kb=38,
    ),
    _face(
        "newsreader-display",
        "Newsreader Display",
        "transitional",
        "Times New Roman",
        heights=(0.474, 0.695),
        lines=(0.735, 0.265),
        widths=(0.4319, 0.4644),
        figures=(0.578, 0.228),
        weights=(200, 800),
        size_kb=38,
        package="newsreader",
        optical=48,
    ),
    _face(
        "schibsted-grotesk",
        "Schibsted Grotesk",
        "grotesque",
        "Arial",
        heights=(0.527, 0.703),
        lines=(0.9766, 0.2578),
        widths=(0.4756, 0.4966),
        figures=(0.6113, 0.254),
        weights=(400, 900),
        size_kb=35,
    ),
    _face(
        "commissioner",
        "Commissioner",
        "humanist",
        "Arial",
        heights=(0.499, 0.713),
        lines=(1.017, 0.206),
        widths=(0.4512, 0.4575),
        figures=(0.6525, 0.192),
        weights=(100, 900),
        size_kb=28,
    ),
    _face(
        "literata",
        "Literata",
        "transitional",
        "Times New Roman",
        heights=(0.507, 0.701),
        lines=(1.177, 0.308),
        widths=(0.4779, 0.5115),
        figures=(0.579, 0.2),
        weights=(200, 900),
        size_kb=32,
        optical=14,
    ),
    _face(
        "literata-display",
        "Literata Display",
        "transitional",
        "Times New Roman",
        heights=(0.51, 0.717),
        lines=(1.177, 0.308),
        widths=(0.4719, 0.5074),
        figures=(0.591, 0.2),
        weights=(200, 900),
        size_kb=33,
        package="literata",
        optical=48,
    ),
)

FACES: dict[str, Face] = {face.key: face for face in _FACES}
"""Every face under its key; all under the SIL Open Font License 1.1."""
