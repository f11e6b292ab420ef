"""Copy that knows its sources."""

from pydantic import Field

from domain.facts import Fact, FactId
from domain.value import Value


class Passage(Value):
    """A piece of copy: one sentence or line as it will stand on a page."""

    text: str = Field(min_length=1)
    facts: tuple[FactId, ...] = ()
    """What supports it. Empty only for interface words that claim nothing: `Opening hours`."""


def quoting(source: Fact, text: str | None = None) -> Passage:
    """Return `text`, or the fact's own words, as a passage the fact supports."""
    return Passage(text=text or source.text, facts=(source.fact_id,))
