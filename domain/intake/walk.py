"""Where in a document the reader is, and what every line of it may hold."""

import re
from dataclasses import dataclass, field

from domain.facts import FactKind, Link
from domain.intake.contacts import link, links, phones
from domain.intake.desk import Desk
from domain.intake.hours import hours
from domain.intake.inline import Inline, inline
from domain.intake.lexicon import Section
from domain.intake.lists import Block
from domain.intake.paragraphs import take_prose
from domain.intake.pictures import role_of
from domain.intake.prices import prices
from domain.intake.prose import take_sentence
from domain.intake.readers import take_text
from domain.intake.refusals import is_refusing
from domain.intake.reviews import quotations
from domain.intake.sections import is_field, section_of, section_of_label
from domain.intake.sentences import sentences
from domain.intake.speech import PERSON, Speech
from domain.intake.stretch import NOTHING, Stretch
from domain.intake.told_offers import take_told_offers
from domain.text.clauses import is_clause

_SHORT_VALUES = frozenset(
    {
        Section.HOURS,
        Section.PHONE,
        Section.EMAIL,
        Section.ADDRESS,
        Section.AREAS,
        Section.NAME,
        Section.TRADE,
        Section.TAGLINE,
        Section.WEBSITE,
        Section.SOCIAL,
    }
)


@dataclass
class Walk:
    """Where in the document the reader is."""

    desk: Desk
    section: Section | None = None
    heading: str = ""
    head: Stretch = NOTHING
    levels: list[tuple[int, Section | None, str]] = field(
        default_factory=list[tuple[int, Section | None, str]]
    )
    group: str = ""
    asked: Stretch = NOTHING
    used: bool = True
    sentences: int = 0
    answers: bool = False
    """Whether the text answers a questionnaire, so that a question is a heading."""
    portrayed: bool = False
    """Whether the heading before was somebody's name."""
    described: Block | None = None
    """A paragraph already taken down together with its heading."""


_OFFICES = re.compile(r";\s+(?=[A-ZÄÖÜ][^:;.]{2,30}:\s)")
"""Between `Chair: Ann Lee` and `Treasurer: Bob Ackroyd` on one line."""


def take_labelled(desk: Desk, line: Stretch, section: Section) -> None:
    """Take down `Phone: 0113 496 0000` as its label says."""
    if (
        section is Section.TEAM
        and len(offices := _OFFICES.split(line.text)) > 1
        and ":" in offices[1]
    ):
        for part in line.split(_OFFICES):
            take_labelled(desk, part, section)
        return
    colon = line.text.index(":")
    label, value = line.text[:colon].strip("*_ "), line.cut(colon + 1).strip("*_ ")
    if value.text[:1] in ('"', "“", "„", "«") and quotations(value.folded()):
        take_text(desk, Section.REVIEWS, value, heading=label)
    elif _is_out_of_hours(desk, label, value.text, section):
        take_sentence(desk, line.folded())
    else:
        _take_value(desk, line, label, value, section)


def _take_value(desk: Desk, line: Stretch, label: str, value: Stretch, section: Section) -> None:
    if section is Section.EVENTS and section_of(label) is None:
        take_text(desk, section, line, heading=label)  # `Open day and plant sale: Sunday 23 May`
        return
    said = sentences(value.folded(), ordinals=desk.speech.language == "de")
    if section is Section.EXCLUSIONS and _is_whole_refusal(label, value.text, desk.speech):
        desk.add(FactKind.EXCLUSION, line.folded(), heading=label)
        return
    if (
        section is Section.WEBSITE
        and not links(value.text, desk.speech)
        and len(value.text.split()) > 2
    ):
        take_text(desk, Section.PREFERENCES, value, heading=label)  # `Web: cheerful, large letters`
    elif not _take_each(desk, said, label, section):
        _take_whole(desk, line, label, value, section=section, said=said)


def _is_whole_refusal(label: str, rest: str, speech: Speech) -> bool:
    """`We do not write tattoos: skin moves, and ink stays.` denies before the colon and explains behind it."""
    named = is_refusing(label, loose=True) and not is_refusing(label)
    return named and len(label.split()) > _NAMES_NOTHING and rest.endswith((".", "!")) and is_clause(rest, speech.language)  # fmt: skip


_NAMES_NOTHING = 3
"""Words of a refusal that leaves open what: `We don't repair`."""


def _take_whole(
    desk: Desk, line: Stretch, label: str, value: Stretch, *, section: Section, said: list[Stretch]
) -> None:
    if section in _PRICED and not is_field(label, "price") and _is_priced(desk, value.text):
        take_text(desk, section, line, heading=label)
        return
    if len(said) > 1 and (section in _SHORT_VALUES or any(_labelled(s.text) for s in said[1:])):
        _take_said(desk, said, label, section)
        return
    if (
        section in (Section.SERVICES, Section.MENU, Section.PROJECTS, Section.PAYMENT, Section.TEAM)
        and "," in value.text
        and not re.search(r"[.!?]\s", value.text)
    ):
        for part in _listed(value, section):
            take_text(desk, section, part, heading=label)
        return
    if section is Section.CONTACT:
        named = _begins_with_a_person(value.text)
        take_text(desk, Section.TEAM if named else None, value, heading=label)
    elif section in _SAID_WHOLE:
        take_prose(desk, line, label)
    else:
        take_text(desk, section, value, heading=label)


