"""No library with a published hole is loaded, whoever asked for it."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.grading.audit import Fault
from domain.grading.code.vulnerable_libraries import hole_in, library_of
from domain.grading.gathered import artifacts
from domain.grading.view import PageView

LISTED_IN = "2025"
"""Year of the public notices `domain.grading.code.vulnerable_libraries` was written from."""


def loaded_libraries(page: PageView) -> Iterator[Fault]:
    """Fault what the page really loaded, scripts that scripts asked for included."""
    here = artifacts(page)
    told: set[str] = set()
    for request in here.loading.requests if here and here.loading else ():
        found = library_of(request.url) if request.kind in ("script", "stylesheet") else None
        hole = hole_in(*found) if found else ""
        if found and hole and found[0] not in told:
            told.add(found[0])
            version = ".".join(map(str, found[1]))
            yield Fault(
                evidence=f"{found[0]} {version}, {hole} (notices up to {LISTED_IN}): "
                f"{urlsplit(request.url).path}",
                fix=f"Update {found[0]}, or do without it.",
            )
