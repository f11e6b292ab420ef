"""The firm's name is spelt the same everywhere."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from domain.grading.audit import Fault
from domain.grading.content.prose import texts
from domain.grading.view import SiteView

_WORD = re.compile(r"\b[A-ZÄÖÜÁÉÍÓÚÑ][a-zäöüßáéíóúñ]{5,}\b")
ALIKE = 0.86
"""Share of letters in common, from which a rare word is a slip of the name."""


def consistent_name(site: SiteView) -> Iterator[Fault]:
    """Fault words that differ by a letter or two from the name every page bears."""
    pages = site.ordinary
    per_page = [Counter(w for p in texts(page) for w in _WORD.findall(p.text)) for page in pages]
    spread = Counter(word for words in per_page for word in words)
    names = sorted(w for w, n in spread.items() if n >= 3 and n >= 0.7 * len(pages))
    for page in pages:
        told: set[str] = set()
        for piece in texts(page):
            for word in _WORD.findall(piece.text):
                if word in told or spread[word] > 1:
                    continue
                if near := next((name for name in names if _is_slip(word, name)), ""):
                    told.add(word)
                    yield Fault(
                        evidence=f"{word!r} in {piece.text[:120]!r}, {near!r} everywhere else",
                        fix=f"Write {near!r}, or another word if it is no slip.",
                        selector=piece.selector,
                        page=page.url,
                        owner=piece.owner,
                    )


@lru_cache(maxsize=32768)
def _is_slip(word: str, name: str) -> bool:
    if abs(len(word) - len(name)) > 1 or word[:2] != name[:2] or len(name) < 7:
        return False
    if word.startswith(name[:-1]) or name.startswith(word[:-1]):
        return False  # an ending, as of the plural or a case
    return SequenceMatcher(None, word, name, autojunk=False).ratio() >= ALIKE
