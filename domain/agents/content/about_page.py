"""Tell the firm's story, from facts only."""

from domain.facts import FactId
from domain.text import Passage
from domain.value import Value


class PersonCard(Value):
    """Somebody of the firm."""

    name: Passage
    role: Passage | None = None
    bio: tuple[Passage, ...] = ()
    credential: Passage | None = None
    portrait: FactId | None = None


class AboutPage(Value):
    """Story, people and proof; empty where the brief says nothing."""

    story: tuple[Passage, ...] = ()
    people: tuple[PersonCard, ...] = ()
    proof: tuple[Passage, ...] = ()
    """Licences, memberships, awards."""
