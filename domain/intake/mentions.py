"""People named only in running text: `my daughter Ana does the books`, `Tom and Lea Brandt`."""

import re
from dataclasses import replace
from functools import cache

from domain.facts import FactKind, Person
from domain.intake.found import Found, overlaps
from domain.intake.kinship import ANCESTORS, COUPLES, DUTIES, FOUNDED, KIN, NO_NAME, POSSESSIVE
from domain.intake.speech import PERSON, Speech

_FIRST = r"(?-i:[A-ZÄÖÜÁÉÍÓÚÑ][a-zäöüßáéíóúñ'’-]{1,20}(?![\w.]*\w))"
_FULL = f"(?-i:{PERSON})"
_ONE = f"(?:{_FULL}|{_FIRST})"
_JOINT = r"(?:\s*,\s+(?:(?:and|und|y)\s+)?|\s+(?:and|und|y|e|&)\s+)"
_NAMES = rf"{_ONE}(?:{_JOINT}{_ONE})*"
_FULL_NAMES = rf"{_FULL}(?:{_JOINT}{_FULL})*"
_SHARED = rf"{_FIRST}(?:{_JOINT}{_FIRST})*\s+(?:and|und|y|e|&)\s+{_FULL}"
_AFTER = r"(?=\s*[.,;:()–—]|\s*$|\s+(?:and|und|y|who|which|que|in|en|since|seit|desde|from|with|mit|con|at|for|as)\b)"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"\b{COUPLES},?\s+(?P<names>{_SHARED}|{_FULL_NAMES})",
            rf"\b(?:{FOUNDED})\s+(?:{COUPLES},?\s+)?(?P<names>{_SHARED}|{_FULL_NAMES}){_AFTER}",
            rf"(?<!\w)(?:{POSSESSIVE}|(?-i:[A-ZÄÖÜ])\w+(?:['’]s|s))\s+(?:\w+[- ])?{KIN},?\s+(?P<names>{_SHARED}|{_NAMES})",
            rf"(?P<names>{_FULL})\s+(?:and|und|y)\s+{POSSESSIVE}\s+(?:\w+ )?{KIN}\b",
            rf"(?<!\w){KIN}\s+\((?P<names>{_ONE})\)",
            rf"\b(?:we're|we’re|we are|wir sind|somos)\s+(?P<names>{_FULL_NAMES}),\s+(?:who|die|der|que|quien)\b",
            rf"\b(?:just|only) me,? (?P<names>{_ONE})(?!\w)",
            rf"\b(?:me|yo) (?:and|&|y) (?P<names>{_FULL})(?!\w)",
            rf"\b(?:me|yo)\s*\((?P<names>{_FULL})\)",
            rf"\b(?:i|me|ich|yo|we|wir|nosotr[oa]s),\s+(?P<names>{_SHARED}|{_FULL_NAMES})(?=\s*[,.;–—]|\s*$)",
            rf"\b(?:and|und|y)\s+(?:i|me|ich|yo|un servidor|una servidora),\s+(?P<names>{_ONE})(?=\s*[,.;–—]|\s*$)",
            rf"\bvon\s+(?:{COUPLES},?\s+)?(?P<names>{_SHARED}|{_FULL_NAMES})(?=\s+(?:geführt|geleitet|gegründet|betrieben|übernommen)\b)",
            rf"\b(?:führen|leiten|betreiben|bewirtschaften)\s+(?:(?:heute|jetzt|inzwischen) )?(?P<names>{_SHARED}|{_FULL_NAMES})(?=\s+(?:den|die|das|unsere?n?)\b)",
            rf"\bgegründet haben (?:(?:die|das|den|unsere?n?) [\w-]+ )?(?P<names>{_FULL_NAMES})",
        )
    )


