"""What graders refused: which passages to leave out, and how often a page came back."""

import re
from collections.abc import Iterable

from domain.agents.spec import Given
from domain.facts import Language
from domain.text import Passage
from domain.text.sentences import split_long
from domain.text.typography import folded

_REFUSED = ("content/unsupported-claim", "content/placeholder-text", "content/keyword-stuffing")
_QUOTED = re.compile(r"“([^”]+)”|„([^“]+)“|«([^»]+)»|\"([^\"]+)\"|`([^`]+)`|(?<!\w)'([^']+)'(?!\w)")
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
        if not stands and not _is_refused(words, parts):
            known.add(words)
            found.append(passage)
    return _shorter(tuple(found), given, page)


def accepted(passage: Passage, given: Given, *, page: str = "") -> bool:
    """Tell whether no grader refused the passage on the page."""
    return not _is_refused(folded(passage.text), _refused_parts(given, page))


def comebacks(given: Given, page: str, *rules: str) -> int:
    """Return in how many rounds a finding on `page` came back, of `rules` or, without any, of all."""
    return sum(
        any(f.page in (page, "*") and (not rules or f.rule in rules) for f in feedback.findings)
        for feedback in given.feedback
    )


def _refused_parts(given: Given, page: str) -> tuple[str, ...]:
    parts: list[str] = []
    for feedback in given.feedback:
        for finding in feedback.findings:
            if finding.rule in _REFUSED and (not page or finding.page in (page, "*")):
                quoted = ["".join(groups) for groups in _QUOTED.findall(finding.evidence)]
                parts += [folded(part) for part in quoted or [finding.evidence]]
    return tuple(part for part in parts if part)


def _is_refused(words: str, parts: tuple[str, ...]) -> bool:
    return any(f" {part} " in f" {words} " or _is_most_of(words, part) for part in parts)


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
