"""YAML, read with places; no tag, alias or merge is ever followed."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from domain.errors import BriefInvalid
from domain.intake.stretch import Stretch, lines_of, pinned
from domain.intake.tree import Leaf, Node, Row, Table, refuse_depth, refuse_repeat

_NUMBER = re.compile(r"[-+]?\d[\d_]*(\.\d+)?([eE][-+]?\d+)?")
_SWITCH = frozenset({"true", "false", "yes", "no", "on", "off"})
_NOTHING = frozenset({"", "~", "null"})


def yaml_tree(name: str, text: str, *, first_line: int = 1) -> Node:
    """Return the tree of a YAML brief whose text begins on `first_line` of its file.

    Raises:
        BriefInvalid: It is not YAML, uses aliases, a key stands twice, or it is nested absurdly.
    """
    reader = _Reader(name, text, first_line)
    try:
        return reader.document()
    except yaml.MarkedYAMLError as error:
        if (quoted := _quoted(text)) != text:
            return _repaired(name, text, first_line, quoted=quoted, error=error)
        mark = error.problem_mark or error.context_mark
        raise reader.unreadable(mark, error.problem or "") from None
    except (yaml.YAMLError, ValueError):
        raise reader.unreadable(None, "") from None


_SIGNED = re.compile(
    r"(?m)^(?P<lead>[ \t]*(?:- +)+|[ \t]*(?:- +)?[^\s\"'#:][^\"'#:\n]*: +)(?P<said>\"[^\"\n]*\"[.,]? +[^\s#:,\]}][^\"\n]*)$"
)
"""`- "They came at once" Ruth Adie`: YAML wants nothing behind a quotation, people do."""


def _quoted(text: str) -> str:
    """Return YAML with such lines in quotes as a whole."""
    return _SIGNED.sub(lambda m: m["lead"] + "'" + m["said"].replace("'", "''") + "'", text)


def _repaired(
    name: str, text: str, first_line: int, *, quoted: str, error: yaml.MarkedYAMLError
) -> Node:
    reader = _Reader(name, text, first_line, parsed=quoted)
    try:
        return reader.document()
    except yaml.YAMLError:
        mark = error.problem_mark or error.context_mark
        raise reader.unreadable(mark, error.problem or "") from None


_SHIELD = "\ue0c5"
_HEX = re.compile(r"(?<=\S )#(?=[0-9A-Fa-f]{6}(?![\w]))")
"""`Our green is #3f7d20`: YAML would take the colour for a comment and lose it."""


class _Reader:
    def __init__(self, name: str, text: str, first_line: int, *, parsed: str = "") -> None:
        self.name = name
        self.shift = first_line - 1
        padding = "\n" * self.shift
        self.lines = lines_of(padding + text)
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times faster where it exists
        self.events: Iterator[Any] = iter(
            yaml.parse(_HEX.sub(_SHIELD, parsed or text), Loader=loader)
        )

    def unreadable(self, mark: Any, problem: str) -> BriefInvalid:
        line = None if mark is None else int(mark.line) + 1 + self.shift
        return BriefInvalid(
            source=self.name,
            line=line,
            problem=f"The YAML cannot be read: {_reason(problem)}.",
            remedy="Indent with spaces, put a space after each colon, and quote text that holds "
            "a colon or begins with a special sign.",
        )

    def document(self) -> Node:
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                tree = self._node(event, 1)
                self._refuse_second_document()
                return tree
        return Leaf("", (), "nothing")

    def _refuse_second_document(self) -> None:
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise BriefInvalid(
                    source=self.name,
                    line=int(event.start_mark.line) + 1 + self.shift,  # pyright: ignore[reportOptionalMemberAccess] # events of a text have marks
                    problem="A second YAML document begins here.",
                    remedy="Remove the line `---`, so that the file holds one mapping.",
                )

    def _node(self, event: Any, depth: int) -> Node:
        line = int(event.start_mark.line) + 1 + self.shift
        refuse_depth(self.name, depth, line)
        if isinstance(event, yaml.AliasEvent):
            raise BriefInvalid(
                source=self.name,
                line=line,
                problem=f"`*{event.anchor}` is a YAML alias, which a brief may not use.",
                remedy="Write the value out, or put the text in quotes if the star belongs to it.",
            )
        if isinstance(event, yaml.ScalarEvent):
            return self._leaf(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(depth, line)
        return self._mapping(depth, line)

    def _list(self, depth: int, line: int) -> Row:
        items: list[Node] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, depth + 1))
        return Row(tuple(items), line)

    def _mapping(self, depth: int, line: int) -> Table:
        entries: dict[str, tuple[Leaf, Node]] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, depth + 1)
            if not isinstance(key, Leaf):
                raise BriefInvalid(
                    source=self.name,
                    line=key.line,
                    problem=f"A {key.shape} stands where a key should be.",
                    remedy="Write a word followed by a colon, and quote text in curly or square "
                    "brackets.",
                )
            if key.text in entries:
                refuse_repeat(self.name, key, entries[key.text][0])
            entries[key.text] = (key, self._node(next(self.events), depth + 1))
        return Table(tuple(entries.values()), line)

    def _leaf(self, event: Any) -> Leaf:
        value = str(event.value).replace(_SHIELD, "#").replace("\0", " ")
        lines = self._lines(event, value)
        if event.style:
            return Leaf(value, lines)
        low = value.lower()
        if low in _NOTHING:
            return Leaf("", lines, "nothing")
        if _NUMBER.fullmatch(value):
            return Leaf(value, lines, "number")
        return Leaf(value, lines, "switch" if low in _SWITCH else "text")

    def _lines(self, event: Any, value: str) -> tuple[Stretch, ...]:
        start, end = event.start_mark, event.end_mark
        if not value or max(int(start.line), int(end.line)) + self.shift >= len(self.lines):
            return _at(value, self.lines[-1])
        first, last = int(start.line) + self.shift, int(end.line) + self.shift
        if event.style in ("|", ">"):
            rows = [row.strip() for row in self.lines[first + 1 : last + (end.column > 0)]]
            return tuple(rows[: _last_word(rows)])
        quote = 1 if event.style else 0
        if first == last:
            inner = self.lines[first].cut(start.column + quote, end.column - quote)
            return _at(value, inner)
        rows = [self.lines[first].cut(start.column + quote)]
        rows += self.lines[first + 1 : last]
        rows.append(self.lines[last].cut(0, max(0, int(end.column) - quote)))
        stripped = tuple(row.strip() for row in rows)
        if " ".join(r.text for r in stripped if r).split() == value.split():
            return stripped[: _last_word(stripped)]
        return _at(value, rows[0])


def _last_word(rows: "list[Stretch] | tuple[Stretch, ...]") -> int:
    return max((i + 1 for i, row in enumerate(rows) if row), default=0)


def _at(value: str, where: Stretch) -> tuple[Stretch, ...]:
    if value == where.text:
        return (where,) if value else ()
    return tuple(pinned(row, where) for row in value.splitlines() if row.strip())


def _reason(problem: str) -> str:
    for cue, reason in _REASONS.items():
        if cue in problem:
            return reason
    return "its structure is broken here or just above"


_REASONS = {
    "mapping values are not allowed": "a second colon stands where a value should be",
    "could not find expected ':'": "a line without a colon stands among the keys",
    "\\t": "a tab stands where only spaces may stand",
    "tab": "a tab stands where only spaces may stand",
    "cannot start any token": "a special sign begins a value",
    "end of stream": "a quote or bracket is opened and never closed",
    "block end": "the indentation does not match the lines above",
    "',' or": "a bracket is opened and never closed",
    "document start": "text follows the end of the mapping",
    "alphabetic or numeric": "a star or ampersand begins a value",
    "alias": "a star begins a value",
    "anchor": "an ampersand begins a value",
    "tag": "an exclamation mark begins a value",
    "escape": "a backslash in double quotes is followed by an unknown letter",
}
