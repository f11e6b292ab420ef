"""A line of a list of offers: the offer, or what else the line says."""

import re
from dataclasses import replace

from domain.facts import FactKind
from domain.intake.addresses import addresses
from domain.intake.claims import licences
from domain.intake.contacts import emails, links, phones
from domain.intake.desk import Desk
from domain.intake.hours import hours
from domain.intake.names import people
from domain.intake.offers import listed, service
from domain.intake.paragraphs import is_sentence, negated_item, take_prose
from domain.intake.prices import prices
from domain.intake.prose import take_prices_in, take_sentence, take_wish
from domain.intake.reviews import attributed, review_in
from domain.intake.sentences import sentences
from domain.intake.speech import Speech
from domain.intake.stretch import Stretch
from domain.intake.timed_offers import timed
from domain.intake.wishes import is_exclusion, offered_part, wish


def _take_other(desk: Desk, said: Stretch, heading: str, group: str) -> bool:
    """Take what is no offer though it stands among them."""
    line = said.folded()
    return (
        _take_quoted(desk, line, heading)
        or _take_headed(desk, line, heading)
        or _take_told(desk, said, heading, group)
    )


def _take_quoted(desk: Desk, line: Stretch, heading: str) -> bool:
    """A quotation with whose it is stands among offers only because no heading parts them."""
    quoted = line.text[:1] in ('"', "“", "„", "«")
    made = (attributed(line.text) or review_in(line.text)) if quoted else None
    if made is not None:
        desk.add(FactKind.REVIEW, line, heading=heading, detail=made)
    return made is not None


def take_service(desk: Desk, said: Stretch, heading: str, *, group: str = "") -> None:
    """Take one offer down, unless the line says what the firm does not do."""
    line = said.folded()
    text = line.text
    kind = wish(text, desk.speech)
    said_so = re.search(r"[.!]$", text) is not None and not prices(text, desk.speech)
    if kind is not None and (kind is FactKind.DECLINED or said_so):
        take_wish(desk, line, kind, heading=heading)
        return
    if is_exclusion(text, desk.speech) or negated_item(text, desk):
        _take_excluded(desk, said, heading)
        return
    if _take_other(desk, said, heading, group) or _take_timed(desk, line, heading, group):
        return
    if (
        is_contact(text, desk.speech)
        or _is_registered(text, desk.speech)
        or _is_one_person(text, desk.speech)
    ):
        take_sentence(desk, line, heading=heading)
        return
    offered, turned = offered_part(text, desk.speech)
    if turned:
        desk.add(FactKind.EXCLUSION, line, heading=heading)
        text, line = offered, line.cut(0, len(offered))
    made, several = listed(text, desk.speech, group=group)
    if not made.name or not re.search(r"[^\W\d]{2}", made.name):
        take_prose(desk, line, heading)
        return
    desk.add(FactKind.SERVICE, line, heading=heading, detail=made)
    for price in several:
        desk.add(FactKind.PRICE, line, heading=heading, detail=price, text=price.display)


def _take_timed(desk: Desk, line: Stretch, heading: str, group: str) -> bool:
    """`Ashtanga, Di und Do 18:30–20:00 Uhr` is a course with its times, and no opening hours."""
    parted = timed(line.text, desk.speech)
    if parted is None:
        return False
    made, several = listed(parted.rest, desk.speech, group=group)
    if not made.name:
        return False
    if len(several) > 1:
        made = made.model_copy(update={"name": parted.name, "description": "", "notes": ()})
        rest = parted.rest.removeprefix(parted.name).strip(" ,;.")
        parted = replace(parted, times=f"{parted.times}, {rest}")
    detail = made.model_copy(update={"notes": (parted.times, *made.notes)})
    desk.add(FactKind.SERVICE, line, heading=heading, detail=detail)
    return True


def _take_excluded(desk: Desk, said: Stretch, heading: str) -> None:
    """`No online classes. Book on 655 010 203.` says what is not done, and then how to reach them."""
    line = said.folded()
    rest = [one.text for one in sentences(line)[1:]]
    if any(find(text, desk.speech) for text in rest for find in (emails, phones, links, hours)):
        take_prose(desk, said, heading)
    else:
        desk.add(FactKind.EXCLUSION, line, heading=heading)


