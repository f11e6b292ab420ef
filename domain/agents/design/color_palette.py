"""Choose the site's colours, with proof that every pair can be read."""

from typing import Self

from pydantic import Field, model_validator

from domain.agents.design.color_choice import GREY, Tones, choose
from domain.agents.discovery.brand_identity import BrandIdentity
from domain.agents.spec import AgentSpec, Given
from domain.color import HexColor, Oklch, contrast, hue_distance, mixed, oklch, readable
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


def draft(given: Given) -> ColorPalette:
    """Grow both schemes from the client's colours, or from a mood that fits the firm.

    Each round in which the contrast of a page was faulted raises what every pair must reach.
    """
    step = _rounds(given, *_CONTRAST_RULES)
    tones = choose(given.of(BrandIdentity), variant=_rounds(given, "content/brand-colour"))
    return ColorPalette(
        light=_scheme(tones, _light_grounds(tones), text_ratio=_TEXT[min(step, 3)]),
        dark=_scheme(tones, _dark_grounds(tones), text_ratio=_TEXT[min(step, 3)]),
        honoured=tones.honoured,
    )


_CONTRAST_RULES = (
    "accessibility/contrast",
    "accessibility/palette-contrast",
    "accessibility/design-contrast",
)
_TEXT = (4.6, 5.5, 7.0, 9.0)
"""Least contrast aimed at for quiet text, by how often contrast came back; 4.5 with a margin first."""
_WHITE_READS = 4.6
"""Surfaces on which white reaches this take light text; on all others black reads better."""


class _Grounds(Value):
    """The surfaces and fills of one scheme, before anything is written on them."""

    is_dark: bool
    surface: HexColor
    raised: HexColor
    sunken: HexColor
    strong: HexColor
    accent: HexColor

    @property
    def plain(self) -> tuple[HexColor, HexColor, HexColor]:
        """The three surfaces text usually stands on."""
        return self.surface, self.raised, self.sunken


def _rounds(given: Given, *rules: str) -> int:
    """Return in how many rounds a rule that starts like one of these came back."""
    return sum(
        any(finding.rule.startswith(rules) for finding in feedback.findings)
        for feedback in given.feedback
    )


def _light_grounds(tones: Tones) -> _Grounds:
    paper = tones.paper
    lift = 0.018 if paper.lightness < 0.978 else -0.014
    tint = max(0.004, paper.chroma)
    return _Grounds(
        is_dark=False,
        surface=paper.hex,
        raised=paper.but(lightness=paper.lightness + lift, chroma=tint * 0.6).hex,
        sunken=paper.but(lightness=paper.lightness - 0.032, chroma=tint * 1.25).hex,
        strong=tones.strong.hex,
        accent=tones.accent.hex,
    )


def _dark_grounds(tones: Tones) -> _Grounds:
    """Return a night of its own: the strong hue deepened, never the light scheme turned over."""
    source = tones.strong if tones.strong.chroma >= GREY else tones.paper
    hue = _towards(source.hue, 265, 8)
    night = tones.dark_surface or Oklch(0.205, min(0.016, 0.006 + source.chroma / 6), hue)
    return _Grounds(
        is_dark=True,
        surface=night.hex,
        raised=night.but(lightness=night.lightness + 0.045, chroma=night.chroma * 1.1).hex,
        sunken=night.but(lightness=max(0.0, night.lightness - 0.035)).hex,
        strong=_dark_strong(tones).hex,
        accent=_dark_accent(tones, night),
    )


def _dark_strong(tones: Tones) -> Oklch:
    """Return the contrast surface at night: vivid light ones dim, pale ones give way to the accent."""
    strong = tones.strong
    if strong.lightness <= 0.7:
        lightness = min(0.42, max(0.33, strong.lightness))
        return strong.but(lightness=lightness, chroma=min(0.10, strong.chroma * 0.85))
    if strong.chroma >= 0.10:
        return strong.but(lightness=min(0.80, strong.lightness), chroma=strong.chroma * 0.85)
    deep = strong if "surface_strong" in tones.wished else tones.accent
    return deep.but(lightness=0.35, chroma=min(0.075, max(0.03, deep.chroma * 0.8)))


def _dark_accent(tones: Tones, night: Oklch) -> HexColor:
    """Return the accent at night: the client's as it is where it can be seen, others lifted."""
    if "accent" in tones.wished:
        return readable(tones.accent, [night.hex], ratio=3.2)
    lifted = max(0.70, tones.accent.lightness)
    return tones.accent.but(lightness=lifted, chroma=min(0.13, tones.accent.chroma * 0.9)).hex


