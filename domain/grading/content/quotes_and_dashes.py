"""Quotation marks and dashes follow the language."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import page_language, texts
from domain.grading.view import PageView

_WRONG: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "de": ((re.compile(r"“[^„“”]{2,200}”"), "Write „…“ in German."),),
    "en": ((re.compile(r"„[^„“”]{2,200}[“”]"), "Write “…” in English."),),
    "es": ((re.compile(r"„[^„“”]{2,200}[“”]"), "Write «…» or “…” in Spanish."),),
}
_EVERYWHERE: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"[^\W_]\s--\s?[^\W_]|[^\W\d_]--[^\W\d_]"),
        "Write a dash (–) instead of two hyphens.",
    ),
    (re.compile(r"``|''(?=\s|$)"), "Write quotation marks."),
)


def quotes_and_dashes(page: PageView) -> Iterator[Fault]:
    """Fault quotation marks of another language, and hyphens in place of dashes."""
    rules = (*_WRONG.get(page_language(page), ()), *_EVERYWHERE)
    for pattern, fix in rules:
        for piece in texts(page):
            if found := pattern.search(piece.text):
                yield Fault(
                    evidence=found.group()[:120],
                    fix=fix,
                    selector=piece.selector,
                    owner=piece.owner,
                )
                break
