"""Lines that describe a person, a review, a licence, a question, an event or a project."""

import re

from domain.facts import (
    Article,
    Email,
    FactKind,
    Person,
    Phone,
    Project,
    Question,
    Review,
    fact,
)
from domain.intake.claims import DENIED, claim, licence
from domain.intake.contacts import emails, phones
from domain.intake.credentials import registered
from domain.intake.dates import date_in, year_in
from domain.intake.desk import Desk
from domain.intake.dialogue import take_quoted
from domain.intake.first_names import whoever
from domain.intake.kinship import DUTIES
from domain.intake.lettered import without_letters
from domain.intake.mentions import mentions, singular
from domain.intake.names import people
from domain.intake.not_held import is_only_meant
from domain.intake.occasions import occasion
from domain.intake.offers import is_named_first
from domain.intake.paragraphs import is_sentence, take_prose
from domain.intake.prose import take_sentence
from domain.intake.reviews import attributed, quotations, review, review_in
from domain.intake.sentences import sentences
from domain.intake.speech import PERSON
from domain.intake.spelling import shown
from domain.intake.stretch import Stretch
from domain.intake.wishes import is_exclusion, wish


def take_person(desk: Desk, said: Stretch, heading: str) -> None:
    """Take a person down: a name, a role, and what else is said of them."""
    line = said.folded()
    if _take_with_roles(desk, line, heading) or _take_whoever(desk, line, heading):
        return
    couple = _COUPLE.fullmatch(line.text.rstrip("."))
    for first in (couple["one"], couple["other"]) if couple else ():
        made = (
            Person(name=f"{first} {couple['surname']}", role=_role_of(desk, heading))
            if couple
            else None
        )
        desk.add(FactKind.PERSON, line, heading=heading, detail=made)
    if couple:
        return
    several = _bracketed(desk, line)
    for part in several:
        take_person(desk, part, heading)
    named = [] if several else _several(desk, line)
    for part in named:
        made = Person(name=part.text.rstrip("."), role=_role_of(desk, heading))
        desk.add(FactKind.PERSON, part, heading=heading, detail=made)
    if not several and not named:
        _take_described(desk, said, heading)


def _take_whoever(desk: Desk, line: Stretch, heading: str) -> bool:
    each = whoever(line, desk.speech)
    for part, one in each:
        plain = not (one.role or one.bio)
        made = one.model_copy(update={"role": _role_of(desk, heading)}) if plain else one
        desk.add(FactKind.PERSON, part, heading=heading, detail=made)
    return bool(each)


_COUPLE = re.compile(
    r"(?P<one>[A-ZÄÖÜÁÉÍÓÚÑ][a-zäöüßáéíóúñ'’-]+) (?:&|and|und|y) (?P<other>[A-ZÄÖÜÁÉÍÓÚÑ][a-zäöüßáéíóúñ'’-]+) (?P<surname>[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+)"
)
"""`Ros and Mike Tulloch` are two, of one name."""


def _take_with_roles(desk: Desk, line: Stretch, heading: str) -> bool:
    """`Eike, journeyman Timo Janssen, apprentice Lara Focken`: the role stands before the name."""
    parts = line.strip(" .").split(re.compile(r"\s*,\s+(?:(?:and|und|y)\s+)?|\s+(?:and|und|y)\s+"))
    role = desk.speech.any_of("roles_re")
    one = re.compile(
        rf"(?:(?i:(?P<role>{role}) )|(?:im|in der|in the|at|en (?:la|el)) (?P<where>[A-Za-zÄÖÜäöüßáéíóúñ]+) )?"
        rf"(?P<name>{PERSON}|[A-ZÄÖÜÁÉÍÓÚÑ][a-zäöüßáéíóúñ]+)"
    )
    named = [one.fullmatch(part.text) for part in parts]
    rest = [part for part, match in zip(parts, named, strict=True) if match is None]
    told = sum(match is not None for match in named)
    if told < 2 or any(not part.text[:1].islower() for part in rest) or not any(m and m["role"] for m in named):  # fmt: skip
        return False
    for part, match in zip(parts, named, strict=True):
        if match:
            made = Person(name=match["name"], role=match["role"] or match["where"] or "")
            desk.add(FactKind.PERSON, part, heading=heading, detail=made)
    if rest:
        desk.add(FactKind.STATEMENT, line, heading=heading)
    return True


