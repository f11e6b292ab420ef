"""The judge without a model: plain rules that answer in the same shape, and say so.

They see forms, not meaning; they are labelled `offline rules` wherever they speak.
"""

import re
from collections.abc import Callable
from itertools import combinations

from domain.grading.content.prose import words
from domain.grading.content.wording import stem
from domain.grading.judge import PageText, Verdict, place_of
from domain.grading.judge_criteria import CRITERIA

OFFLINE = "offline rules"

LONGEST_PARAGRAPH = 80
"""Words; longer ones are walls on a telephone."""
PARAGRAPHS_PER_HEADING = 4
"""More under one heading, or before the first, are a wall."""
LEAST_CHECKABLE = 0.4
"""Share of paragraphs with a number, a name or a compound of detail."""
SAME_IDEA = 0.6
"""Share of the shorter paragraph's telling words that another one has too."""

Fault = str | None
"""The line that shows a fault; None when there is none."""

_VAGUE = re.compile(
    r"^#+ (?:welcome|introduction|home|more|overview|our (?:mission|passion|philosophy|values)|why us|discover|solutions"
    r"|willkommen|einleitung|mehr|überblick|unsere (?:mission|leidenschaft|philosophie)|warum wir|lösungen"
    r"|bienvenid\w+|introducción|más|nuestra (?:misión|pasión|filosofía)|descubra|soluciones)\b",
    re.I,
)
_EMPTY = re.compile(
    r"passion|tailor[- ]?made|one[- ]stop|peace of mind|go the extra mile|your partner|needs and wishes|high(?:est)? standards"
    r"|state[- ]of[- ]the[- ]art|second to none|solutions for|leidenschaft|maßgeschneidert|aus einer hand|rundum|ihr partner"
    r"|höchste\w* (?:qualität|ansprüche)|keine wünsche offen|pasión|a medida|de confianza|soluciones integrales|excelencia"
    r"|a su servicio|experiencia única",
    re.I,
)
_LOUD = re.compile(
    r"!|\b(?:act now|hurry|last chance|only today|limited time|jetzt zuschlagen|nur heute|letzte chance|schnell sein"
    r"|solo hoy|última oportunidad|dese prisa)\b|\b[A-ZÄÖÜÑ]{5,} [A-ZÄÖÜÑ]{3,}\b",
)
_READER = re.compile(
    r"\b(?:you|your|sie|ihr|ihre[nmrs]?|ihnen|du|dein\w*|usted|su|sus|le|tú|tu|te|os|vuestr\w+)\b|\?",
    re.I,
)
_STEP = re.compile(
    r"\b(?:call|ring|phone|e-?mail|write|book|reserve|ask|order|send|visit|come|request|get|start|try|anrufen|rufen|schreiben"
    r"|buchen|termin|anfragen|bestellen|reservieren|kommen|llam\w+|escrib\w+|reserv\w+|ped\w+|cita|ven\w*)\b|\d{4}",
    re.I,
)
_FORMS = (
    (re.compile(r"\b(?:we|our|us)\b", re.I), re.compile(r"\b(?:I|my|me)\b")),
    (re.compile(r"\b(?:Sie|Ihnen|Ihre?[nmrs]?)\b"), re.compile(r"\b(?:du|dich|dir|dein\w*)\b", re.I)),
    (re.compile(r"\b(?:usted|llámenos|escríbanos|reserve)\b", re.I), re.compile(r"\b(?:tú|te|tus?|contigo|llámanos|escríbenos|reserva)\b", re.I)),
)  # fmt: skip


def judge_by_rules(page: PageText) -> tuple[Verdict, ...]:
    """Return a verdict for every criterion, by rules alone."""
    return tuple(_verdict(one.name, page) for one in CRITERIA)


