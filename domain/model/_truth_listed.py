"""Numbers that count what a fact lists, or the two of a pair: `two countries` of `Colombia and Ethiopia`."""

import re
from collections.abc import Iterator

from domain.grading.content.quantities import Quantity
from domain.model._truth_source import Source
from domain.model._truth_words import keys

_LIST = re.compile(
    r"(?:[\w'’-]+,\s+)*[\w'’-]+,?\s+(?:and|or|und|oder|sowie|y|e|o|u)\s+[\w'’-]+", re.IGNORECASE
)
_JOINT = re.compile(r",\s+|,?\s+(?:and|or|und|oder|sowie|y|e|o|u)\s+", re.IGNORECASE)
_PAIR = re.compile(
    r"\b(?:double|twin|couples?|pairs?|doppel\w*|paare?n?|dobles?|parejas?)\b", re.IGNORECASE
)
_FOR_TWO = frozenset(("for", "für", "zu", "para"))
_PEOPLE = frozenset(("people", "persons", "leute", "personen", "personas"))


def counts_list(one: Quantity, text: str, source: Source) -> bool:
    """Whether a number is that of things a fact lists by single words, all of which the sentence names.

    Args:
        one: The number; one before a thing of the list counts that thing.
        text: The sentence.
        source: The fact.
    """
    said = frozenset(re.findall(r"[\w'’-]+", text.casefold()))
    counted = keys(one.after, source.language) if one.after else frozenset[str]()
    return any(
        len(items) == int(one.value)
        and said.issuperset(items)
        and not any(counted & keys(item, source.language) for item in items)
        for items in _lists(source)
    )


def _lists(source: Source) -> Iterator[list[str]]:
    for statement in source.statements:
        for found in _LIST.finditer(statement.text):
            yield _JOINT.split(found.group().casefold())


def is_pair(one: Quantity, source: Source) -> bool:
    """Whether a number says that something is for the two of a pair: `rooms for two`, of double rooms."""
    is_of_people = one.before in _FOR_TWO or one.after in _PEOPLE
    return one.value == "2" and is_of_people and bool(_PAIR.search(source.fact.text))
