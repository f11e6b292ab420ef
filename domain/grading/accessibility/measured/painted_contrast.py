"""Text stands out from the picture or gradient it is painted on."""

from collections.abc import Iterator

from domain.grading.accessibility.measured.axe import PAINTED, axe_faults
from domain.grading.audit import Fault
from domain.grading.view import PageView


def painted_contrast(page: PageView) -> Iterator[Fault]:
    """Fault text that a look at the picture settled where axe-core could not tell the colour behind it."""
    for fault in axe_faults(page, PAINTED):
        yield Fault(
            evidence=fault.evidence,
            fix="Lay a colour or a dark gradient between the text and what is behind it.",
            selector=fault.selector,
            line=fault.line,
            severity=fault.severity,
            wcag=fault.wcag,
        )
