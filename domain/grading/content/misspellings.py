"""Words are spelt as the dictionary has them."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.misspelt_words import MISSPELT
from domain.grading.content.prose import page_language, pieces, words
from domain.grading.view import PageView

_READ = frozenset({"text", "title", "description", "alt", "label", "og"})
_OLD_GERMAN = re.compile(
    r"\b(?:da|mu|Abschlu|Flu|Schlu|Ku|gewi|bewu|Anschlu|Beschlu|Entschlu)ß\b|\bmußt?e?n?\b"
)


def misspellings(page: PageView) -> Iterator[Fault]:
    """Fault words that are no words: the slips people make most often, each once."""
    known = MISSPELT.get(page_language(page), {})
    german, spanish = page_language(page) == "de", page_language(page) == "es"
    told: set[str] = set()
    for piece in pieces(page):
        if piece.source not in _READ or piece.is_code:
            continue
        wrong = [
            (word, known[word.lower()])
            for word in words(piece.text)
            if word.lower() in known and not (spanish and _is_name(word, piece.text))
        ]
        if german:
            wrong += [
                (m.group(), m.group().replace("ß", "ss")) for m in _OLD_GERMAN.finditer(piece.text)
            ]
        for word, right in wrong:
            if word.lower() not in told:
                told.add(word.lower())
                yield Fault(
                    evidence=f"{word!r} in {piece.text[:140]!r}",
                    fix=f"Write {right!r}.",
                    selector=piece.selector,
                    owner=piece.owner,
                )


def _is_name(word: str, text: str) -> bool:
    """Whether it may be a surname, such as Dias, which takes no accent abroad."""
    return word[0].isupper() and not text.startswith(word)
