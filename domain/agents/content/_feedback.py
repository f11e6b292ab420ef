"""What graders refused: which passages to leave out, and how often a page came back."""

import re
from collections.abc import Iterable

from domain.agents.content._mending import mended
from domain.agents.spec import Given
from domain.facts import Language
from domain.text import Passage
from domain.text.boasts import is_boast, is_exempt
from domain.text.sentences import split_long
from domain.text.typography import folded

_REFUSED = (
    "content/unsupported-",
    "content/contradicted-exclusion",
    "content/placeholder-text",
    "content/keyword-stuffing",
    "content/repetition",
    "content/hype",
    "content/voice-words",
    "content/mixed-language",
    "content/health-promise",
    "content/unproven-claim",
    "content/anonymous-praise",
    "content/contradicting-years",
    "content/impossible-dates",
    "content/wrong-sums",
    "content/rude-words",
    "content/cut-off-sentence",
    "content/pressure",
)
"""Beginnings of rules whose remedy is to leave the sentence out."""
_QUOTED = re.compile(r"“([^”]+)”|„([^“]+)“|«([^»]+)»|\"([^\"]+)\"|`([^`]+)`|(?<!\w)'([^']+)'(?!\w)")
_LONG_EVIDENCE = 60
"""Characters from which on evidence may be the beginning of a sentence, cut inside a word."""
_LONG_WORDS = 22
"""Words a sentence may have once it came back as too long; a judgement."""


def kept(
    passages: Iterable[Passage], given: Given, *, page: str = "", seen: Iterable[str] = ()
) -> tuple[Passage, ...]:
    """Return the passages that may stand on `page`: none refused, none twice, none in `seen`."""
    parts = _refused_parts(given, page)
    shown = [folded(text) for text in seen]
    known = set(shown)
    found: list[Passage] = []
    for passage in passages:
        words = folded(passage.text)
        stands = words in known or any(_is_most_of(words, text) for text in shown)
        if not stands and not _is_refused(words, parts) and not _boasts(passage, given):
            known.add(words)
            found.append(passage)
    return mended(_shorter(tuple(found), given, page), given, page)


def _boasts(passage: Passage, given: Given) -> bool:
    """Tell whether the client ranks the firm above all others here, which nothing proves."""
    sources = [given.facts.by_id[one] for one in passage.facts if one in given.facts.by_id]
    language = given.facts.language
    return is_boast(passage.text, language) and not any(is_exempt(one) for one in sources)


def accepted(passage: Passage, given: Given, *, page: str = "") -> bool:
    """Tell whether no grader refused the passage on the page."""
    return not is_refused(passage.text, given, page) and not _boasts(passage, given)


def is_refused(text: str, given: Given, page: str = "") -> bool:
    """Tell whether a grader refused the text, or something in it, on the page."""
    return bool(given.feedback) and _is_refused(folded(text), _refused_parts(given, page))


def comebacks(given: Given, page: str, *rules: str) -> int:
    """Return in how many rounds a finding on `page` came back, of rules that begin so if any are given."""
    return sum(
        any(
            f.page in (page, "*") and (not rules or f.rule.startswith(rules))
            for f in feedback.findings
        )
        for feedback in given.feedback
    )


def _refused_parts(given: Given, page: str) -> tuple[tuple[str, str], ...]:
    """Return what was refused and, where the finding tells, the text it stood in."""
    parts: list[tuple[str, str]] = []
    for feedback in given.feedback:
        for finding in feedback.findings:
            is_here = not page or finding.page in (page, "*")
            if is_here and finding.rule.startswith(_REFUSED):
                quoted = [folded("".join(groups)) for groups in _QUOTED.findall(finding.evidence)]
                claim, *around = quoted or [folded(finding.evidence)]
                parts.append((claim, around[0] if around else ""))
    return tuple(part for part in parts if part[0])


def _is_refused(words: str, parts: tuple[tuple[str, str], ...]) -> bool:
    return any(_holds(words, claim) and _stands_in(words, around) for claim, around in parts)


def _holds(words: str, claim: str) -> bool:
    is_cut = len(claim) > _LONG_EVIDENCE and words.startswith(claim)
    return f" {claim} " in f" {words} " or is_cut or _is_most_of(words, claim)


def _stands_in(words: str, around: str) -> bool:
    return not around or words in around or around in words or words.startswith(around[:100])


def _is_most_of(words: str, part: str) -> bool:
    """Tell whether a passage of three words or more stands inside a longer text."""
    return len(words.split()) >= 3 and f" {words} " in f" {part} "


def _shorter(passages: tuple[Passage, ...], given: Given, page: str) -> tuple[Passage, ...]:
    if not comebacks(given, page, "content/long-sentences", "content/readability"):
        return passages
    language: Language = given.facts.language
    return tuple(
        Passage(text=part, facts=passage.facts)
        for passage in passages
        for part in split_long(passage.text, _LONG_WORDS, language)
    )