_DOES = re.compile(
    rf"(?P<names>{_FULL}),?\s+(?:(?:who|que|quien|der|die)\s+)?(?:(?:also|now|still|auch|jetzt|también|ahora)\s+)?(?P<does>{DUTIES}(?!\w).*?)(?=\s*[.;]|,\s(?!(?:die|der|das|denen|deren|who|que)\s+\w+\s)|\s+(?:and|und|y)\s+(?:{_ONE}\s|{POSSESSIVE}\s+(?:\w+ )?{KIN}\s)|$)",
    re.IGNORECASE,
)
_DONE_BY = re.compile(
    rf"(?:^|[.;]\s+|,\s+|\bund\s+)(?:die|das|den|für die|um die|um das|um den)?\s*(?P<role>(?-i:[A-ZÄÖÜ])[\w-]{{3,30}})\s+(?:macht|machen|übernimmt|leitet|erledigt|führt|betreut|kümmert sich|ist)\s+(?:bei uns\s+)?(?:(?:{POSSESSIVE}|(?-i:[A-ZÄÖÜ])\w+s)\s+{KIN}\s+)?(?P<names>{_ONE})(?=\s*[.,;]|\s*$|\s+und\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    rf"(?P<names>{_FULL}), (?:die|der) (?P<does>(?!(?:sich|uns|ich|wir)\b)[^.;:,()]{{4,90}}?\b(?!(?:hat|ist|wird|kann|gilt|heißt|gehört|hatte)\b)[a-zäöüß]{{3,}}t)(?=\s*[.;,)]|\s*$|\s+und\b)"
)
"""`Dr. Miriam Falk, die Schwangerenyoga anbietet`: a German clause ends with what she does."""
_TAUGHT = re.compile(
    r"(?:(?:bei uns|auch|jetzt|seit \d{4}|die|den|das|unsere?n?) )*(?P<what>(?:[a-zäöüß]+ )?[A-ZÄÖÜ][\w-]+(?: (?:und|&) [A-ZÄÖÜ][\w-]+)?) (?:an|ab)?(?:bietet|gibt|macht|leitet|lehrt|unterrichtet|übernimmt|betreut|führt)"
)
_OURS = re.compile(r"(?i)\b(?:wir|uns|ich|unser\w*)\b")
_SELF = re.compile(r"(?i)^(?:i'm|i’m|i am|ich bin|soy)\s+(?:an?|eine?|una?)\s")
_APPOSED = re.compile(rf",\s+(?P<names>{_FULL})(?=\s*[,.;–—]|\s*$)")
_REGION = re.compile(
    r"(?:North|South|East|West|Greater|Upper|Lower|New|Great|Little|Isle|County|Co|San|Santa|St|Saint|Bad|Los|Las|La|El|Costa|Nord|Süd|Ost|Schloss|Castle|Puerto|Villa)\b"
)
_LONG_AGO = re.compile(r"(?<![\d.,£$€])(?:1[5-9][0-6]\d|197[0-4])(?![\d.,]\d|\d)")
"""Whoever is named beside such a year is hardly met at the firm today."""
_FOUNDER = re.compile(
    r"(?i)\b(?:founded|started|set up|opened|established|gegründet|eröffnet|fundad[oa]|abiert[oa])(?: (?:in |en )?\d{4})? (?:by|von|por)\s+$"
)
"""Before whoever began it, where the sentence goes on with who runs it today."""
_RUN_NOW = re.compile(
    r"(?i)\b(?:now|today|nowadays|heute|jetzt|inzwischen|ahora|hoy|actualmente)\b(?! (?:four|five|six|three|two|\d+) of us)[^.;]{0,60}\b(?:[Rr]uns?|led|owns?|owned|managed?s?|heads?|headed|carr\w+|belongs?|leads?|with|by|in charge|führ\w+|leit\w+|geführt|geleitet|von|lleva\w*|dirig\w+|regent\w+|está\w*|por|con)\b"
)
_TODAY = re.compile(r"(?i)\b(?:now|today|nowadays|heute|jetzt|inzwischen|ahora|hoy|actualmente)\b")


def mentions(text: str, speech: Speech) -> list[Found]:
    """Return everybody a sentence names by kin, duty or apposition, each with what it says."""
    if text.isupper() and len(text) > 20:
        return []
    found: list[Found] = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            if not re.search(rf"(?i)\b(?:{ANCESTORS})", match.group()) and not _founded_by(match):
                found += _each(match, found, speech)
    for match in _DONE_BY.finditer(text):
        found = [f for f in found if not match.start("names") <= f.start < match.end("names")]
        found += _each(match, found, speech, role=match["role"])
    for match in _DOES.finditer(text):
        found += [replace(f, end=match.end("does"), consumes=(f.start, match.end("does")), detail=_doing(f, match["does"])) for f in _each(match, found, speech)]  # fmt: skip
    found += _described(text, found, speech)
    found += _with_roles(text, found, speech)
    if _SELF.match(text):
        found += [f for m in _APPOSED.finditer(text) if not _REGION.match(m["names"]) for f in _each(m, found, speech)]  # fmt: skip
    return [_told(one, text, speech) for one in found]


