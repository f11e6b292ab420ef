"""Marks stand where they belong, once."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import Piece, page_language, texts
from domain.grading.view import PageView

_FAULTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"(?<![.\d])\.\.(?!\.)|,,|;;|(?<!\d)::(?![\w:])|\?\?+|,\."),
        "Write the mark once.",
    ),
    (re.compile(r"[.!?]\s+[.!](?=\s|$)"), "Finish the sentence once."),
    (re.compile(r"[^\W\d_]{2,},[^\W\d_\s]{2,}"), "Put a space after the comma."),
    (
        re.compile(r"[^\W\d_]{2,}\s+,(?=\s|[^\W\d_])|[^\W\d_]{2,}\s+\.(?=\s|$)"),
        "Remove the space before the mark.",
    ),
    (
        re.compile(r"(?<=[a-zäöüßáéíóúñ]{3})[.!?](?=[A-ZÄÖÜÁÉÍÓÚÑ][a-zäöüßáéíóúñ]{2,}\s)"),
        "Put a space after the sentence.",
    ),
    (re.compile(r"\(\s+\w|\w\s+\)(?!\w)"), "Remove the space inside the brackets."),
)
_OPENED = re.compile(r"\((?!\d?[a-z]?\))[^()]{1,400}$")
"""A bracket nothing closes, in a text that ends like a sentence."""
_NO_SENTENCE = re.compile(r"https?:|www\.|@|\w+\.(?:com|de|es|org|net|co|js|io|eu)\b|[{}<>=/\\]")


_SMALL = re.compile(
    r"(?<![\w.])([a-zäöüßáéíóúñ]{4,})[.!?] (?:[a-zäöüßáéíóúñ]{1,14},? ){2}[a-zäöüßáéíóúñ]"
)
"""A sentence that begins small, behind one that ends."""
_ABBREVIATED = re.compile(
    r"(?:[bcdfghjklmnpqrstvwxzß]{3}|[gchzk]l|sp|nf|sw|zw|gz|tl|lf|vgl)$|^(?:approx|incl|excl|tel[eé]f|einschl|inkl|ungef|dept|orig|prov|apdo|aprox|spec|avenue|avda|etc)$"
)
"""How shortened words end, which carry a point inside a sentence."""
_RUN_ON = {
    "en": re.compile(
        r"(?<![\w'’-])[a-z]{4,} (?:We|They|You|Our|Your|This|These|It|Please) [a-z]{2,} [a-z]"
    ),
    "es": re.compile(
        r"(?<![\w-])[a-záéíóúñ]{4,} (?:Nosotros|Nuestr[ao]s?|También|Además|Hacemos|Tenemos|Trabajamos|Ofrecemos) [a-záéíóúñ]+ [a-záéíóúñ]"
    ),
}
"""A sentence that begins where none ended; German writes nouns and the formal you large."""


def punctuation(page: PageView) -> Iterator[Fault]:
    """Fault doubled marks, and spaces missing or too many around marks."""
    language = page_language(page)
    for piece in texts(page):
        if language == "fr" or _NO_SENTENCE.search(piece.text):
            continue
        for pattern, fix in _FAULTS:
            found = pattern.search(piece.text)
            if found:
                yield _fault(piece, found, fix)
                break
        small = _SMALL.search(piece.text)
        if small and not _ABBREVIATED.search(small[1]):
            yield _fault(piece, small, "Begin the sentence with a capital letter.")
        run_on = _RUN_ON[language].search(piece.text) if language in _RUN_ON else None
        if run_on and _is_in_one_text(piece, run_on.group()):
            yield _fault(piece, run_on, "End the sentence before the next one begins.")
        opened = _OPENED.search(piece.text)
        if opened and piece.text.count("(") > piece.text.count(")") and piece.text.endswith("."):
            yield _fault(piece, opened, "Close the bracket.")


def _is_in_one_text(piece: Piece, words: str) -> bool:
    """Whether no tag stands inside: bold words in front of a sentence need no full stop."""
    if piece.element is None:
        return True
    inside = (piece.element, *piece.element.descendants)
    whole = (item for element in inside for item in element.content if isinstance(item, str))
    return any(words in " ".join(item.split()) for item in whole)


def _fault(piece: Piece, found: re.Match[str], fix: str) -> Fault:
    around = piece.text[max(0, found.start() - 40) : found.end() + 40]
    return Fault(
        evidence=f"{found.group()!r} in {around!r}",
        fix=fix,
        selector=piece.selector,
        owner=piece.owner,
    )
