"""What scripts write into a page are words for its visitors."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.gathered import as_run
from domain.grading.view import PageView

_LEFT = re.compile(
    r"\bundefined\b|\bNaN\b|\[object \w+\]|\bInvalid Date\b|\{\{[^{}]{1,120}\}\}|\$\{[\w.()\[\]]{1,120}\}"
)
_CODE = "pre, code, kbd, samp, textarea"


def rendered_leftovers(page: PageView) -> Iterator[Fault]:
    """Fault values of the language and open placeholders in text that is not in the file."""
    run = as_run(page)
    if run is None or not page.is_ordinary:
        return
    known = set(page.blocks)
    shown = [" ".join(node.text().split()) for node in run.all(_CODE)]
    told: set[str] = set()
    for block in run.blocks:
        found = _LEFT.search(block)
        if found is None or block in known or found[0] in told:
            continue
        if not any(found[0] in code for code in shown):
            told.add(found[0])
            yield Fault(
                evidence=f"{found[0]!r} in what a script writes: {block[:160]}",
                fix="Ask whether there is a value before it is shown, and say what to show without one.",
            )