def _described(text: str, known: list[Found], speech: Speech) -> list[Found]:
    """Return whoever a German clause describes in a sentence of `we`."""
    found: list[Found] = []
    for match in _CLAUSE.finditer(text) if speech.language == "de" and _OURS.search(text) else ():
        taught = _TAUGHT.fullmatch(match["does"])
        found += _each(match, [*known, *found], speech, role=taught["what"] if taught else "")
    return found


_FROM_WHOM = re.compile(
    r"(?i)\b(?:(?:takes?|took|taken) (?:it |the \w+ )?over from|inherited (?:it |the \w+ )?from|bought (?:it |the \w+ )?from|followed|succeeded|übern[ai]hm\w*(?: \w+){0,3} von|übernommen von|heredó de|relevó a|tomó el relevo de)\s+(?:\w+\s+){0,3}$"
)
"""Before whoever had the firm earlier: `Alasdair takes over from his father Iain`."""


def is_of_the_past(text: str, start: int) -> bool:
    """Return whether whoever stands there is named for what was: long ago, or before those of today."""
    year = _LONG_AGO.search(text)
    today = _TODAY.search(text, year.end()) if year else None
    if _FROM_WHOM.search(text[:start]):
        return True
    founder = _FOUNDER.search(text[:start]) and _RUN_NOW.search(text, start)
    return bool(founder) or (year is not None and (today is None or start < today.start()))


_PARENT = re.compile(
    r"(?i)\b(?:father|mother|dad|mum|mom|uncle|aunt|parents|vater|mutter|onkel|tante|eltern|padres?|madre|tí[oa])\b"
)
_BEGAN = re.compile(
    r"(?i)\b(?:founded|started|set up|opened|established|gegründet|eröffnet|aufgebaut|fundad[oa]|fundó|abrió|abiert[oa])\b.{0,40}$"
)


_BEGAN_IT = re.compile(
    r"(?i),?\s+(?:who\s+)?(?:founded|started|set (?:it|this|the \w+) up|opened|established|began)\b"
)


def _founded_by(match: re.Match[str]) -> bool:
    """Whoever's father began it in 1988 is of the firm today; the father is its history."""
    before, behind = match.string[: match.start()], match.string[match.end() :]
    alone = " " not in match["names"]  # `my dad Ron started it`
    began = _BEGAN.search(before) or (alone and _BEGAN_IT.match(behind))
    return bool(began) and _PARENT.search(match.group()) is not None


def is_self(text: str, start: int) -> bool:
    """Return whether whoever is named there is who writes: `I, Sandra Kehl, run it`."""
    before = text[:start]
    own = re.search(r"(?i)\b(?:i|ich|yo),\s+$|\b(?:me|yo)\s*\($", before)
    return own is not None or (_SELF.match(text) is not None and before.endswith(", "))


def _each(
    match: re.Match[str], known: list[Found], speech: Speech, *, role: str = ""
) -> list[Found]:
    """Return one person for each name of a list; first names before a full one share its surname."""
    raw, begin = match["names"], match.start("names")
    parts: list[tuple[int, str]] = []
    last = 0
    for joint in [*re.finditer(_JOINT, raw, re.IGNORECASE), None]:
        parts.append((last, raw[last : joint.start() if joint else len(raw)]))
        last = joint.end() if joint else last
    surname = parts[-1][1].split()[-1] if len(parts) > 1 and " " in parts[-1][1] else ""
    made: list[Found] = []
    for at, words in parts:
        name = f"{words} {surname}" if surname and " " not in words else words
        span = (begin + at, begin + at + len(words))
        taken = any(overlaps(span, (f.start, f.end)) for f in [*known, *made])
        if not taken and _is_someone(name, speech):
            made.append(Found(FactKind.PERSON, *span, Person(name=name.rstrip(",."), role=role)))
    return made


