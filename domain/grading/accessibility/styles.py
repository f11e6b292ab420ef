"""The cascade on a page at rest: what each element's CSS says, and what it inherits."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Literal

from selectolax.lexbor import SelectolaxError

from domain.grading.accessibility.css import Rule, Selector, parse
from domain.grading.accessibility.document import Document, Element, document
from domain.grading.view import PageView

Scheme = Literal["light", "dark"]

WIDTH_PX = 1280
"""The viewport media queries are answered for."""

_VAR = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,((?:[^()]|\((?:[^()]|\([^()]*\))*\))*))?\)")
_LIGHT_DARK = re.compile(r"light-dark\(((?:[^(),]|\([^()]*\))+),((?:[^(),]|\([^()]*\))+)\)", re.I)
_BOUND = re.compile(
    r"\(\s*(?:(min|max)-width\s*:\s*|width\s*([<>])=?\s*)(\d*\.?\d+)(px|em|rem)\s*\)"
)
_RELEVANT = re.compile(
    r"^(?:--|white-space$|color$|background|font|text-|display|visibility|opacity|position|filter|mix-blend|clip"
    r"|grid-|width|height|min-|max-|padding|border|outline|transform|all$|-webkit-|overflow|inset"
    r"|left|right|top|animation|transition|object|box-shadow|margin|color-scheme|z-index)"
)


_Rank = tuple[bool, bool, tuple[int, int, int], int]
"""Importance, layer, specificity, order: what decides between declarations."""

_Layer = tuple[_Rank, list[Element], dict[str, str]]
"""Declarations of one weight, and whom they are for."""


class Styles:
    """Declared values per element in one colour scheme, at rest or in one state."""

    def __init__(
        self,
        whole: Document,
        rules: tuple[Rule, ...],
        scheme: Scheme,
        state: str = "",
        rest: "Styles | None" = None,
    ) -> None:
        """Work the cascade out.

        Args:
            whole: The page.
            rules: What applies to it, in order.
            scheme: The reader's colour scheme.
            state: The state every element is in; empty at rest.
            rest: The same page and scheme at rest, so that only what the state changes is worked out.
        """
        self._whole = whole
        self._state = state
        self._scheme: Scheme = scheme
        self._declared: defaultdict[int, dict[str, str]] = defaultdict(dict)
        self._custom: dict[int, dict[str, str]] = {}
        self.painted_over: set[int] = set(rest.painted_over) if rest else set()
        """Elements whose `::before` or `::after` paints something."""
        found: list[_Layer] = []
        for order, rule in enumerate(rules):
            if holds(rule.conditions, scheme):
                found += self._matched(rule, order)
        if rest is None:
            found += self._inline()
        changed = {id(element) for _, elements, _ in found for element in elements}
        if rest is not None:
            self._declared.update(
                (key, values) for key, values in rest._declared.items() if key not in changed
            )
            found += rest._layers
        # Weakest first, so that what decides is simply what was written last.
        self._layers = sorted(found, key=lambda layer: layer[0])
        for _, elements, values in self._layers:
            for element in elements:
                if id(element) in changed:
                    self._declared[id(element)].update(values)

    def _matched(self, rule: Rule, order: int) -> Iterator[_Layer]:
        """Yield what a rule declares for whom, by each of its selectors."""
        plain, important = _useful(rule)
        if not plain and not important:
            return
        unlayered = not any(c.startswith("@layer") for c in rule.conditions)
        for selector in rule.selectors:
            if not selector.needs <= self._whole.tokens or not self._is_met(selector):
                continue
            elements = matching(self._whole, selector.at_rest)
            if selector.pseudo_element:
                for element in elements:
                    self._note_paint(element, selector, rule)
                continue
            if plain:
                yield (False, unlayered, selector.specificity, order), elements, plain
            if important:
                yield (True, unlayered, selector.specificity, order), elements, important

    def _inline(self) -> Iterator[_Layer]:
        for element in self._whole.elements:
            if "style" in element.attributes:
                for name, value in element.inline_style.items():
                    bare = _unweighted(value)
                    rank = (bare != value, True, (1000, 0, 0), 0)
                    yield rank, [element], dict(_longhands(name, bare))

    def _is_met(self, selector: Selector) -> bool:
        if not self._state:
            return not selector.is_state
        return selector.states == frozenset({self._state})

    def _note_paint(self, element: Element, selector: Selector, rule: Rule) -> None:
        if selector.pseudo_element not in ("before", "after"):
            return
        paints = any(
            name.startswith(("background", "inset", "backdrop"))
            and value not in ("none", "transparent")
            for name, value in rule.values.items()
        )
        if paints and rule.values.get("position") in ("absolute", "fixed"):
            self.painted_over.add(id(element))

    def says_any(self, element: Element, names: frozenset[str]) -> bool:
        """Whether one of these properties is declared on the element."""
        mine = self._declared.get(id(element))
        return mine is not None and not names.isdisjoint(mine)

    def own(self, element: Element, name: str) -> str:
        """Return the declared value with its variables filled in; empty when nothing is declared."""
        mine = self._declared.get(id(element))
        if mine is None or name not in mine:
            return ""
        value = mine[name]
        return self._filled(value, element) if "(" in value else value

    def inherited(self, element: Element, name: str) -> str:
        """Return the declared value of the element or the nearest ancestor that has one."""
        for one in (element, *element.ancestors):
            if (value := self.own(one, name)) and value.lower() not in ("inherit", "unset"):
                return value
        return ""

    def _filled(self, value: str, element: Element) -> str:
        for _ in range(8):
            if "var(" not in value:
                break
            value = _VAR.sub(lambda m: self._variable(m[1], m[2], element), value)
        if "light-dark(" in value:
            group = 1 if self._scheme == "light" else 2
            value = _LIGHT_DARK.sub(lambda m: m[group].strip(), value)
        return value.strip()

    def _variable(self, name: str, fallback: str | None, element: Element) -> str:
        return self.custom(element).get(name) or (fallback or "?unknown").strip()

    def custom(self, element: Element) -> dict[str, str]:
        """Return every custom property that holds on the element."""
        if (kept := self._custom.get(id(element))) is not None:
            return kept
        around = self.custom(element.parent) if element.parent is not None else {}
        own = {
            name: declared
            for name, declared in self._declared.get(id(element), {}).items()
            if name.startswith("--")
        }
        made = {**around, **own} if own else around
        self._custom[id(element)] = made
        return made

    def is_gone(self, element: Element) -> bool:
        """Whether CSS keeps it from being rendered: `display: none` on it or around it."""
        return id(element) in self._gone or element.is_hidden

    @cached_property
    def _gone(self) -> frozenset[int]:
        gone: set[int] = set()
        for element in self._whole.elements:
            mine = self._declared.get(id(element))
            inside = element.parent is not None and id(element.parent) in gone
            if inside or (mine and "display" in mine and mine["display"] == "none"):
                gone.add(id(element))
        return frozenset(gone)


@lru_cache(maxsize=16384)
def _useful(rule: Rule) -> tuple[dict[str, str], dict[str, str]]:
    """Return the declarations of a rule that audits look at, as longhands: plain, and important."""
    plain: dict[str, str] = {}
    important: dict[str, str] = {}
    for name, value, is_important in rule.declarations:
        if _RELEVANT.match(name):
            (important if is_important else plain).update(_longhands(name, value))
    return plain, important


def _longhands(name: str, value: str) -> Iterator[tuple[str, str]]:
    if name == "background":
        plain = value.strip()
        yield "background-image", plain if _paints_image(plain) else "none"
        yield "background-color", _colour_of(plain)
    elif name == "font":
        if found := re.search(r"(?<![\d.])([\d.]{1,12}(?:px|rem|em|%|pt))(?:/|\s)", value):
            yield "font-size", found[1]
        if re.search(r"\b(?:bold|[6-9]00)\b", value):
            yield "font-weight", "700"
    elif name == "text-decoration":
        yield "text-decoration-line", value
    else:
        yield name, value


def _paints_image(value: str) -> bool:
    return bool(re.search(r"url\(|gradient\(|image\(|image-set\(", value, re.I))


def _colour_of(value: str) -> str:
    """Return the colour in a `background` shorthand; an unknown mark when it cannot be told."""
    if _paints_image(value):
        return "?image"
    if value.lower() in ("none", "0", "0 0", "unset", "initial", "revert"):
        return "transparent"
    words = re.findall(r"[#\w-]+\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|[^\s]+", value)
    skip = {"no-repeat", "repeat", "repeat-x", "center", "top", "left", "right", "bottom", "fixed"}
    skip |= {"scroll", "cover", "contain", "border-box", "padding-box", "content-box", "/", "none"}
    colours = [w for w in words if w.lower() not in skip and not re.match(r"^[\d.]+(?:%|\w+)?$", w)]
    if not colours:
        return "transparent"
    return colours[0] if len(colours) == 1 else "?several"


@lru_cache(maxsize=1024)
def holds(conditions: tuple[str, ...], scheme: Scheme) -> bool:
    """Whether rules under these at-rules apply on a wide screen in this colour scheme."""
    return all(_holds(condition, scheme) for condition in conditions)


def _holds(condition: str, scheme: Scheme) -> bool:
    if condition.startswith("@media"):
        return any(_query(part, scheme) for part in condition[6:].split(","))
    if condition.startswith(("@container", "@scope", "@starting-style", "@document")):
        return False
    return not (condition.startswith("@supports") and " not " in condition.replace("(", " "))


def _query(query: str, scheme: Scheme) -> bool:
    if "print" in query or "not " in query or "speech" in query:
        return False
    if "prefers-color-scheme" in query and scheme not in query:
        return False
    if re.search(
        r"prefers-(?:contrast|reduced|color-gamut)|forced-colors|orientation|hover:\s*none|pointer:\s*coarse",
        query,
    ):
        return False
    for side, sign, number, unit in _BOUND.findall(query):
        bound = float(number) * (1 if unit == "px" else 16)
        least = side == "min" or sign == ">"
        if (least and bound > WIDTH_PX) or (not least and bound < WIDTH_PX):
            return False
    return True


def matching(whole: Document, selector: Selector) -> list[Element]:
    """Return the elements a selector finds, asked once a page; none when it cannot be understood."""
    kept: dict[str, list[Element]] = whole.page.memory.setdefault("matching", {})
    if selector.host not in kept:
        try:
            nodes = whole.page.tree.css(selector.host)
        except SelectolaxError:
            nodes = []
        found = (whole.by_memory.get(node.mem_id) for node in nodes)
        kept[selector.host] = [element for element in found if element is not None]
    return kept[selector.host]


def rules_of(page: PageView) -> tuple[Rule, ...]:
    """Return every rule that applies to the page, in the order of its sheets."""
    kept: object = vars(page).get("_rules")
    if isinstance(kept, tuple):
        return kept  # pyright: ignore[reportUnknownVariableType] # only this function writes it
    found: list[Rule] = []
    for element in document(page).elements:
        if element.tag == "style":
            sheet = "".join(t for t in element.content if isinstance(t, str))
        elif element.tag == "link" and "stylesheet" in element.get("rel").lower().split():
            path = page.local_path(element.get("href"))
            sheet = page.view.stylesheets.get(path, "") if path else ""
        else:
            continue
        media = element.get("media").lower()
        around = () if media in ("", "all", "screen") else (f"@media {media}",)
        found += [_within(rule, around) for rule in parse(sheet)] if around else parse(sheet)
    vars(page)["_rules"] = rules = tuple(found)
    return rules


def _unweighted(value: str) -> str:
    """Return the value without `!important`."""
    head, mark, tail = value.rpartition("!")
    return head.rstrip() if mark and tail.strip().lower() == "important" else value


def _within(rule: Rule, around: tuple[str, ...]) -> Rule:
    return Rule(rule.prelude, rule.declarations, (*around, *rule.conditions), rule.line)


def styles(page: PageView, scheme: Scheme = "light") -> Styles:
    """Return the page's cascade in one scheme; worked out once, then kept with the page."""
    key = f"_styles_{scheme}"
    kept: object = vars(page).get(key)
    if isinstance(kept, Styles):
        return kept
    vars(page)[key] = made = Styles(document(page), rules_of(page), scheme)
    return made


