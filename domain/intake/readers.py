"""What a line of text states when its key, label or heading says what it is about."""

import re
from collections.abc import Callable

from domain.facts import (
    Address,
    Article,
    Email,
    Event,
    FactKind,
    PageWish,
    Person,
    Phone,
    Project,
    Question,
    Review,
)
from domain.intake.addresses import addresses
from domain.intake.claims import areas, licence, places_of
from domain.intake.colours import names_colour_first
from domain.intake.contacts import emails, href, link, links, phones
from domain.intake.dates import date_in, year_in
from domain.intake.desk import Desk
from domain.intake.hours import hours
from domain.intake.lexicon import Section
from domain.intake.offers import service
from domain.intake.prices import prices
from domain.intake.prose import (
    integration,
    review,
    review_in,
    take_colours,
    take_sentence,
    take_wish,
)
from domain.intake.sections import section_of
from domain.intake.sentences import sentences
from domain.intake.stretch import Stretch
from domain.intake.wishes import is_exclusion, offered_part, wish

Reader = Callable[[Desk, Stretch, str], None]

PICTURE = re.compile(
    r"[^\s:*\"'<>|()\[\]]+(?: [^\s:*\"'<>|()\[\]]+){0,4}?\.(?:jpe?g|png|webp|avif|gif|tiff?|heic|svg|bmp)(?!\w)",
    re.IGNORECASE,
)
"""The name of a picture's file."""

_SEPARATED = re.compile(r"\s+[–—-]{1,2}\s+|:\s+|\s*\|\s*")


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


def take_prose(desk: Desk, said: Stretch, heading: str = "") -> None:
    """Take down every sentence of a paragraph."""
    whole = said.folded()
    if whole_address(desk, said, heading):
        return
    for sentence in sentences(whole, ordinals=desk.speech.language == "de"):
        take_sentence(desk, sentence, heading=heading)


def whole_address(desk: Desk, said: Stretch, heading: str) -> bool:
    """An address set over several lines is found before the lines are joined."""
    if "\n" not in said.text:
        return False
    hits = addresses(said.text, desk.speech)
    if len(hits) != 1 or len(said.text) - (hits[0].end - hits[0].start) > 30:
        return False
    _take_address(desk, said, heading)
    return True


def take_service(desk: Desk, said: Stretch, heading: str, *, group: str = "") -> None:
    """Take one offer down, unless the line says what the firm does not do."""
    line = said.folded()
    text = line.text
    kind = wish(text, desk.speech)
    said_so = re.search(r"[.!]$", text) is not None and not prices(text, desk.speech)
    if kind is not None and (kind is FactKind.DECLINED or said_so):
        take_wish(desk, line, kind, heading=heading)
        return
    if is_exclusion(text, desk.speech) or _negated_item(text, desk):
        desk.add(FactKind.EXCLUSION, line, heading=heading)
        return
    if _is_sentence(text) and not prices(text, desk.speech):
        take_prose(desk, said, heading)
        return
    offered, turned = offered_part(text, desk.speech)
    if turned:
        desk.add(FactKind.EXCLUSION, line, heading=heading)
        text, line = offered, line.cut(0, len(offered))
    made, several = service(text, desk.speech, group=group)
    if not made.name or not re.search(r"[^\W\d]{2}", made.name):
        take_prose(desk, line, heading)
        return
    desk.add(FactKind.SERVICE, line, heading=heading, detail=made)
    for price in several:
        desk.add(FactKind.PRICE, line, heading=heading, detail=price, text=price.display)


def _negated_item(text: str, desk: Desk) -> bool:
    start = desk.speech.words("item_not_re").match(text)
    return start is not None


def _is_sentence(text: str) -> bool:
    ends = text.rstrip('"”“»)*').endswith((".", "!", "?"))
    told = (
        re.match(
            r"(?i)(?:we|i|our|it|this|all|wir|ich|unsere?|bei uns|nosotros|nuestr[oa]s?|hacemos|todos?)\b",
            text,
        )
        is not None
    )
    return ends and (told or len(text.split()) > 6) and not _SEPARATED.search(text[:60])


