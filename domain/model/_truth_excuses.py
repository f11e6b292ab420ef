"""Where a claim that the cited facts do not support is no claim of the firm's, or is weighed elsewhere."""

import re

from domain.facts import FactKind, Facts
from domain.grading.content.claim_words import CLAIM_WORDS
from domain.grading.content.claims import Claim
from domain.grading.content.clock import CLOSED, days_in, times
from domain.grading.content.wording import plain
from domain.model._truth_anchors import has_amount
from domain.model._truth_sentence import Sentence
from domain.model._truth_source import Source

_AT_THE_END = re.compile(r"\s*(?:[,.;:)]|$)")
_SINCE = re.compile(r"(?:since|seit|desde)\b", re.I)
_WITHIN = re.compile(
    r"\b(?:within|in|after|before|innerhalb von|binnen|nach|vor|en|dentro de|antes de)\s+$", re.I
)
_BE = re.compile(r"(?:^|[.!?:;,]\s*)(?:please |bitte )?(?:be|seien sie|sei|sea|sean|sé)\s+$", re.I)


def is_excused(claim: Claim, sentence: Sentence, cited: tuple[Source, ...]) -> bool:
    """Whether a claim needs no fact, or is weighed with the words around it."""
    match claim.kind:
        case "number":
            return (
                _counts_people(claim, sentence)
                or _is_behind_a_comma(claim, sentence)
                or _follows(claim, sentence, cited)
                or _stands_alone(claim, sentence, cited)
            )
        case "price":
            return _follows(claim, sentence, cited)
        case "place":
            return _is_where(claim.shown, sentence.facts)
        case "credential":
            return (
                (sentence.statement.is_negated and _is_denied(claim, cited))
                or _is_of_a_time(claim, sentence, cited)
                or _is_asked_of_the_visitor(claim, sentence)
            )
        case "hours":
            return _is_only_asked(sentence)
        case _:
            return False


def _counts_people(claim: Claim, sentence: Sentence) -> bool:
    return any(
        q.shown == claim.shown and sentence.counts_its_people(q) for q in sentence.quantities
    )


def _follows(claim: Claim, sentence: Sentence, cited: tuple[Source, ...]) -> bool:
    """Whether an amount follows from those of a cited fact."""
    same = [q for q in sentence.quantities if q.shown == claim.shown]
    return bool(same) and all(any(sentence.follows(q, one) for one in cited) for q in same)


def _is_behind_a_comma(claim: Claim, sentence: Sentence) -> bool:
    """Whether the noun a number is compared with only follows it: `Since 2008, Ashley Road`."""
    after = sentence.named.partition(claim.shown)[2]
    return claim.why.startswith("the facts say") and after.startswith(",")


def _stands_alone(claim: Claim, sentence: Sentence, cited: tuple[Source, ...]) -> bool:
    """Whether a fact has the number with the noun of another one: `in two weeks, before Christmas in four`."""
    mine = [q for q in sentence.quantities if q.shown == claim.shown]
    return claim.why.startswith("the facts say") and any(
        q.value == own.value
        and (q.after == own.after or _AT_THE_END.match(s.text[q.start + len(q.shown) :]))
        for own in mine
        for one in cited
        for s in one.statements
        for q in s.quantities
        if q.kind == "number"
    )


def _is_of_a_time(claim: Claim, sentence: Sentence, cited: tuple[Source, ...]) -> bool:
    """Whether it is only since or within a time that a cited fact gives: `seit 1911`, `within 24 hours`."""
    text = sentence.named
    start = text.find(claim.shown)
    end = start + len(claim.shown)
    told = [q for q in sentence.quantities if start <= q.start < end]
    is_bounded = bool(_SINCE.match(claim.shown) or _WITHIN.search(text[:start]))
    return is_bounded and bool(told) and all(any(has_amount(q)(one) for one in cited) for q in told)


def _is_asked_of_the_visitor(claim: Claim, sentence: Sentence) -> bool:
    """Whether the visitor is asked to be so: `Seien Sie pünktlich`."""
    return bool(_BE.search(sentence.named[: sentence.named.find(claim.shown)]))


def _is_where(place: str, facts: Facts) -> bool:
    """Whether a place is on the sheet: then its word is compared like any other."""
    told = " ".join(fact.text for fact in facts.of(FactKind.ADDRESS, FactKind.AREA))
    return f" {plain(place)} " in f" {plain(told)} "


def _is_denied(claim: Claim, cited: tuple[Source, ...]) -> bool:
    """Whether a cited fact denies what a sentence that denies something speaks of."""
    told = " ".join(s.text for one in cited for s in one.statements if s.is_negated)
    return any(
        family.pattern.search(claim.shown) and family.pattern.search(told) for family in CLAIM_WORDS
    )


def _is_only_asked(sentence: Sentence) -> bool:
    """Whether all its times and closed days stand in questions: `Hungry at midnight?`."""
    rest = re.sub(r"[^.!?:;]*\?", "", sentence.named)
    told = times(rest)
    return not (told.singles or told.spans or (CLOSED.search(rest) and days_in(rest)))