STATES = ("hover", "focus", "focus-visible")


def styles_in(page: PageView, scheme: Scheme, state: str) -> Styles:
    """Return the page's cascade with every element in the state, as under the pointer."""
    return Styles(document(page), rules_of(page), scheme, state, styles(page, scheme))


def coloured_in(page: PageView, state: str) -> list[Element]:
    """Return the elements, with all that is in them, to which some rule gives colours in the state."""
    whole = document(page)
    found: dict[int, Element] = {}
    for rule in rules_of(page):
        if not _COLOURS & rule.values.keys():
            continue
        for selector in rule.selectors:
            if selector.states != frozenset({state}) or selector.pseudo_element:
                continue
            for element in matching(whole, selector.at_rest):
                found |= {id(one): one for one in (element, *element.descendants)}
    return list(found.values())


_COLOURS = frozenset({"color", "background", "background-color"})


def has_dark_scheme(page: PageView) -> bool:
    """Whether the page's CSS changes colours for readers who prefer dark."""
    return any(
        any("prefers-color-scheme" in c and "dark" in c for c in rule.conditions)
        or any("light-dark(" in value for _, value, _ in rule.declarations)
        for rule in rules_of(page)
    )


_ONLY_FONTS = re.compile(r"fonts\.|typekit|font-?awesome|icons", re.I)


def unmatched_sheets(page: PageView) -> bool:
    """Whether the page links style sheets that are not part of the site, so CSS is not all known."""
    return any(
        "stylesheet" in e.get("rel").lower().split()
        and page.local_path(e.get("href")) is None
        and not _ONLY_FONTS.search(e.get("href"))
        for e in document(page).by_tag.get("link", ())
    )
