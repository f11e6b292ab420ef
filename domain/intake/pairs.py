"""Lines `name: value` of a mapping, where the client chose the name."""

import re
from collections.abc import Callable
from dataclasses import replace

from domain.facts import (
    Event,
    FactKind,
    Licence,
    PageWish,
    Person,
    Phone,
    Question,
    Review,
    ServiceDetail,
)
from domain.intake.amounts import priced, words
from domain.intake.colours import Role
from domain.intake.contacts import emails, href, link, phones
from domain.intake.dates import date_in
from domain.intake.day_keys import day_key, is_day_off, may_be_range, names_days
from domain.intake.desk import Desk
from domain.intake.first_names import two_who
from domain.intake.hours import hours
from domain.intake.keyed_words import label_lone, take_told
from domain.intake.lexicon import Section
from domain.intake.offers import duration, listed
from domain.intake.paragraphs import take_prose
from domain.intake.pictures import take_photo
from domain.intake.prices import prices
from domain.intake.prose import integration, take_colours
from domain.intake.readers import take_text
from domain.intake.sections import is_field, section_of
from domain.intake.speech import Speech
from domain.intake.spelling import shown
from domain.intake.tree import Leaf

Pair = Callable[[Desk, Leaf, Leaf, str], bool]


def _phone(desk: Desk, name: Leaf, value: Leaf, heading: str) -> bool:
    main = section_of(name.text) is Section.PHONE and not desk.speech.words(
        "phone_purposes_re"
    ).search(name.text)
    purpose = (
        ""
        if main or re.fullmatch(r"(?i)main|haupt\w*|zentrale|principal|number|general", name.text)
        else name.text
    )
    said = value.stretch.folded()
    hits = phones(f"tel {said.text}", desk.speech)
    shown = (
        hits[0].detail.display
        if len(hits) == 1 and isinstance(hits[0].detail, Phone)
        else said.text
    )
    detail = Phone(display=shown, href=href(shown, desk.speech.country), purpose=purpose)
    if not re.search(r"\d{2}", shown):
        return False
    desk.add(FactKind.PHONE, said, heading=name.text, detail=detail)
    return True


def _email(desk: Desk, name: Leaf, value: Leaf, heading: str) -> bool:
    said = value.stretch.folded()
    hits = emails(said.text, desk.speech)
    purpose = "" if section_of(name.text) is Section.EMAIL else name.text
    for hit in hits:
        if hit.detail is not None:
            made = hit.detail.model_copy(update={"purpose": purpose})
            desk.add(FactKind.EMAIL, said.cut(hit.start, hit.end), heading=name.text, detail=made)
    return bool(hits)


def _link(desk: Desk, name: Leaf, value: Leaf, heading: str) -> bool:
    said = value.stretch.folded()
    if not re.match(r"(?i)(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$", said.text):
        return False
    made = link(said.text, context=f"{heading} {name.text}", label=name.text)
    if section_of(heading) is Section.SOCIAL or section_of(name.text) is Section.SOCIAL:
        made = made.model_copy(update={"purpose": "social"})
    desk.add(FactKind.LINK, said, heading=name.text, detail=made)
    return True


def _hours(desk: Desk, name: Leaf, value: Leaf, heading: str) -> bool:
    said = f"{name.text.replace('_', ' ')}: {words(value)}"
    off = is_day_off(name, words(value), desk.speech)
    hits = hours(f"{name.text}: closed" if off else said, desk.speech)
    if not hits:
        hits = hours(words(value), desk.speech, label=name.text)
        said = words(value)
    for hit in hits:
        text = said[hit.start : hit.end] if len(hits) > 1 else said
        desk.add(FactKind.HOURS, value.stretch, heading=heading, detail=hit.detail, text=text)
    if not hits:
        said = f"{shown(name.text)}: {words(value)}"
        desk.add(FactKind.STATEMENT, value.stretch, heading=name.text, text=said)
    return True


def _service(desk: Desk, name: Leaf, value: Leaf, heading: str) -> bool:
    if hours(f"{name.text}: 9-17", desk.speech):  # a day of a timetable is no offer
        text = f"{name.text}: {words(value)}"
        desk.add(FactKind.STATEMENT, value.stretch, heading=heading, text=text)
        return True
    made, several = listed(f"{name.text}: {words(value)}", desk.speech)
    if len(several) > 1 and len({price.item for price in several}) == len(several):
        text = f"{name.text}: {words(value)}"
        detail = ServiceDetail(name=name.text, duration_minutes=made.duration_minutes)
        desk.add(FactKind.SERVICE, value.stretch, heading=heading, detail=detail, text=text)
        for price in several:
            desk.add(
                FactKind.PRICE,
                value.stretch,
                heading=heading,
                detail=price,
                text=f"{price.item} {price.display}",
            )
        return True
    price = priced(desk, value, name.text)
    minutes, _ = duration(words(value))
    lone = price is not None and len(words(value).replace(price.display, "").strip(" ,()/–-")) < 25
    read = lone and made.price is not None and made.name == name.text
    named = made.name == name.text or name.text.startswith(f"{made.name} (")
    told = made.price is not None and named
    description = made.description if told else "" if lone else words(value)
    detail = ServiceDetail(
        name=name.text,
        description=description,
        price=price,
        duration_minutes=minutes,
        notes=made.notes if read else (),
    )
    desk.add(
        FactKind.SERVICE,
        value.stretch,
        heading=heading,
        detail=detail,
        text=f"{name.text}: {words(value)}",
    )
    return True


