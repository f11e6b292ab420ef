"""Style sheets as rules: fast enough for a whole framework, exact enough for the cascade."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_TOKEN = re.compile(
    r""""(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|url\(\s*[^"')\s][^)]*\)|[{};]""", re.I | re.S
)
_GROUPS = ("@media", "@supports", "@layer", "@container", "@scope", "@starting-style", "@document")
_PSEUDO_ELEMENT = re.compile(
    r"::[\w-]+(?:\([^)]*\))?|:(?:before|after|first-line|first-letter)\b", re.I
)
_STATE = re.compile(
    r":(?:hover|focus-visible|focus-within|focus|active|visited|checked|disabled|enabled|target|open"
    r"|placeholder-shown|invalid|valid|user-invalid|user-valid|required|optional|indeterminate"
    r"|default|fullscreen|modal|popover-open|autofill|read-only|read-write|host|defined"
    r"|-[\w-]+|state|dir|lang)\b",
    re.I,
)
_TOKENS = re.compile(r"(?:^|(?<=[\s>+~,(]))([a-zA-Z][\w-]*)|([.#][\w-]+)")
_ANY = re.compile(r":(is|where|matches|-webkit-any|-moz-any)\(", re.I)


@dataclass(frozen=True)
class Selector:
    """One selector of a rule, taken apart as far as the cascade needs it."""

    source: str

    @cached_property
    def pseudo_element(self) -> str:
        """Name such as `before`; empty when it selects elements themselves."""
        found = _PSEUDO_ELEMENT.search(self.source)
        return found.group().lstrip(":").lower() if found else ""

    @cached_property
    def host(self) -> str:
        """The selector without pseudo-elements and `:link`."""
        bare = _PSEUDO_ELEMENT.sub("", self.source).strip()
        return re.sub(r":(?:any-)?link\b", "", bare, flags=re.I) or "*"

    @cached_property
    def is_state(self) -> bool:
        """Whether it asks for a state, such as `:hover`, that a page at rest does not have."""
        return bool(_STATE.search(self.host))

    @cached_property
    def states(self) -> frozenset[str]:
        """Names of the states it asks for, such as `hover`."""
        return frozenset(found.lower().lstrip(":") for found in _STATE.findall(self.host))

    @property
    def at_rest(self) -> "Selector":
        """The same selector without the states it asks for."""
        # Not itself under a name of its own: only the garbage collector would free it then.
        return self._stripped or self

    @cached_property
    def _stripped(self) -> "Selector | None":
        if not self.is_state:
            return None
        parts = re.split(r"(?<=[\s>+~])|(?=[\s>+~])", _STATE.sub("", self.source))
        return Selector("".join(parts).strip() or "*")

    @cached_property
    def specificity(self) -> tuple[int, int, int]:
        """Ids, classes, tags; `:where()` counts nothing."""
        text = re.sub(r":where\((?:[^()]|\([^()]*\))*\)", "", self.source)
        text = re.sub(r":(?:not|is|has)\(", " ", text)
        pseudo = len(_PSEUDO_ELEMENT.findall(text))
        text = _PSEUDO_ELEMENT.sub("", text)
        ids = len(re.findall(r"#[\w-]+", text))
        classes = len(re.findall(r"\.[\w-]+|\[[^\]]*\]|:[\w-]+", text))
        tags = len(re.findall(r"(?:^|[\s>+~,)])([a-zA-Z][\w-]*)", text))
        return ids, classes, tags + pseudo

    @cached_property
    def needs(self) -> frozenset[str]:
        """Tags, `.classes` and `#ids` a page must have for a match; parts in brackets left out."""
        text = self.host
        while (shorter := re.sub(r"\([^()]*\)|\[[^\]]*\]", "", text)) != text:
            text = shorter
        text = re.sub(r":[\w-]+", "", text)
        if "\\" in text:
            return frozenset()
        return frozenset(tag.lower() or name for tag, name in _TOKENS.findall(text))


