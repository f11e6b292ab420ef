"""Elements lie inside each other, they do not overlap."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import PageView


def misnested_elements(page: PageView) -> Iterator[Fault]:
    """Fault elements that end after the one they began in, as in `<b><i></b></i>`."""
    for problem in page.document.problems if page.is_ordinary else ():
        if problem.kind == "misnested":
            yield Fault(
                evidence=f"{problem.snippet} is closed after </{problem.inside}>",
                fix=f"Close <{problem.name}> before <{problem.inside}>.",
                selector=problem.name,
                line=problem.line,
            )