def take_price(desk: Desk, said: Stretch, heading: str) -> None:
    """Take each price of a line down; a line without one is prose."""
    line = said.folded()
    if is_exclusion(line.text, desk.speech):
        take_prose(desk, said, heading)
        return
    made, several = service(line.text, desk.speech)
    if made.price is None and not several:
        take_prose(desk, said, heading)
        return
    if _is_sentence(line.text):
        take_prose(desk, said, heading)
        return
    for price in several or [made.price]:
        if price is not None:
            desk.add(FactKind.PRICE, line, heading=heading, detail=price)
    if made.description and len(made.description.split()) > 2:
        at = line.text.find(made.description)
        where = line.cut(at, at + len(made.description)) if at >= 0 else line
        desk.add(FactKind.STATEMENT, where, heading=heading, text=made.description)


def _take_name(desk: Desk, said: Stretch, heading: str) -> None:
    desk.add(FactKind.NAME, said.folded().strip(' "“”'), heading=heading)


def _kind(kind: FactKind) -> Reader:
    def take(desk: Desk, said: Stretch, heading: str) -> None:
        desk.add(kind, said.folded(), heading=heading)

    return take


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
    purpose = desk.speech.words("phone_purposes_re").search(heading)
    for hit in hits:
        detail = hit.detail
        if isinstance(detail, Phone):
            if purpose and not detail.purpose:
                detail = detail.model_copy(update={"purpose": heading.strip()})
            desk.add(
                FactKind.PHONE, line.cut(hit.start - 4, hit.end - 4), heading=heading, detail=detail
            )
    if not hits and len(re.sub(r"\D", "", line.text)) >= 3:
        number = Phone(
            display=line.text,
            href=href(line.text, desk.speech.country),
            purpose=purpose.group() if purpose else "",
        )
        desk.add(FactKind.PHONE, line, heading=heading, detail=number)
    elif not hits:
        take_prose(desk, said, heading)
    elif re.search(r"[^\W\d_]{4,}.*[^\W\d_]{4,}.*[^\W\d_]{4,}", line.text):
        desk.add(FactKind.STATEMENT, line, heading=heading)


def _take_email(desk: Desk, said: Stretch, heading: str) -> None:
    line = said.folded()
    hits = emails(line.text, desk.speech)
    for hit in hits:
        assert isinstance(hit.detail, Email)  # noqa: S101 # what `emails` finds
        desk.add(FactKind.EMAIL, line.cut(hit.start, hit.end), heading=heading, detail=hit.detail)
    if not hits:
        desk.note(line, f"{line.text[:80]!r} is not a mail address; write it as name@example.com.")
        desk.add(FactKind.STATEMENT, line, heading=heading)


def _take_link(desk: Desk, said: Stretch, heading: str) -> None:
    line = said.folded()
    hits = links(line.text, desk.speech)
    for hit in hits:
        words = line.cut(hit.start, hit.end)
        label = line.text[: hit.start].strip(" :-–—") or heading
        made = link(words.text, context=f"{heading} {line.text[: hit.start]}", label=label)
        desk.add(FactKind.LINK, words, heading=heading, detail=made)
    if not hits:
        take_prose(desk, said, heading)


def _take_address(desk: Desk, said: Stretch, heading: str) -> None:
    hits = addresses(said.text, desk.speech)
    if not hits:
        take_prose_or_street(desk, said, heading)
        return
    for hit in hits:
        before = re.search(
            r"(?:^|[\n.;])\s*([A-ZÄÖÜÁÉÍÓÚÑ][^:\n\d]{2,40}):\s*$", said.text[: hit.start]
        )
        detail = hit.detail
        if before and isinstance(detail, Address):
            detail = detail.model_copy(update={"label": before.group(1).strip()})
        desk.add(FactKind.ADDRESS, said.cut(hit.start, hit.end), heading=heading, detail=detail)
    rest = said.without((h.start, h.end) for h in hits).folded()
    if len(re.findall(r"[^\W\d_]{3,}", rest.text)) > 2:
        take_sentence(desk, rest.strip(" ,;:"), heading=heading)


