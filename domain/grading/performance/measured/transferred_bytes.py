"""What comes over the wire keeps to the budget."""

from collections.abc import Iterator

from domain.artifacts import Loading
from domain.grading.audit import Fault
from domain.grading.gathered import artifacts
from domain.grading.performance.budgets import budgets
from domain.grading.view import PageView

_OWNERS = {
    "stylesheet": "styling",
    "script": "component_code",
    "font": "typography",
    "document": "integration",
}
"""Who mends the heaviest kind; pictures and all else are the rule's usual owner's."""


def loading(page: PageView) -> Loading | None:
    """Return how the page came over the wire; None when nobody watched."""
    here = artifacts(page)
    return here.loading if here else None


def has_loading(page: PageView) -> bool:
    """Whether somebody watched the page load."""
    return loading(page) is not None


def transferred_bytes(page: PageView) -> Iterator[Fault]:
    """Fault a page that brings more than the budget, and name what weighs most."""
    came = loading(page)
    most = budgets(page.view).page_kb * 1000
    if came is None or came.transferred_bytes <= most:
        return
    kinds = sorted(came.bytes_by_kind.items(), key=lambda pair: -pair[1])
    said = ", ".join(f"{kind} {size / 1000:.0f} kB" for kind, size in kinds[:3])
    yield Fault(
        evidence=f"{came.transferred_bytes / 1000:.0f} kB came over the wire, "
        f"more than {most / 1000:.0f}: {said}",
        fix="Make the heaviest kind lighter, or leave some of it out.",
        owner=_OWNERS.get(kinds[0][0]),
    )
