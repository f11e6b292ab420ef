"""Find the facts behind words that were put together from several."""

from collections.abc import Iterator

from domain.facts import TO_THE_MAKER, Fact, FactId, FactKind, Facts, Hours, ServiceDetail
from domain.text.formats import hours_text, writes_am_pm
from domain.text.places import area_names
from domain.text.sentences import sentences
from domain.text.typography import folded

SUPPORT = frozenset(FactKind) - TO_THE_MAKER
"""Kinds of facts that words on a results page may come from."""

_CUT_WORDS = 5
"""Words at the beginning of a sentence that show where a shortened one came from."""
_LEAST = 2
"""Letters and digits below which a match proves nothing."""


def supporting(text: str, facts: Facts) -> tuple[FactId, ...]:
    """Return every fact of which the text says something, in the brief's order."""
    said = f" {folded(text)} "
    return tuple(
        entry.fact_id
        for entry in facts.entries
        if entry.kind not in TO_THE_MAKER
        and any(_stands(part, said) for part in _parts(entry, facts))
    )


def _stands(part: str, said: str) -> bool:
    words = folded(part)
    beginning = " ".join(words.split()[:_CUT_WORDS])
    is_cut = len(words.split()) > _CUT_WORDS and f" {beginning} " in said
    return len(words) >= _LEAST and (f" {words} " in said or is_cut)


def _parts(entry: Fact, facts: Facts) -> Iterator[str]:
    """Yield what a page may print of a fact: its sentences, and the leaves that stand alone."""
    yield from sentences(entry.text, facts.language)
    if entry.kind is FactKind.AREA:
        yield from (
            name.text
            for name in area_names(facts.only({FactKind.AREA}))
            if entry.fact_id in name.facts
        )
    leaves = (getattr(entry.detail, leaf, None) for leaf in _LEAVES)
    yield from (leaf for leaf in leaves if isinstance(leaf, str) and leaf)
    if isinstance(entry.detail, Hours):
        twelve = writes_am_pm(facts)
        yield hours_text(entry.detail, facts.language, short=True, twelve_hours=twelve)
    if isinstance(entry.detail, ServiceDetail):
        yield from (*sentences(entry.detail.description, facts.language), *entry.detail.notes)


_LEAVES = ("name", "display", "address", "street", "locality", "title", "question")
"""Fields of details whose words a page prints alone."""
