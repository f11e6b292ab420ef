"""CSS properties have values a browser understands."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from tinycss2.ast import (
    DimensionToken,
    FunctionBlock,
    HashToken,
    IdentToken,
    LiteralToken,
    Node,
    NumberToken,
    PercentageToken,
    StringToken,
)
from tinycss2.color4 import parse_color

from domain.grading.audit import Fault
from domain.grading.code.css_keywords import GLOBAL, KEYWORDS, LENGTHS, UNITS
from domain.grading.code.css_properties import known_properties
from domain.grading.code.sources import own_styles
from domain.grading.stylesheet import Property, Sheet, read_sheet
from domain.grading.view import SiteView

_COLOUR = re.compile(r"(^|-)color$|^(fill|stroke)$")
_NO_COLOUR = frozenset({"auto", "none", "context-fill", "context-stroke", "normal"})
_HEX = re.compile(r"([0-9a-f]{3}|[0-9a-f]{4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
_SYSTEM = frozenset(
    {
        *(
            "accentcolor",
            "accentcolortext",
            "activetext",
            "buttonborder",
            "buttonface",
            "buttontext",
        ),
        *("canvas", "canvastext", "field", "fieldtext", "graytext", "highlight", "highlighttext"),
        *("linktext", "mark", "marktext", "selecteditem", "selecteditemtext", "visitedtext"),
        *("windowtext", "window", "menutext", "infotext", "infobackground", "buttonhighlight"),
        *("currentcolor", "transparent", "windowframe", "threedface", "activeborder"),
    }
)


def css_values(site: SiteView) -> Iterator[Fault]:
    """Fault colours, units, lengths and keywords that do not exist."""
    for styles in own_styles(site):
        for selector, declared, problem in _wrong(styles.css):
            yield Fault(
                evidence=f"{selector} {{ {declared.name}: {declared.value} }}: {problem}",
                fix="Give the property a value it takes.",
                selector=styles.selector,
                line=styles.line(declared.line),
                page=styles.page,
            )


@lru_cache(maxsize=128)
def _wrong(css: str) -> tuple[tuple[str, Property, str], ...]:
    sheet: Sheet = read_sheet(css)
    return tuple(
        (rule.selector, declared, problem)
        for rule, declared in sheet.properties
        if not rule.selector.startswith("@")
        and declared.name[0] not in "-_*"
        and "\\" not in declared.value
        and "progid" not in declared.value.lower()
        and (problem := problem_of(declared))
    )


def problem_of(declared: Property) -> str:
    """Return what is wrong with a value, or an empty text."""
    tokens = [t for t in declared.tokens if t.type not in ("whitespace", "comment")]
    if not tokens:
        return "it has no value"
    colon = any(isinstance(t, LiteralToken) and t.value == ":" for t in tokens)
    if colon and declared.name != "filter":
        return "a semicolon is missing before the next property"
    if any(_is_unclosed(token) for token in tokens):
        return "a parenthesis is not closed"
    if (
        problem := _sums(tokens)
        or _areas(declared.name, tokens)
        or _transition(declared.name, tokens)
    ):
        return problem
    for token in tokens:
        if problem := _token(declared.name, token):
            return problem
    if len(tokens) == 1 and isinstance(tokens[0], IdentToken):
        return _keyword(declared.name, str(tokens[0].lower_value))
    return ""


_NUMERIC = (NumberToken, DimensionToken, PercentageToken)


def _sums(tokens: Sequence[Node]) -> str:
    """Say what keeps a `calc()` among the tokens, or inside them, from being read."""
    for token in tokens:
        if not isinstance(token, FunctionBlock):
            continue
        inner = [t for t in token.arguments if t.type not in ("whitespace", "comment")]
        if str(token.lower_name) == "calc":
            if any(isinstance(a, _NUMERIC) and isinstance(b, _NUMERIC) for a, b in pairwise(inner)):
                return "calc() needs a space on both sides of + and -"
            if any(isinstance(t, DimensionToken) and str(t.lower_unit) not in UNITS for t in inner):
                return "calc() holds an unknown unit"
        if problem := _channels(token, inner) or _easing(token, inner) or _sums(inner):
            return problem
    return ""


_COLOURS = ("rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch")


def _channels(function: FunctionBlock, inner: Sequence[Node]) -> str:
    """Say that a colour has too few or too many numbers, where all of them stand there."""
    name = str(function.lower_name)
    signs = [t for t in inner if not (isinstance(t, LiteralToken) and t.value in (",", "/"))]
    if name not in _COLOURS or not all(isinstance(t, _NUMERIC) for t in signs):
        return ""
    return "" if len(signs) in (3, 4) else f"{name}() takes three numbers and an alpha"


def _easing(function: FunctionBlock, inner: Sequence[Node]) -> str:
    if str(function.lower_name) != "cubic-bezier":
        return ""
    numbers = [t for t in inner if isinstance(t, NumberToken)]
    is_plain = all(isinstance(t, (NumberToken, LiteralToken)) for t in inner)
    return "cubic-bezier() takes four numbers" if is_plain and len(numbers) != 4 else ""


_CURVE = re.compile(
    r"^(?:linear|ease|ease-in|ease-out|ease-in-out|step-start|step-end|normal|allow-discrete|all|none"
    r"|inherit|initial|unset|revert|revert-layer)$"
)


def _transition(name: str, tokens: Sequence[Node]) -> str:
    """Say which word of a transition is neither a property nor a curve."""
    if name not in ("transition", "transition-timing-function"):
        return ""
    for token in tokens:
        if not isinstance(token, IdentToken):
            continue
        word = str(token.lower_value)
        is_property = name == "transition" and (word.startswith("-") or word in known_properties())
        if not is_property and not _CURVE.match(word):
            return f"{word!r} is no property and no curve"
    return ""


def _areas(name: str, tokens: Sequence[Node]) -> str:
    if name not in ("grid-template-areas", "grid-template"):
        return ""
    rows = {len(str(t.value).split()) for t in tokens if isinstance(t, StringToken)}
    return "the rows have different numbers of areas" if len(rows) > 1 else ""


def _is_unclosed(token: Node) -> bool:
    inner = token.arguments if isinstance(token, FunctionBlock) else ()
    return any(isinstance(t, LiteralToken) and t.value == ";" for t in inner)


def _token(name: str, token: Node) -> str:
    if isinstance(token, DimensionToken) and str(token.lower_unit) not in UNITS:
        return f"{token.unit!r} is no unit"
    if isinstance(token, HashToken) and not _HEX.fullmatch(str(token.value)):
        return f"#{token.value} is no colour"
    if isinstance(token, NumberToken) and token.value != 0 and name in LENGTHS:
        return f"{token.representation} needs a unit"
    if isinstance(token, IdentToken) and _COLOUR.search(name) and not _is_colour(token):
        return f"{token.value!r} is no colour"
    return ""


def _is_colour(token: IdentToken) -> bool:
    word = str(token.lower_value)
    is_named = word in _SYSTEM or word in GLOBAL or word in _NO_COLOUR or word.startswith("-")
    return is_named or parse_color(word) is not None


def _keyword(name: str, word: str) -> str:
    allowed = KEYWORDS.get(name) or known_properties().get(name)
    if not allowed or word in allowed or word in GLOBAL or word.startswith("-"):
        return ""
    return f"{word!r} is no value of `{name}`"
