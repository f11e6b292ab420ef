"""Running text has even gaps between its words."""

from collections.abc import Iterator

from domain.grading.accessibility.styles import rules_of
from domain.grading.audit import Fault
from domain.grading.view import PageView


def justified_text(page: PageView) -> Iterator[Fault]:
    """Fault `text-align: justify`."""
    for rule in rules_of(page):
        if (
            rule.values.get("text-align", "").lower() == "justify"
            and rule.values.get("hyphens") != "auto"
        ):
            yield Fault(
                evidence=f"{rule.prelude[:80]} {{ text-align: justify }}",
                fix="Align text at the start; justified lines tear holes into it.",
                selector=rule.prelude[:100],
                line=rule.line,
            )
            return
    if page.first("[style*='text-align:justify'], [style*='text-align: justify'], [align=justify]"):
        yield Fault(evidence="text-align: justify", fix="Align text at the start.")
