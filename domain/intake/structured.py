"""A brief of keys and values, from YAML, JSON or front matter."""

import re
from dataclasses import replace
from typing import Literal

from domain.errors import BriefInvalid
from domain.facts import FactKind
from domain.intake.address_parts import with_addresses
from domain.intake.day_keys import tells_hours, times_of
from domain.intake.desk import Desk
from domain.intake.document import read_document
from domain.intake.entries import take_entry, take_named_entry
from domain.intake.keyed_words import is_for_customers, take_affirmed, take_keyed, take_told
from domain.intake.lexicon import Section
from domain.intake.mappings import MAPPINGS
from domain.intake.own_keys import is_slip, section_of_own
from domain.intake.own_words import are_offers, are_phrases, are_words, take_words
from domain.intake.pairs import take_pair
from domain.intake.prices import prices
from domain.intake.readers import take_text
from domain.intake.refusals import is_refusing
from domain.intake.sections import (
    nearest_key,
    section_of,
    section_of_key,
)
from domain.intake.stretch import Stretch
from domain.intake.tree import Leaf, Node, Row, Table
from domain.intake.walk import take_labelled

SETTINGS = frozenset({Section.LANGUAGE, Section.COUNTRY, Section.CURRENCY, Section.PROJECT})
"""Keys that set something of the brief itself; they state no fact."""

_ONE_TEXT = frozenset({Section.NAME, Section.TAGLINE, *SETTINGS})
_NUMBERS = frozenset(
    {
        Section.PHONE,
        Section.HISTORY,
        Section.LICENCES,
        Section.NAME,
        Section.PROJECT,
        Section.PRICES,
    }
)
_PROSE = frozenset({Section.ABOUT, Section.CONTACT, Section.SERVICES, Section.MENU, Section.TEAM, Section.REVIEWS,
    Section.QUESTIONS, Section.EVENTS, Section.PROJECTS, Section.ARTICLES, Section.PRICES})  # fmt: skip


def read_structured(desk: Desk, tree: Node) -> None:
    """Take down what every key of the top level says.

    Raises:
        BriefInvalid: The top is no mapping, a key is unknown, or a value has the wrong type.
    """
    top = with_addresses(checked_top(desk.file, tree), desk.speech)
    values = [value for key, value in _all_entries(top) if section_of_key(key.text) in _OFFERED]
    listed = any(not isinstance(value, Leaf) for value in values)
    offered: Offered = "listed" if listed else "told" if values else ""
    known = sum(_is_known(desk, key, value) for key, value in top.entries)
    fluent = known >= _FLUENT and known >= 3 * (len(top.entries) - known)
    for key, value in top.entries:
        _take_top(desk, key, value, offered=offered, level=1 if fluent else 0)


def _is_known(desk: Desk, key: Leaf, value: Node) -> bool:
    section = section_of_own(key, value, desk.speech)
    return section is not None or tells_hours(key, value, desk.speech)


_FLUENT = 4
"""Keys a brief must have right before one nobody knows is taken for the client's own."""


_VAGUE = (None, Section.ABOUT)
"""What the shape of a value tells when it tells little: `salas` with prices are no slip of `salads`."""


Offered = Literal["", "told", "listed"]
"""How the brief gives what the firm offers: not at all, in a text, or as a list."""
_OFFERED = frozenset({Section.SERVICES, Section.MENU})


def _all_entries(top: Table) -> list[tuple[Leaf, Node]]:
    inner = [
        entry for _, value in top.entries if isinstance(value, Table) for entry in value.entries
    ]
    return [*top.entries, *inner]


def _take_top(desk: Desk, key: Leaf, value: Node, *, offered: Offered, level: int) -> None:
    """Take one key down; a mapping under a key that names no section is a group of such keys."""
    section = section_of_own(key, value, desk.speech)
    if section_of_key(key.text) is None and tells_hours(key, value, desk.speech):
        _take_own_name(desk, Section.HOURS, replace(key, text=""), inner=key, node=value)
        return
    slip = section_of_key(key.text) is None and section in _VAGUE and is_slip(key)
    group = isinstance(value, Table) and (section is None or section in _ONE_TEXT)
    if group and isinstance(value, Table) and not slip:
        for inner, node in value.entries:
            _take_top(desk, inner, node, offered=offered, level=level + 1)
        return
    if section is None and level > 0 and isinstance(value, Leaf):
        section = Section.ABOUT
    if section is None or slip:
        section = known_section(desk.file, key)
    if section is Section.LANGUAGE and isinstance(value, Row) and len(value.items) > 1:
        section = Section.ABOUT  # the languages somebody speaks, not that of the site
    section = _weighed(desk, section, key, value=value, offered=offered)
    if section not in SETTINGS:
        _take(desk, section, key, value)


