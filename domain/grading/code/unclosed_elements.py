"""Every element that is opened is closed."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import PageView

MOST = 10
"""Faults told per page; after the first, the rest mostly follow from it."""


def unclosed_elements(page: PageView) -> Iterator[Fault]:
    """Fault start tags whose end tag is missing though the element needs one."""
    found = [p for p in page.document.problems if p.kind == "unclosed"]
    for problem in found[:MOST] if page.is_ordinary else ():
        where = f" in <{problem.inside}>" if problem.inside not in ("", "#root") else ""
        yield Fault(
            evidence=f"{problem.snippet}{where} has no </{problem.name}>",
            fix=f"Close the element with </{problem.name}>.",
            selector=problem.name,
            line=problem.line,
        )
