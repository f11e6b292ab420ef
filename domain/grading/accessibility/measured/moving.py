"""What still moves for visitors who asked for less motion, for the audits of it."""

from domain.artifacts import Animation
from domain.grading.gathered import artifacts
from domain.grading.view import PageView

LONGEST_MS = 5000
"""What moves by itself for longer must have a way to stop it: WCAG 2.2.2."""
INSTANT_MS = 20
"""Shorter than a frame: the common way to switch an animation off, which nobody sees."""

_UNTIMED = frozenset({"video", "marquee", "script"})
"""What moves without a time of its own; what scripts move was seen to go on for more than 5 s."""

_MOVES = frozenset(
    {
        *("transform", "translate", "rotate", "scale", "offsetDistance", "left", "right", "top"),
        *("bottom", "width", "height", "marginLeft", "marginRight", "marginTop", "marginBottom"),
        *("backgroundPosition", "backgroundPositionX", "backgroundPositionY", "inset"),
        *("strokeDashoffset", "clipPath", "perspective"),
    }
)
"""Properties that move something; colours and opacity fade, which nobody gets dizzy of."""


def animations(page: PageView) -> tuple[Animation, ...]:
    """Return what moves longer than an instant."""
    here = artifacts(page)
    found = here.reduced_motion.animations if here and here.reduced_motion else ()
    return tuple(a for a in found if a.duration_ms > INSTANT_MS or a.name in _UNTIMED)


def has_motion(page: PageView) -> bool:
    """Whether the page was looked at with less motion."""
    here = artifacts(page)
    return here is not None and here.reduced_motion is not None


def is_lasting(animation: Animation) -> bool:
    """Whether it goes on for more than five seconds."""
    if animation.iterations is None:
        return True
    return animation.duration_ms * animation.iterations > LONGEST_MS


def is_motion(animation: Animation) -> bool:
    """Whether something changes its place or size, not only its colour."""
    moved = {_camel(name) for name in animation.properties}
    return animation.name in _UNTIMED or bool(moved & _MOVES)


def _camel(name: str) -> str:
    first, *rest = name.split("-")
    return first + "".join(word.capitalize() for word in rest)
