"""A street, a postcode and a town under keys of their own are one address."""

import re

from domain.facts import Address
from domain.intake.addresses import addresses
from domain.intake.amounts import words
from domain.intake.sections import is_field
from domain.intake.speech import Speech
from domain.intake.spelling import normal
from domain.intake.stretch import Stretch
from domain.intake.tree import Leaf, Node, Table

_BOTH = re.compile(
    r"(?:plz|postleitzahl|zip|postcode|cp|codigo postal|code postal)(?: (?:und|and|y|et))? (?:\w*ort|stadt|town|city|ciudad|poblacion|localidad|ville)"
)
"""Keys of a postcode and a town in one value: `plz_ort: 26506 Norden`."""
_CODE_AND_TOWN = re.compile(r"(?P<code>(?:[A-Z]{1,2}-)?\d{4,5})\s+(?P<town>[^\W\d].{1,50})")
_PARTS = ("postal_code", "locality", "region", "country")
_CODE, _TOWN = "postcode", "town"
_WHOLE = "address"
"""Keys every language knows for the parts of an address."""


def with_whole_address(table: Table, speech: Speech) -> Table:
    """Return a mapping whose street, postcode and town stand together under one key."""
    entries = [one for entry in table.entries for one in _parted(*entry)]
    streets = [entry for entry in entries if _is_street(*entry, speech)]
    beside = [entry for entry in entries if _is_part(*entry)]
    kinds = [next(kind for kind in _PARTS if is_field(key.text, kind)) for key, _ in beside]
    if len(streets) > 1 or len(set(kinds)) < len(kinds) or "postal_code" not in kinds:
        return table
    parts = [*streets, *beside]
    if len(parts) == 1:
        return table
    whole = (Leaf(_WHOLE, parts[0][0].lines), Table(tuple(parts), parts[0][0].line))
    kept = [whole if entry is parts[0] else entry for entry in entries if entry is parts[0] or all(entry is not one for one in parts)]  # fmt: skip
    return Table(tuple(kept), table.line)


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


def _is_street(key: Leaf, value: Node, speech: Speech) -> bool:
    """A street that stands alone; an address that names its town needs no other key."""
    if not isinstance(value, Leaf) or not is_field(key.text, "street"):
        return False
    text = words(value)
    plain = re.search(r"[^\W\d_]{3}", text) is not None and "@" not in text and "/" not in text
    found = [one.detail for one in addresses(text, speech)]
    return plain and not any(isinstance(one, Address) and one.postal_code for one in found)


def _is_part(key: Leaf, value: Node) -> bool:
    return isinstance(value, Leaf) and any(is_field(key.text, kind) for kind in _PARTS)
