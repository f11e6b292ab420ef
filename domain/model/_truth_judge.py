"""Whether a sentence stands, weighed by what was learned from sentences of which it is known.

Rules find a wrong number, name, price, place or hour, and their word is final; a sentence with nothing of its facts is
refused, too. What else rules object to is weighed with the signs of `_truth_signs`, since a paraphrase is free in its
words: 600 small trees of at most three questions, in `truth_weights.json`, one a line. A tree is a number, or a question
`[sign, above, no, yes]`: the place of a sign in the list of signs, what it has to be above, and the trees to go on with.
The sum of what all trees end with says how much speaks for a lie; from the threshold on the sentence is refused.

Trained by `tests/benchmarks/train_truth.py --write` on the part `development` of `tests/truth`; `docs/benchmarks.md` has
its figures on sentences nobody had seen.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeAlias

from domain.model._truth_problem import Problem
from domain.model._truth_signs import Signs

WEIGHTS = "truth_weights.json"
CERTAIN = frozenset(
    {
        *("citation", "kind", "quote", "maker", "address", "contact", "name", "place"),
        *(
            "number",
            "price",
            "value",
            "hours",
            "credential",
            "tense",
            "exclusion",
            "role",
            "denial",
            "opposite",
        ),
    }
)
"""Rules whose word is final."""

Tree: TypeAlias = "float | tuple[int, float, Tree, Tree]"


@dataclass(frozen=True)
class Weights:
    """What was learned."""

    signs: tuple[str, ...]
    """Names of the signs, in the order in which trees ask for them."""
    threshold: float
    """A sentence with this score or a higher one is refused."""
    trees: tuple[Tree, ...]


@lru_cache(maxsize=1)
def weights() -> Weights:
    """Return what was learned; read when the first sentence is weighed, in some milliseconds."""
    stored = json.loads((files("domain.model") / WEIGHTS).read_text(encoding="utf-8"))
    trees = tuple(_tree(one) for one in stored["trees"])
    return Weights(tuple(stored["signs"]), stored["threshold"], trees)


def _tree(stored: Any) -> Tree:
    if isinstance(stored, float | int):
        return float(stored)
    sign, above, no, yes = stored
    return (sign, above, _tree(no), _tree(yes))


def score(trees: Sequence[Tree], signs: Sequence[float]) -> float:
    """Return how much speaks for a lie."""
    total = 0.0
    for tree in trees:
        while isinstance(tree, tuple):
            tree = tree[3] if signs[tree[0]] > tree[1] else tree[2]
        total += tree
    return total


def weighed(found: tuple[Problem, ...], signs: Signs) -> tuple[Problem, ...]:
    """Return what is wrong with a sentence, all things considered.

    Args:
        found: What the rules object to.
        signs: The signs of the sentence.
    """
    if any(problem.rule in CERTAIN for problem in found):
        return found
    if signs.beside:
        return found or tuple(_beside(text) for text in signs.beside)
    known = weights()
    values = signs.values()
    if score(known.trees, [values[name] for name in known.signs]) < known.threshold:
        return ()
    return found or (against(signs),)


def _beside(text: str) -> Problem:
    return Problem(
        rule="support", shown=" ".join(text.split()), why="it has nothing of the facts it cites"
    )


def against(signs: Signs) -> Problem:
    """Return what to say against a sentence no rule objects to: the words no cited fact has, or that it has too few."""
    if words := tuple(dict.fromkeys(word.shown for word in signs.untold)):
        why = "it is in no cited fact" if len(words) == 1 else "these are in no cited fact"
        return Problem(rule="support", shown=", ".join(words), why=why)
    return Problem(
        rule="support",
        shown=" ".join(signs.said.text.split()),
        why="it says too little of the facts it cites",
    )
