"""What a proofreading engine says of a site's words: facts that audits judge, no judgement yet."""

from functools import cached_property
from typing import Literal

from pydantic import Field

from domain.artifacts import Engine
from domain.measured import Missing
from domain.site import FilePath
from domain.value import Value

Dialect = Literal["American", "British", "Australian", "Canadian", "Indian"]
"""The English a page is held to."""


class Slip(Value):
    """One place the engine stumbled over."""

    rule: str
    """The engine's own name, such as `SpellCheck`."""
    paragraph: int = Field(ge=0)
    """Which of the page's paragraphs, from 0."""
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    """From and to which character of the paragraph, as Python slices it."""
    advice: str
    """In the engine's words."""
    suggestions: tuple[str, ...] = ()
    """What may stand there instead, best first; empty when the engine has no idea."""


class Proofread(Value):
    """One page that was read."""

    page: FilePath
    slips: tuple[Slip, ...]


class Proofreading(Value):
    """All pages of a site that were read, and why others were not."""

    engine: Engine | None = None
    """None when nothing was read."""
    pages: tuple[Proofread, ...] = ()
    missing: tuple[Missing, ...] = ()

    @cached_property
    def by_page(self) -> dict[str, Proofread]:
        """What was read, by file."""
        return {one.page: one for one in self.pages}

    def why_missing(self, page: FilePath) -> str:
        """Return why a page was not read; empty when nobody said."""
        reasons = (one.reason for one in self.missing if one.page in (page, "*"))
        return next(reasons, "")
