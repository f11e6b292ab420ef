"""Words Harper does not know, but for names, codes, words of the trade and words of the facts."""

import re
from collections.abc import Iterable, Iterator
from typing import cast

from domain.grading.audit import Fault
from domain.grading.content.evidence import evidence
from domain.grading.content.known_names import CITIES, GIVEN_NAMES
from domain.grading.content.measured.slip_fault import slip_fault
from domain.grading.content.measured.trade_words import TRADE_WORDS
from domain.grading.content.misspelt_words import MISSPELT
from domain.grading.content.mixed_spelling import VARIANTS
from domain.grading.content.names import is_title_case
from domain.grading.content.prose import Piece, pieces, words
from domain.grading.content.wording import plain
from domain.grading.view import PageView, SiteView
from domain.proofreading import Slip

_LEAST = 4
"""Shorter ones are units, sizes and abbreviations."""
_ENDED = re.compile(r"(?:^|[.!?:;•·|/()–—-]|,? \d+)\s*[\"'“‘(]*$")
_NAME_LEAVES = re.compile(r"name|address|area|brand|knowsAbout|founder|employee", re.I)
_LABELS = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "th", "dt", "caption", "legend", "summary"}
)


def misspelt(page: PageView, found: Iterable[tuple[Piece, Slip]]) -> Iterator[Fault]:
    """Fault each unknown word once: gravely when only a slip of the pen explains it."""
    told: set[str] = set()
    for piece, slip in found:
        word = piece.text[slip.start : slip.end]
        if word.lower() in told or _is_known(word, page.view):
            continue
        is_sure = slip.rule == "SpellCheck" and is_slip(word, _best(word, slip))
        if word[0].isupper():
            is_told = (
                is_sure and _is_no_name(word, piece.text, slip) and word not in _names(page.view)
            )
        else:
            is_told = is_sure or word.lower() not in _labels(page.view)
        if is_told:
            told.add(word.lower())
            yield _fault(piece, slip, is_sure=is_sure)


def _best(word: str, slip: Slip) -> str:
    """Return the word that was probably meant: itself with a capital before any other."""
    same = (one for one in slip.suggestions if one.lower() == word.lower())
    return next(same, (*slip.suggestions, "")[0])


def _fault(piece: Piece, slip: Slip, *, is_sure: bool) -> Fault:
    word = piece.text[slip.start : slip.end]
    best = _best(word, slip)
    if is_sure:
        return slip_fault(piece, slip, f"Write {best!r}.", severity="moderate")
    idea = f"Write {best!r} if that is meant" if best else "Look the word up"
    return slip_fault(piece, slip, f"{idea}, or leave a name or a word of the trade as it is.")


def is_slip(word: str, right: str) -> bool:
    """Whether a word differs from the right one as slips of the pen do, not as another word would.

    A letter swapped with its neighbour, doubled, left out or put in, or one vowel taken for another;
    first and last letters are where words of one family differ, so those must agree.
    """
    one, other = word.lower(), right.lower()
    if "'" in other:
        return len(one) >= _LEAST and one == other.replace("'", "")
    if (
        one == other
        or len(one) < 6
        or one[0] != other[:1]
        or one[-1] != other[-1:]
        or not other.isalpha()
    ):
        return False
    head = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    a, b = one[head:], other[head:]
    if len(a) == len(b):
        is_swapped = a[:2] == b[1::-1] and a[2:] == b[2:]
        return is_swapped or (a[1:] == b[1:] and any({a[0], b[0]} <= set(g) for g in _LIKE))
    longer, shorter = sorted((a, b), key=len, reverse=True)
    return longer[1:] == shorter and len(one) >= 7


_LIKE = ("aeiou", "csz", "iy")
"""Letters taken for one another."""


def _is_known(word: str, view: SiteView) -> bool:
    """Whether no spelling is to be expected of it, or others judge it."""
    bare = re.sub(r"['’]s?$", "", word)
    small = bare.lower()
    if len(bare) < _LEAST or not bare.isascii() or bare[1:] != bare[1:].lower():
        return True
    if any(c.isdigit() for c in bare) or small in MISSPELT["en"] or small in VARIANTS:
        return True
    known = evidence(view)
    return small in TRADE_WORDS or bool(known and set(plain(bare).split()) <= known.known)


def _is_no_name(word: str, text: str, slip: Slip) -> bool:
    """Whether a capital comes from the beginning of a sentence alone."""
    after = words(text[slip.end :])
    is_first = bool(_ENDED.search(text[: slip.start]))
    return (
        is_first
        and len(after) >= 3
        and after[0].islower()
        and not is_title_case(text)
        and word not in CITIES | GIVEN_NAMES
    )


def _names(view: SiteView) -> frozenset[str]:
    """Return words the site writes with a capital inside a sentence, or states as data; kept."""
    kept: object = vars(view).get("_names")
    if not isinstance(kept, frozenset):
        kept = vars(view)["_names"] = frozenset(_each_name(view))
    return cast("frozenset[str]", kept)


def _each_name(view: SiteView) -> Iterator[str]:
    for page in view.ordinary:
        for piece in pieces(page):
            if piece.source == "json-ld" and _NAME_LEAVES.search(piece.key):
                yield from words(piece.text)
            elif piece.source == "text" and not is_title_case(piece.text):
                for found in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]+", piece.text):
                    yield found.group()


def _labels(view: SiteView) -> frozenset[str]:
    """Return the words of headings, table heads and navigation, in lower case; kept."""
    kept: object = vars(view).get("_labels")
    if not isinstance(kept, frozenset):
        found = (
            word.lower()
            for page in view.ordinary
            for piece in pieces(page)
            if piece.place == "nav" or (piece.element and piece.element.tag in _LABELS)
            for word in words(piece.text)
        )
        kept = vars(view)["_labels"] = frozenset(found)
    return cast("frozenset[str]", kept)