def _bracketed(desk: Desk, line: Stretch) -> list[Stretch]:
    """`Jana Holm (reception), Malte Iversen (theatre)` are two, each with a role."""
    parts = line.split(re.compile(rf"\s*[,;]\s+(?:(?:and|und|y)\s+)?(?![^()]*\))(?={PERSON}\b)"))
    if len(parts) > 1 and all(
        _ONE_OF_SEVERAL.match(part.text) and not _is_role(desk, part.text) for part in parts
    ):
        return parts
    joint = r"(?<=\))(?:\s*[,;]\s*|\s+)(?:(?:and|und|y)\s+)?(?=[A-ZÄÖÜÁÉÍÓÚÑ])"
    parts = line.split(re.compile(joint))
    each = all(re.fullmatch(r"[^()]{3,50} \([^()]+\)\.?", part.text) for part in parts)
    return parts if len(parts) > 1 and each else []


_ONE_OF_SEVERAL = re.compile(
    rf"{PERSON}(?:\s*\(|\.?$|\s+[–—-]\s|,?\s+(?:{DUTIES.replace('(?:', '(?i:', 1)})\b|:\s)"
)
"""`Ann Lee (owner), Tom Ash (chef), Petra Kuhn answers the phone`: each part is of one person."""


def begins_with_person(text: str) -> bool:
    """Return whether a line of a team list begins with somebody's name and says more of them."""
    bare = text.replace("*", "").replace("_", "")
    return re.match(rf"{PERSON}(?:\s+[A-Z]{{2,6}}\b)*\s*(?:[,:(]|\s[–—-]\s)", bare) is not None


def _take_described(desk: Desk, said: Stretch, heading: str) -> None:
    line = said.folded()
    if _take_role_first(desk, line, heading) or _take_mentioned(desk, line, heading):
        return
    match = re.match(
        r"(?P<name>[A-ZÄÖÜÁÉÍÓÚÑ][^,:;()–—|]{1,60}?)(?:\s*\((?P<paren>[^()]{2,120})\)|\s*[,:|]\s+|\s+[–—-]{1,2}\s+)(?P<rest>.*)$",
        line.text,
    )
    told = re.search(r"\b(?:is|are|was|ist|sind|war|es|son|está)\b", line.text) is not None
    if told and not re.match(PERSON, line.text):
        take_prose(desk, said, heading)
        return
    full = len(line.text.split()) <= 4 and _NAMED.fullmatch(line.text.rstrip(".")) is not None
    if match is None and (full or re.fullmatch(PERSON, line.text)):
        name, letters = without_letters(line.text.rstrip("."))
        desk.add(
            FactKind.PERSON,
            line,
            heading=heading,
            detail=Person(name=name, role=_role_of(desk, heading), credential=letters),
        )
        return
    if (
        match is None
        or len(match["name"].split()) > 6
        or _NAMED.fullmatch(match["name"].strip()) is None
        or _VACANT.match(match["rest"] or match["paren"] or "")
        or _verb(desk, line.text)
        or wish(line.text, desk.speech)
    ):
        take_prose(desk, said, heading)
        return
    behind, letters = registered(match["rest"])
    role, own = registered(match["paren"] or "")
    rest = behind.strip(" ,–—-.")
    if not role:
        parts = re.split(r"\s*[.;]\s+|\s+[–—-]\s+|,\s+(?=[a-zäöü]+ (?:\w+ ){3})", rest, maxsplit=1)
        role, rest = parts[0].rstrip("."), parts[1] if len(parts) > 1 else ""
    role, rest = _without_contacts(desk, role), _without_contacts(desk, rest)
    name, credential = without_letters(match["name"].strip())
    office = _role_of(desk, heading)
    if office and match["paren"] and not own and not rest:
        role, rest = office, role  # `Musical Director: Ann Lee (also teaches)`
    role = role or office
    credential = credential or letters or own
    made = Person(name=name, role=role, bio=rest, credential=credential)
    desk.add(FactKind.PERSON, line, heading=heading, detail=made)
    _take_reached(desk, line, made, heading)


