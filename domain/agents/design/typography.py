"""Choose type: stacks with character, a fluid scale, a measure."""

from typing import Literal

from pydantic import Field

from domain.value import Value

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

    character: Literal[
        "slab", "grotesque", "humanist", "transitional", "oldstyle", "didone", "mono", "condensed"
    ]
    display: FontStack
    text: FontStack
    mono: FontStack
    faces: tuple[Typeface, ...] = ()
    ratio: float = Field(ge=1.125, le=1.618)
    steps: tuple[FluidStep, ...]
    measure_ch: int = Field(ge=45, le=80)
    font_budget_kb: float = Field(ge=0)

    def step(self, name: StepName) -> FluidStep:
        """Return the step called `name`."""
        return next(step for step in self.steps if step.name == name)