def _verdict(name: str, page: PageText) -> Verdict:
    if not page.lines:
        return Verdict(criterion=name, result="no verdict", judge=OFFLINE)
    fault = _FAULTS[name](page)
    shown = page.lines[0] if fault is None else fault
    return Verdict(
        criterion=name,
        result="passed" if fault is None else "failed",
        evidence=shown[:120],
        place=place_of(shown[:120], page),
        judge=OFFLINE,
    )


def _headings(page: PageText) -> list[str]:
    return [line for line in page.lines if line.startswith("#")]


def _paragraphs(page: PageText) -> list[str]:
    marks = ("#", "[", "-")
    return [line for line in page.lines if not line.startswith(marks) and len(words(line)) >= 5]


def _telling(text: str) -> set[str]:
    return {stem(word) for word in words(text) if len(word) >= 5}


def _offer(page: PageText) -> Fault:
    first, rest = page.lines[0], " ".join(page.lines[2:])
    is_told = bool(_telling(" ".join(page.lines[:2])) & _telling(rest))
    return None if first.startswith("#") and is_told and not _VAGUE.match(first) else first


def _place(page: PageText) -> Fault:
    lead = " ".join(page.lines[:3])
    named = re.search(r"\b(?:in|near|for|für|um|bei|en|para|de)\s+(?:[\wäöüß]+\s+)?\w{4,}", lead)
    return None if named else page.lines[0]


def _reader(page: PageText) -> Fault:
    said = " ".join(line for line in page.lines if not line.startswith("["))
    return None if _READER.search(said) else page.lines[0]


def _named_step(page: PageText) -> Fault:
    actions = [line for line in page.lines if line.startswith("[")]
    return None if any(_STEP.search(line) for line in actions) else (actions or page.lines)[0]


def _early_step(page: PageText) -> Fault:
    for line in page.lines[1:]:
        if line.startswith("["):
            return None
        if line.startswith("#"):
            return line
    return page.lines[0]


def _specific(page: PageText) -> Fault:
    found = _paragraphs(page)
    vague = [line for line in found if not re.search(r"\d|(?<=[a-zß,] )[A-ZÄÖÜ]\w+|:", line)]
    checkable = 1 - len(vague) / len(found) if found else 1.0
    return vague[0] if checkable < LEAST_CHECKABLE else None


def _loud(page: PageText) -> Fault:
    return next((line for line in page.lines if _LOUD.search(line)), None)


def _empty(page: PageText) -> Fault:
    return next((line for line in page.lines if _EMPTY.search(line)), None)


def _twice(page: PageText) -> Fault:
    for one, other in combinations(_paragraphs(page), 2):
        mine, theirs = _telling(one), _telling(other)
        least = min(len(mine), len(theirs))
        if least >= 3 and len(mine & theirs) >= SAME_IDEA * least:
            return other
    return None


def _vague_heading(page: PageText) -> Fault:
    return next((line for line in _headings(page) if _VAGUE.match(line)), None)


def _wall(page: PageText) -> Fault:
    long = next((line for line in page.lines if len(words(line)) > LONGEST_PARAGRAPH), None)
    divided = len(_paragraphs(page)) <= PARAGRAPHS_PER_HEADING * len(_headings(page))
    return long or (None if divided else page.lines[-1])


def _voices(page: PageText) -> Fault:
    """Questions are asked by visitors, and quotations said by others."""
    own = [line for line in page.lines if "?" not in line and line[0] not in "“„«"]
    for usual, other in _FORMS:
        strange = [line for line in own if other.search(line)]
        if strange and any(usual.search(line) for line in own):
            return strange[0]
    return None


_FAULTS: dict[str, Callable[[PageText], Fault]] = {
    "offer-clear": _offer,
    "place-or-audience": _place,
    "reader-addressed": _reader,
    "next-step-named": _named_step,
    "next-step-early": _early_step,
    "calm": _loud,
    "specific": _specific,
    "no-empty-phrases": _empty,
    "no-idea-twice": _twice,
    "headings-tell": _vague_heading,
    "scannable": _wall,
    "one-voice": _voices,
}
