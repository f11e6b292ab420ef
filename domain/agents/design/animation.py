"""Keep motion small, and off for those who asked."""

from typing import Literal

from pydantic import Field

from domain.value import Value


class Motion(Value):
    """Motion tokens."""

    quick_ms: int = Field(ge=0, le=200)
    slow_ms: int = Field(ge=0, le=400)
    easing: str
    """CSS timing function."""
    entrance: Literal["none", "rise", "draw"] = "none"
    hover: Literal["underline", "shift", "tint"] = "underline"
    reduced: Literal["none"] = "none"
    """What is left under `prefers-reduced-motion: reduce`: nothing."""
