"""How closely a sentence keeps to the wording of its fact.

New words in the place of those of the fact paraphrase it; new words beside all of its own words say more.
"""

from collections.abc import Sequence
from itertools import pairwise

from domain.facts import FactKind
from domain.model._truth_anchors import is_same
from domain.model._truth_sentence import Sentence
from domain.model._truth_source import Source, Statement

_PAST = frozenset({FactKind.HISTORY, FactKind.AWARD, FactKind.LICENCE})
_OFFERS = frozenset({FactKind.SERVICE, FactKind.PRICE})


NO_ECHO = (
    "words of the fact left out",
    "amounts of the fact left out",
    "words in another order",
    "words in a row as in the fact",
    "the fact is of the past",
    "the fact is an offer",
    "the fact is a statement",
)
"""Signs of `echo`, for a sentence whose facts say nothing."""


def echo(said: Sentence, fact: Source) -> dict[str, float]:
    """Return what a sentence leaves out of its fact, and how much of it it says in the same words and order.

    Args:
        said: The sentence.
        fact: The cited fact it says most of.
    """
    words = [w for s in fact.statements for w in s.words if not w.is_neutral]
    amounts = [q for s in fact.statements for q in s.quantities]
    mine = [a.quantity for a in said.anchors if a.quantity]
    starts = [next((x.start for x in said.words if x.keys & w.keys), None) for w in words]
    told = [at for at in starts if at is not None]
    return {
        "words of the fact left out": min(starts.count(None), 6),
        "amounts of the fact left out": min(
            sum(not any(is_same(own, one) for own in mine) for one in amounts), 3
        ),
        "words in another order": min(sum(a > b for a, b in pairwise(told)), 3),
        "words in a row as in the fact": min(
            max((_longest(said.statement, s) for s in fact.statements), default=0), 8
        ),
        "the fact is of the past": fact.fact.kind in _PAST,
        "the fact is an offer": fact.fact.kind in _OFFERS,
        "the fact is a statement": fact.fact.kind is FactKind.STATEMENT,
    }


def _longest(one: Statement, other: Statement) -> int:
    """Return how many words in a row two statements share."""
    first = [w.shown.casefold() for w in one.words]
    second = [w.shown.casefold() for w in other.words]
    longest, before = 0, [0] * (len(second) + 1)
    for word in first:
        row = [0] * (len(second) + 1)
        for at, same in enumerate(second):
            if word == same:
                row[at + 1] = before[at] + 1
        longest, before = max(longest, *row), row
    return longest


def likeness(text: str, cited: Sequence[Source]) -> dict[str, float]:
    """Return how alike a sentence and its facts are, letter by letter, and how long it is beside them."""
    told = " ".join(one.fact.text for one in cited)
    mine, theirs = _threes(text), _threes(told)
    return {
        "letters shared with the facts": 2 * len(mine & theirs) / max(len(mine) + len(theirs), 1),
        "length beside the facts": min(len(text) / max(len(told), 1), 6),
    }


def _threes(text: str) -> set[str]:
    bare = f" {' '.join(text.casefold().split())} "
    return {bare[at : at + 3] for at in range(len(bare) - 2)}
