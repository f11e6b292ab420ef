"""Say what the site is for."""

from typing import Literal

from domain.text import Passage
from domain.value import Value

Action = Literal["call", "email", "visit", "book", "order", "write", "buy", "try", "join", "read"]
"""What a visitor can do next. `write` is the contact form or its mail fallback."""


class BusinessRequirements(Value):
    """Goals, audiences, offers and the actions that count."""

    company: str
    """Name to print; the trade's word for itself when the brief names no firm."""
    company_is_named: bool
    trade: str
    """Key of the trade in `domain.trades.TRADES`; `general` when the brief does not tell."""
    goals: tuple[Passage, ...] = ()
    audiences: tuple[Passage, ...] = ()
    offers: tuple[Passage, ...] = ()
    actions: tuple[Action, ...]
    """Every action the facts make possible, the one that counts most first; never empty."""
    measures: tuple[str, ...] = ()
    """How the client would notice success."""
    constraints: tuple[Passage, ...] = ()
    """Preferences and exclusions the maker must respect."""
    open_questions: tuple[str, ...] = ()