_FREE = re.compile(
    r"(?i)(?:free(?: of charge| entry| admission)?|no charge|kostenlos|kostenfrei|frei|gratis|eintritt frei|gratuit[oa]s?)[.!]?"
)
_VARIANT = re.compile(
    r"(?P<one>[^()]*\d[^()]*?)\s*\((?P<what>[^()\d£€$]{2,40}?)\s+(?P<two>[^()]*\d[^()]*)\)"
)


def _take_variant(desk: Desk, name: Leaf, value: Leaf, heading: str) -> bool:
    """`from £420 (molars £560)` has two prices, of the thing and of one kind of it."""
    match = _VARIANT.fullmatch(words(value))
    if match is None:
        return False
    found = [
        *prices(match["one"], desk.speech, item=name.text),
        *prices(match["two"], desk.speech, item=f"{name.text} ({match['what']})"),
    ]
    if len(found) != 2:  # one before the bracket, one in it
        return False
    for hit in found:
        desk.add(
            FactKind.PRICE,
            value.stretch,
            heading=heading,
            detail=hit.detail,
            text=f"{name.text}: {words(value)}",
        )
    return True


def _price(desk: Desk, name: Leaf, value: Leaf, heading: str) -> bool:
    if _take_variant(desk, name, value, heading):
        return True
    price = priced(desk, value, name.text)
    beside = (
        re.sub(r"\s+", " ", words(value).replace(price.display, " ")).strip(" ,()") if price else ""
    )
    if price and not price.unit and re.fullmatch(r"[^\W\d_][^\d£€$]{2,40}", beside):
        price = price.model_copy(update={"item": f"{name.text} ({beside})"})
    if price is None:
        if not _FREE.fullmatch(words(value)):
            desk.tell(value.line, "no_currency", said=words(value)[:60])
        desk.add(
            FactKind.STATEMENT,
            value.stretch,
            heading=name.text,
            text=f"{name.text}: {words(value)}",
        )
        return True
    desk.add(
        FactKind.PRICE,
        value.stretch,
        heading=heading,
        detail=price,
        text=f"{name.text}: {words(value)}",
    )
    return True


def _person(desk: Desk, name: Leaf, value: Leaf, heading: str) -> bool:
    both = two_who(f"{name.text}: {words(value)}")
    for made in both:
        desk.add(FactKind.PERSON, value.stretch, heading=heading, detail=made, text=made.name)
    if both:
        return True
    role, _, bio = words(value).partition(". ")
    if desk.speech.words("roles_re").fullmatch(name.text):
        detail = Person(name=words(value), role=name.text)
    else:
        detail = Person(name=name.text, role=role.rstrip("."), bio=bio)
    desk.add(
        FactKind.PERSON,
        value.stretch,
        heading=heading,
        detail=detail,
        text=f"{name.text}: {words(value)}",
    )
    return True


def _review(desk: Desk, name: Leaf, value: Leaf, heading: str) -> bool:
    quote = words(value).strip('"“”„«» ')
    desk.add(
        FactKind.REVIEW,
        value.stretch,
        heading=heading,
        detail=Review(quote=quote, author=name.text),
        text=f"{name.text}: {quote}",
    )
    return True


def _question(desk: Desk, name: Leaf, value: Leaf, heading: str) -> bool:
    detail = Question(question=name.text, answer=words(value))
    desk.add(
        FactKind.QUESTION,
        value.stretch,
        heading=heading,
        detail=detail,
        text=f"{name.text} {words(value)}",
    )
    return True


def _licence(desk: Desk, name: Leaf, value: Leaf, heading: str) -> bool:
    said = words(value)
    number = said if re.search(r"\d", said) and len(said.split()) <= 4 else ""
    title = name.text.replace("_", " ")
    detail = Licence(name=title if number else f"{title}: {said}", number=number)
    desk.add(
        FactKind.LICENCE, value.stretch, heading=heading, detail=detail, text=f"{title}: {said}"
    )
    return True


