"""Every style sheet can be read to its end."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import own_styles
from domain.grading.view import SiteView

MOST = 10
"""Faults told per style sheet; after the first, the rest mostly follow from it."""


def css_syntax(site: SiteView) -> Iterator[Fault]:
    """Fault places a browser throws away: unclosed blocks, missing colons, stray braces."""
    for styles in own_styles(site):
        problems = [p for p in styles.sheet.problems if not _is_hack(p.snippet)]
        for problem in problems[:MOST]:
            yield Fault(
                evidence=f"{problem.message}: {problem.snippet}",
                fix="Mend the declaration or the braces around it.",
                selector=styles.selector,
                line=styles.line(problem.line),
                page=styles.page,
                severity="moderate" if problem.message == "not a declaration" else None,
            )


def _is_hack(snippet: str) -> bool:
    """Whether the line is an old spell for Internet Explorer."""
    return "*zoom" in snippet or "*display" in snippet or "progid:" in snippet or "\\9" in snippet
