"""Measure a judge against pages whose answers are known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, cast

import yaml

from domain.grading.judge import PageText, Result, Verdict
from domain.grading.judge_agreement import Confusion, Label, confusion
from domain.grading.judge_criteria import CRITERIA


@dataclass(frozen=True)
class Item:
    """One question whose answer is known."""

    page: PageText
    criterion: str
    label: Label


def items() -> tuple[Item, ...]:
    """Return every page as it stands, good by every criterion, and once spoilt for each of them."""
    text = files("domain.grading").joinpath("judge_calibration.yaml").read_text("utf-8")
    pages = cast(list[dict[str, Any]], yaml.safe_load(text))
    return tuple(item for page in pages for item in _items(page))


def _items(page: dict[str, Any]) -> list[Item]:
    whole = PageText(url=page["url"], language=page["language"], text=page["text"])
    good = [Item(whole, one.name, "passed") for one in CRITERIA]
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
    """Return, per criterion and for `all`, how verdicts agree with the labels.

    Args:
        verdicts: What the judge said of each page, by the page's fingerprint.
    """
    pairs = [(item, _of(item, verdicts[item.page.fingerprint])) for item in items()]
    by_name: dict[str, list[tuple[Label, Result]]] = {
        one.name: [(item.label, v.result) for item, v in pairs if item.criterion == one.name]
        for one in CRITERIA
    }
    everything: list[tuple[Label, Result]] = [(item.label, v.result) for item, v in pairs]
    return {
        **{name: confusion(some) for name, some in by_name.items()},
        "all": confusion(everything),
    }


def _of(item: Item, verdicts: Sequence[Verdict]) -> Verdict:
    return next(one for one in verdicts if one.criterion == item.criterion)
