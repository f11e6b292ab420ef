"""Looks are kept in style sheets."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import PageView

MOST = 10
"""Elements with a style of their own, custom properties alone not counted."""


def inline_styles(page: PageView) -> Iterator[Fault]:
    """Fault a page with more than ten `style` attributes, outside drawings."""
    styled = [
        e
        for e in (page.document.elements if page.is_ordinary else ())
        if (style := e.get("style").strip())
        and not all(part.strip().startswith("--") or not part.strip() for part in style.split(";"))
        and e.inside("svg") is None
    ]
    if len(styled) > MOST:
        yield Fault(
            evidence=f"{len(styled)} elements with a style attribute, such as {' '.join(styled[0].tag.split())[:120]}",
            fix="Move what repeats into classes of the style sheet.",
            selector=styled[0].selector,
            line=styled[0].line,
        )
