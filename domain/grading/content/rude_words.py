"""Nobody is sworn at."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import texts
from domain.grading.view import PageView

_RUDE = re.compile(
    r"\b(?:crap(?:py)?|shit(?:ty)?|bullshit|fuck\w*|bloody (?!mary)\w+|idiots?|morons?|stupid|arseholes?|assholes?|bastards?|dumb(?! ?bell|waiter)|wtf"
    r"|scheiß\w*|scheisse|arschl\w+|idioten?|blödsinn|verdammt\w*|dummköpfe?|mist kerl"
    r"|mierda|joder|idiotas?|imbéciles?|estúpid[oa]s?|gilipollas|coño|cabrón(?:es)?)\b",
    re.I,
)


def rude_words(page: PageView) -> Iterator[Fault]:
    """Fault swearing and insults."""
    for piece in texts(page):
        if found := _RUDE.search(piece.text):
            yield Fault(
                evidence=f"{found.group()!r} in {piece.text[:140]!r}",
                fix="Say it without the insult.",
                selector=piece.selector,
                owner=piece.owner,
            )
