"""Name the components, their slots and their states."""

from typing import Literal

from pydantic import Field

from domain.value import Value

State = Literal["rest", "hover", "focus", "active", "disabled", "invalid", "open", "current"]


class Component(Value):
    """One reusable part of the pages."""

    name: str
    element: str
    """HTML element it is built on."""
    slots: tuple[str, ...] = ()
    states: tuple[State, ...] = ("rest",)
    smallest_target_px: int = Field(default=0, ge=0)
    """Least height and width of what one presses; 0 when nothing is pressed."""
    tokens: dict[str, str] = Field(default_factory=dict)
    """CSS property to design token, such as `background: accent`."""


class Components(Value):
    """The kit."""

    components: tuple[Component, ...] = Field(min_length=1)
    radius_px: int = Field(ge=0, le=32)
    border_px: float = Field(ge=0, le=4)
    button: Literal["solid", "outline", "underline", "block", "label"] = "solid"
    card: Literal["none", "line", "raised", "inset"] = "line"
