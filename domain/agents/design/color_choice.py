"""Choose the tones a palette grows from: the client's colours first, a mood for the rest."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from domain.agents.design.moods import MOODS, Mood
from domain.agents.discovery.brand_identity import BrandIdentity
from domain.color import Oklch, hue_distance, oklch
from domain.facts import Colour
from domain.value import digest

Place = Literal["surface", "surface_strong", "accent", "text", "art_1", "art_2", "art_3"]
Places = dict[Place, Colour]

LIGHT_SURFACE = 0.84
"""Least lightness of a page background in the light scheme: black text reaches 11:1 on it."""
DARK_SURFACE = 0.30
"""Most lightness of a page background in the dark scheme."""
GREY = 0.035
"""Chroma below which a colour is a grey of some tint."""
SAME_HUE = 36.0
"""Degrees within which people give two colours the same name."""


@dataclass(frozen=True, kw_only=True)
class Tones:
    """What both schemes are built from."""

    paper: Oklch
    strong: Oklch
    accent: Oklch
    text: Oklch | None = None
    dark_surface: Oklch | None = None
    art: tuple[Oklch, ...] = ()
    wished: frozenset[Place] = frozenset()
    """Places the client's own colours stand in; they are used as they are."""
    honoured: tuple[str, ...] = field(default=())


def choose(brand: BrandIdentity, *, variant: int = 0) -> Tones:
    """Return the tones for a brand; `variant` counts how often other ones were asked for."""
    avoided = tuple(colour for colour in brand.colours if colour.role == "avoid")
    places = _places([colour for colour in brand.colours if colour.role != "avoid"])
    mood = _mood(brand, avoided, variant=variant)
    tones = _with_wishes(mood, places, brand)
    if "accent" not in places and any(resembles(tones.accent, colour) for colour in avoided):
        tones = replace(tones, accent=tones.strong.but(lightness=0.45))
    return tones


def resembles(tone: Oklch, avoided: Colour, *, margin: float = 1.0) -> bool:
    """Tell whether people would call the tone by the name of the colour they asked to avoid.

    A `margin` above 1 counts tones as alike that are so many times further apart.
    """
    unwanted = oklch(avoided.hex)
    if unwanted.chroma < GREY:
        apart = 0.02 if unwanted.lightness > 0.9 else 0.14
        tint = 0.006 + 0.014 * (1 - unwanted.lightness)
        is_near = abs(tone.lightness - unwanted.lightness) < apart * margin
        return is_near and tone.chroma < tint * margin
    return tone.chroma >= GREY and hue_distance(tone.hue, unwanted.hue) < SAME_HUE * margin


def _places(wishes: Sequence[Colour]) -> Places:
    """Give every wish the place that shows it best; what asks for a place gets it first."""
    places: Places = {}
    rest: list[Colour] = []
    for colour in _once(wishes):
        place = _asked_place(colour)
        if place is None or place in places:
            rest.append(colour)
        else:
            places[place] = colour
    for colour in [c for c in rest if _is_paper(c)][:1]:
        if "surface" not in places:
            places["surface"] = colour
            rest.remove(colour)
    _share_out(rest, places)
    return places


def _once(wishes: Sequence[Colour]) -> list[Colour]:
    """Return every colour once, with the place it was asked for where one was named."""
    kept: dict[str, Colour] = {}
    for colour in wishes:
        if colour.hex not in kept or kept[colour.hex].role == "any":
            kept[colour.hex] = colour
    return list(kept.values())


def _asked_place(colour: Colour) -> Place | None:
    if colour.role == "background":
        return "surface" if oklch(colour.hex).lightness >= LIGHT_SURFACE else "surface_strong"
    if colour.role == "accent":
        return "accent"
    return "text" if colour.role == "text" else None


def _is_paper(colour: Colour) -> bool:
    tone = oklch(colour.hex)
    return tone.lightness >= 0.88 and tone.chroma < (0.06 if tone.lightness >= 0.94 else 0.035)


def _share_out(rest: list[Colour], places: Places) -> None:
    """Darkest to the contrast surface, liveliest to the accent, what is left to the ornament."""
    if "accent" not in places and "surface_strong" not in places and rest:
        first = _strong_of(rest) if len(rest) > 1 else rest[0]
        tone = oklch(first.hex)
        alone_and_lively = len(rest) == 1 and tone.lightness > 0.46 and tone.chroma > 0.09
        places["accent" if alone_and_lively else "surface_strong"] = first
        rest = [c for c in rest if c is not first]
    for place in ("accent", "surface_strong"):
        if place not in places and rest:
            chosen = max(rest, key=lambda c: oklch(c.hex).chroma)
            places[place] = chosen
            rest = [c for c in rest if c is not chosen]
    spare: tuple[Place, ...] = ("art_3", "art_2", "art_1")
    places.update(zip(spare, rest, strict=False))


def _strong_of(rest: Sequence[Colour]) -> Colour:
    """Return the darkest, unless only greys would be left for the accent."""
    darkest = min(rest, key=lambda c: oklch(c.hex).lightness)
    others = [c for c in rest if c is not darkest]
    if any(oklch(c.hex).chroma >= GREY for c in others):
        return darkest
    return min(others, key=lambda c: oklch(c.hex).lightness)