def _weighed(desk: Desk, section: Section, key: Leaf, *, value: Node, offered: Offered) -> Section:
    """Return what a key announces in the light of how the brief gives its offers elsewhere."""
    own = section is Section.ABOUT and section_of_key(key.text) is None
    if own and not offered and isinstance(value, Row) and are_offers(desk, key, value):
        return Section.SERVICES
    if section is Section.SERVICES and offered == "listed" and _is_one_phrase(value, desk):
        return Section.TAGLINE
    return section


def _is_one_phrase(value: Node, desk: Desk) -> bool:
    """`what_we_do: Forecasting software for harbours` beside a list of products says what all are."""
    if not isinstance(value, Leaf) or len(value.lines) != 1 or value.shape != "text":
        return False
    text = value.text.strip()
    plain = not re.search(r"[,;:]|[.!?]\s", text) and not prices(text, desk.speech)
    return plain and 3 <= len(text.split()) <= 12


def checked_top(file: str, tree: Node) -> Table:
    """Return the tree as the mapping it must be.

    Raises:
        BriefInvalid: It is a list or a text.
    """
    if isinstance(tree, Table):
        return tree
    what = "list" if isinstance(tree, Row) else "text"
    raise BriefInvalid(
        source=file,
        line=tree.line,
        problem=f"The brief is a {what}, not a mapping of keys.",
        remedy="Begin with keys such as `name: ...` and `services: ...`, or save plain text as .txt.",
    )


def known_section(file: str, key: Leaf) -> Section:
    """Return what a top-level key announces.

    Raises:
        BriefInvalid: The key is not known.
    """
    section = section_of_key(key.text)
    if section is not None:
        return section
    near = nearest_key(key.text)
    remedy = f"Did you mean `{near}`? Otherwise move" if near else "Move"
    raise BriefInvalid(
        source=file,
        line=key.line,
        problem=f"The key `{key.text}` is not known.",
        remedy=f"{remedy} the text under `about`, where every sentence is kept.",
    )


def _take(desk: Desk, section: Section, key: Leaf, value: Node) -> None:
    if isinstance(value, Leaf) and value.shape == "switch" and section in _AFFIRMED:
        take_affirmed(desk, key, value, section)
        return
    check_shape(desk.file, section, key, value)
    if isinstance(value, Leaf):
        _take_leaf(desk, section, key, value)
    elif isinstance(value, Row):
        if section is Section.ABOUT and (are_words(key, value) or are_phrases(desk, key, value)):
            take_words(desk, key, value)
            return
        for item in value.items:
            _take_item(desk, section, key, item, group="")
    else:
        _take_mapping(desk, section, key, value)


_AFFIRMED = frozenset({Section.PAYMENT, Section.LICENCES, Section.GUARANTEES, Section.INTEGRATIONS, Section.PAGES})  # fmt: skip
"""What a yes says something of: `cards: yes`, `booking form: yes`."""


def check_shape(file: str, section: Section, key: Leaf, value: Node) -> None:
    """Refuse a value of a type its key cannot have.

    Raises:
        BriefInvalid: With what to write instead.
    """
    wanted = ""
    if section in _ONE_TEXT and not isinstance(value, Leaf):
        wanted = "one text"
    elif section is Section.ABOUT and isinstance(value, Leaf):
        return
    elif (isinstance(value, Leaf) and value.shape == "switch" and section not in SETTINGS) or (
        isinstance(value, Leaf) and value.shape == "number" and section not in _NUMBERS
    ):
        wanted = _wanted(section)
    if wanted:
        shape = {"switch": "yes-or-no value"}.get(value.shape, value.shape)
        raise BriefInvalid(
            source=file,
            line=key.line,
            problem=f"`{key.text}` is a {shape}; write {wanted}.",
            remedy=_example(key.text, wanted),
        )


def _wanted(section: Section) -> str:
    return "a list" if section in MAPPINGS else "a text"


def _example(key: str, wanted: str) -> str:
    if wanted == "a list":
        return f"Put each entry on a line of its own below `{key}:`, after a dash."
    return f"For example `{key}: ` followed by words, in quotes if they hold a colon."


_CLOCK = re.compile(
    r"(?i)\b\d{1,2}(?:[.:]\d{2})?\s?(?:uhr|am|pm)\b|\b\d{1,2}[.:]\d{2}\s?(?:-|–|to|bis|a)\s?\d{1,2}[.:]\d{2}\b|^\d{1,2}\s?(?:-|–|to|bis|a)\s?\d{1,2}[.:]\d{2}\b"
)