_SMALL = re.compile(
    r"(?i)(?:we|i|you|he|she|it|they|this|that|there|the|a|an|and|my|our|your|all|who|wir|ich|sie|er|es|das|der|die|mein|unser|und|nosotros|yo|mi|el|la|los|las|un|una|y|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)[.,]?"
)


def _is_someone(name: str, speech: Speech) -> bool:
    words = name.split()
    if any(_SMALL.fullmatch(word) for word in words) or re.search(r"[\d&@]", name):
        return False
    if re.search(rf"\b{NO_NAME}$", name) or name.isupper():
        return False
    return not (speech.words("trades_re").search(name) or speech.words("roles_re").fullmatch(name))


def _doing(found: Found, does: str) -> Person:
    assert isinstance(found.detail, Person)  # noqa: S101 # what `_each` makes
    return found.detail.model_copy(update={"bio": does.strip(" ,")})


def _told(one: Found, text: str, speech: Speech) -> Found:
    """A relative named first and described then: `my sister Nell Lowe helps with deliveries`."""
    assert isinstance(one.detail, Person)  # noqa: S101 # what `_each` makes
    any_verb = r"|(?!was\b|has\b|is\b)(?-i:[a-z]{2,}s)\s+\w" if speech.language == "en" else ""
    does = re.compile(
        rf",?\s+(?:(?:who|que|quien|die|der)\s+)?(?P<does>(?:{DUTIES}(?!\w){any_verb})[^.;,]*)",
        re.IGNORECASE,
    ).match(text, one.end)
    if one.detail.bio or one.detail.role or does is None:
        return one
    words = re.split(r"\s+(?:and|und|y)\s+(?=[A-ZÄÖÜÁÉÍÓÚÑ])", does["does"])[0].strip()
    end = does.start("does") + len(words)
    detail = one.detail.model_copy(update={"bio": words})
    return replace(one, end=end, detail=detail, consumes=(one.start, end))


def _with_roles(text: str, known: list[Found], speech: Speech) -> list[Found]:
    """`two instructors, Marco Weber and Aylin Demir`; `the coordinator of volunteers, Ann Lahoz`."""
    role = speech.any_of("roles_re")
    pattern = re.compile(
        rf"(?<!\w)(?P<role>(?:{role})(?P<plural>e?s|e?n|innen)?(?: (?:de|of|für) [\w-]+)?)(?:\s*[,:]\s+|\s+(?:is|are|ist|sind|es|son|named|called|heißen)\s+)(?P<names>{_FULL_NAMES})(?=\s*[.,;)]|\s*$|\s+(?:and|und|y)\b)",
        re.IGNORECASE,
    )
    found: list[Found] = []
    for match in pattern.finditer(text):
        found += _each(match, [*known, *found], speech, role=singular(match["role"], speech))
    whose = re.compile(
        rf"(?<!\w){POSSESSIVE}\s+(?P<role>(?:(?-i:[a-zäöü]{{3,}}) )??{role})\s+(?:called\s+|named\s+)?(?P<names>{_ONE})(?!\w|['’-]\w|\s+(?-i:[A-ZÄÖÜ]))",
        re.IGNORECASE,
    )
    for match in whose.finditer(text):
        found += _each(match, [*known, *found], speech, role=match["role"])
    first = re.compile(
        rf"(?:^|[.;,]\s+|\band\s+)(?P<names>{_ONE})\s+(?:is|ist|es)\s+(?:also\s+|auch\s+)?(?:an?|our|the|eine?|unsere?|una?|nuestr[oa])\s+(?:\w+ )??(?P<role>{role})(?!\w)",
        re.IGNORECASE,
    )
    for match in first.finditer(text):
        found += _each(match, [*known, *found], speech, role=match["role"])
    return found


def singular(role: str, speech: Speech) -> str:
    """Return a role said of several as it is said of one: `Fahrlehrern` -> `Fahrlehrer`."""
    pattern = speech.words("roles_re")
    for ending in ("innen", "es", "en", "n", "s"):
        stem = role.removesuffix(ending)
        if stem != role and pattern.fullmatch(stem):
            return stem + ("in" if ending == "innen" else "")
    return role
