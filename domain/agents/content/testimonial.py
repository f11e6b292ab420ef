"""Lay out the reviews the client supplied; never write one."""

from pydantic import Field

from domain.text import Passage
from domain.value import Value


class Testimonial(Value):
    """One review, verbatim."""

    quote: Passage
    author: str = ""
    source: str = ""
    rating: float | None = Field(default=None, ge=0, le=5)


class Testimonials(Value):
    """Reviews, the strongest first."""

    reviews: tuple[Testimonial, ...] = ()
    lead: int | None = Field(default=None, ge=0)
    """Index of the one worth setting large, or None."""