def _take_leaf(desk: Desk, section: Section, key: Leaf, value: Leaf) -> None:
    if value.shape == "nothing" or not value.lines:
        desk.tell(key.line, "empty_key", said=key.text)
        return
    if len(value.lines) > 1 and section in _PROSE:
        read_document(
            desk,
            list(value.lines),
            section=None if section is Section.ABOUT else section,
            heading=key.text,
            titled=False,
        )
        return
    said = value.stretch
    if section in (Section.SERVICES, Section.MENU) and _CLOCK.search(value.text):
        section = Section.ABOUT  # `breakfast: 7.30 to 10, included` is when, and no dish
    if (
        section in (Section.SERVICES, Section.AREAS, Section.PAYMENT, Section.TEAM, Section.MENU)
        and "," in value.text
    ):
        take_labelled(desk, labelled(key, said), section)
        return
    if (
        section in (Section.HOURS, Section.ADDRESS)
        and len(value.lines) > 1
        and section is Section.HOURS
    ):
        for line in value.lines:
            take_text(desk, section, line, heading=key.text)
        return
    if section is Section.ABOUT:
        take_told(desk, key, value)
        return
    take_keyed(desk, section, key, said)


def labelled(key: Leaf, said: Stretch) -> Stretch:
    """Return a value behind its key, as a line `key: value`."""
    lead = f"{key.text.replace(':', ' ')}: "
    return Stretch(lead + said.text, (said.at[:1] * len(lead)) + said.at)


def _take_item(desk: Desk, section: Section, key: Leaf, item: Node, *, group: str) -> None:
    if isinstance(item, Leaf):
        if item.shape == "nothing" or not item.lines:
            return
        if len(item.lines) > 1 and section in (
            Section.ABOUT,
            Section.PREFERENCES,
            Section.ARTICLES,
        ):
            read_document(
                desk, list(item.lines), heading=key.text, titled=False
            ) if section is Section.ABOUT else take_text(
                desk, section, item.stretch, heading=key.text
            )
            return
        if section is Section.ABOUT and is_for_customers(key, item):
            desk.add(FactKind.STATEMENT, item.stretch, heading=key.text)
            return
        take_text(desk, section, item.stretch, heading=key.text, group=group)
    elif isinstance(item, Row):
        for inner in item.items:
            _take_item(desk, section, key, inner, group=group)
    else:
        take_entry(desk, section, item, heading=key.text, group=group)


def _take_mapping(desk: Desk, section: Section, key: Leaf, value: Table) -> None:
    if take_entry_if_one(desk, section, key, value):
        return
    for inner, node in value.entries:
        _take_named(desk, section, key, inner, node)


def take_entry_if_one(desk: Desk, section: Section, key: Leaf, value: Table) -> bool:
    """A mapping of fields is one entry; a mapping of names is many."""
    fields = MAPPINGS.get(section)
    if fields is None or not fields.is_entry(value):
        return False
    take_entry(desk, section, value, heading=key.text, group="")
    return True


_OF_THE_MAKER = frozenset({Section.PREFERENCES, Section.COLOURS, Section.GOALS, Section.EXCLUSIONS})


def _take_named(desk: Desk, section: Section, key: Leaf, inner: Leaf, node: Node) -> None:
    """One line `name: value` of a mapping, where the name is the client's own."""
    known = section_of(inner.text)
    if is_refusing(inner.text, loose=True) and section not in _OF_THE_MAKER:
        _take(desk, Section.EXCLUSIONS, inner, node)
    elif (
        section in (Section.CONTACT, Section.ABOUT) and known is not None and known not in SETTINGS
    ):
        _take(desk, known, inner, node)
    else:
        _take_own_name(desk, section, key, inner=inner, node=node)


def _take_own_name(desk: Desk, section: Section, key: Leaf, *, inner: Leaf, node: Node) -> None:
    if isinstance(node, Leaf):
        if node.shape == "nothing" or not node.lines:
            desk.tell(inner.line, "empty_key", said=inner.text)
            return
        take_pair(desk, section, inner, node, heading=key.text)
        return
    if isinstance(node, Row):
        if section is Section.HOURS and (times := times_of(inner, node, desk.speech)):
            take_pair(desk, section, inner, times, heading=key.text)
            return
        grouped = section in (Section.SERVICES, Section.MENU, Section.PRICES, Section.PREFERENCES)
        for item in node.items:
            _take_item(desk, section, inner, item, group=inner.text if grouped else "")
        return
    if not take_named_entry(desk, section, inner, node, heading=key.text):
        for deeper, value in node.entries:
            _take_named(desk, section, inner, deeper, value)
