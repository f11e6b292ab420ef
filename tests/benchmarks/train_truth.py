"""Train the judge of the checker of a model's sentences, and say what it would make of trades it has not seen.

Run: `python tests/benchmarks/train_truth.py [--write]`. It learns small trees of yes-or-no questions, each mending what
those before got wrong (gradient boosting with logistic loss), from the part `development` of `tests/truth`. First five
times without a fifth of the trades, to find the threshold at which 95 of 100 lies of trades left out are refused; then
from everything. `--write` puts the result in `domain/model/truth_weights.json`. It takes about a minute.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
from numpy.typing import NDArray
from rich.console import Console

from domain.model._truth_judge import CERTAIN, WEIGHTS, Tree, score
from domain.model.truth import objections
from tests.truth.sheets import HONEST, Example, examples

ROUNDS, DEPTH, RATE, LEAST, SHARE = 600, 3, 0.05, 4.0, 0.5
"""Trees, questions in a row, weight of each tree, sentences a leaf needs, and the share each tree learns from."""
TARGET = 0.97
"""Share of lies of left-out trades to be refused: 95 %, and what an estimate from 670 lies may be off by, twice over."""
WEIGHT = {"turned": 5.0, "decorated": 0.3, **{f"judge_{at}": 1.0 for at in range(1, 9)}}
"""How much a sentence of a file counts: the rules were tuned on all others, which flatters what they say of these."""
OTHERS = 0.6
_OUT = Path(__file__).parents[2] / "domain" / "model" / WEIGHTS
_out = Console(highlight=False)

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """A sentence as the judge sees it."""

    signs: tuple[float, ...] | None
    """None where the rules decide alone."""
    is_refused: bool
    """What the rules decide then."""
    is_lie: bool
    weight: float
    trade: str
    is_new: bool
    """Whether the rules were never mended from it, so that its figures say what new sentences meet."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the weights")
    write = parser.parse_args().write
    names, rows = read(examples("development"))
    scores = _left_out(rows)
    new = [at for at, row in enumerate(rows) if row.is_new]
    threshold = _threshold([rows[at] for at in new], [scores[at] for at in new])
    for label, some in (("new to the rules", new), ("all", list(range(len(rows))))):
        _out.print(f"trades left out, {label}: {_rates(rows, scores, some, threshold)}")
    trees = train([row for row in rows if row.signs is not None])
    own = [score(trees, row.signs) if row.signs else 0.0 for row in rows]
    _out.print(f"learned from: {_rates(rows, own, list(range(len(rows))), threshold)}")
    if write:
        _OUT.write_text(written(names, trees, threshold), encoding="utf-8")


def read(sentences: Sequence[Example]) -> tuple[tuple[str, ...], list[Row]]:
    """Return the names of the signs, and every sentence with its own."""
    names: tuple[str, ...] = ()
    rows: list[Row] = []
    for one in sentences:
        found, signs = objections(one.line, one.facts, language=one.facts.language)
        is_beside = signs is not None and bool(signs.beside)
        is_decided = is_beside or any(problem.rule in CERTAIN for problem in found)
        values = None if is_decided or signs is None else signs.values()
        names = tuple(values) if values else names
        rows.append(
            Row(
                signs=tuple(values.values()) if values else None,
                is_refused=is_beside or bool(found),
                is_lie=one.category != HONEST,
                weight=WEIGHT.get(one.file, OTHERS),
                trade=one.trade,
                is_new=one.file.startswith("judge"),
            )
        )
    return names, rows


def _left_out(rows: list[Row]) -> list[float]:
    """Score every sentence by what was learned without its trade."""
    trades = sorted({row.trade for row in rows if row.trade != "unit tests"})
    np.random.RandomState(3).shuffle(trades)
    fold = {trade: at % 5 for at, trade in enumerate(trades)}
    scores = [0.0] * len(rows)
    for part in range(5):
        trees = train([r for r in rows if r.signs is not None and fold.get(r.trade) != part])
        for at, row in enumerate(rows):
            if row.signs is not None and fold.get(row.trade) == part:
                scores[at] = score(trees, row.signs)
    return scores


def _threshold(rows: list[Row], scores: list[float]) -> float:
    """Return the score from which on to refuse, so that enough lies are."""
    sure = 99.0
    lies = sorted(
        (s if row.signs is not None else sure * (1 if row.is_refused else -1))
        for row, s in zip(rows, scores, strict=True)
        if row.is_lie
    )
    return round(lies[int((1 - TARGET) * len(lies))], 2)


