"""A page says a thing once."""

import re
from collections import Counter
from collections.abc import Iterator

from domain.facts import Address, Email, FactKind, Facts, Link, Phone
from domain.grading.audit import Fault
from domain.grading.content.prose import Piece, sentences, texts, words
from domain.grading.content.wording import plain
from domain.grading.view import PageView
from domain.text.telling import is_hours

LEAST_WORDS = 7
"""Shorter sentences are calls to action and labels, which may come twice."""


def repetition(page: PageView) -> Iterator[Fault]:
    """Fault sentences that stand twice in the content of one page; how to reach a firm may."""
    seen: Counter[str] = Counter()
    headings: set[str] = set()
    contacts = _contacts(page.view.context.facts)
    for piece in texts(page):
        if piece.place or piece.element is None or piece.element.is_silent or _is_address(piece):
            continue
        if piece.element.tag == "h2":
            if plain(piece.text) in headings:
                yield Fault(
                    evidence=f"two headings say {piece.text[:120]!r}",
                    fix="Give each section a heading of its own, or join them.",
                    selector=piece.selector,
                    owner=piece.owner,
                    severity="minor",
                )
            headings.add(plain(piece.text))
        for sentence in sentences(piece.text):
            key = plain(sentence)
            if len(words(sentence)) < LEAST_WORDS or is_hours(sentence):
                continue
            seen[key] += 1
            if seen[key] == 2 and not _is_contact(key, contacts):
                yield Fault(
                    evidence=f"twice: {sentence[:160]!r}",
                    fix="Keep it in one place.",
                    selector=piece.selector,
                    owner=piece.owner,
                )


def _is_address(piece: Piece) -> bool:
    element = piece.element
    return element is not None and (element.tag == "address" or element.inside("address"))


def _contacts(facts: Facts | None) -> list[str]:
    """Return what says how to reach the firm, in plain words, the longest first."""
    if facts is None:
        return []
    told = [one.text for one in facts.of(FactKind.NAME, FactKind.ADDRESS)]
    for _, one in facts.details(Address):
        told += [one.street, one.postal_code, one.locality, one.region, one.country]
    told += [one.display for _, one in facts.details(Phone)]
    told += [one.address for _, one in facts.details(Email)]
    told += [re.sub(r"^https?://", "", one.url) for _, one in facts.details(Link)]
    return sorted({plain(text) for text in told} - {""}, key=len, reverse=True)


_LABELS = re.compile(
    r"\b(?:tel|telephone|phone|mobile|fax|e|mail|email|address|web|telefon|mobil|adresse|anschrift|telefono|movil|correo|direccion)\b"
)


def _is_contact(sentence: str, contacts: list[str]) -> bool:
    """Tell whether a sentence is nothing but contact data of the facts, with its labels."""
    for known in contacts:
        sentence = re.sub(rf"\b{re.escape(known)}\b", " ", sentence)
    return not _LABELS.sub(" ", sentence).strip()
