"""Addresses are addresses, not code."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView


def javascript_urls(page: PageView) -> Iterator[Fault]:
    """Fault `javascript:` in links, forms and frames."""
    for reference in page.references if page.is_ordinary else ():
        squeezed = "".join(reference.url.lower().split())
        if squeezed.startswith("javascript:"):
            is_empty = squeezed.rstrip(";") in ("javascript:", "javascript:void(0)", "javascript:;")
            yield fault_at(
                reference.element,
                "Use a <button> with a script, or a real address.",
                severity="moderate" if is_empty else None,
            )
