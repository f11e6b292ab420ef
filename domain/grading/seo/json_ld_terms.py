"""Types and properties of JSON-LD exist."""

from collections.abc import Iterator
from difflib import get_close_matches

from domain.grading.audit import Fault, fault_at
from domain.grading.seo.structured import Item, items
from domain.grading.seo.vocabulary import terms
from domain.grading.view import PageView


def json_ld_terms(page: PageView) -> Iterator[Fault]:
    """Fault names schema.org does not have; an unknown type weighs more than an unknown property."""
    for item in items(page):
        if (
            "schema.org"
            not in "".join(str(i.node.get("@context", "")) for i in items(page)[:1]) + page.html
        ):
            return
        for name in item.types:
            if ":" not in name and (name not in terms() or name[:1].islower()):
                yield _fault(item, f'"@type": "{name}"', name)
        for name in item.node:
            if name[:1] != "@" and ":" not in name and name not in _LOOSE and name not in terms():
                yield _fault(item, f'"{name}" of {item.types[0]}', name)


_LOOSE = frozenset({"query-input"})
"""Written in JSON-LD by the search engines' own advice."""


def _fault(item: Item, evidence: str, name: str) -> Fault:
    near = get_close_matches(name, terms(), n=1, cutoff=0.7)
    return fault_at(
        item.element,
        f"Write {near[0]!r}." if near else "Use a name that schema.org has.",
        evidence=f"{evidence}: schema.org has no {name!r}",
        severity=None if evidence.startswith('"@type"') else "moderate",
    )
