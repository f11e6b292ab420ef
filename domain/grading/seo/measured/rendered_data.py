"""Structured data that scripts write is as good as that in the file."""

from collections.abc import Callable, Iterable, Iterator

from domain.grading.audit import Fault
from domain.grading.gathered import as_run
from domain.grading.seo.json_ld_context import json_ld_context
from domain.grading.seo.json_ld_formats import json_ld_formats
from domain.grading.seo.json_ld_required import json_ld_required
from domain.grading.seo.json_ld_syntax import json_ld_syntax
from domain.grading.seo.json_ld_terms import json_ld_terms
from domain.grading.seo.kinds import is_home
from domain.grading.view import PageView

_READ: tuple[Callable[[PageView], Iterable[Fault]], ...] = (
    *(json_ld_syntax, json_ld_context, json_ld_terms, json_ld_formats),
)


def rendered_data(page: PageView) -> Iterator[Fault]:
    """Fault structured data that is wrong only after scripts ran."""
    run = as_run(page)
    if run is None or not page.is_ordinary or "ld+json" not in run.html:
        return
    # On the home page `json-ld-profile` says what a business lacks.
    for audit in _READ if is_home(page) else (*_READ, json_ld_required):
        known = {fault.evidence for fault in audit(page)}
        for fault in audit(run):
            if fault.evidence not in known:
                yield Fault(evidence=f"after scripts ran: {fault.evidence}", fix=fault.fix)
