"""No word stands twice by mistake."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import page_language, texts
from domain.grading.view import PageView

DOUBLED = re.compile(r"(?<![\w'’-])([^\W\d_]{2,})\s+\1(?![\w'’-])", re.I)
_ALLOWED = {
    "en": frozenset(
        {
            "had",
            "that",
            "no",
            "bye",
            "so",
            "very",
            "ha",
            "tut",
            "knock",
            "hush",
            "night",
            "chop",
            "there",
            "now",
            "pom",
            "tam",
        }
    ),
    "de": frozenset(
        {
            "die",
            "der",
            "das",
            "den",
            "dem",
            "sie",
            "ja",
            "nein",
            "so",
            "sehr",
            "ganz",
            "ist",
            "in",
            "zu",
            "wenn",
        }
    ),
    "es": frozenset({"muy", "sí", "no", "poco", "casi", "ya", "paso", "nos", "ni"}),
}
_PLACE_NAMES = frozenset(
    {"baden", "walla", "bora", "sing", "duran", "yo", "cous", "dum", "aye", "pago", "couscous"}
)


def doubled_words(page: PageView) -> Iterator[Fault]:
    """Fault `the the` and its like."""
    allowed = _ALLOWED.get(page_language(page), frozenset[str]()) | _PLACE_NAMES
    for piece in texts(page):
        for found in DOUBLED.finditer(piece.text):
            one, other = found.group().split()[0], found.group().split()[-1]
            if (
                (one.lower() in allowed and not _is_slip(found, piece.text))
                or (one[0].isupper() and other[0].isupper())
                or piece.place == "nav"
            ):
                continue
            yield Fault(
                evidence=f"{found.group()!r} in {piece.text[max(0, found.start() - 40) : found.end() + 40]!r}",
                fix="Remove one of the two.",
                selector=piece.selector,
                owner=piece.owner,
            )


def _is_slip(found: re.Match[str], text: str) -> bool:
    """Whether two German articles stand before a noun without the comma a relative clause needs."""
    words = found.group().split()
    if words[0] != words[-1] or words[0] not in ("der", "das", "den", "dem", "die"):
        return False
    before, after = text[: found.start()].rstrip(), text[found.end() :]
    return before[-1:].isalpha() and re.match(r"\s[A-ZÄÖÜ]\w+", after) is not None
