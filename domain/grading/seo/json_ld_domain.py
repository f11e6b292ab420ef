"""Properties of JSON-LD belong to their type."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.seo.structured import items
from domain.grading.seo.vocabulary import PROPERTIES, terms
from domain.grading.view import PageView


def json_ld_domain(page: PageView) -> Iterator[Fault]:
    """Fault properties that exist, but not on this type, such as `opens` of a business."""
    for item in items(page):
        lists = [PROPERTIES.get(name) for name in item.types]
        if not lists or any(known is None for known in lists):
            continue
        known = frozenset[str]().union(*(names for names in lists if names))
        for name in item.node:
            if name[:1] != "@" and ":" not in name and name in terms() and name not in known:
                yield fault_at(
                    item.element,
                    f"Move `{name}` to the object it describes.",
                    evidence=f"{item.types[0]} has no property {name!r}",
                )