_NAMED = re.compile(
    r"(?:[^\Wa-zäöüßáéíóúñ][^\s]*|\d\S*|&|(?:and|und|y|e|van|von|vom|der|den|de|del|dos|da|di|la|las|los|le|el|ter|ten|zu|zum|zur|bin|ibn|of|the|für|for|in|im|am|mit|with|con|med|dent|vet|jur|rer|nat|phil)\.?)(?:[ -]|$)".join(
        ("(?:", ")+")
    )
)
"""Words of which a name is made: `Somos tres` is none."""
_VACANT = re.compile(
    r"(?i)\W*(?:vacan(?:t|cy)|position open|to be (?:filled|elected|confirmed)|tba|tbc|n\.?\s?n\.?(?!\w)|unbesetzt|vakant|derzeit offen|vacante|por cubrir)\b"
)


def _take_role_first(desk: Desk, line: Stretch, heading: str) -> bool:
    """`Curator (part time): Dr Nell Okafor` names what somebody is before who it is."""
    match = _ROLE_FIRST.fullmatch(line.text)
    if match is None or (re.fullmatch(PERSON, match["role"]) and not _is_role(desk, match["role"])):
        return False
    behind, credential = registered(match["rest"])
    bio = _without_contacts(desk, behind).strip(" ,.–—-")
    made = Person(name=match["name"], role=match["role"], bio=bio, credential=credential)
    desk.add(FactKind.PERSON, line, heading=heading, detail=made)
    _take_reached(desk, line, made, heading)
    return True


_ROLE_FIRST = re.compile(
    rf"(?P<role>[A-ZÄÖÜÁÉÍÓÚÑ][\w'’/ -]{{2,40}}(?:\([^()]{{2,30}}\))?):\s+(?P<name>{PERSON})(?P<rest>(?:[,.;(].*)?)"
)


def _take_reached(desk: Desk, line: Stretch, made: Person, heading: str) -> None:
    for one in (*emails(line.text, desk.speech), *phones(line.text, desk.speech)):
        told = (
            one.detail.model_copy(update={"purpose": made.name})
            if isinstance(one.detail, Email | Phone)
            else one.detail
        )
        desk.add(one.kind, line.cut(one.start, one.end), heading=heading, detail=told)


def _take_mentioned(desk: Desk, line: Stretch, heading: str) -> bool:
    """`Our office manager is Sam Tolley`: a sentence of a team list that begins with no name."""
    if re.match(rf"{PERSON}\b", line.text) and not re.match(r"(?:Our|The|Unsere?|Die|Der|Nuestr[oa]|La|El)\s", line.text):  # fmt: skip
        return False
    named = [*people(line.text, desk.speech), *mentions(line.text, desk.speech)]
    if not named:
        return False
    before = len(desk.found)
    take_sentence(desk, line, heading=heading)
    whose = [one.detail.name for one in named if isinstance(one.detail, Person)]
    for at in range(before, len(desk.found) if len(whose) == 1 else before):
        made, place = desk.found[at]
        if isinstance(made.detail, Phone | Email) and not made.detail.purpose:
            detail = made.detail.model_copy(update={"purpose": whose[0]})
            desk.found[at] = (fact(made.kind, made.text, heading=heading, detail=detail), place)
    return True