@dataclass(frozen=True)
class Rule:
    """One style rule with the at-rules around it."""

    prelude: str
    declarations: tuple[tuple[str, str, bool], ...]
    """Property in lower case (custom ones as written), value, whether `!important`."""
    conditions: tuple[str, ...]
    """Preludes of the groups around it, outermost first, in lower case."""
    line: int = 1

    @cached_property
    def selectors(self) -> tuple[Selector, ...]:
        """Its selectors, `:is()` spelled out."""
        return tuple(
            Selector(plain) for part in split_commas(self.prelude) for plain in _spelled_out(part)
        )

    @cached_property
    def values(self) -> dict[str, str]:
        """Last value of each property."""
        return {name: value for name, value, _ in self.declarations}


@dataclass
class _Block:
    prelude: str
    kind: str
    line: int
    declarations: list[tuple[str, str, bool]] = field(default_factory=lambda: [])


# Few: a process that builds for many clients would keep the sheets of all, 0.2 MB each.
@lru_cache(maxsize=64)
def parse(css: str) -> tuple[Rule, ...]:
    """Return every style rule of a sheet in order; broken parts are passed over."""
    return tuple(_rules(_COMMENT.sub(lambda m: "\n" * m.group().count("\n"), css)))


def _rules(css: str) -> Iterator[Rule]:
    stack: list[_Block] = []
    start, line, counted = 0, 1, 0
    for token in _TOKEN.finditer(css):
        mark = token.group()
        if mark not in "{};":
            continue
        text = css[start : token.start()].strip()
        start = token.end()
        if mark == "{":
            line, counted = line + css.count("\n", counted, start), start
            stack.append(_Block(text, _kind(text, stack), line))
            continue
        if stack and stack[-1].kind == "rule" and text:
            stack[-1].declarations += _declaration(text)
        if mark == "}" and stack:
            block = stack.pop()
            if block.kind == "rule" and block.declarations:
                yield _made(block, stack)


DEEPEST = 32
"""Blocks inside blocks that are read; nobody nests rules deeper."""


def _kind(prelude: str, stack: list[_Block]) -> str:
    if stack and (stack[-1].kind == "skip" or len(stack) > DEEPEST):
        return "skip"
    if prelude.startswith("@"):
        return "group" if prelude.lower().startswith(_GROUPS) else "skip"
    return "rule"


def _made(block: _Block, stack: list[_Block]) -> Rule:
    prelude = block.prelude
    for outer in reversed(stack):
        if outer.kind == "rule":
            around = outer.prelude
            prelude = ", ".join(
                part.replace("&", one) if "&" in part else f"{one} {part}"
                for one in split_commas(around)
                for part in split_commas(prelude)
            )
    conditions = tuple(outer.prelude.lower() for outer in stack if outer.kind == "group")
    return Rule(prelude, tuple(block.declarations), conditions, block.line)


def _declaration(text: str) -> Iterator[tuple[str, str, bool]]:
    name, colon, value = text.partition(":")
    name = name.strip()
    if not colon or not re.fullmatch(r"[-\w*]+", name):
        return
    value = value.strip()
    important = bool(re.search(r"!\s*important$", value, re.I))
    if important:
        value = value[: value.rindex("!")].strip()
    yield (name if name.startswith("--") else name.lower()), value, important


def split_commas(text: str) -> list[str]:
    """Return the parts between commas that stand outside brackets and quotes."""
    if "," not in text:
        return [text.strip()] if text.strip() else []
    parts, depth, start = list[str](), 0, 0
    for at, sign in enumerate(text):
        if sign in "([":
            depth += 1
        elif sign in ")]":
            depth -= 1
        elif sign == "," and depth == 0:
            parts.append(text[start:at])
            start = at + 1
    parts.append(text[start:])
    return [part.strip() for part in parts if part.strip()]


def _spelled_out(selector: str) -> list[str]:
    found = _ANY.search(selector)
    if found is None:
        return [selector]
    end, depth = found.end(), 1
    while end < len(selector) and depth:
        depth += {"(": 1, ")": -1}.get(selector[end], 0)
        end += 1
    inner = split_commas(selector[found.end() : end - 1])[:12]
    before, after = selector[: found.start()], selector[end:]
    joined = (
        f"{before}{one}{after}" for one in inner if not before[-1:].isalnum() or one[:1] in ".#[:"
    )
    return [plain for whole in joined for plain in _spelled_out(whole)][:48]
