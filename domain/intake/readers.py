"""What a line of text states when its key, label or heading says what it is about."""

import re
from collections.abc import Callable

from domain.facts import Email, FactKind, PageWish, Phone
from domain.intake.addresses import addresses
from domain.intake.claims import areas, places_of
from domain.intake.colours import colours, names_colour_first
from domain.intake.contacts import emails, href, link, links, phones
from domain.intake.desk import Desk
from domain.intake.details import (
    take_article,
    take_asked,
    take_event,
    take_licence,
    take_person,
    take_project,
    take_review,
)
from domain.intake.firm_line import take_name
from domain.intake.hours import hours
from domain.intake.lexicon import Section
from domain.intake.paragraphs import is_sentence, negated_item, take_address, take_prose
from domain.intake.pictures import take_photo
from domain.intake.price_lines import take_price
from domain.intake.prose import integration, take_colours, take_sentence, take_wish
from domain.intake.refusals import take_refused
from domain.intake.sections import section_of
from domain.intake.sentences import sentences
from domain.intake.service_lines import take_service
from domain.intake.spelling import shown
from domain.intake.step import take_step
from domain.intake.stretch import Stretch
from domain.intake.wishes import is_exclusion, is_own_refusal, offered_part, wish

Reader = Callable[[Desk, Stretch, str], None]


def take_text(
    desk: Desk, section: Section | None, said: Stretch, *, heading: str = "", group: str = ""
) -> None:
    """Take down one text under a section; what the section cannot read is read as prose."""
    if not re.search(r"\w", said.text):
        return
    if section in (Section.SERVICES, Section.MENU):
        take_service(desk, said, heading, group=group)
        return
    reader = READERS.get(section) if section else None
    if reader is None:
        take_prose(desk, said, heading)
    else:
        reader(desk, said, heading)


def _kind(kind: FactKind) -> Reader:
    def take(desk: Desk, said: Stretch, heading: str) -> None:
        desk.add(kind, said.folded(), heading=heading)

    return take


_TOWNS = re.compile(
    r"(?<=[a-z]),\s+(?:in\s+)?(?P<towns>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*(?:\s*/\s*[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)*)\.?$"
)
"""`covers band, Hull / East Riding` is a trade and where it is followed."""


def _take_trade(desk: Desk, said: Stretch, heading: str) -> None:
    """`campsite, 30 pitches, no statics` is a trade and more."""
    line = said.folded()
    comma = re.search(
        r",\s+(?=.*\d|no |kein|sin |with |mit |con |(?:and |und |y )?(?:we|i|wir|ich)\b)",
        line.text,
        re.IGNORECASE,
    )
    lead = re.match(r"(?:an?|the|eine?|una?)\s+(?=[^\W\d]{3})", line.text)
    towns = None if comma else _TOWNS.search(line.text)
    end = comma or towns
    first = line.cut(lead.end() if lead else 0, end.start() if end else None)
    for part in line.cut(*towns.span("towns")).split(re.compile(r"\s*/\s*")) if towns else ():
        desk.add(FactKind.AREA, part, heading=heading)
    desk.add(FactKind.TRADE, first, heading=heading)
    if comma:
        desk.add(FactKind.STATEMENT, line, heading=heading)


def _each(kind: FactKind) -> Reader:
    """Every sentence is of this kind, unless it speaks to the maker or denies something."""

    def take(desk: Desk, said: Stretch, heading: str) -> None:
        for sentence in sentences(said.folded(), ordinals=desk.speech.language == "de"):
            if wish(sentence.text, desk.speech) or is_exclusion(sentence.text, desk.speech):
                take_sentence(desk, sentence, heading=heading)
            else:
                desk.add(kind, sentence, heading=heading)

    return take


def _to_maker(kind: FactKind) -> Reader:
    """Every sentence is a wish; those to invent are declined, those about colours apart."""

    def take(desk: Desk, said: Stretch, heading: str) -> None:
        for sentence in sentences(said.folded(), ordinals=desk.speech.language == "de"):
            judged = wish(sentence.text, desk.speech)
            if is_own_refusal(sentence.text, desk.speech) and judged is not FactKind.DECLINED:
                desk.add(FactKind.EXCLUSION, sentence, heading=heading)
                continue
            if judged is None and names_colour_first(sentence.text, desk.speech):
                judged = FactKind.COLOUR
            special = judged in (FactKind.DECLINED, FactKind.COLOUR) or (
                kind is FactKind.PREFERENCE and judged is not None
            )
            take_wish(desk, sentence, judged if special and judged else kind, heading=heading)

    return take


