"""Measure a judge against pages whose answers are known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

import yaml

from domain.grading.judge import PageText, Result, Verdict
from domain.grading.judge_agreement import Confusion, Label, confusion
from domain.grading.judge_criteria import CRITERIA, criteria_of

HELD_BACK = "held back"
"""Name of the items no rule was mended on."""


@dataclass(frozen=True)
class Item:
    """One question whose answer is known."""

    page: PageText
    criterion: str
    label: Label
    is_held_back: bool = False
    """Whether no rule was mended on it."""


@cache
def items() -> tuple[Item, ...]:
    """Return every question with a known answer.

    Of good pages, each as it stands and once spoilt for every criterion; and of pages of many trades
    and kinds, good and bad ones, with the labels they were given.
    """
    spoilt = [item for page in _read("judge_calibration.yaml") for item in _items(page)]
    cases = [item for case in _read("judge_cases.yaml") for item in _labelled(case)]
    return (*spoilt, *cases)


def _read(name: str) -> list[dict[str, Any]]:
    text = files("domain.grading").joinpath(name).read_text("utf-8")
    return cast(list[dict[str, Any]], yaml.safe_load(text))


def _labelled(case: dict[str, Any]) -> list[Item]:
    page = PageText(
        url="/", kind=case["kind"], language=case["language"], text=case["text"].strip()
    )
    labels: tuple[Label, ...] = ("passed", "failed")
    return [
        Item(page, name, label, is_held_back=case.get("held", False))
        for label in labels
        for name in case[label]
    ]


def _items(page: dict[str, Any]) -> list[Item]:
    whole = PageText(url=page["url"], language=page["language"], text=page["text"])
    good = [Item(whole, one.name, "passed") for one in criteria_of(whole.kind)]
    bad = [
        Item(_spoilt(whole, cast(list[list[str]], changes)), name, "failed")
        for name, changes in page["spoilt"].items()
    ]
    return good + bad


def _spoilt(page: PageText, changes: Sequence[Sequence[str]]) -> PageText:
    lines = list(page.lines)
    for old, new in changes:
        if old == "+":
            lines.append(new)
        else:
            lines[lines.index(old)] = new
    return page.model_copy(update={"text": "\n".join(line for line in lines if line)})


def pages() -> tuple[PageText, ...]:
    """Return every page of the items, each once."""
    return tuple({item.page.fingerprint: item.page for item in items()}.values())


def measured(verdicts: Mapping[str, Sequence[Verdict]]) -> dict[str, Confusion]:
    """Return, per criterion, for `held back` and for `all`, how verdicts agree with the labels.

    Args:
        verdicts: What the judge said of each page, by the page's fingerprint.
    """
    pairs = [(item, _of(item, verdicts[item.page.fingerprint])) for item in items()]
    by_name: dict[str, list[tuple[Label, Result]]] = {
        one.name: [(item.label, v.result) for item, v in pairs if item.criterion == one.name]
        for one in CRITERIA
    }
    everything: list[tuple[Label, Result]] = [(item.label, v.result) for item, v in pairs]
    apart: list[tuple[Label, Result]] = [
        (item.label, v.result) for item, v in pairs if item.is_held_back
    ]
    return {
        **{name: confusion(some) for name, some in by_name.items()},
        HELD_BACK: confusion(apart),
        "all": confusion(everything),
    }


def _of(item: Item, verdicts: Sequence[Verdict]) -> Verdict:
    return next(one for one in verdicts if one.criterion == item.criterion)
