"""The fields of one mapping, each handed out once."""

import re

from domain.facts import Price
from domain.intake.amounts import beginning, priced, words
from domain.intake.desk import Desk
from domain.intake.lexicon import Section
from domain.intake.sections import is_field, section_of
from domain.intake.spelling import shown
from domain.intake.stretch import Stretch, joined
from domain.intake.tree import Leaf, Node, Row, Table

_STARS = re.compile(r"[0-5](?:[.,]\d)?")


class Fields:
    """The fields of one mapping, each handed out once, so that the rest can be told."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.used: set[int] = set()

    def node(self, *names: str) -> Node | None:
        """Return the value of the first of these fields that is there."""
        return self.keyed(*names)[1]

    def keyed(self, *names: str) -> tuple[str, Node | None]:
        """Return the first of these fields that is there, with its key as the client wrote it."""
        for name in names:
            for i, (key, value) in enumerate(self.table.entries):
                if i not in self.used and is_field(key.text, name):
                    self.used.add(i)
                    return key.text, value
        return "", None

    def price(self, desk: Desk, item: str) -> tuple[Node | None, Price | None, str]:
        """Return what the client wrote of the price, the price of `item`, and both as one text."""
        key, cost = self.keyed("price")
        price, said = priced(desk, cost, item), words(cost)
        begun = beginning(price, key) if price else None
        if price and begun and begun != price:
            said = f"{begun.display.removesuffix(price.display)}{said}"
        return cost, begun, said

    def text(self, *names: str) -> str:
        """Return a field as one text, lists joined by commas."""
        return words(self.node(*names))

    def number(self, name: str) -> str:
        """Return a further such field that is a number alone: `bewertung: 5` beside `text:`."""
        entries = [(i, words(v)) for i, (k, v) in enumerate(self.table.entries) if is_field(k.text, name)]  # fmt: skip
        at, text = next((one for one in entries if one[0] not in self.used and _STARS.fullmatch(one[1])), (-1, ""))  # fmt: skip
        self.used |= {at} - {-1}
        return text.replace(",", ".")

    def rest(self) -> list[tuple[Leaf, Node]]:
        """Return the entries nobody asked for."""
        return [entry for i, entry in enumerate(self.table.entries) if i not in self.used]


def span(node: Node) -> Stretch:
    """Return the first line of text in a value."""
    if isinstance(node, Leaf):
        return joined(node.lines[:1])
    inner = node.items if isinstance(node, Row) else [value for _, value in node.entries]
    return next((found for found in map(span, inner) if found), Stretch("", ()))


def rates(desk: Desk, node: Node | None, item: str) -> list[tuple[Stretch, Price]]:
    """Return the prices of a mapping such as `{low season: £95, high season: £125}`, or nothing."""
    if not isinstance(node, Table):
        return []
    made = [
        (value.stretch, price)
        for key, value in node.entries
        if isinstance(value, Leaf) and (price := priced(desk, value, f"{item}, {key.text}"))
    ]
    return made if len(made) == len(node.entries) else []


_OF_THEIR_OWN = frozenset({Section.PHONE, Section.EMAIL, Section.WEBSITE, Section.SOCIAL, Section.EXCLUSIONS, Section.PHOTOS})  # fmt: skip
"""What is read by itself beside a person."""


def also(fields: Fields) -> list[str]:
    """Return what else a mapping says of somebody in a few words: `Days: Tue-Thu`."""
    told: list[str] = []
    for key, value in fields.rest():
        plain = (
            isinstance(value, Leaf) and value.shape != "switch" and len(value.text.split()) <= _FEW
        )
        if plain and section_of(key.text) not in _OF_THEIR_OWN and not is_field(key.text, "file"):
            told.append(f"{shown(key.text)}: {words(value)}")
            fields.used.add(fields.table.entries.index((key, value)))
    return told


_FEW = 8
"""Words of a field that are a part of a line and no text of their own."""
