"""What the words of a trade are known by: a bicycle shop says `your bike` unasked, a sailmaker `sail`."""

from collections.abc import Iterator

from domain.facts import Language
from domain.model._truth_words import keys, words_of


def trade_keys(text: str, known: frozenset[str], language: Language) -> frozenset[str]:
    """Return everything the words of a trade are known by.

    Args:
        text: What the facts call the trade.
        known: Keys of the whole sheet.
        language: Language of both.
    """
    told = set[str]()
    for word in words_of(text, language):
        shown = word.shown.casefold()
        told |= word.keys
        told |= {key for part in _heads(shown, language) for key in part if key in known}
        if language == "de":
            told |= {key for part in _groups(shown) for key in part}
    return frozenset(told)


def _heads(shown: str, language: Language) -> Iterator[frozenset[str]]:
    """Yield the keys of what a word begins with: the sail of a sailmaker."""
    if language != "es":
        yield from (keys(shown[:at], language) for at in range(4, len(shown) - 2))


def _groups(shown: str) -> Iterator[frozenset[str]]:
    """Yield the keys of what a German compound begins with where others say the same."""
    heads = (keys(shown[:at], "de") for at in range(4, len(shown) - 2))
    yield from (one for one in heads if any(key.startswith("~") for key in one))