def take_prose_or_street(desk: Desk, said: Stretch, heading: str) -> None:
    """Take a text under `address` as the street it is, unless it is a sentence."""
    line = said.folded()
    if _is_sentence(line.text) or len(line.text) > 160:
        take_prose(desk, said, heading)
        return
    parts = [p.strip() for p in re.split(r"[,\n]", said.text) if p.strip()]
    made = Address(
        street=parts[0], locality=parts[1] if len(parts) > 1 else "", country=desk.speech.country
    )
    desk.add(FactKind.ADDRESS, line, heading=heading, detail=made)


def _take_areas(desk: Desk, said: Stretch, heading: str) -> None:
    line = said.folded()
    if (
        wish(line.text, desk.speech)
        or is_exclusion(line.text, desk.speech)
        or areas(line.text, desk.speech)
    ):
        take_prose(desk, said, heading)
        return
    if _is_sentence(line.text):
        take_prose(desk, said, heading)
        return
    offered, turned = offered_part(line.text, desk.speech)
    if turned or _negated_item(line.text, desk):
        desk.add(FactKind.EXCLUSION, line, heading=heading)
    if _negated_item(line.text, desk):
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
            desk.add(FactKind.STATEMENT, line, heading=heading)
        else:
            take_prose(desk, said, heading)


def section_words(heading: str) -> bool:
    """Return whether a heading says no more than `hours`; else it labels them: `Kitchen hours`."""
    return not heading or section_of(heading) is not None


def _take_person(desk: Desk, said: Stretch, heading: str) -> None:
    line = said.folded()
    match = re.match(
        r"(?P<name>[A-ZÄÖÜÁÉÍÓÚÑ][^,:;()–—|]{1,60}?)(?:\s*\((?P<paren>[^()]{2,120})\)|\s*[,:|]\s+|\s+[–—-]{1,2}\s+)(?P<rest>.*)$",
        line.text,
    )
    if match is None and len(line.text.split()) <= 4 and line.text[:1].isupper():
        desk.add(
            FactKind.PERSON,
            line,
            heading=heading,
            detail=Person(name=line.text.rstrip("."), role=_role_of(desk, heading)),
        )
        return
    if (
        match is None
        or len(match["name"].split()) > 6
        or _verb(desk, line.text)
        or wish(line.text, desk.speech)
    ):
        take_prose(desk, said, heading)
        return
    role = match["paren"] or ""
    rest = match["rest"].strip(" ,–—-.")
    if not role:
        parts = re.split(r"\s*[.;]\s+|\s+[–—-]\s+|,\s+(?=[a-zäöü]+ (?:\w+ ){3})", rest, maxsplit=1)
        role, rest = parts[0].rstrip("."), parts[1] if len(parts) > 1 else ""
    made = Person(name=match["name"].strip(), role=role, bio=rest.strip())
    desk.add(FactKind.PERSON, line, heading=heading, detail=made)


def _role_of(desk: Desk, heading: str) -> str:
    hit = desk.speech.words("roles_re").fullmatch(heading.strip())
    return heading.strip() if hit else ""


def _verb(desk: Desk, text: str) -> bool:
    """`Anna, Tom and Kim run the shop together.` is a sentence, not a person."""
    return (
        _is_sentence(text) and re.match(r"\S+(?:, \S+)* (?:and|und|y) \S+ [a-z]", text) is not None
    )


def _take_review(desk: Desk, said: Stretch, heading: str) -> None:
    line = said.folded()
    made = review_in(line.text) or _attributed(line.text)
    if made is None and wish(line.text, desk.speech):
        take_prose(desk, said, heading)
        return
    if made is None:
        quote = re.fullmatch(r"[\"“„«»](.+)[\"“”«»]\.?", line.text)
        made = Review(quote=quote.group(1)) if quote else None
    if made is None:
        take_prose(desk, said, heading)
    else:
        desk.add(FactKind.REVIEW, line, heading=heading, detail=made)