def _without_contacts(desk: Desk, text: str) -> str:
    rest = list(text)
    for one in (*emails(text, desk.speech), *phones(text, desk.speech)):
        rest[one.start : one.end] = " " * (one.end - one.start)
    left = re.sub(r"\s+", " ", "".join(rest)).strip(" ,;:–—-")
    return re.sub(
        r"(?i)\s*[,;:(–—-]*\s*\b(?:tel(?:efon|éfono|ephone)?|phone|mobile|mobil|e-?mail|mail|fon|móvil)[.:]*\s*$",
        "",
        left,
    ).strip(" ,;:–—-")


def _several(desk: Desk, line: Stretch) -> list[Stretch]:
    """`Paul Yazzie and Ellen Straub` are two; every part must be a full name."""
    full = r"[A-ZÄÖÜÁÉÍÓÚÑ][\w'’.-]+(?:\s+(?:von|van|de|del|der|la|di)?\s*[A-ZÄÖÜÁÉÍÓÚÑ][\w'’.-]+){1,3}"
    parts = line.split(re.compile(r"\s*[,;]\s+(?:(?:and|und|y)\s+)?|\s+(?:and|und|y|&)\s+"))
    if any(_is_role(desk, part.text) for part in parts[1:]):
        return []
    if len(parts) < 2 or not all(re.fullmatch(full, part.text.rstrip(".")) for part in parts):
        return []
    return parts


def _is_role(desk: Desk, text: str) -> bool:
    """`Tiermedizinischer Fachangestellter` is what somebody does, `Tom Baker` who he is."""
    *before, last = text.rstrip(".").split() or [""]
    role = desk.speech.words("roles_re")
    if role.fullmatch(text.rstrip(".")):
        return True
    described = all(re.search(r"(?:ische|te|nde)[rns]?$", word) for word in before)
    return bool(before) and described and role.fullmatch(last) is not None


def _role_of(desk: Desk, heading: str) -> str:
    role = singular(heading.strip(), desk.speech)
    *before, last = role.split() or [""]
    known = desk.speech.words("roles_re")
    office = 0 < len(before) <= 2 and known.fullmatch(last) and len(last) > 3
    return role if known.fullmatch(role) or (office and last[0].isupper()) else ""


def _verb(desk: Desk, text: str) -> bool:
    """`Anna, Tom and Kim run the shop together.` is a sentence, not a person."""
    return (
        is_sentence(text) and re.match(r"\S+(?:, \S+)* (?:and|und|y) \S+ [a-z]", text) is not None
    )


_BRACKETED = re.compile(r"(?P<quote>[^\"“”„()]{8,}?)\s+\((?P<who>[A-ZÄÖÜÁÉÍÓÚÑ][^()]{1,40})\)")
"""Below `Reviews`, words and whose they are: `Like walking on air (Mr B, 84)`."""


def take_review(desk: Desk, said: Stretch, heading: str) -> None:
    """Take a quotation down, with its author where one is named."""
    line = said.folded()
    several = quotations(line)
    if len(several) > 1:
        for part, each in several:
            desk.add(FactKind.REVIEW, part, heading=heading, detail=each)
        return
    made = review_in(line.text) or attributed(line.text)
    if made is None and wish(line.text, desk.speech):
        take_prose(desk, said, heading)
        return
    signed = _BRACKETED.fullmatch(line.text) if made is None else None
    made = review(signed["quote"], signed["who"]) if signed else made
    if made is None:
        quote = re.fullmatch(r"[\"“„«»](.+)[\"“”«»]\.?", line.text)
        made = Review(quote=quote.group(1)) if quote else None
    if made is None:
        if not take_quoted(desk, [line], heading):
            take_prose(desk, said, heading)
    else:
        desk.add(FactKind.REVIEW, line, heading=heading, detail=made)


