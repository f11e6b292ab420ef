"""Read a style sheet rule by rule, with lines and what is wrong in it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, ParseError, QualifiedRule

_NESTING = frozenset(
    {
        "media",
        "supports",
        "layer",
        "container",
        "scope",
        "starting-style",
        "document",
        "-moz-document",
    }
)
_IGNORED = re.compile(
    r"/\*.*?(?:\*/|\Z)|\"(?:[^\"\\\n]++|\\.)*+(?:\"|(?=\n)|\Z)|'(?:[^'\\\n]++|\\.)*+(?:'|(?=\n)|\Z)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Property:
    """One declaration."""

    name: str
    """Lower case, but custom properties as written."""
    value: str
    tokens: tuple[Node, ...]
    line: int
    important: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A selector, or an at-rule with declarations, and what it declares."""

    selector: str
    line: int
    properties: tuple[Property, ...]
    within: tuple[str, ...] = ()
    """At-rules around it, such as `@media print`."""
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class CssProblem:
    """A place a browser throws away."""

    message: str
    line: int
    snippet: str


@dataclass(slots=True)
class Sheet:
    """One style sheet, taken apart."""

    rules: list[Rule] = field(default_factory=list[Rule])
    imports: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    problems: list[CssProblem] = field(default_factory=list[CssProblem])

    @property
    def properties(self) -> Iterator[tuple[Rule, Property]]:
        """Every declaration with its rule."""
        return ((rule, declared) for rule in self.rules for declared in rule.properties)


# Few: a process that builds for many clients would keep the sheets of all, 0.6 MB each.
@lru_cache(maxsize=64)
def read_sheet(css: str) -> Sheet:
    """Take a style sheet apart; the same text is read once."""
    sheet = Sheet()
    lines = css.split("\n")
    try:
        nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
        _read(nodes, sheet, (), lines)
    except (RecursionError, ValueError):
        problem = "cannot be read: it nests too deep, or holds an endless number"
        sheet.problems.append(CssProblem(problem, 1, css[:60]))
    _find_unclosed(css, sheet)
    return sheet


@lru_cache(maxsize=1024)
def read_style_attribute(css: str) -> Sheet:
    """Take the declarations of a `style` attribute apart."""
    sheet = Sheet()
    try:
        nodes = tinycss2.parse_blocks_contents(css, skip_comments=True, skip_whitespace=True)
        _rule("", 1, nodes, (sheet, (), css.split("\n")))
    except (RecursionError, ValueError):
        sheet.problems.append(CssProblem("cannot be read: it nests too deep", 1, css[:60]))
    return sheet


_Place = tuple[Sheet, tuple[str, ...], list[str]]


def _read(nodes: Iterable[Node], sheet: Sheet, within: tuple[str, ...], lines: list[str]) -> None:
    for node in nodes:
        if isinstance(node, ParseError):
            _problem(sheet, node, lines)
        elif isinstance(node, QualifiedRule):
            selector = " ".join(tinycss2.serialize(node.prelude).split())
            if selector.startswith("}"):
                line = int(node.source_line)
                sheet.problems.append(CssProblem("stray closing brace", line, selector[:90]))
                selector = selector.removeprefix("}").strip()
            _block(selector, node, (sheet, within, lines))
        elif isinstance(node, AtRule):
            _at_rule(node, (sheet, within, lines))


def _at_rule(node: AtRule, place: _Place) -> None:
    sheet, within, lines = place
    keyword = str(node.lower_at_keyword)
    prelude = " ".join(tinycss2.serialize(node.prelude).split())
    name = f"@{keyword} {prelude}".strip()
    if keyword == "import":
        sheet.imports.append((prelude, int(node.source_line)))
    if node.content is None:
        return
    if keyword in _NESTING:
        inner = tinycss2.parse_blocks_contents(
            node.content, skip_comments=True, skip_whitespace=True
        )
        _rule(name, int(node.source_line), inner, (sheet, within, lines), nested=True)
    elif keyword.endswith("keyframes"):
        rules = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
        _read(rules, sheet, (*within, name), lines)
    elif keyword in ("font-face", "page", "property", "counter-style", "view-transition"):
        _block(name, node, place)


def _block(selector: str, node: QualifiedRule | AtRule, place: _Place) -> None:
    content = node.content or []
    inner = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    _rule(selector, int(node.source_line), inner, place)


def _rule(
    selector: str, line: int, inner: Iterable[Node], place: _Place, *, nested: bool = False
) -> None:
    sheet, within, lines = place
    declared: list[Property] = []
    others: list[Node] = []
    for node in inner:
        if isinstance(node, Declaration):
            declared.append(_property(node))
        elif isinstance(node, ParseError):
            _problem(sheet, node, lines)
        else:
            others.append(node)
    if not nested or declared:
        is_empty = not declared and not others
        sheet.rules.append(Rule(selector, line, tuple(declared), within, is_empty))
    _read(others, sheet, (*within, selector), lines)


def _property(node: Declaration) -> Property:
    value = tinycss2.serialize(node.value).strip()
    name = str(node.name)
    return Property(
        name=name if name.startswith("--") else name.lower(),
        value=" ".join(value.split()),
        tokens=tuple(node.value),
        line=int(node.source_line),
        important=bool(node.important),
    )


def _problem(sheet: Sheet, node: ParseError, lines: list[str]) -> None:
    line = int(node.source_line)
    text = lines[line - 1] if line <= len(lines) else ""
    start = max(0, int(node.source_column) - 30)
    message = "not a declaration" if "qualified rule" in str(node.message) else str(node.message)
    sheet.problems.append(CssProblem(message, line, text[start : start + 90].strip()))


def _find_unclosed(css: str, sheet: Sheet) -> None:
    """Report a block or comment that the end of the file had to close."""
    plain = _IGNORED.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), css)
    opened: list[int] = []
    for match in re.finditer(r"[{}]", plain):
        if match[0] == "{":
            opened.append(match.start())
        elif opened:
            opened.pop()
    if opened:
        line = plain.count("\n", 0, opened[0]) + 1
        snippet = css.split("\n")[line - 1].strip()[:90]
        sheet.problems.append(CssProblem("unclosed block", line, snippet))
    last = css.rfind("/*")
    if last >= 0 and "*/" not in css[last:]:
        line = css.count("\n", 0, last) + 1
        sheet.problems.append(CssProblem("unclosed comment", line, css[last : last + 60]))
