"""No text runs or blinks."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView


def moving_text(page: PageView) -> Iterator[Fault]:
    """Fault `marquee` and `blink`."""
    for element in document(page).of("marquee", "blink"):
        yield Fault(
            evidence=f"{element.opening} {element.text[:60]!r}",
            fix="Write it as plain text.",
            selector=element.selector,
        )
