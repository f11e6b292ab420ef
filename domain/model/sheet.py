"""All facts one writer may build on."""

from collections.abc import Iterator
from typing import cast

from domain.agents.discovery.service_definition import PriceLine
from domain.agents.spec import Given
from domain.facts import Fact, FactKind, Facts
from domain.text import Passage
from domain.value import Value


def facts_of(given: Given) -> Facts:
    """Return the background, what the agent reads, and what its item carries, each fact once.

    An item may hold passages of facts the agent does not read, so that a neighbour's change does
    not re-run it; such a fact is known by what its passages say. Worked out once, and kept with what
    was given: they are masked once then too.
    """
    kept: object = vars(given).get(_KEPT)
    if isinstance(kept, Facts):
        return kept
    vars(given)[_KEPT] = made = _facts_of(given)
    return made


_KEPT = "_facts"


def _facts_of(given: Given) -> Facts:
    background = given.background or given.facts.only(())
    found = {entry.fact_id: entry for entry in (*background.entries, *given.facts.entries)}
    said: dict[str, list[str]] = {}
    for one in _inside(given.item):
        if isinstance(one, Fact):
            found.setdefault(one.fact_id, one)
        else:
            passage, text = one
            for fact_id in passage.facts:
                said.setdefault(fact_id, []).append(text)
    for fact_id, texts in said.items():
        if fact_id not in found:
            text = " – ".join(dict.fromkeys(texts))
            found[fact_id] = Fact(fact_id=fact_id, kind=FactKind.SERVICE, text=text)
    return given.facts.model_copy(update={"entries": tuple(found.values())})


def _inside(thing: object) -> Iterator[Fact | tuple[Passage, str]]:
    """Yield every fact, and every passage with what it says."""
    match thing:
        case Fact():
            yield thing
        case PriceLine(label=label, price=price):
            yield label, f"{label.text}: {price.display}"
        case Passage():
            yield thing, thing.text
        case Value():
            for _, inner in thing:
                yield from _inside(inner)
        case tuple():
            for inner in cast("tuple[object, ...]", thing):
                yield from _inside(inner)
        case _:
            pass
