"""Content stands inside landmarks, so that nobody who jumps between them misses it."""

from collections.abc import Iterator

from domain.grading.accessibility.document import Element, document
from domain.grading.audit import Fault
from domain.grading.view import PageView

_LANDMARKS = frozenset({"main", "header", "footer", "nav", "aside", "search", "dialog"})
_ROLES = frozenset(
    {"main", "banner", "contentinfo", "navigation", "complementary", "search", "region", "form"}
    | {"dialog", "alertdialog", "alert", "status", "log"}
)
LEAST_WORDS = 8
"""Shorter strays, such as a skip link, are left alone."""


def content_in_landmarks(page: PageView) -> Iterator[Fault]:
    """Fault the first stretch of text that stands outside every landmark of a page that has some."""
    whole = document(page)
    if whole.body is None or not whole.of("main"):
        return
    stray = _stray(whole.body)
    if stray is not None:
        yield Fault(
            evidence=stray.text[:120],
            fix="Move it into `main`, `header`, `footer`, `nav` or `aside`.",
            selector=stray.selector,
        )


def _stray(element: Element) -> Element | None:
    for child in element.children:
        if child.is_silent or child.tag in _LANDMARKS or child.role in _ROLES:
            continue
        if child.tag in ("section", "form") and (
            child.has("aria-label") or child.has("aria-labelledby")
        ):
            continue
        if child.tag == "a" and child.get("href").startswith("#"):
            continue
        within = any(d.tag in _LANDMARKS or d.role in _ROLES for d in child.descendants)
        if within:
            if (found := _stray(child)) is not None:
                return found
        elif len(child.text.split()) >= LEAST_WORDS:
            return child
    return None
