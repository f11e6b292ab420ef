"""What a text claims, and which of it the facts do not support."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from domain.grading.content.claim_words import CLAIM_WORDS
from domain.grading.content.clock import Minutes, Opening, openings, times
from domain.grading.content.evidence import Evidence, counts
from domain.grading.content.names import names_in, places_in
from domain.grading.content.quantities import Quantity, phones_agree, quantities
from domain.grading.content.wording import plain, stem
from domain.grading.grade import Severity

ClaimKind = Literal["contact", "number", "price", "hours", "name", "place", "credential"]


@dataclass(frozen=True, kw_only=True)
class Claim:
    """Something a text states that no fact supports."""

    kind: ClaimKind
    shown: str
    """The words that claim it, verbatim."""
    why: str
    severity: Severity = "serious"


def unsupported(
    text: str, known: Evidence, language: str, days: tuple[str, ...] = ()
) -> Iterator[Claim]:
    """Return every claim of a text that no fact supports.

    Args:
        text: A sentence, line or block.
        known: The indexed facts.
        language: Language the text is in.
        days: Days a table row or the line before speaks of.
    """
    if len(text) > 25 and plain(text) and f" {plain(text)} " in f" {known.joined} ":
        return  # word for word from the facts
    yield from _hours(text, known, days)
    for one in quantities(times(text).rest, language):
        if (why := _unknown(one, known)) and not _is_no_claim(one, text):
            yield Claim(
                kind="contact"
                if one.kind in ("phone", "email")
                else "price"
                if one.kind == "price"
                else "number",
                shown=one.shown,
                why=why,
                severity="critical" if one.kind in ("phone", "email", "price") else "serious",
            )
    for name in names_in(text, known.known, language):
        yield Claim(kind="name", shown=name, why="no fact names this person", severity="critical")
    for place in places_in(text, known.known, language):
        yield Claim(kind="place", shown=place, why="no fact names this place")
    yield from _credentials(text, known)


def _credentials(text: str, known: Evidence) -> Iterator[Claim]:
    for family, severity, shown in _claim_words(text):
        if family not in known.claims:
            yield Claim(
                kind="credential",
                shown=shown,
                why=f"no fact supports it ({family})",
                severity=severity,
            )


@lru_cache(maxsize=16384)
def _claim_words(text: str) -> tuple[tuple[str, Severity, str], ...]:
    found: list[tuple[str, Severity, str]] = []
    for family in CLAIM_WORDS:
        match = family.pattern.search(text)
        if match and not (family.except_in and family.except_in.search(text)):
            found.append((family.name, family.severity, match.group()))
    return tuple(found)


def _unknown(one: Quantity, known: Evidence) -> str:
    """Say why the facts do not support a quantity; empty when they do."""
    match one.kind:
        case "email":
            return "" if one.value in known.emails else "no fact gives this address"
        case "phone":
            agrees = any(phones_agree(one.value, phone) for phone in known.phones)
            return "" if agrees or one.value in known.squashed else "no fact gives this number"
        case "date":
            return "" if _known_date(one.value, known) else "no fact gives this date"
        case "price":
            return "" if one.value in known.prices | known.numbers else "no fact gives this price"
        case "percent":
            return "" if one.value in known.percents | known.numbers else "no fact gives this share"
        case "code":
            return "" if one.value in known.squashed else "no fact gives this code"
        case _:
            return _unknown_number(one, known)


def _unknown_number(one: Quantity, known: Evidence) -> str:
    if one.after and counts(known, one.after, one.value):
        return ""
    long = re.sub(r"\D", "", one.shown)
    if len(long) >= 5 and long in known.squashed:
        return ""
    if one.value not in known.numbers and one.value != "1":
        return "no fact gives this number"
    noun = stem(one.after) if one.after else ""
    is_noun = len(noun) >= 3 and one.after not in _NO_NOUNS
    if is_noun and noun in known.after and one.value not in known.after[noun]:
        said = ", ".join(sorted(known.after[noun]))
        return f"the facts say {said} {one.after}"
    return ""


_NO_NOUNS = frozenset(
    (
        "von",
        "bis",
        "und",
        "oder",
        "aus",
        "mit",
        "für",
        "pro",
        "bei",
        "auf",
        "der",
        "die",
        "das",
        "and",
        "out",
        "for",
        "the",
        "per",
        "with",
        "from",
        "los",
        "las",
        "del",
        "con",
        "por",
        "para",
        "ist",
        "war",
        "was",
        "are",
        "were",
    )
)
"""Words of three letters or more that count nothing: `1991 von ... gegründet` says nothing of `5 von 5`."""


def _known_date(value: str, known: Evidence) -> bool:
    year, day = value[:-6], value[-5:]
    return any(d[-5:] == day and (year == "-" or d[:-6] in (year, "-")) for d in known.dates)


_NO_CLAIM = re.compile(
    r"(?:©|\(c\)|copyright)[^.]{0,20}$|(?:art(?:icle|ikel|ículo)?s?\.?|§+|section|abs(?:atz)?\.?|lit\.?|regulation|verordnung|reglamento)\s*(?:\(\w+\)\s*)?(?:\(eu\)\s*)?\d*/?$"
    r"|(?:step|schritt|paso|page|seite|página|figure|abbildung|chapter|kapitel|part|teil)\s*$",
    re.I,
)


def _is_no_claim(one: Quantity, text: str) -> bool:
    """Whether a number only counts a list, cites a law or dates the copyright."""
    before = text[: one.start]
    if re.fullmatch(r"\W*\d{1,2}\W*", text) or _NO_CLAIM.search(before):
        return True
    listed = re.match(r"^\s*\d{1,2}[.)]\s", text) is not None
    return listed and one.start <= 2 and one.kind == "number"


def _hours(text: str, known: Evidence, days: tuple[str, ...]) -> Iterator[Claim]:
    told = False
    for opening in openings(text, days):
        if known.hours and (why := _wrong_hours(opening, known)):
            told = True
            yield Claim(kind="hours", shown=text[:80], why=why, severity="critical")
    if told:
        return
    read = times(text)
    found = [t for _, _, t in read.singles] + [t for _, _, a, b in read.spans for t in (a, b)]
    if any(not minutes & known.minutes for minutes in found):
        yield Claim(
            kind="hours", shown=text[:80], why="no fact gives this time", severity="critical"
        )


def _wrong_hours(opening: Opening, known: Evidence) -> str:
    for day in opening.days:
        facts = known.hours.get(day, set())
        if opening.closed and not opening.spans:
            if facts:
                return f"the facts say that it is open on {day}"
            continue
        if opening.closed_part and any(_falls_in(span, opening.closed_part) for span in facts):
            return f"the facts say that it is open on {day}"
        for opens, closes in opening.spans:
            if not _is_open(opens, closes, facts, known):
                return f"the facts give other hours on {day}"
        ends = {minute for span in facts for minute in span} | known.elsewhere
        if opening.times and any(not t & ends for t in opening.times):
            return f"the facts give another time on {day}"
    return ""


def _falls_in(span: tuple[int, int], half: str) -> bool:
    """Whether a span lies well inside the half of the day that is said to be closed."""
    return span[1] > 15 * 60 if half == "pm" else span[0] < 11 * 60


def _is_open(opens: Minutes, closes: Minutes, facts: set[tuple[int, int]], known: Evidence) -> bool:
    if any((a, b % 1440) in {(x, y % 1440) for x, y in facts} for a in opens for b in closes):
        return True
    whole = any(a in opens for a, _ in facts) and any(b in closes for _, b in facts)
    elsewhere = bool(opens & known.elsewhere) and bool(closes & known.elsewhere)
    return elsewhere or (whole and len(facts) > 1 and _touch(facts))


def _touch(facts: set[tuple[int, int]]) -> bool:
    """Whether the spans of a day follow each other without a gap."""
    spans = sorted(facts)
    return all(one[1] >= other[0] for one, other in pairwise(spans))
