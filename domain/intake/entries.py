"""Mappings that describe one thing each: taken down as one fact, the unknown fields as words."""

from domain.facts import Address, Email, Fact, FactKind, Hours, Person, Phone, fact
from domain.intake.amounts import words
from domain.intake.day_keys import names_days
from domain.intake.desk import Desk
from domain.intake.fields import Fields, span
from domain.intake.lexicon import Section
from domain.intake.mappings import MAPPINGS, Mapping
from domain.intake.pairs import take_pair
from domain.intake.pictures import role_of
from domain.intake.readers import take_text
from domain.intake.refusals import is_refusing, take_refused
from domain.intake.sections import section_of
from domain.intake.spelling import shown
from domain.intake.tree import Leaf, Node, Row, Table


def take_entry(desk: Desk, section: Section, table: Table, *, heading: str, group: str) -> None:
    """Take one described thing down; fields nobody knows become statements."""
    mapping = MAPPINGS.get(section)
    if section in (Section.PHOTOS, Section.LOGO):
        _take_photo(desk, table, section, heading)
        return
    if mapping is None or not (mapping.is_entry(table) or len(table.entries) > 1):
        for key, value in table.entries:
            if isinstance(value, Leaf):
                if value.lines:
                    take_pair(desk, section, key, value, heading=heading)
            else:
                _take_loose(desk, section, key, value)
        return
    _take_fields(desk, mapping, table, heading=heading, group=group, section=section)


def _take_fields(
    desk: Desk, mapping: Mapping, table: Table, *, heading: str, group: str, section: Section
) -> None:
    fields = Fields(table)
    made = mapping.make(desk, fields, group)
    if made is None:
        for key, value in table.entries:
            _take_loose(desk, section, key, value)
        return
    kind, text, detail = made
    desk.add(kind, span(table), heading=heading, detail=detail, text=text)
    owner = (
        detail.label
        if isinstance(detail, Address)
        else detail.name
        if isinstance(detail, Person)
        else ""
    )
    for key, value in fields.rest():
        _take_loose(desk, section, key, value, owner=owner)


_OF_A_PLACE = frozenset({Section.PHONE, Section.EMAIL, Section.HOURS, Section.WEBSITE, Section.SOCIAL, Section.TEAM, Section.EXCLUSIONS})  # fmt: skip
"""What a branch or a person may have of its own."""


def _take_own(desk: Desk, key: Leaf, value: Leaf, *, owner: str) -> bool:
    """A branch's phone and hours are its own: they carry its name."""
    known = section_of(key.text)
    if known not in _OF_A_PLACE or value.shape == "nothing" or not value.lines:
        return False
    before = len(desk.found)
    take_text(desk, known, value.stretch, heading=key.text)
    for at in range(before, len(desk.found)):
        made, place = desk.found[at]
        desk.found[at] = (_named_after(made, owner), place)
    return True


def _named_after(made: Fact, owner: str) -> Fact:
    detail = made.detail
    if owner and isinstance(detail, Phone | Email) and not detail.purpose:
        detail = detail.model_copy(update={"purpose": owner})
    elif owner and isinstance(detail, Hours) and not detail.label:
        detail = detail.model_copy(update={"label": owner})
    return fact(made.kind, made.text, heading=made.heading, detail=detail)


_SAYING = 5
"""Words from which on a value says something without its key: `2025` does not."""


def _take_loose(desk: Desk, section: Section, key: Leaf, value: Node, *, owner: str = "") -> None:
    """What stands under a key nobody knows is still something the client said."""
    if isinstance(value, Leaf):
        if section in (Section.ADDRESS, Section.TEAM) and _take_own(desk, key, value, owner=owner):
            return
        if value.lines and value.shape != "nothing" and is_refusing(key.text, loose=True):
            take_refused(desk, value.stretch.folded(), key.text)
        elif value.lines and value.shape != "nothing":
            text = words(value)
            is_bare = value.shape == "number" or (len(text.split()) < _SAYING and text[-1:] not in ".!?")  # fmt: skip
            text = f"{owner + ', ' if owner else ''}{shown(key.text)}: {text}" if is_bare else text
            desk.add(FactKind.STATEMENT, value.stretch, heading=key.text, text=text)
        return
    inner = [(key, item) for item in value.items] if isinstance(value, Row) else value.entries
    for name, node in inner:
        if (
            isinstance(node, Leaf)
            and node.lines
            and section in (Section.SERVICES, Section.MENU, Section.TEAM)
        ):
            if name is key:
                take_text(desk, section, node.stretch, heading=name.text)
            else:
                take_pair(desk, section, name, node, heading=key.text)
        else:
            _take_loose(desk, section, name, node)


def take_named_entry(
    desk: Desk, section: Section, name: Leaf, table: Table, *, heading: str
) -> bool:
    """Take down `Boiler repair: {price: ..., duration: ...}`: the key is the name."""
    mapping = MAPPINGS.get(section)
    if mapping is None or not mapping.is_entry(table):
        return False
    of_days = section is Section.HOURS and names_days(name, desk.speech)
    label = Leaf("days" if of_days else _NAMED.get(section, "name"), name.lines)
    merged = Table(((label, name), *table.entries), name.line)
    _take_fields(desk, mapping, merged, heading=heading, group="", section=section)
    return True


_NAMED = {
    Section.QUESTIONS: "question",
    Section.REVIEWS: "author",
    Section.ADDRESS: "label",
}


def _take_photo(desk: Desk, table: Table, section: Section, heading: str) -> None:
    fields = Fields(table)
    file = fields.node("file")
    if not isinstance(file, Leaf) or not file.lines:
        for key, value in table.entries:
            if isinstance(value, Leaf) and value.lines:
                take_text(desk, section, value.stretch, heading=key.text)
        return
    kind = fields.text("kind")
    caption, alt = fields.text("caption"), fields.text("alt")
    role = "logo" if section is Section.LOGO else role_of(f"{kind} {caption} {file.text}")
    desk.add_photo(file.stretch, caption=caption, alt=alt, role=role, heading=heading)
    for key, value in fields.rest():
        _take_loose(desk, section, key, value)
