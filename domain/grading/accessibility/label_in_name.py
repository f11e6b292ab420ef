"""What is written on a control is part of its name, so that it can be spoken to."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView


def label_in_name(page: PageView) -> Iterator[Fault]:
    """Fault links and buttons whose `aria-label` leaves out every word of their visible text."""
    for element in document(page).heard("a", "button"):
        spoken, seen = _words(element.get("aria-label")), _words(_visible(element.text))
        if spoken and len(seen) >= 1 and not seen & spoken:
            yield Fault(
                evidence=f"shows {element.text[:60]!r}, is named {element.get('aria-label')[:60]!r}",
                fix="Begin `aria-label` with the words that are shown, or remove it.",
                selector=element.selector,
            )


def _visible(text: str) -> str:
    return text if len(text) > 2 else ""


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"[^\W_]{2,}", text.casefold())}
