"""Read the JSON-LD of a page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from domain.grading.code.sources import inner_text
from domain.grading.markup import Element
from domain.grading.view import PageView
from domain.text.json_text import read_json

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Block:
    """One `<script type="application/ld+json">`."""

    element: Element
    data: Any
    """What it parses to; None when it does not."""
    problem: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Item:
    """One object with a type, wherever it stands."""

    node: Node
    types: tuple[str, ...]
    """Without the vocabulary's address."""
    element: Element
    key: str
    """Property it is the value of; empty at the top."""

    def texts(self, name: str) -> list[str]:
        """Return the values of a property as texts."""
        value = self.node.get(name)
        values = cast("list[Any]", value) if isinstance(value, list) else [value]
        return [
            str(v) for v in values if isinstance(v, str | int | float) and not isinstance(v, bool)
        ]


def blocks(page: PageView) -> tuple[Block, ...]:
    """Return every JSON-LD script of the page, parsed."""
    if "json_ld" not in page.memory:
        page.memory["json_ld"] = tuple(_blocks(page))
    return page.memory["json_ld"]


def _blocks(page: PageView) -> Iterator[Block]:
    for node in page.document.named("script"):
        if node.get("type").lower().split(";")[0].strip() == "application/ld+json":
            text = inner_text(node)
            try:
                yield Block(node, read_json(text, strict=False), "", None)
            except ValueError as error:
                line = getattr(error, "lineno", 1)
                yield Block(node, None, f"{error}", node.line + line - 1)


def items(page: PageView) -> tuple[Item, ...]:
    """Return every typed object in the page's JSON-LD, outer ones first."""
    if "items" not in page.memory:
        found = [item for block in blocks(page) for item in _walk(block.data, block.element, "")]
        page.memory["items"] = tuple(found)
    return page.memory["items"]


def _walk(data: Any, element: Element, key: str) -> Iterator[Item]:
    if isinstance(data, list):
        for inner in cast("list[Any]", data):
            yield from _walk(inner, element, key)
    elif isinstance(data, dict):
        node = cast("Node", data)
        if types := _types(node):
            yield Item(node, types, element, key)
        for name, value in node.items():
            if isinstance(value, dict | list):
                yield from _walk(value, element, name if name != "@graph" else "")


def _types(node: Node) -> tuple[str, ...]:
    value = node.get("@type")
    values = cast("list[Any]", value) if isinstance(value, list) else [value]
    return tuple(_bare(v) for v in values if isinstance(v, str) and v)


def _bare(name: str) -> str:
    return name.rstrip("/").rsplit("/", 1)[-1].removeprefix("schema:")


def is_type(item: Item, names: frozenset[str]) -> bool:
    """Whether the object has one of these types."""
    return any(name in names for name in item.types)


def nodes(value: Any) -> list[Node]:
    """Return the objects in a value that may be one or a list."""
    values = cast("list[Any]", value) if isinstance(value, list) else [value]
    return [cast("Node", v) for v in values if isinstance(v, dict)]
