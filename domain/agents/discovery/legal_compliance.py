"""Say what the law and the trade's rules ask of the pages."""

from typing import Literal

from domain.text import Passage
from domain.value import Value


class ForbiddenClaim(Value):
    """A word that may stand on a page only where a fact supports it."""

    word: str
    reason: str


class LegalCompliance(Value):
    """Licences to print, statements required, claims forbidden, pages needed."""

    licences: tuple[Passage, ...] = ()
    statements: tuple[Passage, ...] = ()
    """Statements the facts require on every page, such as a company number."""
    forbidden: tuple[ForbiddenClaim, ...] = ()
    pages: tuple[Literal["privacy", "imprint"], ...] = ()
    """`privacy` when a form collects data; `imprint` where the language's countries ask for one and
    the facts can fill it."""
    notes: tuple[str, ...] = ()
    """What the client should have checked by a person."""
