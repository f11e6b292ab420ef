"""Every price on a page comes from the brief, and belongs to what it stands beside."""

from collections.abc import Iterator

from domain.facts import Price, ServiceDetail
from domain.grading.accessibility.document import Element, document
from domain.grading.audit import Fault
from domain.grading.content.evidence import Evidence, evidence
from domain.grading.content.prose import page_language
from domain.grading.content.quantities import quantities
from domain.grading.content.unsupported import faults
from domain.grading.content.wording import plain
from domain.grading.view import PageView

_FIX = "Use the price of the brief, or leave it out."


def unsupported_price(page: PageView) -> Iterator[Fault]:
    """Fault prices that no fact gives, and prices beside the wrong thing."""
    yield from faults(page, "price", _FIX)
    known = evidence(page.view)
    amounts = _amounts(known) if known is not None else {}
    language = page_language(page)
    for row in document(page).heard("tr", "li") if amounts else ():
        items = _named(plain(row.text), amounts)
        found = {q.value for q in quantities(row.text, language) if q.kind == "price"}
        if (
            len(items) == len(found) == 1
            and known is not None
            and (wrong := found & known.prices - amounts[items[0]])
        ):
            yield _swapped(row, items[0], sorted(wrong))


def _swapped(row: Element, item: str, wrong: list[str]) -> Fault:
    return Fault(
        evidence=f"{', '.join(wrong)} beside {item!r}, which costs something else: {row.text[:120]!r}",
        fix=_FIX,
        selector=row.selector,
        severity="critical",
    )


def _amounts(known: Evidence) -> dict[str, frozenset[str]]:
    """Return the prices any fact gives that names the item, under each item's plain name."""
    if "amounts" not in known.memory:
        details = _in_details(known)
        priced = [(plain(text), quantities(text, known.language)) for text in known.texts]
        priced = [(text, found) for text, found in priced if found]
        known.memory["amounts"] = {
            name: frozenset(q.value for text, found in priced if name in text for q in found)
            | frozenset(q.value for text in said for q in quantities(text, known.language))
            for name, said in details.items()
            if len(name) >= 4
        }
    return known.memory["amounts"]


def _in_details(known: Evidence) -> dict[str, list[str]]:
    """Return what the details of facts say each item costs, under the plain names of priced items."""
    named = [(d.name, d.price) for _, d in known.facts.details(ServiceDetail)]
    named += [(d.item, d) for _, d in known.facts.details(Price) if d.item]
    said: dict[str, list[str]] = {}
    for name, price in named:
        if price:
            whole = (f"{price.amount} EUR", f"{price.up_to or 0} EUR")
            said.setdefault(plain(name), []).extend((price.display, *whole))
    return said


def _named(text: str, amounts: dict[str, frozenset[str]]) -> list[str]:
    """Return the items a row names, names inside longer names left out."""
    found = [name for name in amounts if f" {name} " in f" {text} "]
    return [name for name in found if not any(name != other and name in other for other in found)]