def _take_phone(desk: Desk, said: Stretch, heading: str) -> None:
    line = said.folded()
    hits = phones(f"tel {line.text}", desk.speech)
    heading = heading.replace("_", " ")
    purpose = desk.speech.words("phone_purposes_re").search(heading)
    aside = re.search(r"\(([^()\d]{2,30})\)\.?$", line.text) if len(hits) == 1 else None
    for hit in hits:
        detail = hit.detail
        if isinstance(detail, Phone):
            whose = [_purpose_of(heading) if purpose else "", f"({aside[1]})" if aside else ""]
            if any(whose) and not detail.purpose:
                told = " ".join(filter(None, whose)) if whose[0] else whose[1].strip("()")
                detail = detail.model_copy(update={"purpose": told})
            desk.add(
                FactKind.PHONE, line.cut(hit.start - 4, hit.end - 4), heading=heading, detail=detail
            )
    mails = emails(line.text, desk.speech)
    for mail in mails:
        where = line.cut(mail.start, mail.end)
        desk.add(FactKind.EMAIL, where, heading=heading, detail=mail.detail)
    if not hits and len(re.sub(r"\D", "", line.text)) >= 3:
        number = Phone(
            display=line.text,
            href=href(line.text, desk.speech.country),
            purpose=purpose.group() if purpose else "",
        )
        desk.add(FactKind.PHONE, line, heading=heading, detail=number)
    elif not hits:
        take_prose(desk, said, heading)
    elif re.search(r"[^\W\d_]{4,}.*[^\W\d_]{4,}.*[^\W\d_]{4,}", line.text) and not (aside or mails):
        beside = re.fullmatch(r"\+?\d[\d ()/-]+?\s*\((?P<said>[^()]+)\)\.?", line.text)
        text = f"{shown(heading)}: {beside['said']}" if beside and heading else line.text
        desk.add(FactKind.STATEMENT, line, heading=heading, text=text)


def _purpose_of(heading: str) -> str:
    """`movil bodas` is for weddings; `emergency phone` for emergencies."""
    words = [word for word in heading.split() if section_of(word) is not Section.PHONE]
    return " ".join(words) or heading.strip()


def _take_email(desk: Desk, said: Stretch, heading: str) -> None:
    line = said.folded()
    hits = emails(line.text, desk.speech)
    for hit in hits:
        assert isinstance(hit.detail, Email)  # noqa: S101 # what `emails` finds
        desk.add(FactKind.EMAIL, line.cut(hit.start, hit.end), heading=heading, detail=hit.detail)
    if not hits:
        desk.tell(line, "no_mail", said=line.text[:80])
        desk.add(FactKind.STATEMENT, line, heading=heading)


def _take_link(desk: Desk, said: Stretch, heading: str) -> None:
    line = said.folded()
    if re.fullmatch(r"@[\w.]{2,30}", line.text):
        lead = heading.replace("_", " ")
        for hit in links(f"{lead} {line.text}", desk.speech):
            desk.add(FactKind.LINK, line, heading=heading, detail=hit.detail)
            return
    hits = links(line.text, desk.speech)
    last = 0
    for hit in hits:
        words = line.cut(hit.start, hit.end)
        label = line.text[last : hit.start].strip(" :,;·|-–—") or heading
        last = hit.end
        made = link(words.text, context=f"{heading} {line.text[: hit.start]}", label=label)
        desk.add(FactKind.LINK, words, heading=heading, detail=made)
    if not hits and len(line.text.split()) > 2:
        _to_maker(FactKind.PREFERENCE)(desk, said, heading)
    elif not hits:
        take_prose(desk, said, heading)


def _take_areas(desk: Desk, said: Stretch, heading: str) -> None:
    line = said.folded()
    speech = desk.speech
    if (
        wish(line.text, speech)
        or is_exclusion(line.text, speech)
        or areas(line.text, speech)
        or addresses(line.text, speech)
    ):
        take_prose(desk, said, heading)
        return
    if is_sentence(line.text):
        take_prose(desk, said, heading)
        return
    offered, turned = offered_part(line.text, desk.speech)
    if turned or negated_item(line.text, desk):
        desk.add(FactKind.EXCLUSION, line, heading=heading)
    if negated_item(line.text, desk):
        return
    for start, end in places_of(offered, 0, desk.speech):
        desk.add(FactKind.AREA, line.cut(start, end), heading=heading)


def _take_hours(desk: Desk, said: Stretch, heading: str) -> None:
    line = said.folded()
    label = "" if section_words(heading) else heading
    hits = hours(line.text, desk.speech, label=label)
    for hit in hits:
        desk.add(FactKind.HOURS, line.cut(hit.start, hit.end), heading=heading, detail=hit.detail)
    rest = line.without(h.hole for h in hits)
    left = desk.speech.words("glue_re").sub(" ", rest.text)
    if re.search(r"[^\W_]{2,}|\d", left):
        if hits:
            desk.add(FactKind.STATEMENT, _untold(line, rest), heading=heading)
        else:
            take_prose(desk, said, heading)
    elif not hits:  # `All other days: closed`
        text = f"{shown(heading)}: {line.text}" if heading else line.text
        desk.add(FactKind.STATEMENT, line, heading=heading, text=text)


_PART = re.compile(r"[,;]\s+(?![^()]*\))")


