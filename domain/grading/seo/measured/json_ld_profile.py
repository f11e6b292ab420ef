"""JSON-LD as scripts leave it tells all of a business that the page shows."""

import re
from collections.abc import Callable, Iterator, Mapping

from domain.grading.audit import Fault, fault_at
from domain.grading.gathered import artifacts, as_run
from domain.grading.seo.json_ld_hours import times
from domain.grading.seo.kinds import is_home
from domain.grading.seo.measured.profiles import PROFILES, Profile
from domain.grading.seo.structured import Item, items
from domain.grading.view import PageView

SHOWN: Mapping[str, Callable[[PageView], bool]] = {
    "telephone": lambda page: bool(page.all("a[href^='tel:']")),
    "email": lambda page: bool(page.all("a[href^='mailto:']")),
    "openingHours|openingHoursSpecification": lambda page: len(times(page.text)) >= 4 and bool(_DAYS.search(page.text)),
    "address|areaServed|location": lambda page: bool(page.all("address")),
}  # fmt: skip
"""How a page shows a property; one it does not show is nothing to ask for, as nobody may invent it."""

_DAYS = re.compile(
    r"\b(mon(day)?s?|tue(sday)?s?|sat(urday)?s?|montag|samstag|mo\.?|sa\.?|lunes|sábados?)\b", re.I
)


def has_document(page: PageView) -> bool:
    """Whether the document is known as it is after scripts ran."""
    here = artifacts(page)
    return here is not None and here.dom is not None


def json_ld_profile(page: PageView) -> Iterator[Fault]:
    """Fault a business on the home page that lacks what its type needs, or what the page shows of it."""
    run = as_run(page)
    if run is None or not is_home(page):
        return
    for item in items(run):
        profile = next((PROFILES[name] for name in item.types if name in PROFILES), None)
        if profile is None or item.key or ("@id" in item.node and len(item.node) <= 3):
            continue
        yield from _faults(page, item, profile)


def _faults(page: PageView, item: Item, profile: Profile) -> Iterator[Fault]:
    missing = [name for name in profile.required if not _has(item, name)]
    if missing:
        yield fault_at(
            item.element,
            f"Add {_said(missing)}.",
            evidence=f"{item.types[0]} without {_said(missing)}, which it needs",
        )
    unsaid = [
        name
        for name in profile.recommended
        if not _has(item, name) and name in SHOWN and SHOWN[name](page)
    ]
    if unsaid:
        yield fault_at(
            item.element,
            f"Add {_said(unsaid)}, as the page shows it.",
            evidence=f"{item.types[0]} without {_said(unsaid)}, which the page shows",
            severity="minor",
        )


def _has(item: Item, name: str) -> bool:
    return any(item.node.get(option) not in (None, "", [], {}) for option in name.split("|"))


def _said(names: list[str]) -> str:
    return ", ".join(name.replace("|", " or ") for name in names)
