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


_STRAIGHT = re.compile(r"(?<![\w\d′'])\"[^\"“”„]{2,200}\"(?!\w)")
_CURLY = re.compile(r"[“„«][^“”„«»\"]{2,200}[”“»]")


def quotes_and_dashes(page: PageView) -> Iterator[Fault]:
    """Fault quotation marks of another language, two kinds side by side, and hyphens as dashes."""
    yield from _mixed(page)
    rules = (*_WRONG.get(page_language(page), ()), *_EVERYWHERE)
    for pattern, fix in rules:
        for piece in texts(page):
            if (found := pattern.search(piece.text)) and pattern.search(piece.written):
                yield Fault(
                    evidence=found.group()[:120],
                    fix=fix,
                    selector=piece.selector,
                    owner=piece.owner,
                )
                break


def _mixed(page: PageView) -> Iterator[Fault]:
    """Fault straight marks in German, and beside curly ones anywhere."""
    said = [piece for piece in texts(page) if not piece.place]
    is_curly = page_language(page) == "de" or any(_CURLY.search(piece.text) for piece in said)
    for piece in said if is_curly else ():
        if found := _STRAIGHT.search(piece.text):
            yield Fault(
                evidence=f"straight quotation marks in {found.group()[:120]}",
                fix="Use one kind of quotation marks, the one of the language.",
                selector=piece.selector,
                owner=piece.owner,
            )
            return
