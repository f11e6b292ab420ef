"""Choose type: stacks with character, a fluid scale, a measure."""

from typing import Literal

from pydantic import Field

from domain.agents.design.pairings import PAIRINGS, SYSTEM, Pairing, characters
from domain.agents.design.typefaces import FACES, Category
from domain.agents.discovery.brand_identity import BrandIdentity
from domain.agents.discovery.technical_requirements import TechnicalRequirements
from domain.agents.spec import AgentSpec, Given
from domain.value import Value, digest

StepName = Literal["small", "text", "lead", "h4", "h3", "h2", "h1", "poster"]


class Typeface(Value):
    """A self-hosted face, cut down to the characters the site uses."""

    family: str
    """CSS family name."""
    package: str
    """Key of the face in the installed collection."""
    weights: tuple[int, ...] = (400,)
    is_italic: bool = False
    size_kb: float = Field(default=0, ge=0)


class FontStack(Value):
    """A CSS font-family list, first choice first."""

    families: tuple[str, ...] = Field(min_length=2)
    """The last is a generic family."""
    weight: int = Field(default=400, ge=100, le=900)
    tracking_em: float = 0.0
    word_spacing_em: float = 0.0
    """Added to the word space where a face sets words too close for running text."""


class FluidStep(Value):
    """A size that grows with the viewport from 320 to 1440 px."""

    name: StepName
    smallest_rem: float = Field(gt=0)
    largest_rem: float = Field(gt=0)
    leading: float = Field(gt=0.8, lt=2)

    @property
    def css(self) -> str:
        """The CSS `clamp()`; reaches both ends at 20 and 90 rem of viewport."""
        slope = (self.largest_rem - self.smallest_rem) / 70
        start = self.smallest_rem - 20 * slope
        return (
            f"clamp({self.smallest_rem:g}rem, {start:.4g}rem + {100 * slope:.4g}vw, "
            f"{self.largest_rem:g}rem)"
        )


class Typography(Value):
    """The type of the site."""

    character: Category
    display: FontStack
    text: FontStack
    mono: FontStack
    faces: tuple[Typeface, ...] = ()
    ratio: float = Field(ge=1.125, le=1.618)
    steps: tuple[FluidStep, ...]
    measure_ch: int = Field(ge=40, le=80)
    font_budget_kb: float = Field(ge=0)

    def step(self, name: StepName) -> FluidStep:
        """Return the step called `name`."""
        return next(step for step in self.steps if step.name == name)


def draft(given: Given) -> Typography:
    """Choose a pairing that fits the firm and set a scale on it.

    Each round in which fonts were too heavy or missing drops one self-hosted face; each round in
    which the type was not the brand's takes the next pairing; text that did not fit sets smaller
    heads, and text that was too small larger captions.
    """
    brand, technical = given.of(BrandIdentity), given.of(TechnicalRequirements)
    pairing = _pairing(brand, variant=_rounds(given, "content/brand-type"))
    fewer = _rounds(given, "performance/font", "code/missing-asset", "code/brand-type-faces")
    faces = _faces(pairing, technical.font_kb, fewer=fewer)
    tightness = _rounds(given, "accessibility/reflow", "accessibility/design-reflow")
    enlarged = _rounds(given, "accessibility/small-text")
    return Typography(
        character=pairing.character,
        display=_stack(pairing.display, pairing.display_weight, pairing.tracking_em),
        text=_stack(pairing.text, 400, 0.0),
        mono=_stack("jetbrains-mono", 400, 0.0),
        faces=faces,
        ratio=pairing.ratio,
        steps=_steps(pairing, tightness=tightness, enlarged=enlarged),
        measure_ch=_measure(pairing),
        font_budget_kb=technical.font_kb,
    )


def _rounds(given: Given, *rules: str) -> int:
    return sum(
        any(finding.rule.startswith(rules) for finding in feedback.findings)
        for feedback in given.feedback
    )


def _pairing(brand: BrandIdentity, *, variant: int) -> Pairing:
    """Return one pairing of a character near the best fit; the seed decides which."""
    ranked = characters(brand)
    best = ranked[0][1]
    fitting: list[Category] = [character for character, points in ranked if points >= best - 1]
    near = fitting[:3]
    turn = int(digest([brand.seed, brand.name, "type"])[:8], 16)
    characters_in_turn = near[turn % len(near) :] + near[: turn % len(near)]
    choices = [p for character in characters_in_turn for p in _turned(character, turn)]
    return choices[variant % len(choices)]


