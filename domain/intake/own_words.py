"""Rows of words under a key the client made up: `brands: [Hase, Velo]`."""

import re

from domain.facts import FactKind
from domain.intake.desk import Desk
from domain.intake.spelling import normal, shown
from domain.intake.tree import Leaf, Row
from domain.text.clauses import is_clause

GENERAL = frozenset(normal(word) for word in ("about", "about us", "description", "summary", "intro", "text", "notes", "details", "facts", "profile", "over ons", "descrizione", "über uns", "beschreibung", "vorstellung", "wir", "infos", "sobre nosotros", "descripción", "presentación", "texto", "información"))  # fmt: skip
"""Keys that say nothing of their text, so that it stands without them."""


def are_words(key: Leaf, value: Row) -> bool:
    """`brands: [Hase, Velo]` says something only as a whole and with its key."""
    items = _items(key, value)
    return bool(items) and all(len(item.text.split()) <= 4 for item in items)


def are_phrases(desk: Desk, key: Leaf, value: Row) -> bool:
    """`flavours: [dark chocolate and sea salt, ...]` are words too, and no sentences of their own."""
    texts = [item.text.strip() for item in _items(key, value)]
    short = all(len(text.split()) <= 6 and text[:1].islower() for text in texts)
    return bool(texts) and short and not any(is_clause(t, desk.speech.language) for t in texts)


def _items(key: Leaf, value: Row) -> list[Leaf]:
    """Return the items of a row that is several bare texts under an own key, else nothing."""
    said = [item for item in value.items if isinstance(item, Leaf) and len(item.lines) == 1]
    bare = all(item.text[-1:] not in ".!?:" for item in said)
    several = len(said) == len(value.items) > 1
    return said if several and bare and normal(key.text) not in GENERAL else []


def are_offers(desk: Desk, key: Leaf, value: Row) -> bool:
    """Return whether a row of words under an own key is surely what is offered."""
    return are_words(key, value) and (desk.speech.language == "de" or not _are_places(value))


def _are_places(value: Row) -> bool:
    """`[Didcot, Wallingford]` are names of places or people and surely nothing offered."""
    texts = [item.text.strip() for item in value.items if isinstance(item, Leaf)]
    return all(
        re.fullmatch(r"[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+(?: [A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+)*", text) for text in texts
    )


def take_words(desk: Desk, key: Leaf, value: Row) -> None:
    """Take a row of words down together with its key."""
    words = [item for item in value.items if isinstance(item, Leaf)]
    text = f"{shown(key.text)}: {', '.join(word.text.strip() for word in words)}"
    desk.add(FactKind.STATEMENT, words[0].stretch, heading=key.text, text=text)
