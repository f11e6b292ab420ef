"""Keep motion small, and off for those who asked."""

from typing import Literal

from pydantic import Field

from domain.agents.design.component_design import ButtonForm, Components
from domain.agents.discovery.brand_identity import BrandIdentity
from domain.agents.spec import AgentSpec, Given
from domain.value import Value, digest

Entrance = Literal["none", "rise", "draw"]
Hover = Literal["underline", "shift", "tint"]


class Motion(Value):
    """Motion tokens."""

    quick_ms: int = Field(ge=0, le=200)
    slow_ms: int = Field(ge=0, le=400)
    easing: str
    """CSS timing function."""
    entrance: Entrance = "none"
    hover: Hover = "underline"
    reduced: Literal["none"] = "none"
    """What is left under `prefers-reduced-motion: reduce`: nothing."""


def draft(given: Given) -> Motion:
    """Move as the firm would: briskly, softly or not at all; what was faulted stands still."""
    brand, components = given.of(BrandIdentity), given.of(Components)
    is_faulted = any(
        finding.rule.startswith(("accessibility/motion", "performance/", "code/brand-motion"))
        for feedback in given.feedback
        for finding in feedback.findings
    )
    quick_ms, slow_ms, easing = _pace(brand)
    return Motion(
        quick_ms=quick_ms,
        slow_ms=slow_ms,
        easing=easing,
        entrance="none" if is_faulted else _entrance(brand),
        hover=_HOVERS[components.button],
    )


def _pace(brand: BrandIdentity) -> tuple[int, int, str]:
    """Return milliseconds of a state change, of an entrance, and the curve."""
    traits = set(brand.traits)
    if traits & {"bold", "sturdy", "precise"}:
        return 120, 220, "cubic-bezier(0.2, 0, 0, 1)"
    if traits & {"calm", "elegant", "modest"}:
        return 190, 320, "cubic-bezier(0.33, 0, 0.2, 1)"
    if traits & {"playful", "lively"}:
        return 160, 280, "cubic-bezier(0.34, 1.2, 0.64, 1)"
    return 150, 260, "cubic-bezier(0.25, 0.1, 0.25, 1)"


def _entrance(brand: BrandIdentity) -> Entrance:
    """Return the one entrance: most firms need none, a drawn idea may draw itself."""
    turn = int(digest([brand.seed, "entrance"])[:8], 16)
    if {"calm", "modest"} <= set(brand.traits):
        return "none"
    if brand.idea.motif in _DRAWN and turn % 3 == 0:
        return "draw"
    if set(brand.traits) & {"lively", "playful", "fresh"} and turn % 2 == 0:
        return "rise"
    return "none"


_DRAWN = frozenset({"contours", "plan", "circuit", "wires", "rails", "signal", "arcs", "stitches"})
"""Motifs made of lines that a hand would draw in one go."""

_HOVERS: dict[ButtonForm, Hover] = {
    "solid": "tint",
    "block": "shift",
    "outline": "tint",
    "underline": "underline",
    "label": "shift",
}

ANIMATION = AgentSpec(
    name="animation",
    duty="Keep motion small, fitting, and off for those who asked.",
    output=Motion,
    draft=draft,
    needs=(BrandIdentity, Components),
)
