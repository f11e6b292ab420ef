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


_PAIR = re.compile(
    r"(?<!\w)(?=([A-ZÄÖÜÁÉÍÓÚÑ][a-zäöüßáéíóúñ]{3,}) ([A-ZÄÖÜÁÉÍÓÚÑ][a-zäöüßáéíóúñ]{3,})\b)"
)


def _odd_people(site: SiteView) -> Iterator[Fault]:
    """Fault a surname that differs by a letter from the one most pages give the same first name."""
    surnames: dict[str, Counter[str]] = {}
    said = [
        (page, piece, match)
        for page in site.ordinary
        for piece in texts(page)
        for match in _PAIR.finditer(piece.text)
    ]
    for _, _, match in said:
        surnames.setdefault(match[1], Counter())[match[2]] += 1
    for page, piece, match in said:
        known = surnames[match[1]]
        usual, count = known.most_common(1)[0]
        rare = known[match[2]] == 1 and len(known) == 2 and count >= 3
        if rare and match[2] != usual and _differ_by_one(match[2], usual):
            yield Fault(
                evidence=f"'{match[1]} {match[2]}' in {piece.text[:120]!r}, '{match[1]} {usual}' elsewhere",
                fix=f"Write '{match[1]} {usual}', or the full name of somebody else.",
                selector=piece.selector,
                page=page.url,
                owner=piece.owner,
            )


def _differ_by_one(one: str, other: str) -> bool:
    """Whether a letter is missing, added or another; an ending of case or number is no slip."""
    if one in (f"{other}s", f"{other}n", f"{other}e") or other in (f"{one}s", f"{one}n", f"{one}e"):
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def consistent_name(site: SiteView) -> Iterator[Fault]:
    """Fault words that differ by a letter or two from the name every page bears."""
    yield from _odd_people(site)
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