def _rates(rows: list[Row], scores: list[float], some: list[int], threshold: float) -> str:
    shares: list[str] = []
    for is_lie in (True, False):
        refused = [
            scores[at] >= threshold if rows[at].signs is not None else rows[at].is_refused
            for at in some
            if rows[at].is_lie is is_lie and rows[at].trade != "unit tests"
        ]
        shares.append(f"{sum(refused)} of {len(refused)} ({np.mean(refused):.1%})")
    return f"lies refused {shares[0]}, true sentences refused {shares[1]}"


def train(rows: Sequence[Row]) -> tuple[Tree, ...]:
    """Learn trees whose sum is high for lies; the same trees for the same rows."""
    told = [row.signs or () for row in rows]
    signs = np.array(told, dtype=np.float64)
    lies = np.array([row.is_lie for row in rows], dtype=np.float64)
    weights = np.array([row.weight for row in rows], dtype=np.float64)
    questions = _questions(signs)
    answers = np.column_stack([signs[:, at] > cut for at, cut in questions]).astype(np.float64)
    random = np.random.RandomState(0)
    sums = np.zeros(len(rows))
    trees: list[Tree] = []
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-sums))
        slope, bend = weights * (lies - chance), weights * chance * (1 - chance)
        some = np.sort(random.choice(len(rows), int(len(rows) * SHARE), replace=False))
        tree = _grown(some, DEPTH, _Growing(questions, answers, slope, bend, weights))
        trees.append(tree)
        sums += _scores(tree, signs)
    return tuple(trees)


def _scores(tree: Tree, signs: Floats) -> Floats:
    """Return what one tree says of every sentence."""
    if not isinstance(tree, tuple):
        return np.full(len(signs), tree)
    sign, cut, no, yes = tree
    return np.where(signs[:, sign] > cut, _scores(yes, signs), _scores(no, signs))


@dataclass(frozen=True)
class _Growing:
    questions: list[tuple[int, float]]
    answers: Floats
    slope: Floats
    bend: Floats
    weights: Floats


def _questions(signs: Floats) -> list[tuple[int, float]]:
    """Return every question worth asking: a sign, and what it may be above."""
    found: list[tuple[int, float]] = []
    for at in range(signs.shape[1]):
        values = np.unique(signs[:, at])
        if len(values) > 33:
            cuts = np.unique(np.round(np.quantile(signs[:, at], np.linspace(0.03, 0.97, 30)), 2))
        else:
            cuts = np.round((values[:-1] + values[1:]) / 2, 3)
        found += [(at, float(cut)) for cut in cuts]
    return found


def _grown(some: NDArray[np.intp], depth: int, known: _Growing) -> Tree:
    slope, bend = known.slope[some].sum(), known.bend[some].sum()
    leaf = round(float(slope / (bend + 1) * RATE), 4)
    if depth == 0:
        return leaf
    answers = known.answers[some]
    yes_slope, yes_bend = known.slope[some] @ answers, known.bend[some] @ answers
    yes_weight = known.weights[some] @ answers
    gain: Floats = yes_slope**2 / (yes_bend + 1) + (slope - yes_slope) ** 2 / (bend - yes_bend + 1)
    gain -= slope**2 / (bend + 1)
    gain[np.minimum(yes_weight, known.weights[some].sum() - yes_weight) < LEAST] = -1
    best = int(np.round(gain, 9).argmax())
    if gain[best] <= 1e-6:
        return leaf
    sign, cut = known.questions[best]
    yes = answers[:, best] > 0
    return (sign, cut, _grown(some[~yes], depth - 1, known), _grown(some[yes], depth - 1, known))


def written(names: Sequence[str], trees: Sequence[Tree], threshold: float) -> str:
    """Return the weights as they are stored: one tree a line."""
    lines = ",\n".join(f"    {json.dumps(tree)}" for tree in trees)
    listed = ",\n".join(f"    {json.dumps(name)}" for name in names)
    return f'{{\n  "signs": [\n{listed}\n  ],\n  "threshold": {threshold},\n  "trees": [\n{lines}\n  ]\n}}\n'


if __name__ == "__main__":
    main()