def _event(desk: Desk, name: Leaf, value: Leaf, heading: str) -> bool:
    said = words(value)
    for when, title in ((said, name.text), (name.text, said)):
        hit = date_in(when, desk.speech)
        if hit is not None:
            detail = Event(name=title, when=when, date=hit[2])
            desk.add(
                FactKind.EVENT,
                value.stretch,
                heading=heading,
                detail=detail,
                text=f"{name.text}: {said}",
            )
            return True
    return False


def _colour(desk: Desk, name: Leaf, value: Leaf, heading: str) -> bool:
    roles: tuple[tuple[str, Role], ...] = (
        ("avoid", "avoid"),
        ("background", "background"),
        ("accent", "accent"),
        ("colour_text", "text"),
    )
    role: Role | None = next((r for f, r in roles if is_field(name.text, f)), None)
    take_colours(desk, value.stretch.folded(), heading=name.text, role=role)
    return True


def _photo(desk: Desk, name: Leaf, value: Leaf, heading: str) -> bool:
    return take_photo(
        desk, value.stretch, name.text, role="logo" if section_of(name.text) is Section.LOGO else ""
    )


def _integration(desk: Desk, name: Leaf, value: Leaf, heading: str) -> bool:
    made = integration(words(value), desk, key=name.text)
    desk.add(
        FactKind.INTEGRATION,
        value.stretch,
        heading=name.text,
        detail=made,
        text=f"{name.text}: {words(value)}",
    )
    return True


def _page(desk: Desk, name: Leaf, value: Leaf, heading: str) -> bool:
    desk.add(
        FactKind.PAGE,
        value.stretch,
        heading=heading,
        detail=PageWish(name=name.text),
        text=f"{name.text}: {words(value)}",
    )
    return True


def _preference(desk: Desk, name: Leaf, value: Leaf, heading: str) -> bool:
    section = section_of(name.text)
    if section is Section.COLOURS:
        take_colours(desk, value.stretch.folded(), heading=name.text)
        return True
    return False


def _area(desk: Desk, name: Leaf, value: Leaf, heading: str) -> bool:
    said = value.stretch.folded()
    desk.add(
        FactKind.AREA,
        said,
        heading=heading,
        text=name.text if not said else f"{name.text}: {said.text}",
    )
    return True


PAIRS: dict[Section, Pair] = {
    Section.PHONE: _phone,
    Section.EMAIL: _email,
    Section.WEBSITE: _link,
    Section.SOCIAL: _link,
    Section.HOURS: _hours,
    Section.SERVICES: _service,
    Section.MENU: _service,
    Section.PRICES: _price,
    Section.TEAM: _person,
    Section.REVIEWS: _review,
    Section.QUESTIONS: _question,
    Section.LICENCES: _licence,
    Section.EVENTS: _event,
    Section.COLOURS: _colour,
    Section.PHOTOS: _photo,
    Section.INTEGRATIONS: _integration,
    Section.PAGES: _page,
    Section.PREFERENCES: _preference,
    Section.AREAS: _area,
}
"""How a name with one value is read under each section."""


def _named(key: Leaf, speech: Speech) -> Leaf:
    """Return a key written for a machine as words: `secondVisit` is `Second visit`."""
    text = key.text
    if days := day_key(text, speech):
        return replace(key, text=days)
    machine = re.search(r"_|[a-zß-ÿ][A-ZÄÖÜ]", text) or shown(text).casefold() != text.casefold()
    if " " in text or not machine or re.fullmatch(r"[A-ZÄÖÜ][^\W_]+(?:-[A-ZÄÖÜ][^\W_]+)+", text):
        return key  # `Kaminofen-Abnahme` is written for people
    return replace(key, text=shown(text))


def take_pair(desk: Desk, section: Section, inner: Leaf, node: Leaf, *, heading: str) -> None:
    """Take down a name with its one value, as the section reads it."""
    if may_be_range(inner.text, desk.speech):
        read = day_key(inner.text, desk.speech)
        said = inner.text.replace("_", "-")
        desk.tell(inner.line, "days_apart", name=inner.text, read=read, said=said)
    inner = _named(inner, desk.speech)
    reader = PAIRS.get(section)
    if reader is not None and reader(desk, inner, node, heading):
        return
    if section in (Section.ABOUT, Section.CONTACT) and node.shape == "switch":
        take_told(desk, inner, node)
        return
    if section in (Section.ABOUT, Section.CONTACT):
        if names_days(inner, desk.speech) and hours(f"{inner.text}: {node.text}", desk.speech):
            _hours(desk, inner, node, heading)
            return
        opened = hours(node.text, desk.speech, label=inner.text)
        for found in opened:
            desk.add(FactKind.HOURS, node.stretch, heading=inner.text, detail=found.detail)
        if not opened:
            before = len(desk.found)
            take_prose(desk, node.stretch, inner.text)
            label_lone(desk, before, inner, node.stretch)
        return
    take_text(desk, section, node.stretch, heading=inner.text)
