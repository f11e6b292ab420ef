"""Street, town and postcode under keys of their own: one address."""

import re
from dataclasses import replace

from domain.facts import Address
from domain.intake.addresses import addresses
from domain.intake.lexicon import Section
from domain.intake.sections import is_field, section_of, section_of_key
from domain.intake.speech import Speech
from domain.intake.spelling import normal
from domain.intake.stretch import Stretch
from domain.intake.tree import Leaf, Node, Table

_OPEN = (None, Section.CONTACT, Section.ABOUT, Section.NAME)
"""What a key above such parts may announce; below `branches` they are read as they stand."""

_GROUPS = (Section.CONTACT, Section.ABOUT)
"""Below these a key counts only where it is known as it stands."""

_BOTH = re.compile(
    r"(?:plz|postleitzahl|zip|postcode|cp|codigo postal|code postal)(?: (?:und|and|y|et))? (?:\w*ort|stadt|town|city|ciudad|poblacion|localidad|ville)"
)
"""Keys of a postcode and a town in one value: `plz_ort: 26506 Norden`."""
_CODE_AND_TOWN = re.compile(r"(?P<code>(?:[A-Z]{1,2}-)?\d{4,5})\s+(?P<town>[^\W\d].{1,50})")
_CODE, _TOWN = "postcode", "town"
"""Keys every language knows for them."""


def with_addresses(table: Table, speech: Speech, *, above: Section | None = None) -> Table:
    """Return a mapping in which such parts stand together under `address`, on every level."""
    parted = [one for entry in table.entries for one in _parted(*entry)]
    entries = [(key, _inside(key, value, speech, above=above)) for key, value in parted]
    parts = _parts(entries, speech)
    if not parts:
        return replace(table, entries=tuple(entries))
    first, (key, _) = parts[0], entries[parts[0]]
    whole = Table(tuple(entries[at] for at in parts), key.line)
    joined = [
        (replace(key, text="address"), whole) if at == first else entry
        for at, entry in enumerate(entries)
        if at == first or at not in parts
    ]
    return replace(table, entries=tuple(joined))


def _inside(key: Leaf, value: Node, speech: Speech, *, above: Section | None) -> Node:
    if not isinstance(value, Table):
        return value
    section = section_of(key.text) if above in _GROUPS else section_of_key(key.text)
    return with_addresses(value, speech, above=section or above) if section in _OPEN else value


def _parts(entries: list[tuple[Leaf, Node]], speech: Speech) -> list[int]:
    """Return where the parts of one address stand; none where a street stands alone or is whole.

    A town stands without a street where its postcode does too.
    """
    street = _only(entries, "street")
    rest = [at for at in (_only(entries, "locality"), _only(entries, "postal_code")) if at is not None]  # fmt: skip
    if street is None:
        return sorted(rest) if len(rest) == 2 else []
    if not rest or _is_whole(entries[street][1], speech):
        return []
    region = _only(entries, "region")
    named = region is not None and normal(entries[region][0].text) != "region"
    return sorted([street, *rest, *([region] if named and region is not None else [])])


def _only(entries: list[tuple[Leaf, Node]], field: str) -> int | None:
    """Return where the one short text of a field stands, or None."""
    named = [at for at, (key, value) in enumerate(entries) if is_field(key.text, field) and isinstance(value, Leaf)]  # fmt: skip
    plain = [at for at in named if 0 < len(getattr(entries[at][1], "text", "").split()) <= _LONGEST]
    return plain[0] if len(named) == len(plain) == 1 else None


_LONGEST = 8
"""Words a part of an address may have."""


def _is_whole(value: Node, speech: Speech) -> bool:
    found = addresses(value.text, speech) if isinstance(value, Leaf) else []
    details = [one.detail for one in found if isinstance(one.detail, Address)]
    return any(one.postal_code or one.locality for one in details)


def _parted(key: Leaf, value: Node) -> list[tuple[Leaf, Node]]:
    said = _BOTH.fullmatch(normal(key.text)) and isinstance(value, Leaf)
    line = value.lines[0] if said and isinstance(value, Leaf) and value.lines else None
    match = _CODE_AND_TOWN.fullmatch(line.text.strip()) if line else None
    if line is None or match is None:
        return [(key, value)]
    said = line.strip()
    return [
        (Leaf(_CODE, key.lines), _leaf(said.cut(*match.span("code")))),
        (Leaf(_TOWN, key.lines), _leaf(said.cut(*match.span("town")))),
    ]


def _leaf(said: Stretch) -> Leaf:
    return Leaf(said.text, (said,))
