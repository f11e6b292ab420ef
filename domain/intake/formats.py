"""Which of the four formats a brief has, by its name and by its look."""

import re
from dataclasses import dataclass
from typing import Literal

from domain.errors import BriefInvalid
from domain.intake.json_tree import json_tree
from domain.intake.lexicon import Section
from domain.intake.sections import section_of
from domain.intake.spelling import normal
from domain.intake.stretch import Stretch, lines_of
from domain.intake.tree import Leaf, Node, Row, Table
from domain.intake.yaml_tree import yaml_tree

Format = Literal["yaml", "json", "markdown", "prose"]

_FENCE = re.compile(r"^(?:---|\+\+\+)\s*$")
_KEY = re.compile(r"^[\"']?([^\W\d][\w &'’/-]{0,40}?)[\"']?\s*:(?:\s|$)")
_MARKDOWN = re.compile(r"(?m)^#{1,6} ?\S|^\s*[-*+] \S|^>|!\[|\]\(|\*\*\S|^={3,}\s*$|^\|.*\|")


@dataclass(frozen=True)
class Source:
    """A brief's text, taken apart as far as its format goes."""

    name: str
    format: Format
    tree: Node | None
    """Keys and values: the whole of YAML and JSON, the front matter of Markdown."""
    lines: list[Stretch]
    """The text of Markdown and prose."""

    @property
    def words(self) -> str:
        """Everything it says, without keys: what language and country are judged by."""
        return "\n".join([*_texts(self.tree), *(line.text for line in self.lines)])

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key of its tree, of any level."""
        return tuple(_keys(self.tree))

    def setting(self, key: Literal["language", "country", "currency", "project"]) -> str:
        """Return a value that is about the brief itself, or ``""``."""
        if not isinstance(self.tree, Table):
            return ""
        for name, value in self.tree.entries:
            if section_of(name.text) is Section(key) and isinstance(value, Leaf):
                return _SETTINGS.get(normal(value.text), _default(key, value.text.strip()))
        return ""


def _default(key: str, value: str) -> str:
    if key == "language":
        code = re.match(r"[A-Za-z]{2}(?=$|[-_])", value)
        return code.group().lower() if code else ""
    if key == "country":
        return value.upper() if re.fullmatch(r"[A-Za-z]{2}", value) else ""
    if key == "currency":
        return value.upper() if re.fullmatch(r"[A-Za-z]{3}", value) else ""
    return value


_SETTINGS = {
    "english": "en", "englisch": "en", "ingles": "en", "german": "de", "deutsch": "de", "aleman": "de",
    "spanish": "es", "spanisch": "es", "espanol": "es", "castellano": "es", "french": "fr", "francais": "fr",
    "italian": "it", "italiano": "it", "germany": "DE", "deutschland": "DE", "alemania": "DE", "austria": "AT",
    "oesterreich": "AT", "switzerland": "CH", "schweiz": "CH", "suiza": "CH", "spain": "ES", "espana": "ES",
    "spanien": "ES", "united kingdom": "GB", "uk": "GB", "great britain": "GB", "england": "GB",
    "scotland": "GB", "wales": "GB", "united states": "US", "usa": "US", "ireland": "IE", "mexico": "MX",
    "argentina": "AR", "france": "FR", "italy": "IT",
}  # fmt: skip


def _texts(node: Node | None) -> list[str]:
    if node is None:
        return []
    if isinstance(node, Leaf):
        return [] if node.shape == "switch" else [node.text]  # `sunday: no` is of any language
    if isinstance(node, Row):
        return [text for item in node.items for text in _texts(item)]
    return [text for _, value in node.entries for text in _texts(value)]


def _keys(node: Node | None) -> list[str]:
    if isinstance(node, Table):
        return [text for key, value in node.entries for text in (key.text, *_keys(value))]
    return [text for item in node.items for text in _keys(item)] if isinstance(node, Row) else []


def source_of(name: str, text: str) -> Source:
    """Return a brief's text by its format.

    Raises:
        BriefInvalid: Its name promises a format its text does not keep.
    """
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if ending == "json":
        return Source(name, "json", json_tree(name, text), [])
    if ending in ("yaml", "yml"):
        return Source(name, "yaml", yaml_tree(name, text), [])
    head = _front_matter(name, text)
    if head is not None:
        return head
    if ending not in ("md", "markdown"):
        guessed = _guessed(name, text)
        if guessed is not None:
            return guessed
    is_markdown = ending in ("md", "markdown") or _MARKDOWN.search(text) is not None
    return Source(name, "markdown" if is_markdown else "prose", None, lines_of(text))


def _front_matter(name: str, text: str) -> Source | None:
    lines = lines_of(text)
    first = next((i for i, line in enumerate(lines) if line.text.strip()), 0)
    if not _FENCE.match(lines[first].text):
        return None
    end = next(
        (
            i
            for i in range(first + 1, len(lines))
            if re.match(r"^(?:---|\.\.\.)\s*$", lines[i].text)
        ),
        None,
    )
    keys = lines[first + 1 : end]
    if not any(_KEY.match(line.text) for line in keys):
        return None
    if end is None:
        raise BriefInvalid(
            source=name,
            line=first + 1,
            problem="The front matter begins here and never ends.",
            remedy="Put a line `---` after its last key.",
        )
    rest = lines[end + 1 :]
    tree = yaml_tree(name, "\n".join(line.text for line in keys), first_line=first + 2)
    if not any(line.text.strip() for line in rest) and not name.lower().endswith(
        (".md", ".markdown")
    ):
        return Source(name, "yaml", tree, [])
    return Source(name, "markdown", tree, rest)


def _guessed(name: str, text: str) -> Source | None:
    """Text without a telling name may be JSON or YAML all the same."""
    start = text.lstrip()
    if start.startswith("{") and re.match(r"\{\s*(?:\"|\})", start):
        return Source(name, "json", json_tree(name, text), [])
    rows = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    keys = [m.group(1) for row in rows if (m := _KEY.match(row))]
    nested = [row for row in rows if row.startswith((" ", "\t", "- "))]
    if len(keys) < 2 or len(keys) + len(nested) < len(rows) or not all(map(section_of, keys)):
        return None
    if not nested and len(keys) < 3:
        return None
    try:
        return Source(name, "yaml", yaml_tree(name, text), [])
    except BriefInvalid:
        return None