def _scheme(tones: Tones, grounds: _Grounds, *, text_ratio: float) -> Scheme:
    plain, strong, accent = grounds.plain, oklch(grounds.strong), oklch(grounds.accent)
    art_1, art_2, art_3 = _art(tones, grounds)
    accent_text = _accent_text(accent, grounds, ratio=text_ratio)
    surface = oklch(grounds.surface)
    step = 0.10 if grounds.is_dark else -0.09
    return Scheme(
        surface=grounds.surface,
        surface_raised=grounds.raised,
        surface_sunken=grounds.sunken,
        surface_strong=grounds.strong,
        text=_text(tones, grounds, ratio=max(10.0, text_ratio)),
        text_muted=_muted(surface, grounds, ratio=max(5.2, text_ratio)),
        text_on_strong=_on(grounds.strong, tint=strong, ratio=max(7.0, text_ratio)),
        muted_on_strong=_on(grounds.strong, tint=strong, ratio=text_ratio, is_quiet=True),
        accent=grounds.accent,
        on_accent=_on(grounds.accent, tint=accent, ratio=text_ratio),
        accent_text=accent_text,
        accent_on_strong=_accent_on_strong(accent, strong, ratio=text_ratio),
        line=surface.but(lightness=surface.lightness + step, chroma=surface.chroma * 1.4).hex,
        border=readable(surface.but(lightness=0.58, chroma=0.02), plain, ratio=3.1),
        focus=readable(accent, plain, ratio=3.2),
        focus_on_strong=_accent_on_strong(accent, strong, ratio=text_ratio),
        art_1=art_1,
        art_2=art_2,
        art_3=art_3,
    )


def _text(tones: Tones, grounds: _Grounds, *, ratio: float) -> HexColor:
    """Return the ink: the client's where it reads, else the paper's hue turned to the night."""
    if tones.text is not None and not grounds.is_dark:
        return readable(tones.text, grounds.plain, ratio=7.0)
    source = oklch(grounds.surface)
    tint = min(0.028, 0.008 + source.chroma)
    if grounds.is_dark:
        return readable(Oklch(0.925, tint / 2, source.hue), grounds.plain, ratio=ratio)
    return readable(Oklch(0.25, tint, _towards(source.hue, 265, 14)), grounds.plain, ratio=ratio)


def _muted(surface: Oklch, grounds: _Grounds, *, ratio: float) -> HexColor:
    tint = min(0.03, 0.010 + surface.chroma)
    tone = Oklch(0.74 if grounds.is_dark else 0.46, tint, _towards(surface.hue, 265, 8))
    return readable(tone, grounds.plain, ratio=ratio)


def _accent_text(accent: Oklch, grounds: _Grounds, *, ratio: float) -> HexColor:
    edge = max(accent.lightness, 0.74) if grounds.is_dark else min(accent.lightness, 0.52)
    return readable(accent.but(lightness=edge), grounds.plain, ratio=ratio)


def _on(ground: HexColor, *, tint: Oklch, ratio: float, is_quiet: bool = False) -> HexColor:
    """Return what is written on a filled surface: nearly white, or ink, of its own hue."""
    chroma = min(0.016, tint.chroma / 5)
    if contrast("#ffffff", ground) >= _WHITE_READS:
        tone = Oklch(0.84 if is_quiet else 0.972, chroma, _towards(tint.hue, 95, 20))
    else:
        tone = Oklch(0.36 if is_quiet else 0.22, 2 * chroma, tint.hue)
    return readable(tone, [ground], ratio=ratio)


def _accent_on_strong(accent: Oklch, strong: Oklch, *, ratio: float) -> HexColor:
    """Return the accent as it is seen on the contrast surface, quieter where the two would flicker."""
    takes_light = contrast("#ffffff", strong.hex) >= _WHITE_READS
    flickers = strong.chroma > 0.1 and hue_distance(accent.hue, strong.hue) > 70
    lightness = max(0.78, accent.lightness) if takes_light else min(0.38, accent.lightness)
    tone = accent.but(lightness=lightness, chroma=min(accent.chroma, 0.05 if flickers else 0.13))
    return readable(tone, [strong.hex], ratio=ratio)


def _art(tones: Tones, grounds: _Grounds) -> tuple[HexColor, HexColor, HexColor]:
    """Return three steps from the surface to the accent, with the client's spare colours in them."""
    steps = [mixed(grounds.surface, grounds.accent, share) for share in (0.16, 0.42, 0.78)]
    for place, spare in zip((2, 1, 0), tones.art, strict=False):
        steps[place] = spare.hex
    return steps[0], steps[1], steps[2]


def _towards(hue: float, goal: float, degrees: float) -> float:
    """Return the hue turned at most `degrees` towards another, the short way round."""
    way = (goal - hue + 180) % 360 - 180
    return (hue + max(-degrees, min(degrees, way))) % 360


COLOR_PALETTE = AgentSpec(
    name="color_palette",
    duty="Choose the site's colours, light and dark, with proof that every pair can be read.",
    output=ColorPalette,
    draft=draft,
    needs=(BrandIdentity,),
)