def _untold(line: Stretch, rest: Stretch) -> Stretch:
    """Return the part of a line of hours that the hours do not say, if it is a part of its own."""
    told = [part for part in line.split(_PART) if part.text and part.text in rest.text]
    left = re.sub(r"[\W_]", "", "".join(part.text for part in told))
    return told[0] if len(told) == 1 and left == re.sub(r"[\W_]", "", rest.text) else line


def section_words(heading: str) -> bool:
    """Return whether a heading says no more than `hours`; else it labels them: `Kitchen hours`."""
    return not heading or section_of(heading) is not None


def _take_photo(desk: Desk, said: Stretch, heading: str) -> None:
    if not take_photo(desk, said, heading):
        _to_maker(FactKind.PREFERENCE)(
            desk, said, heading
        )  # `photos: none yet, my sister takes some`


def _take_logo(desk: Desk, said: Stretch, heading: str) -> None:
    if not take_photo(desk, said, heading, role="logo"):
        _to_maker(FactKind.PREFERENCE)(desk, said, heading)


def _take_exclusion(desk: Desk, said: Stretch, heading: str) -> None:
    for sentence in sentences(said.folded()):
        take_refused(desk, sentence, heading)


def _take_colour(desk: Desk, said: Stretch, heading: str) -> None:
    if wish(said.text, desk.speech) is FactKind.DECLINED:
        take_prose(desk, said, heading)
        return
    for i, sentence in enumerate(sentences(said.folded())):
        if i > 0 and not colours(sentence.text, desk.speech):
            take_sentence(desk, sentence, heading=heading)  # `Orange and grey. No pop-ups.`
        else:
            take_colours(desk, sentence, heading=heading)


def _take_pages(desk: Desk, said: Stretch, heading: str) -> None:
    line = said.folded()
    if len(line.text.split()) > 12 and "," not in line.text:
        _to_maker(FactKind.PAGE)(desk, said, heading)
        return
    for part in line.split(
        re.compile(r"\s*[,;]\s*(?:and\s+|und\s+|y\s+)?|\s+(?:and|und|y)\s+(?=[A-ZÄÖÜ])")
    ):
        name = part.strip(" .")
        desk.add(
            FactKind.PAGE, name, heading=heading, detail=PageWish(name=name.text) if name else None
        )


_FEW = 3
"""Words beside a mail address that say no more than to write there."""


def _take_integration(desk: Desk, said: Stretch, heading: str) -> None:
    line = said.folded()
    hits = phones(f"tel {line.text}", desk.speech)
    if hits and not links(line.text, desk.speech):
        _take_phone(desk, said, heading)
        return
    mails = emails(line.text, desk.speech)
    if mails and not links(line.text, desk.speech):
        rest = line.without((m.start, m.end) for m in mails)
        told = len(re.findall(r"[^\W\d_]{2,}", rest.text)) > _FEW
        (take_prose if told else _take_email)(desk, said, heading)
        return
    for hit in links(line.text, desk.speech):
        words = line.cut(hit.start, hit.end)
        made = link(words.text, context=heading, label=heading)
        desk.add(FactKind.LINK, words, heading=heading, detail=made)
    made = integration(line.text, desk, key=heading)
    desk.add(FactKind.INTEGRATION, line, heading=heading, detail=made)


READERS: dict[Section, Reader] = {
    Section.NAME: take_name,
    Section.TRADE: _take_trade,
    Section.TAGLINE: _kind(FactKind.TAGLINE),
    Section.PHONE: _take_phone,
    Section.EMAIL: _take_email,
    Section.WEBSITE: _take_link,
    Section.SOCIAL: _take_link,
    Section.ADDRESS: take_address,
    Section.AREAS: _take_areas,
    Section.HOURS: _take_hours,
    Section.PRICES: take_price,
    Section.TEAM: take_person,
    Section.REVIEWS: take_review,
    Section.HISTORY: _each(FactKind.HISTORY),
    Section.LICENCES: take_licence,
    Section.AWARDS: _each(FactKind.AWARD),
    Section.GUARANTEES: _each(FactKind.GUARANTEE),
    Section.PAYMENT: _each(FactKind.PAYMENT),
    Section.STEPS: take_step,
    Section.QUESTIONS: take_asked,
    Section.EVENTS: take_event,
    Section.PROJECTS: take_project,
    Section.PHOTOS: _take_photo,
    Section.LOGO: _take_logo,
    Section.EXCLUSIONS: _take_exclusion,
    Section.ARTICLES: take_article,
    Section.COLOURS: _take_colour,
    Section.PREFERENCES: _to_maker(FactKind.PREFERENCE),
    Section.GOALS: _to_maker(FactKind.GOAL),
    Section.AUDIENCE: _to_maker(FactKind.AUDIENCE),
    Section.PAGES: _take_pages,
    Section.INTEGRATIONS: _take_integration,
}
"""How a text under each section is read; sections not here are prose."""
