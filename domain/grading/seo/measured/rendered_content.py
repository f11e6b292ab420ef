"""What the file says is still there once scripts ran."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.gathered import as_run
from domain.grading.seo.h1 import h1
from domain.grading.view import PageView

LEAST_WORDS = 25
"""A page of fewer words has little to lose."""
KEPT = 0.5
"""Share of the words that stays at least; menus and slides hide some of them."""

_UNSEEN = re.compile(
    r"<(script|style|template|noscript|svg)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"<[^>]*>")


def rendered_content(page: PageView) -> Iterator[Fault]:
    """Fault a page that loses half of its words, or its main heading, to its own scripts."""
    run = as_run(page)
    if run is None or not page.is_ordinary:
        return
    before, after = _words(page), _words(run)
    if before >= LEAST_WORDS and after < before * KEPT:
        yield Fault(
            evidence=f"{before} words in the file, {after} words after scripts ran",
            fix="Let scripts add to the page, not take away what it says.",
        )
    elif not list(h1(page)) and (lost := list(h1(run))):
        yield Fault(
            evidence=f"after scripts ran: {lost[0].evidence or 'an <h1> without words'}",
            fix="Let no script replace the main heading.",
            severity="moderate",
        )


def _words(page: PageView) -> int:
    """Return how many words stand in the main part, or else in the body, shown at once or not."""
    document = page.document
    part = document.first("main") or document.first("body")
    html = page.html[part.end : part.close] if part else page.html
    return len(_TAG.sub(" ", _UNSEEN.sub(" ", html)).split())