def _mood(brand: BrandIdentity, avoided: Sequence[Colour], *, variant: int) -> Mood:
    """Return one of the moods that fit best; which one is the seed's choice."""
    tinted = [_varied(mood, brand.seed) for mood in MOODS]
    allowed = [m for m in tinted if not _clashes(m, avoided)]
    if not allowed:
        # Whoever avoids every hue gets greys, as dark or light as they still allow.
        bare = [_bare(mood) for mood in tinted]
        allowed = [m for m in bare if not _clashes(m, avoided)] or bare
    scored = sorted(allowed, key=lambda m: (-_fit(m, brand), m.name))
    best = _fit(scored[0], brand)
    near = [m for m in scored if _fit(m, brand) >= max(1, best - 2)]
    circle = near if len(near) >= 5 else scored[:6]
    start = int(digest([brand.seed, brand.name, "mood"])[:8], 16)
    return circle[(start + variant) % len(circle)]


def _fit(mood: Mood, brand: BrandIdentity) -> int:
    return 2 * (brand.idea.motif in mood.motifs) + len(set(mood.traits) & set(brand.traits))


def _clashes(mood: Mood, avoided: Sequence[Colour]) -> bool:
    tones = (mood.paper, mood.strong, mood.accent)
    # Wider than what is called the same, because eight bits and the dark scheme move tones a little.
    return any(resembles(tone, colour, margin=1.2) for colour in avoided for tone in tones)


def _bare(mood: Mood) -> Mood:
    return replace(
        mood,
        paper=mood.paper.but(chroma=0.008),
        strong=mood.strong.but(chroma=0.03),
        accent=mood.accent.but(lightness=0.4, chroma=0.034),
    )


def _varied(mood: Mood, seed: int) -> Mood:
    """Return the mood as this firm's print shop would mix it: a few degrees off."""
    turn = int(digest([seed, mood.name])[:8], 16)
    hue, light = turn % 13 - 6, (turn // 13) % 5 - 2
    return replace(
        mood,
        paper=mood.paper.but(hue=mood.paper.hue + hue),
        strong=mood.strong.but(
            hue=mood.strong.hue + hue / 2, lightness=mood.strong.lightness + light / 120
        ),
        accent=mood.accent.but(hue=mood.accent.hue - hue / 2),
    )


def _with_wishes(mood: Mood, places: Places, brand: BrandIdentity) -> Tones:
    wished = {place: oklch(colour.hex) for place, colour in places.items()}
    strong, accent = wished.get("surface_strong"), wished.get("accent")
    if strong is not None and accent is None:
        accent = _accent_beside(strong, mood, brand)
    elif accent is not None and strong is None:
        strong = _strong_beside(accent, mood, brand)
    art = tuple(wished[place] for place in ("art_3", "art_2", "art_1") if place in wished)
    return Tones(
        paper=wished.get("surface") or _paper_for(mood, strong, accent),
        strong=strong or mood.strong,
        accent=accent or mood.accent,
        text=wished.get("text"),
        dark_surface=_dark_surface(places),
        art=art,
        wished=frozenset(places),
        honoured=tuple(_sentence(place, colour) for place, colour in places.items()),
    )


def _accent_beside(strong: Oklch, mood: Mood, brand: BrandIdentity) -> Oklch:
    """Return an accent for the client's one dark colour: its own hue, or a far one for the bold."""
    is_far = hue_distance(strong.hue, mood.accent.hue) > 55
    if strong.chroma < GREY or (is_far and {"bold", "lively", "playful"} & set(brand.traits)):
        return mood.accent
    lightness = 0.50 if strong.lightness < 0.42 else 0.40
    return strong.but(lightness=lightness, chroma=max(0.10, strong.chroma))


def _strong_beside(accent: Oklch, mood: Mood, brand: BrandIdentity) -> Oklch:
    """Return a contrast surface for the client's one lively colour: the deep end of its hue."""
    if accent.chroma < GREY:
        return mood.strong.but(chroma=min(mood.strong.chroma, 0.03))
    if "calm" in brand.traits or "fresh" in brand.traits:
        return accent.but(lightness=0.88, chroma=min(0.05, accent.chroma))
    return accent.but(lightness=0.29, chroma=min(0.065, accent.chroma))


def _paper_for(mood: Mood, strong: Oklch | None, accent: Oklch | None) -> Oklch:
    """Return the mood's paper, tinted with the client's hue when there is one."""
    for tone in (strong, accent):
        if tone is not None and tone.chroma >= GREY:
            return mood.paper.but(hue=tone.hue, chroma=min(0.012, mood.paper.chroma))
    return mood.paper


def _dark_surface(places: Places) -> Oklch | None:
    """Return the background of the dark scheme when the client asked for a dark one."""
    strong = places.get("surface_strong")
    if strong is None or strong.role != "background":
        return None
    tone = oklch(strong.hex)
    return tone if tone.lightness <= DARK_SURFACE else None


_WORDS: dict[Place, str] = {
    "surface": "is the page background of the light scheme",
    "surface_strong": "is the contrast surface",
    "accent": "is the accent",
    "text": "sets the tone of the text",
    "art_1": "is part of the ornament",
    "art_2": "is part of the ornament",
    "art_3": "is part of the ornament",
}


def _sentence(place: Place, colour: Colour) -> str:
    name = f"{colour.name} ({colour.hex})" if colour.name else colour.hex
    return f"{name} {_WORDS[place]}."
