"""Whether a sentence turns a small word of its fact round: before into after, rarely into often, may into must."""

import re
from collections.abc import Iterator, Sequence

from domain.facts import FactKind, Language
from domain.model._truth_problem import Problem
from domain.model._truth_sentence import Sentence
from domain.model._truth_source import Source, Statement
from domain.model._truth_words import LEXICONS, Word

_BESIDE: dict[Language, tuple[tuple[str, str], ...]] = {
    "en": (
        ("before", "after"),
        ("above|over", "below|under|underneath|beneath"),
        ("in front of", "behind"),
        ("inside", "outside"),
        ("from", "until|till"),
    ),
    "de": (
        ("vor", "nach|hinter"),
        ("bevor", "nachdem"),
        ("über", "unter"),
        ("oberhalb", "unterhalb"),
        ("innerhalb", "außerhalb"),
        ("ab", "bis"),
    ),
    "es": (
        ("antes", "después"),
        ("encima", "debajo"),
        ("delante", "detrás"),
        ("dentro", "fuera"),
        ("desde", "hasta"),
    ),
}
"""Words and their opposites that stand before what they are about."""
_OFTEN: dict[Language, tuple[str, str]] = {
    "en": ("often|frequently|regularly", "rarely|seldom|hardly ever"),
    "de": ("oft|häufig|regelmäßig", "selten|kaum je"),
    "es": ("a menudo|con frecuencia|frecuentemente", "rara vez|raramente|raras veces"),
}
_MUST: dict[Language, str] = {
    "en": "must|have to|has to|need to|needs to|obliged|compulsory|mandatory|obligatory",
    "de": "muss|müssen|verpflichtet|verpflichtend|pflicht",
    "es": "debe|deben|tiene que|tienen que|obligatori[oa]s?",
}
_MAY: dict[Language, str] = {
    "en": "may|can|recommended",
    "de": "darf|dürfen|kann|können|empfohlen",
    "es": "puede|pueden|recomendad[oa]s?|recomendamos",
}
_CONDITION: dict[Language, str] = {
    "en": "only|unless|without|except|with|on|if|when|once|by|before|after|until|within|under|over|from|for",
    "de": "nur|ohne|außer|erst|mit|an|am|auf|wenn|sobald|bei|bis|vor|nach|ab|binnen|innerhalb|unter|über|gegen",
    "es": "sol[oa]|sólo|solamente|sin|salvo|con|si|cuando|hasta|antes|después|desde|en|para|a partir",
}
"""Makes something a must of what may be done: `only members may`, `dogs may come on a lead`."""
_STOP = re.compile(r"[,;:.!?()]")


def opposed(said: Sentence, cited: Sequence[Source]) -> Iterator[Problem]:
    """Yield what a sentence turns round, where its facts have only the one and it has only the other.

    Args:
        said: The sentence.
        cited: The facts it cites.
    """
    language = said.language
    if "?" in said.bare:
        return
    told = [s for one in cited if one.fact.kind is not FactKind.EXCLUSION for s in one.statements]
    for one, other in _BESIDE[language]:
        yield from _turned(said, told, one, other, is_beside=True)
        yield from _turned(said, told, other, one, is_beside=True)
    often, rarely = _OFTEN[language]
    yield from _turned(said, told, often, rarely)
    yield from _turned(said, told, rarely, often)
    free = [s for s in told if not (s.quantities or _found(_CONDITION[language], s.text))]
    yield from _turned(said, free, _MUST[language], _MAY[language])


def _turned(
    said: Sentence,
    told: Sequence[Statement],
    mine: str,
    theirs: str,
    *,
    is_beside: bool = False,
) -> Iterator[Problem]:
    """Yield what is said with one word and told with its opposite, of the same thing."""
    here = _found(mine, said.bare)
    if not here or _found(theirs, said.bare) or any(_found(mine, s.text) for s in told):
        return
    for fact in told:
        there = _found(theirs, fact.text)
        if there is None or _denials(said.statement) != _denials(fact):
            continue
        if is_beside:
            is_same = _is_about(said.statement, here, fact, there)
        else:
            is_same = bool(_keys(said.statement) & _keys(fact))
        if is_same:
            yield Problem(
                rule="opposite", shown=here.group(), why=f"the fact says `{there.group()}`"
            )
            return


def _is_about(said: Statement, here: re.Match[str], fact: Statement, there: re.Match[str]) -> bool:
    """Whether the same comes next behind both words, so that it is not told from its other end: `sold after they are pruned`."""
    mine, theirs = _next(said, here.end()), _next(fact, there.end())
    if mine is None or theirs is None:
        return False
    rest = (word.keys for word in _told(fact) if word != theirs)
    return bool(mine.keys & theirs.keys - frozenset[str]().union(*rest))


def _next(statement: Statement, at: int) -> Word | None:
    """Return the first word behind a place that says something, up to the next stop."""
    stop = _STOP.search(statement.text, at)
    end = stop.start() if stop else len(statement.text)
    return next((word for word in _told(statement) if at <= word.start < end), None)


def _told(statement: Statement) -> list[Word]:
    return [word for word in statement.words if word.is_light or not word.is_neutral]


def _keys(statement: Statement) -> frozenset[str]:
    return frozenset(key for word in _told(statement) for key in word.keys)


def _denials(statement: Statement) -> list[str]:
    found = LEXICONS[statement.language].negation.finditer(statement.text)
    return [one.group().casefold() for one in found]


def _found(words: str, text: str) -> re.Match[str] | None:
    return re.search(rf"(?<!\w)(?:{words})(?!\w)", text, re.I)
