"""Running text under any heading."""

import re

from domain.facts import Address, Fact, FactKind, Hours, Phone, fact
from domain.intake.addresses import addresses
from domain.intake.contacts import emails, phones
from domain.intake.desk import Desk
from domain.intake.lexicon import Section
from domain.intake.line_breaks import meant_lines
from domain.intake.prose import take_sentence, take_sentences
from domain.intake.sections import section_of
from domain.intake.sentences import sentences
from domain.intake.stretch import Stretch

_SEPARATED = re.compile(r"\s+[–—-]{1,2}\s+|:\s+|\s*\|\s*")


def take_prose(desk: Desk, said: Stretch, heading: str = "") -> None:
    """Take down every sentence of a paragraph."""
    whole = said.folded()
    if whole_address(desk, said, heading):
        return
    told = sentences(whole, ordinals=desk.speech.language == "de")
    take_sentences(desk, told, heading=heading)


def whole_address(desk: Desk, said: Stretch, heading: str) -> bool:
    """An address set over several lines is found before the lines are joined."""
    if "\n" not in said.text:
        return False
    hits = addresses(said.text, desk.speech)
    if len(hits) != 1 or len(said.text) - (hits[0].end - hits[0].start) > 30:
        return False
    take_address(desk, said, heading)
    return True


def negated_item(text: str, desk: Desk) -> bool:
    """Return whether a line of a list begins with a denial."""
    start = desk.speech.words("item_not_re").match(text)
    return start is not None


def is_sentence(text: str) -> bool:
    """Return whether a line of a list is a sentence of its own."""
    ends = text.rstrip('"”“»)*').endswith((".", "!", "?"))
    told = (
        re.match(
            r"(?i)(?:we|i|our|it|this|all|wir|ich|unsere?|bei uns|nosotros|nuestr[oa]s?|hacemos|todos?)\b",
            text,
        )
        is not None
    )
    return ends and (told or len(text.split()) > 6) and not _SEPARATED.search(text[:60])


def take_address(desk: Desk, said: Stretch, heading: str) -> None:
    """Take every postal address of a text down."""
    hits = addresses(said.text, desk.speech)
    if not hits:
        take_prose_or_street(desk, said, heading)
        return
    branch = _BRANCH.fullmatch(heading.strip())
    for hit in hits:
        before = re.search(
            r"(?:^|[\n.;])\s*([A-ZÄÖÜÁÉÍÓÚÑ][^:\n\d]{2,40}):\s*$", said.text[: hit.start]
        )
        detail = hit.detail
        if before and isinstance(detail, Address):
            detail = detail.model_copy(update={"label": before.group(1).strip()})
        elif branch and isinstance(detail, Address):
            detail = detail.model_copy(update={"label": heading})
        desk.add(FactKind.ADDRESS, said.cut(hit.start, hit.end), heading=heading, detail=detail)
    first = len(desk.found)
    for line in meant_lines(said.without((h.start, h.end) for h in hits)):
        rest = line.folded()
        if len(re.findall(r"[^\W\d_]{3,}", rest.text)) > 2 or re.search(r"\d", rest.text):
            take_sentence(desk, rest.strip(" .,;:–—-"), heading=heading)
    for at in range(first, len(desk.found) if branch else first):
        made, place = desk.found[at]
        desk.found[at] = (_of_branch(made, heading), place)


_BRANCH = re.compile(
    r"(?i)(?:(?:second|other|our other) )?(?:branch|shop)(?: [A-Z]\w+)?|(?:zweite )?filiale(?: \w+)?|zweigstelle(?: \w+)?|außenstelle|zweitpraxis|sucursal(?: \w+)?|segunda tienda"
)


def _of_branch(made: Fact, branch: str) -> Fact:
    """`Branch: 2 Market Square, only Tue 9-12` gives no hours of the firm as a whole."""
    detail = made.detail
    if isinstance(detail, Hours) and not detail.label:
        detail = detail.model_copy(update={"label": branch})
    elif isinstance(detail, Phone) and not detail.purpose:
        detail = detail.model_copy(update={"purpose": branch})
    return fact(made.kind, made.text, heading=made.heading, detail=detail)


_HAS_HOUSE = re.compile(
    r"(?<!\d)\d{1,4}[a-z]?\b(?!:|\.\s)(?![^,\n]*[.!?]$)|,\s*[A-ZÄÖÜÁÉÍÓÚÑ][^.!?]*$"
)
"""What a street has below a heading that only holds the word: `The yard through the years`."""
_TOWN = re.compile(
    r"[A-ZÄÖÜÁÉÍÓÚÑ][a-zäöüßáéíóúñ'’-]+(?: (?:am|an der|upon|on|de|del|la)? ?[A-ZÄÖÜÁÉÍÓÚÑ][a-zäöüßáéíóúñ'’-]+)?"
)
"""`Location: York` names a town, and no street."""


def take_prose_or_street(desk: Desk, said: Stretch, heading: str) -> None:
    """Take a text under `address` as the street it is, unless it is a sentence."""
    line = said.folded()
    other = emails(line.text, desk.speech) or phones(line.text, desk.speech)
    loose = section_of(heading) is not Section.ADDRESS and not _HAS_HOUSE.search(line.text)
    if is_sentence(line.text) or len(line.text) > 160 or other or loose:
        take_prose(desk, said, heading)
        return
    parts = [p.strip() for p in re.split(r"[,\n]", said.text) if p.strip()]
    if len(parts) == 1 and _TOWN.fullmatch(parts[0]):
        desk.add(FactKind.AREA, line, heading=heading)
        return
    made = Address(
        street=parts[0], locality=parts[1] if len(parts) > 1 else "", country=desk.speech.country
    )
    desk.add(FactKind.ADDRESS, line, heading=heading, detail=made)
