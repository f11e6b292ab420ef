"""JSON, read with places."""

import json
import re
from typing import Any

from domain.errors import BriefInvalid
from domain.intake.stretch import Stretch, lines_of, pinned
from domain.intake.tree import Leaf, Node, Row, Table, refuse_depth, refuse_repeat

_TOKEN = re.compile(r'\s*("(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+)', re.DOTALL)


def json_tree(name: str, text: str) -> Node:
    """Return the tree of a JSON brief.

    Raises:
        BriefInvalid: It is not JSON, a key stands twice, or it is nested absurdly.
    """
    reader = _Reader(name, text)
    reader.measure()
    try:
        json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise BriefInvalid(
            source=name,
            line=error.lineno,
            problem=f"The JSON cannot be read at column {error.colno}: {_reason(error.msg)}.",
            remedy="Check the commas, quotes and brackets there and on the line before.",
        ) from None
    except ValueError as error:
        raise BriefInvalid(
            source=name, problem=f"The JSON holds {error}.", remedy="Write text or a plain number."
        ) from None
    return reader.value(1)


def _reason(message: str) -> str:
    return message[:1].lower() + message[1:].rstrip(".:")


def _no_constant(constant: str) -> Any:
    raise ValueError(f"`{constant}`, which is not a value")


class _Reader:
    """Walks the tokens of JSON known to be valid."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.lines = lines_of(text) if "\r" not in text else lines_of(text.replace("\r\n", "\n"))
        self.tokens = [(m.group(1), m.start(1)) for m in _TOKEN.finditer(text)]
        self.starts = [0]
        for match in re.finditer(r"\n", text):
            self.starts.append(match.end())
        self.index = 0
        self.row = 0

    def measure(self) -> None:
        """Refuse absurd nesting before anything recursive looks at it."""
        depth = 0
        for token, start in self.tokens:
            depth += (token in "{[") - (token in "}]")  # noqa: S105 # brackets
            if depth > 12:
                refuse_depth(self.name, depth, self._line(start))
        self.row = 0

    def _line(self, offset: int) -> int:
        while self.row + 1 < len(self.starts) and self.starts[self.row + 1] <= offset:
            self.row += 1
        return self.row + 1

    def _next(self) -> tuple[str, int, int]:
        token, start = self.tokens[self.index]
        self.index += 1
        return token, start, self._line(start)

    def value(self, depth: int) -> Node:
        token, start, line = self._next()
        if token == "{":  # noqa: S105 # a bracket
            return self._mapping(depth, line)
        if token == "[":  # noqa: S105 # a bracket
            return self._list(depth, line)
        return self._leaf(token, start, line)

    def _leaf(self, token: str, start: int, line: int) -> Leaf:
        column = start - self.starts[line - 1] + 1
        base = line * (1 << 24) + column
        if not token.startswith('"'):
            where = Stretch(token, tuple(range(base, base + len(token))))
            shape = {"true": "switch", "false": "switch", "null": "nothing"}.get(token, "number")
            return Leaf(token, (where,), shape)  # pyright: ignore[reportArgumentType] # one of the four
        text = str(json.loads(token, strict=False)).encode("utf-8", "replace").decode()
        text = text.replace("\0", " ")  # no page and no database holds it
        inner = Stretch(token[1:-1], tuple(range(base + 1, base + len(token) - 1)))
        if text == inner.text:
            return Leaf(text, (inner,)) if text else Leaf("", ())
        return Leaf(text, tuple(pinned(row, inner) for row in text.splitlines()))

    def _list(self, depth: int, line: int) -> Row:
        items: list[Node] = []
        while self.tokens[self.index][0] != "]":
            items.append(self.value(depth + 1))
            if self.tokens[self.index][0] == ",":
                self.index += 1
        self.index += 1
        return Row(tuple(items), line)

    def _mapping(self, depth: int, line: int) -> Table:
        entries: dict[str, tuple[Leaf, Node]] = {}
        while self.tokens[self.index][0] != "}":
            key = self._leaf(*self._next())
            self.index += 1
            if key.text in entries:
                refuse_repeat(self.name, key, entries[key.text][0])
            entries[key.text] = (key, self.value(depth + 1))
            if self.tokens[self.index][0] == ",":
                self.index += 1
        self.index += 1
        return Table(tuple(entries.values()), line)
