"""Few style sheets stand between the visitor and the page."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

MOST = 4
"""Sheets in <head> that block the first paint; our own pages need one."""


def stylesheet_count(page: PageView) -> Iterator[Fault]:
    """Fault a page with more than four blocking style sheets; more than eight weigh more."""
    found = [
        r.element
        for r in page.references
        if r.kind == "style"
        and r.element.name == "link"
        and r.element.get("media").lower() in ("", "all", "screen")
        and "disabled" not in r.element.attrs
        and not r.element.inside("noscript")
    ]
    if len(found) > MOST and page.is_ordinary:
        yield fault_at(
            found[MOST],
            "Join the style sheets.",
            evidence=f"{len(found)} style sheets: {', '.join(node.get('href') for node in found[:6])}",
            severity="moderate" if len(found) > 2 * MOST else None,
        )