_CLAUSE = re.compile(
    r"(?:I|We|Ich|Wir|Nosotros|Yo)(?:['’]\w+)? (?!Do\b)[a-zäöüáéíóú]{2,} (?:\S+ ){2,}\S"
    r"|(?!(?:Menos|Algo|Bajo|Largo|Corto|Medio|Todo|Solo|Nuevo)\b)[A-ZÁÉÍÓÚ][a-záéíóúñ]+(?:zco|amos|emos|imos|ico|igo) (?:\S+ ){2,}\S"
)
"""`I tune pianos across South Lakeland` is a sentence, with or without its full stop."""


def _take_told(desk: Desk, said: Stretch, heading: str, group: str) -> bool:
    """Take down an item without a price that is sentences; False when it is none."""
    line = said.folded()
    if prices(line.text, desk.speech):
        return False
    if _take_explained(desk, line, heading, group):
        return True
    if is_sentence(line.text) or _CLAUSE.match(line.text):
        take_prose(desk, said, heading)
        return True
    return False


def _take_headed(desk: Desk, line: Stretch, heading: str) -> bool:
    """`Courses (ten for £130, single £15):` heads what follows and prices what its bracket names."""
    bracket = re.fullmatch(r"[\w ]{3,30} \((?P<said>[^()]+)\):", line.text)
    if bracket is None or len(prices(bracket["said"], desk.speech)) < 2:
        return False
    take_prices_in(desk, line.cut(*bracket.span("said")), heading)
    return True


_TELLS = re.compile(
    r"(?i)^(?:we|i|our|it|this|all|you|please|wir|ich|sie|unsere?|bei uns|bitte|nosotros|nuestr\w+|todos?)\b"
    r"|\b(?:is|are|was|were|has|have|can|will|do|does|ist|sind|war|hat|haben|kann|können|wird|werden|es|son|está|están|hay|tiene|tenemos|hacemos)\b"
)


def _take_explained(desk: Desk, line: Stretch, heading: str, group: str) -> bool:
    """`Dental work under anaesthetic. We X-ray first.` is an offer and what is to be said of it."""
    speech = desk.speech
    first, *others = sentences(line, ordinals=speech.language == "de") or [line]
    name = first.text.rstrip(". ")
    if not others or len(name.split()) > 8 or not first.text.endswith(".") or _TELLS.search(name):
        return False
    if is_contact(first.text, speech) or _is_one_person(first.text, speech):
        return False
    apart = [o for o in others if wish(o.text, speech) or is_exclusion(o.text, speech) or phones(o.text, speech)]  # fmt: skip
    kept = [other for other in others if other not in apart]
    made, _ = service(name, speech, group=group)
    words = " ".join(part.text for part in (first, *kept))
    own = f"{made.description.rstrip('.')}." if made.description and kept else made.description
    body = " ".join(part for part in (own, *(o.text for o in kept)) if part)
    detail = made.model_copy(update={"description": body})
    desk.add(FactKind.SERVICE, first, heading=heading, detail=detail, text=words)
    for other in apart:
        take_sentence(desk, other, heading=heading)
    return True


def _is_registered(text: str, speech: Speech) -> bool:
    return any(re.search(r"\d{4}", text[f.start : f.end]) for f in licences(text, speech))


def _is_one_person(text: str, speech: Speech) -> bool:
    found = people(text, speech)
    return (
        len(found) == 1
        and bool(found[0].detail)
        and found[0].end - found[0].start >= len(text.rstrip(".")) - 2
    )


def is_contact(text: str, speech: Speech) -> bool:
    """Return whether a line of a list gives an address, a contact or opening hours, not an offer."""
    found = [*emails(text, speech), *phones(text, speech), *addresses(text, speech)]
    found += [*links(text, speech), *hours(text, speech)]
    if not found or prices(text, speech):
        return False
    rest = list(text)
    for one in found:
        start, end = one.hole
        rest[start:end] = " " * (end - start)
    words = speech.words("glue_re").sub(" ", "".join(rest))
    return len(re.findall(r"[^\W\d_]{3,}", words)) <= 2
