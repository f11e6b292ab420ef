"""Whether a sentence affirms what its fact affirms, denies what it denies, and at what time."""

import re
from collections.abc import Iterator

from domain.facts import FactKind
from domain.model._truth_problem import Problem
from domain.model._truth_region import Region
from domain.model._truth_source import LOCAL_NEGATION, Source, Statement
from domain.model._truth_words import LEXICONS

_PAST_KINDS = frozenset(
    {FactKind.HISTORY, FactKind.AWARD, FactKind.PROJECT, FactKind.REVIEW, FactKind.ARTICLE}
)


_ELSEWHERE = re.compile(
    r"\b(?:somebody else|someone else|others|other people|elsewhere|anderen|jemand anderem|anderswo|otros|otras manos|en otro sitio)\b",
    re.I,
)
"""Says of what a firm does not do that others do it."""
OTHERWISE = re.compile(
    r"\b(?:beyond|wrong|elsewhere|yourself|somebody else|someone else|another|others|outside|instead|leave|stays?|wait"
    r"|falsch\w*|selbst|ander\w+|draußen|außerhalb|leider|lassen|warten|bleib\w*"
    r"|fuera|otr[oa]s?|equivocad[oa]|esperar|qued\w+|aparte)\b",
    re.I,
)
"""Says in so many words that something is not so, or not here."""
PURPOSE = re.compile(
    r"\W*(?:damit|wenn|falls|sollten?|if|so that|when|whenever|si|para que|cuando)\b", re.I
)
"""Begins what is wanted, feared or supposed; a denial in it denies nothing of the fact."""


def polarity(region: Region, fact: Statement, *, is_told: bool) -> Iterator[Problem]:
    """Compare what is denied.

    Args:
        region: What is said.
        fact: The statement whose words it uses.
        is_told: Whether another statement of the same fact denies just this.
    """
    lexicon = LEXICONS[region.said.language]
    local = LOCAL_NEGATION[region.said.language]
    around = region.said.bare if fact.is_denied else region.clause.text
    clause = bool(lexicon.negation.search(around))
    clause = clause or (fact.is_denied and bool(_ELSEWHERE.search(around)))
    own = lexicon.negation.search(local.sub(" ", region.text))
    if own and PURPOSE.match(region.text):
        own = None
    denied = _is_denied(region, fact)
    if denied and not clause and not region.is_asked:
        yield Problem(
            rule=_rule(region),
            shown=region.text.strip(),
            why=f"the fact denies it: {fact.text.strip()}",
        )
    if own and not (denied or is_told or region.is_asked):
        after = [w for w in region.content if w.start >= _place(region, own)]
        near = region.content if region.said.language == "de" else after[:2]
        if not any(w.keys & fact.without for w in near):
            yield Problem(
                rule="negation",
                shown=region.text.strip(),
                why=f"the fact affirms it: {fact.text.strip()}",
            )
    if not own:
        mine = Statement(region.text, region.said.language).without
        for word in region.content:
            here = bool(word.keys & mine)
            if word.keys & fact.keys and here != bool(word.keys & fact.without) and not denied:
                yield Problem(
                    rule="negation", shown=word.shown, why="the fact says the opposite of it"
                )


def _rule(region: Region) -> str:
    """What is affirmed against a fact is final, unless the sentence may deny it in other words."""
    return "negation" if OTHERWISE.search(region.said.bare) or region.is_question else "denial"


def _place(region: Region, match: re.Match[str]) -> int:
    first = region.said.bare.find(region.text)
    return first + match.end()


def _is_denied(region: Region, fact: Statement) -> bool:
    """Whether the part of a statement that the region is about is denied."""
    shares = [(region.share(part), denied) for part, denied in fact.parts]
    most = max(share for share, _ in shares)
    return any(denied for share, denied in shares if share == most) if most else fact.is_negated


def affirmed(region: Region, denials: tuple[Statement, ...]) -> Iterator[Problem]:
    """What a fact denies in so many words is denied in the sentence too."""
    if region.is_asked or LEXICONS[region.said.language].negation.search(region.clause.text):
        return
    for part in denials:
        yield Problem(rule=_rule(region), shown=part.text.strip(), why="the fact denies it")


def denials_of(region: Region, source: Source) -> Iterator[Statement]:
    """Return what a fact denies with words that all stand in the sentence."""
    negation = LEXICONS[region.said.language].negation
    for statement in source.statements:
        for part, denied in statement.parts if not statement.is_denied else ():
            told = [w for w in part.words if w.is_light or not w.is_neutral]
            told = [w for w in told if not negation.fullmatch(w.shown)]
            if denied and told and all(w.keys & region.clause.keys for w in told):
                yield part


def tense(region: Region, source: Source, used: tuple[Statement, ...]) -> Iterator[Problem]:
    lexicon = LEXICONS[region.said.language]
    told = " ".join(statement.text for statement in used)
    if not used:
        return
    past = lexicon.past.search(region.clause.text)
    if past and source.fact.kind not in _PAST_KINDS and not lexicon.past.search(told):
        yield Problem(rule="tense", shown=past.group(), why="the fact does not speak of the past")
    told_past = source.fact.kind is FactKind.PERSON and lexicon.past.search(told)
    if told_past and not past and not lexicon.hedges["former"].search(region.said.bare):
        yield Problem(rule="tense", shown=region.text.strip(), why="the fact speaks of the past")
    future = lexicon.future.search(region.clause.text)
    if future and source.fact.kind in _PAST_KINDS:
        yield Problem(rule="tense", shown=future.group(), why="the fact speaks of the past")
