"""How many planted lies the checker of a model's sentences refuses, and how many true ones.

Run: `python tests/benchmarks/bench_truth.py [--list development]`. The checker learned on
`development`; nothing was learned or mended from `held_out`, `unseen`, `untouched` and `last_look`, so only these say what
new sentences meet.
`--list` prints what is wrong. Times are of the processor, each sentence new, each sheet read once.
"""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from rich.console import Console
from rich.table import Table

from domain.model.truth import check
from tests.truth.sheets import ALL_PARTS, HONEST, Part, Verdict, examples, verdicts

_out = Console(highlight=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--list", choices=["development"], help="print the wrong verdicts of the part learned from"
    )
    listed = parser.parse_args().list
    table = Table("category", *(f"{part}" for part in ALL_PARTS))
    refused: dict[str, tuple[Counter[str], Counter[str]]] = {}
    for part in ALL_PARTS:
        per_sentence_ms = _time_ms(part)
        known = verdicts(part)
        wrong = [one for one in known if one.is_refused == (one.category == HONEST)]
        _out.print(f"{part}: {_rates(known, wrong)}; {per_sentence_ms:.1f} ms a sentence")
        refused[part] = (_count(known), _count(wrong))
        if listed == part:
            for one in wrong:
                _out.print(f"  {one.category}: {one.text}", markup=False)
    for category in sorted({name for known, _ in refused.values() for name in known}):
        cells = [_cell(category, *refused[part]) for part in ALL_PARTS]
        table.add_row("true, refused" if category == HONEST else category, *cells)
    _out.print(table)


def _time_ms(part: Part) -> float:
    sentences = examples(part)
    start = time.process_time()
    for one in sentences:
        check(one.line, one.facts, language=one.facts.language)
    return (time.process_time() - start) / len(sentences) * 1000


def _count(verdicts: tuple[Verdict, ...] | list[Verdict]) -> Counter[str]:
    return Counter(one.category for one in verdicts)


def _rates(known: tuple[Verdict, ...], wrong: list[Verdict]) -> str:
    lies, missed = (sum(one.category != HONEST for one in some) for some in (known, wrong))
    true, refused = len(known) - lies, len(wrong) - missed
    return (
        f"{lies - missed} of {lies} lies refused ({1 - missed / lies:.1%}), "
        f"{refused} of {true} true sentences refused ({refused / true:.1%})"
    )


def _cell(category: str, known: Counter[str], wrong: Counter[str]) -> str:
    total = known[category]
    right = wrong[category] if category == HONEST else total - wrong[category]
    return f"{right} of {total}" if total else ""


if __name__ == "__main__":
    main()