def _attributed(text: str) -> Review | None:
    """A quotation without marks, as in a block quote: `Great bread. — Ann P.`."""
    after = re.match(
        r"^[\"“„«]?(?P<quote>.{12,}?)[\"”“»]?\s*(?:[–—]|--|\s-)\s*(?P<who>[A-ZÄÖÜÁÉÍÓÚÑ★⭐][^.!?]{1,80}\.?)$",
        text,
    )
    before = re.match(
        r"^(?P<who>[A-ZÄÖÜÁÉÍÓÚÑ][^:\"“„«]{1,60}):\s*[\"“„«](?P<quote>.{8,})[\"“”»]\.?$", text
    )
    hit = after or before
    return review(hit["quote"], hit["who"]) if hit else None


def _take_licence(desk: Desk, said: Stretch, heading: str) -> None:
    line = said.folded()
    for part in line.split(re.compile(r";\s+|(?<=[a-z)\d])\.\s+(?=[A-ZÄÖÜÁÉÍÓÚÑ])")):
        words = part.strip(" .")
        if wish(words.text, desk.speech) or is_exclusion(words.text, desk.speech):
            take_sentence(desk, words, heading=heading)
            continue
        text = words.text if re.search(r"[^\W\d_]{3}", words.text) else f"{heading}: {words.text}"
        desk.add(FactKind.LICENCE, words, heading=heading, detail=licence(text), text=text)


def take_question(desk: Desk, asked: Stretch, answer: Stretch, heading: str = "") -> None:
    """Take a question and its answer down."""
    question = re.sub(
        r"^(?:Q|F|P|Frage|Question|Pregunta)\s*\d*\s*[:.)]\s*", "", asked.folded().text
    )
    words = re.sub(r"^(?:A|R|Antwort|Answer|Respuesta)\s*\d*\s*[:.)]\s*", "", answer.folded().text)
    if not words:
        desk.note(asked, f"The question {question[:80]!r} has no answer; write one below it.")
        desk.add(FactKind.STATEMENT, asked.folded(), heading=heading)
        return
    desk.add(FactKind.QUESTION, asked.folded(), heading=heading, detail=Question(question=question, answer=words),
        text=f"{question} {words}")  # fmt: skip


def _take_question(desk: Desk, said: Stretch, heading: str) -> None:
    line = said.folded()
    end = line.text.find("?")
    if end < 0:
        take_prose(desk, said, heading)
        return
    take_question(desk, line.cut(0, end + 1), line.cut(end + 1).strip(" –—-:*"), heading)


def _take_event(desk: Desk, said: Stretch, heading: str) -> None:
    line = said.folded()
    hit = date_in(line.text, desk.speech)
    if hit is None or wish(line.text, desk.speech):
        take_prose(desk, said, heading)
        return
    start, end, iso = hit
    around = re.split(r"\s+[–—-]\s+|:\s+|,\s+|\s+\|\s+", f"{line.text[:start]}\0{line.text[end:]}")
    parts = [p.strip(" \0,;:–—-.()") for p in around if p.strip(" \0,;:–—-.()")]
    name = parts[0] if parts else line.text
    made = Event(
        name=name, when=line.text[start:end], date=iso, place=parts[1] if len(parts) > 1 else ""
    )
    desk.add(FactKind.EVENT, line, heading=heading, detail=made)


def _take_project(desk: Desk, said: Stretch, heading: str) -> None:
    line = said.folded()
    parts = re.split(r"\s+[–—-]{1,2}\s+|:\s+|\s*\|\s*", line.text, maxsplit=1)
    if len(parts) == 1 and (_is_sentence(line.text) or wish(line.text, desk.speech)):
        take_prose(desk, said, heading)
        return
    year = year_in(line.text)
    made = Project(
        name=parts[0].strip(" ,."), description=parts[1] if len(parts) > 1 else "", year=year
    )
    desk.add(FactKind.PROJECT, line, heading=heading, detail=made)


