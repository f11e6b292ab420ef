"""Nobody has a role the brief does not give."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.evidence import Evidence, evidence
from domain.grading.content.prose import texts
from domain.grading.content.wording import plain, plain_words
from domain.grading.view import PageView

_ROLE = (
    r"owner|founder|co-founder|director|manager|foreman|forewoman|apprentice|surveyor|engineer|plumber"
    r"|electrician|carpenter|joiner|roofer|architect|accountant|solicitor|lawyer|doctor|dentist|nurse"
    r"|therapist|physiotherapist|head chef|chef|baker|stylist|hairdresser|receptionist|secretary|trainer"
    r"|teacher|coach|designer|gardener|mechanic|partner|chairman|chairwoman|treasurer|president"
    r"|inhaber(?:in)?|gründer(?:in)?|geschäftsführer(?:in)?|meister(?:in)?|geselle|gesellin|leiter(?:in)?"
    r"|vorstand|vorsitzende[r]?|kassenwart(?:in)?|trainer(?:in)?|ärzt(?:in)|arzt|anwalt|anwältin|koch|köchin"
    r"|dueñ[oa]|fundador[a]?|director[a]?|gerente|encargad[oa]|maestr[oa]|cociner[oa]|abogad[oa]|médic[oa]"
)
_NAME = r"(?P<name>[A-ZÄÖÜÁÉÍÓÚÑ]\w+(?:-[A-Z]\w+)?(?: [A-ZÄÖÜÁÉÍÓÚÑ]\w+)?)"
_THE = r"(?:our|the|an?|their|unser[e]?|der|die|nuestr[oa]|el|la|su)"
_SAID = (
    re.compile(rf"\b{_NAME},? (?:(?:who )?(?:is|ist|es) )?{_THE} (?:\w+ ){{0,2}}?(?P<role>(?i:{_ROLE}))\b"),
    re.compile(rf"\b{_THE} (?:\w+ )?(?P<role>(?i:{_ROLE})),? {_NAME}"),
)  # fmt: skip


def unsupported_role(page: PageView) -> Iterator[Fault]:
    """Fault a known person with a role that no fact about them gives."""
    known = evidence(page.view)
    if known is None:
        return
    for piece in texts(page):
        for pattern in _SAID:
            for found in pattern.finditer(piece.text):
                if _is_person(found["name"], known) and not _is_given(found, known):
                    yield Fault(
                        evidence=f"{found.group()!r}: no fact gives this role; in {piece.text[:100]!r}",
                        fix="Give people only the roles of the brief.",
                        selector=piece.selector,
                        owner=piece.owner,
                    )


def _is_person(name: str, known: Evidence) -> bool:
    """Whether the facts name the person in full."""
    return " " in name and f" {plain(name)} " in f" {known.joined} "


def _is_given(found: re.Match[str], known: Evidence) -> bool:
    role, name = plain_words(found["role"]), plain_words(found["name"].split()[-1])
    return any(role & (words := plain_words(text)) and name & words for text in known.texts)
