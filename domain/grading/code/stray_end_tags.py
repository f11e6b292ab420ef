"""Every end tag ends something."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.unclosed_elements import MOST
from domain.grading.view import PageView


def stray_end_tags(page: PageView) -> Iterator[Fault]:
    """Fault end tags without an open element, such as the `</p>` after a block in a paragraph."""
    found = [p for p in page.document.problems if p.kind == "stray-end"]
    for problem in found[:MOST] if page.is_ordinary else ():
        where = f" in <{problem.inside}>" if problem.inside not in ("", "#root") else ""
        yield Fault(
            evidence=f"{problem.snippet}{where} closes nothing",
            fix="Remove the end tag, or add the start tag it belongs to.",
            selector=problem.name,
            line=problem.line,
        )