def take_photo(desk: Desk, said: Stretch, heading: str = "", *, role: str = "") -> bool:
    """Take the picture a line names down, with the words beside it as caption."""
    line = said.folded()
    match = PICTURE.search(line.text)
    if match is None:
        return False
    start = match.start()
    if " " in match.group():
        tail = re.search(r"\S+$", match.group())
        whole = re.match(r"^[^ ]+(?: [^ ]+)*$", match.group())
        start = (
            match.start()
            if start == 0 and whole and "/" in match.group()
            else match.start() + (tail.start() if tail else 0)
        )
    before, after = line.text[:start], line.text[match.end() :]
    caption = f"{before.strip(' :–—-,(|')} {after.strip(' :–—-,)|(')}".strip()
    caption = re.sub(
        r"(?i)^(?:photo|foto|image|bild|imagen|picture|logo)\s*[:–—-]?\s*", "", caption
    )
    caption = caption.strip(' :–—-,|"“”')
    desk.add_photo(
        line.cut(start, match.end()),
        caption=caption,
        role=role or role_of(f"{caption} {line.text}"),
        heading=heading,
    )
    return True


def role_of(words: str) -> str:
    """Return what a picture is, by the words beside it."""
    low = words.lower()
    for role, cue in (
        ("logo", r"\blogo"),
        ("before", r"\bbefore\b|\bvorher\b|\bantes\b"),
        ("after", r"\bafter\b|\bnachher\b|\bdespués\b"),
        ("portrait", r"\bportrait\b|\bporträt\b|\bretrato\b"),
    ):
        if re.search(cue, low.replace("_", " ").replace("-", " ")):
            return role
    return "photo"


def _take_photo(desk: Desk, said: Stretch, heading: str) -> None:
    if not take_photo(desk, said, heading):
        take_prose(desk, said, heading)


def _take_logo(desk: Desk, said: Stretch, heading: str) -> None:
    if not take_photo(desk, said, heading, role="logo"):
        _to_maker(FactKind.PREFERENCE)(desk, said, heading)


def _take_exclusion(desk: Desk, said: Stretch, heading: str) -> None:
    for sentence in sentences(said.folded()):
        desk.add(FactKind.EXCLUSION, sentence, heading=heading)


def _take_article(desk: Desk, said: Stretch, heading: str) -> None:
    line = said.folded()
    if wish(line.text, desk.speech) and _is_sentence(line.text):
        take_prose(desk, said, heading)
        return
    desk.add(FactKind.ARTICLE, line, heading=heading, detail=Article(title=line.text))


def _take_colour(desk: Desk, said: Stretch, heading: str) -> None:
    if wish(said.text, desk.speech) is FactKind.DECLINED:
        take_prose(desk, said, heading)
        return
    for sentence in sentences(said.folded()):
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


def _take_integration(desk: Desk, said: Stretch, heading: str) -> None:
    line = said.folded()
    made = integration(line.text, desk, key=heading)
    desk.add(FactKind.INTEGRATION, line, heading=heading, detail=made)


READERS: dict[Section, Reader] = {
    Section.NAME: _take_name,
    Section.TRADE: _kind(FactKind.TRADE),
    Section.TAGLINE: _kind(FactKind.TAGLINE),
    Section.PHONE: _take_phone,
    Section.EMAIL: _take_email,
    Section.WEBSITE: _take_link,
    Section.SOCIAL: _take_link,
    Section.ADDRESS: _take_address,
    Section.AREAS: _take_areas,
    Section.HOURS: _take_hours,
    Section.PRICES: take_price,
    Section.TEAM: _take_person,
    Section.REVIEWS: _take_review,
    Section.HISTORY: _each(FactKind.HISTORY),
    Section.LICENCES: _take_licence,
    Section.AWARDS: _each(FactKind.AWARD),
    Section.GUARANTEES: _each(FactKind.GUARANTEE),
    Section.PAYMENT: _each(FactKind.PAYMENT),
    Section.QUESTIONS: _take_question,
    Section.EVENTS: _take_event,
    Section.PROJECTS: _take_project,
    Section.PHOTOS: _take_photo,
    Section.LOGO: _take_logo,
    Section.EXCLUSIONS: _take_exclusion,
    Section.ARTICLES: _take_article,
    Section.COLOURS: _take_colour,
    Section.PREFERENCES: _to_maker(FactKind.PREFERENCE),
    Section.GOALS: _to_maker(FactKind.GOAL),
    Section.AUDIENCE: _to_maker(FactKind.AUDIENCE),
    Section.PAGES: _take_pages,
    Section.INTEGRATIONS: _take_integration,
}
"""How a text under each section is read; sections not here are prose."""
