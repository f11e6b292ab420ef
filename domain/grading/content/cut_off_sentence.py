"""Sentences come to an end."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import page_language, texts, words
from domain.grading.view import PageView

_NEVER = {
    "en": r"the|an?|and|or|nor|our|your|their|my|its|whose|because|although|unless|than|very|every",
    "de": r"und|oder|sowie|sondern|dass|weil|für|von|zum|zur|im|am|beim|vom|ins|des|dem|einem|unserem|Ihrem|deinem",
    "es": r"el|la|los|las|lo|un|y|e|o|de|del|con|para|por|su|sus|que|en|al|a|sin|entre|desde|hasta|hacia|porque|aunque|pero|muy|cada",
}
"""Words that need another behind them: no sentence ends with one, full stop or not."""
_HARDLY = {
    "en": r"of|with|for|to|from|that|which|in|by|at|is|are|was|were|will|can|into|about",
    "de": r"der|die|das|den|ein|eine|einen|einer|mit|unsere|unser|unseren|Ihre|Ihren|als|wenn|ob|sehr|kein|keine|zu|sich",
    "es": r"una|nuestro|nuestra|nuestros|nuestras|se|le|les|hemos|han|como|cuando|si|según|sobre|este|esta",
}
"""Words a sentence may end with, but then it has a full stop."""
_OPEN = {
    code: re.compile(rf"(?<!\w)(?:(?:{words})[.!]?|(?:{_HARDLY[code]}))$")
    for code, words in _NEVER.items()
}
"""Ends of texts that go on; in small letters, because `vitamin A` is a name."""
LEAST_WORDS = 8
"""Shorter lines may be labels, cut by design."""
_LATER = re.compile(r"\.\.\.$|…$")


_CUT = {
    "en": re.compile(r"\b(?:the|a|an|and|or|of|with|for|to|from|our|your|their|which|because|also)\s?(?:\.\.\.|…)$", re.I),
    "de": re.compile(r"\b(?:der|die|das|den|dem|ein|eine|einen|einem|und|oder|mit|für|von|unsere|dass|weil|sowie|auch)\s?(?:\.\.\.|…)$"),
    "es": re.compile(r"\b(?:el|la|los|las|un|una|y|o|de|del|con|para|por|nuestro|nuestra|que|también)\s?(?:\.\.\.|…)$", re.I),
}  # fmt: skip
"""A small word and three points: an excerpt that a limit of characters cut."""


def _is_cut(text: str, language: str) -> bool:
    return bool(_CUT[language].search(text)) and not _QUOTED.search(text)


_QUOTED = re.compile(r"^[\"“„«]")


def cut_off_sentence(page: PageView) -> Iterator[Fault]:
    """Fault paragraphs that stop in the middle of a sentence."""
    ending = _OPEN.get(page_language(page))
    if ending is None:
        return
    for piece in texts(page):
        element = piece.element
        if element is None or element.tag != "p" or len(words(piece.text)) < LEAST_WORDS:
            continue
        if (
            (_is_cut(piece.text, page_language(page)) or ending.search(piece.text))
            and not (_LATER.search(piece.text) and not _is_cut(piece.text, page_language(page)))
            and element.text.endswith(piece.text)
        ):
            yield Fault(
                evidence=f"ends with {piece.text[-60:]!r}",
                fix="Finish the sentence.",
                selector=piece.selector,
                owner=piece.owner,
            )