def _turned(character: Category, turn: int) -> tuple[Pairing, ...]:
    pairings = PAIRINGS[character]
    start = (turn // 7) % len(pairings)
    return pairings[start:] + pairings[:start]


def _faces(pairing: Pairing, budget_kb: float, *, fewer: int) -> tuple[Typeface, ...]:
    """Return the faces to ship, the display face first, as many as the budget holds."""
    weights: dict[str, set[int]] = {pairing.display: {pairing.display_weight}}
    weights.setdefault(pairing.text, set()).update((400, 700))
    faces: list[Typeface] = []
    room = budget_kb
    for key in list(weights)[: max(0, len(weights) - fewer)]:
        face = FACES[key]
        size_kb = round(face.size_kb * (_ONE_WEIGHT if len(weights[key]) == 1 else 1), 1)
        if size_kb <= room:
            room -= size_kb
            faces.append(
                Typeface(
                    family=face.family,
                    package=key,
                    weights=tuple(sorted(weights[key])),
                    size_kb=size_kb,
                )
            )
    return tuple(faces)


_WORD_SPACE = 0.24
"""Least space between words of running text, in em."""
_ONE_WEIGHT = 0.58
"""What a cut of one weight weighs of one from 400 to 700; measured over the collection."""


def _stack(key: str, weight: int, tracking_em: float) -> FontStack:
    face = FACES[key]
    families = (face.family, face.stand_family, *SYSTEM[face.category])
    return FontStack(
        families=families,
        weight=weight,
        tracking_em=tracking_em,
        word_spacing_em=round(max(0.0, _WORD_SPACE - face.space), 2) if weight < 500 else 0.0,
    )


_EXPONENTS: tuple[tuple[StepName, float], ...] = (
    ("h4", 0.9),
    ("h3", 1.7),
    ("h2", 2.8),
    ("h1", 4.0),
    ("poster", 5.6),
)
"""How many ratios each heading stands above the text."""
_LIMITS: dict[StepName, tuple[float, float]] = {
    "h4": (1.15, 1.6),
    "h3": (1.35, 2.2),
    "h2": (1.7, 3.2),
    "h1": (2.2, 4.6),
    "poster": (2.6, 7.0),
}
"""Most rem at 320 px, so that a word of 16 letters fits, and at 1440 px."""
_LEADING: dict[StepName, float] = {"h4": 1.28, "h3": 1.2, "h2": 1.13, "h1": 1.08, "poster": 1.05}


def _steps(pairing: Pairing, *, tightness: int, enlarged: int) -> tuple[FluidStep, ...]:
    face = FACES[pairing.text]
    # A face with a small x-height is set larger and closer, one with a large x-height looser.
    text = round(min(1.1875, max(1.0, 0.535 / face.x_height)) * 32) / 32
    small = min(1.0, 0.875 + 0.0625 * enlarged)
    lead = round(max(1.125, text * min(1.25, pairing.ratio**0.8)), 3)
    leading = round(1.5 + 0.12 * (face.x_height - 0.40) / 0.13, 2)
    steps = [
        FluidStep(name="small", smallest_rem=small, largest_rem=max(0.9375, small), leading=1.5),
        FluidStep(name="text", smallest_rem=1.0, largest_rem=text + 0.0625, leading=leading),
        FluidStep(name="lead", smallest_rem=1.125, largest_rem=lead, leading=1.45),
    ]
    shrink = 0.86**tightness
    narrow = 1 + (pairing.ratio - 1) * 0.62
    for name, exponent in _EXPONENTS:
        most_narrow, most_wide = _LIMITS[name]
        largest = min(most_wide, text * pairing.ratio**exponent)
        smallest = min(most_narrow, narrow**exponent, largest) * shrink
        leading = _LEADING[name] + (0.04 if FACES[pairing.display].cap_height > 0.72 else 0)
        steps.append(
            FluidStep(
                name=name,
                smallest_rem=round(max(1.0, smallest), 3),
                largest_rem=round(largest, 3),
                leading=round(leading, 3),
            )
        )
    return tuple(steps)


_CHARACTERS = 67
"""Of a full line: 60 to 72 read best."""


def _measure(pairing: Pairing) -> int:
    """Return the measure in `ch`, which differs by face: a zero is wider than the mean letter."""
    return min(64, max(42, FACES[pairing.text].measure_ch(_CHARACTERS)))


TYPOGRAPHY = AgentSpec(
    name="typography",
    duty="Choose type: faces and stacks with character, a fluid scale, a measure, a font budget.",
    output=Typography,
    draft=draft,
    needs=(BrandIdentity, TechnicalRequirements),
)
