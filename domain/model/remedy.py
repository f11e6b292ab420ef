"""What would mend a sentence that was refused, for the model that wrote it.

Facts are named by their ids, in no word of theirs: what a client wrote is shown to a model in one place only, marked as
material.
"""

from collections.abc import Iterator

from domain.facts import TO_THE_MAKER, Fact, FactKind, Facts, Language
from domain.model._truth_sheet import sheet
from domain.model._truth_words import words_of
from domain.model.truth import Sourced, check, nearest
from domain.text import Passage

_NEVER_OFFERED = TO_THE_MAKER | {FactKind.EXCLUSION, FactKind.REVIEW}
"""Kinds of facts whose words say something else than a sentence that has them."""


def remedy(line: Sourced, facts: Facts, *, language: Language) -> str:
    """Return one sentence that says what to do with a refused one; empty when its facts support it.

    Args:
        line: The sentence or line, with the facts it cites.
        facts: The whole sheet.
        language: Language of the sentence.
    """
    if not check(line, facts, language=language):
        return ""
    for other in _others(line, facts, language):
        alone = Passage(text=line.text, facts=(other.fact_id,))
        if not check(alone, facts, language=language):
            return f"Fact {other.fact_id!r} says it: cite that one instead."
    near = nearest(line, facts, language=language)
    if near is None:
        return "Cite a fact that says it, by its id, or leave the line out."
    return f"Say no more than fact {near.fact_id!r} does, or leave the line out."


def _others(line: Sourced, facts: Facts, language: Language) -> Iterator[Fact]:
    """Yield the facts that are not cited and have a word of the sentence."""
    said = (word for word in words_of(line.text, language) if not word.is_neutral)
    keys = frozenset(key for word in said for key in word.keys)
    for fact in facts.entries:
        is_offered = fact.kind not in _NEVER_OFFERED and fact.fact_id not in line.facts
        if is_offered and keys & sheet(facts, language).source_of(fact).keys:
            yield fact
