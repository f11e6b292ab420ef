"""Take out of a brief what is no word of the client's: orders to a machine, letters nobody sees."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from domain.facts import FactKind
from domain.intake.desk import Desk
from domain.intake.formats import Source
from domain.intake.machine_orders import orders
from domain.intake.stretch import Stretch, joined
from domain.intake.tree import Leaf, Node, Row, Table
from domain.text.unseen import unseen

_SAID_BY_OTHERS = re.compile(r"^\s*>")
_LINKED = re.compile(r"\]\([^()\s]*\)|<?https?://\S*|\bwww\.\S*")


@dataclass
class Sieve:
    """Lets a brief through without them, and keeps what stayed behind."""

    kept_back: list[Stretch] = field(default_factory=list[Stretch])

    def sifted(self, source: Source) -> Source:
        """Return the brief as it may be read."""
        tree = None if source.tree is None else self._node(source.tree)
        return replace(source, tree=tree, lines=self._lines(source.lines))

    def tell(self, desk: Desk) -> None:
        """Write down what stayed behind, as requests that are not followed."""
        for said in self.kept_back:
            desk.add(FactKind.DECLINED, said)
            desk.tell(said, "order", said=said.text[:80])

    def _node(self, node: Node) -> Node:
        match node:
            case Leaf():
                return self._leaf(node)
            case Row():
                return replace(node, items=tuple(self._node(item) for item in node.items))
            case Table():
                return replace(node, entries=tuple(self._entries(node)))

    def _entries(self, table: Table) -> list[tuple[Leaf, Node]]:
        keys = [(key, self._leaf(key), value) for key, value in table.entries]
        return [(key, self._node(value)) for key, sifted, value in keys if sifted is key]

    def _leaf(self, leaf: Leaf) -> Leaf:
        lines = tuple(self._lines(leaf.lines))
        if lines == leaf.lines:
            return leaf
        left = tuple(line for line in lines if line.text.strip())
        return replace(leaf, text=joined(left).text, lines=left)

    def _lines(self, lines: Sequence[Stretch]) -> list[Stretch]:
        seen = [line.without(unseen(line.text)) for line in lines]
        sifted: list[Stretch] = []
        paragraph: list[Stretch] = []
        for line in seen:
            if line.text.strip():
                paragraph.append(line)
                continue
            sifted += [*self._paragraph(paragraph), line]
            paragraph = []
        return sifted + self._paragraph(paragraph)

    def _paragraph(self, lines: list[Stretch]) -> list[Stretch]:
        """Return a paragraph's lines, which an order may run across."""
        whole = joined(lines)
        found = orders(whole.text)
        self.kept_back += [one for span in found if (one := whole.cut(*span).folded())]
        sifted: list[Stretch] = []
        begin = 0
        for line in lines:
            end = begin + len(line.text)
            holes = [
                (max(a, begin) - begin, min(b, end) - begin)
                for a, b in found
                if a < end and b > begin
            ]
            if _SAID_BY_OTHERS.match(line.text):
                holes += [link.span() for link in _LINKED.finditer(line.text)]
            sifted.append(line.without(holes) if holes else line)
            begin = end + 1
        return sifted
