"""Every page has content."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.content.evidence import evidence
from domain.grading.content.prose import texts, words
from domain.grading.view import PageView

LEAST_WORDS = 25
"""Words outside header, navigation and footer."""

_MAY_BE_SHORT = re.compile(
    r"404|contact|kontakt|contacto|thank|danke|gracias|error|impressum|imprint|offline|redirect|privacy|datenschutz|privacidad|legal|cookie",
    re.I,
)


def thin_content(page: PageView) -> Iterator[Fault]:
    """Fault pages with almost nothing to read that are not pages of forms or pictures."""
    if (
        page.is_noindex
        or _MAY_BE_SHORT.search(page.url)
        or page.first("meta[http-equiv=refresh i]")
    ):
        return
    whole = document(page)
    if whole.of("form", "iframe", "video") or len(whole.of("img", "picture")) >= 4:
        return
    count = sum(len(words(p.text)) for p in texts(page) if not p.place)
    if count < min(LEAST_WORDS, _sayable(page)):
        yield Fault(
            evidence=f"{count} words of content",
            fix="Say what the page is for, or fold it into another.",
        )


def _sayable(page: PageView) -> int:
    """Return how many words the facts could fill, a generous number for a site without facts."""
    known = evidence(page.view)
    return LEAST_WORDS if known is None else len(known.words) // 2