def take_licence(desk: Desk, said: Stretch, heading: str) -> None:
    """Take each licence, registration or insurance of a line down."""
    line = said.folded()
    for part in line.split(
        re.compile(
            r";\s+|(?<=[a-z)\d])(?<!\b[Nn]o)(?<!\b[Nn]r)(?<!\b[Rr]eg)\.\s+(?=[A-ZÄÖÜÁÉÍÓÚÑ])"
        )
    ):
        words = part.strip(" .")
        if wish(words.text, desk.speech) or is_exclusion(words.text, desk.speech):
            take_sentence(desk, words, heading=heading)
            continue
        if DENIED.search(words.text):
            desk.add(FactKind.EXCLUSION, words, heading=heading)
            continue
        if is_only_meant(words.text):
            desk.add(FactKind.STATEMENT, words, heading=heading)
            continue
        named = re.match(r"\W*[^\W\d_]", words.text) and re.search(r"[^\W\d_]{3}", words.text)
        text = words.text if named or not heading else f"{shown(heading)}: {words.text}"
        desk.add(FactKind.LICENCE, words, heading=heading, detail=licence(text), text=text)


def take_question(desk: Desk, asked: Stretch, answer: Stretch, heading: str = "") -> None:
    """Take a question and its answer down."""
    question = re.sub(
        r"^(?:Q|F|P|Frage|Question|Pregunta)\s*\d*\s*[:.)]\s*", "", asked.folded().text
    )
    words = re.sub(r"^(?:A|R|Antwort|Answer|Respuesta)\s*\d*\s*[:.)]\s*", "", answer.folded().text)
    if not words:
        desk.tell(asked, "no_answer", said=question[:80])
        desk.add(FactKind.STATEMENT, asked.folded(), heading=heading)
        return
    desk.add(FactKind.QUESTION, asked.folded(), heading=heading, detail=Question(question=question, answer=words),
        text=f"{question} {words}")  # fmt: skip


def take_asked(desk: Desk, said: Stretch, heading: str) -> None:
    """Take a question and its answer down when both stand on one line."""
    line = said.folded()
    end = line.text.find("?")
    if end < 0:
        take_prose(desk, said, heading)
        return
    take_question(desk, line.cut(0, end + 1), line.cut(end + 1).strip(" –—-:*"), heading)


def take_event(desk: Desk, said: Stretch, heading: str) -> None:
    """Take something with a date down."""
    line = said.folded()
    hit = date_in(line.text, desk.speech)
    if hit is None or wish(line.text, desk.speech):
        take_prose(desk, said, heading)
        return
    made = occasion(line.text, hit, desk.speech)
    desk.add(FactKind.EVENT, line, heading=heading, detail=made)


def take_project(desk: Desk, said: Stretch, heading: str) -> None:
    """Take a finished piece of work down."""
    line = said.folded()
    parts = re.split(r"\s+[–—-]{1,2}\s+|:\s+|\s*\|\s*", line.text, maxsplit=1)
    if len(parts) == 1 and is_named_first(line):
        parts = re.split(r"(?<=[.!?])\s+", line.text, maxsplit=1)
    if len(parts) == 1 and (is_sentence(line.text) or wish(line.text, desk.speech)):
        take_prose(desk, said, heading)
        return
    year = year_in(line.text)
    made = Project(
        name=parts[0].strip(" ,."), description=parts[1] if len(parts) > 1 else "", year=year
    )
    desk.add(FactKind.PROJECT, line, heading=heading, detail=made)
    for sentence in sentences(line)[1:]:
        if claim(sentence.text, desk.speech) is FactKind.AWARD:
            desk.add(FactKind.AWARD, sentence, heading=heading)


def take_article(desk: Desk, said: Stretch, heading: str) -> None:
    """Take the title of an article down."""
    line = said.folded()
    if wish(line.text, desk.speech) and is_sentence(line.text):
        take_prose(desk, said, heading)
        return
    desk.add(FactKind.ARTICLE, line, heading=heading, detail=Article(title=line.text))
