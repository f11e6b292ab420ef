"""Scripts leave alone what search engines read in the head."""

from collections.abc import Callable, Iterable, Iterator

from domain.grading.audit import Fault
from domain.grading.gathered import as_run
from domain.grading.grade import Severity
from domain.grading.seo.meta_description import meta_description
from domain.grading.seo.noindex import noindex
from domain.grading.seo.title import title
from domain.grading.seo.title_generic import title_generic
from domain.grading.seo.viewport import viewport
from domain.grading.view import PageView

_READ: tuple[tuple[Callable[[PageView], Iterable[Fault]], Severity], ...] = (
    (noindex, "critical"),
    (title, "serious"),
    (title_generic, "serious"),
    (meta_description, "moderate"),
    (viewport, "serious"),
)
"""Audits of the file that hold for the page as search engines have it too, after its scripts ran."""


def rendered_head(page: PageView) -> Iterator[Fault]:
    """Fault what is sound in the file and no longer once scripts ran, and a canonical link they change."""
    run = as_run(page)
    if run is None or not page.is_ordinary:
        return
    for audit, severity in _READ:
        before = {(fault.evidence, fault.selector) for fault in audit(page)}
        after = [f for f in audit(run) if (f.evidence, f.selector) not in before]
        if after and len(after) > len(before):
            yield Fault(
                evidence=f"after scripts ran: {after[0].evidence}",
                fix="Let no script change this; search engines read the page as it is after scripts ran.",
                severity=severity,
            )
    if page.canonical and run.canonical != page.canonical:
        yield Fault(
            evidence=f"after scripts ran: canonical {run.canonical or 'taken away'!r} "
            f"instead of {page.canonical!r}",
            fix="Write the right canonical link into the file, and let no script change it.",
            severity="serious",
        )