def _take_each(desk: Desk, said: list[Stretch], label: str, section: Section) -> bool:
    """Several sentences behind `Prices:` or `Team:` are each read for themselves."""
    if section in _PRICED and take_told_offers(desk, said, label, section=section):
        return True
    several = sum(bool(prices(sentence.text, desk.speech)) for sentence in said) > 1
    if len(said) < 2 or not (section is Section.TEAM or (section is Section.PRICES and several)):
        return False
    for sentence in said:
        known = _labelled(sentence.text) if sentence is not said[0] else None
        if section is Section.PRICES:
            take_sentence(desk, sentence, heading=label)
        elif known is Section.TEAM:
            take_labelled(desk, sentence, known)
        else:
            take_text(desk, section, sentence, heading=label)
    return True


def _take_said(desk: Desk, said: list[Stretch], label: str, section: Section) -> None:
    """The first sentence behind a label is its value; the others say what they say."""
    for i, sentence in enumerate(said):
        known = _labelled(sentence.text) if i > 0 else None
        if known:
            take_labelled(desk, sentence, known)
        elif i == 0 or (section is Section.HOURS and hours(sentence.text, desk.speech)):
            take_text(desk, section, sentence.strip(" ."), heading=label)
        else:
            take_sentence(desk, sentence)


_SAID_WHOLE = frozenset({Section.ABOUT, Section.LANGUAGE, Section.COUNTRY, Section.CURRENCY, Section.PROJECT})  # fmt: skip
"""What says nothing without its label."""


_PRICED = frozenset({Section.PRICES, Section.SERVICES, Section.MENU})


def _labelled(text: str) -> Section | None:
    """`Apprentice: Jo Hart.` behind another label is of that one."""
    label = re.match(r"(?P<label>[^\W\d][^:.!?|]{1,25}):\s+\S", text)
    return section_of_label(label["label"]) if label else None


def _is_priced(desk: Desk, value: str) -> bool:
    """`Deposit: £150` and `Ten classes: from £90` name what is paid for before the colon."""
    found = prices(value, desk.speech, item="")
    return bool(found) and found[0].start == 0


_OF_NUMBERS = frozenset({Section.PHONE, Section.CONTACT, Section.TEAM, Section.ADDRESS, Section.LICENCES})  # fmt: skip


def _is_out_of_hours(desk: Desk, label: str, value: str, section: Section) -> bool:
    """`In an emergency out of hours: 0113 ...` is a sentence, and `For events ring: ...` too."""
    if section in _OF_NUMBERS or section_of(label) is not None:
        return False
    hits = phones(value, desk.speech)
    called = bool(hits) and (section is Section.HOURS or hits[0].start == 0)
    return called or (section in _PRICED and _AT.search(value) is not None)


_AT = re.compile(r"(?i)\b(?:at|um|a las?)\s\d{1,2}(?:[:.]\d{2})?\s?(?:h|uhr|am|pm)\b")
"""`Guided visits: Saturdays at 11 am` says when, and lists nothing."""


def _begins_with_a_person(text: str) -> bool:
    """`Contact: Jo Marsden, 07700 900812` names somebody."""
    return re.match(rf"{PERSON},\s+(?:\+?\d|\S+@)", text) is not None


def _listed(value: Stretch, section: Section) -> list[Stretch]:
    if section in (Section.TEAM, Section.PAYMENT):
        return (
            value.split(re.compile(r";\s+"))
            if ";" in value.text or section is Section.PAYMENT
            else [value]
        )
    return value.split(
        re.compile(
            r"\s*[,;]\s+(?:(?:and|und|y)\s+)?(?![^()]*\))|(?<=\w)\s+(?:and|und|y)\s+(?=[^,]*$)"
        )
    )


def words(walk: Walk, line: Stretch) -> Stretch:
    """Return a line without its Markdown signs, its links and pictures taken down."""
    shown = inline(line)
    take_extras(walk, shown)
    return shown.text.strip()


def take_extras(walk: Walk, shown: Inline) -> None:
    """Take the links and pictures of a line down."""
    for label, url in shown.links:
        if url.text.startswith(("mailto:", "tel:", "#")):
            if url.text.removeprefix("mailto:") not in shown.text.text and not url.text.startswith(
                "#"
            ):
                take_sentence(walk.desk, url.cut(url.text.index(":") + 1))
            continue
        if not re.match(r"(?i)https?://(?![^/?#]*@)|www\.|[\w-]+(?:\.[\w-]+)+(?![\w@:])", url.text):
            walk.desk.tell(url, "no_address", said=url.text[:80])
            continue
        made: Link = link(url.text, context=label.text, label=label.text.strip())
        walk.desk.add(FactKind.LINK, url, heading=walk.heading, detail=made)
    for picture in shown.pictures:
        role = (
            "logo"
            if walk.section is Section.LOGO
            else role_of(f"{picture.alt} {picture.title} {picture.path.text}")
        )
        walk.desk.add_photo(
            picture.path, alt=picture.alt, caption=picture.title, role=role, heading=walk.heading
        )
