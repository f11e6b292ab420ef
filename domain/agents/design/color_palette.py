"""Choose the site's colours, with proof that every pair can be read."""

from typing import Self

from pydantic import Field, model_validator

from domain.color import HexColor, contrast
from domain.value import Value


class Scheme(Value):
    """The colours of one scheme, light or dark."""

    surface: HexColor
    """Page background."""
    surface_raised: HexColor
    """Cards, tables, form fields."""
    surface_sunken: HexColor
    """Quiet bands between sections."""
    surface_strong: HexColor
    """The one contrast surface: masthead, footer or poster; the client's colour where one was given."""
    text: HexColor
    text_muted: HexColor
    text_on_strong: HexColor
    muted_on_strong: HexColor
    accent: HexColor
    """Fill of the primary action."""
    on_accent: HexColor
    accent_text: HexColor
    """Links and accented words on `surface`, `surface_raised` and `surface_sunken`."""
    accent_on_strong: HexColor
    """Links and ornament on `surface_strong`."""
    line: HexColor
    """Decorative hairlines; no contrast asked."""
    border: HexColor
    """Edges that carry meaning, such as form fields: 3:1 on every plain surface."""
    focus: HexColor
    """Focus ring: 3:1 on every plain surface."""
    focus_on_strong: HexColor
    art_1: HexColor
    """Ornament, from near the surface (1) to near the accent (3); no contrast asked."""
    art_2: HexColor
    art_3: HexColor


class ContrastPair(Value):
    """Two tokens that meet on a page and what they reach."""

    scheme: str
    foreground: str
    background: str
    ratio: float = Field(ge=1, le=21)
    required: float


PAIRS: tuple[tuple[str, str, float], ...] = (
    *(("text", s, 4.5) for s in ("surface", "surface_raised", "surface_sunken")),
    *(("text_muted", s, 4.5) for s in ("surface", "surface_raised", "surface_sunken")),
    *(("accent_text", s, 4.5) for s in ("surface", "surface_raised", "surface_sunken")),
    ("text_on_strong", "surface_strong", 4.5),
    ("muted_on_strong", "surface_strong", 4.5),
    ("accent_on_strong", "surface_strong", 4.5),
    ("on_accent", "accent", 4.5),
    *(("border", s, 3.0) for s in ("surface", "surface_raised", "surface_sunken")),
    *(("focus", s, 3.0) for s in ("surface", "surface_raised", "surface_sunken")),
    ("focus_on_strong", "surface_strong", 3.0),
)
"""Foreground token, background token, least WCAG 2.2 contrast (1.4.3 for text, 1.4.11 for the rest)."""


class ColorPalette(Value):
    """Tokens of both schemes; cannot be built when a pair is unreadable."""

    light: Scheme
    dark: Scheme
    honoured: tuple[str, ...] = ()
    """Which of the client's colours stand as which token, one sentence each."""

    @property
    def pairs(self) -> tuple[ContrastPair, ...]:
        """Every pair of `PAIRS` in both schemes with its measured contrast."""
        return tuple(
            ContrastPair(
                scheme=name,
                foreground=front,
                background=back,
                ratio=contrast(getattr(scheme, front), getattr(scheme, back)),
                required=required,
            )
            for name, scheme in (("light", self.light), ("dark", self.dark))
            for front, back, required in PAIRS
        )

    @model_validator(mode="after")
    def _every_pair_can_be_read(self) -> Self:
        for pair in self.pairs:
            if pair.ratio < pair.required:
                raise ValueError(
                    f"{pair.foreground} on {pair.background} has contrast {pair.ratio:.2f} in the "
                    f"{pair.scheme} scheme; it needs at least {pair.required}"
                )
        return self
