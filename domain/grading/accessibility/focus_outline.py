"""Everybody can see where the focus is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.grading.accessibility.css import Rule, Selector
from domain.grading.accessibility.document import Document, Element, document
from domain.grading.accessibility.styles import matching, rules_of
from domain.grading.audit import Fault
from domain.grading.view import PageView

_ELSE = (
    *("box-shadow", "border", "border-color", "border-bottom", "border-bottom-color"),
    *("background", "background-color", "text-decoration", "color", "filter", "transform"),
)
"""What shows the focus as well as an outline."""
_NOTHING = ("none", "0", "inherit")
_BEARER = re.compile(r".*?:focus(?:-visible|-within)?[^\s>+~]*", re.S)
"""A selector up to the element that has the focus; what follows may be beside or inside it."""
_STATE_OF_FOCUS = re.compile(r"^focus(?:-visible)?$")
_NOT_HERE = re.compile(r"\bprint\b|\bspeech\b|forced-colors|hover:\s*none")

_Weight = tuple[bool, bool, tuple[int, int, int], int]
"""Importance, layer, specificity, order."""


@dataclass(frozen=True)
class _Shown:
    """What shows the focus of some elements."""

    bearers: frozenset[int]
    """Elements that have the focus, or hold the one that has it."""
    weight: _Weight
    by_outline: bool
    is_for_all: bool
    """Whether it holds for whatever has the focus."""
    conditions: tuple[str, ...]


def focus_outline(page: PageView) -> Iterator[Fault]:
    """Fault rules that take the outline from what the keyboard reaches without another sign of focus."""
    whole, rules = document(page), rules_of(page)
    yield from _inline(whole)
    losses = [
        (rule, found)
        for order, rule in enumerate(rules)
        if _removes(rule)
        and not _shows(rule)
        and not _NOT_HERE.search(" ".join(rule.conditions))
        and (found := [one for sel in rule.selectors for one in _losing(whole, rule, sel, order)])
    ]
    if not losses:
        return
    shown = [one for order, rule in enumerate(rules) for one in _signs(whole, rule, order)]
    is_safe = any(one.is_for_all for one in shown)
    for rule, found in losses:
        lost = any(not any(_gives_back(s, e, weight, rule) for s in shown) for e, weight in found)
        if lost or (not is_safe and any(s.at_rest.host == "*" for s in rule.selectors)):
            yield Fault(
                severity=None if lost else "minor",
                wcag=None if lost else (),
                evidence=f"{' '.join(rule.prelude.split())} {{ outline: {_outline(rule)} }}",
                fix="Remove the rule, or give `:focus-visible` an outline of at least 2px.",
                selector=rule.prelude[:100],
                line=rule.line,
            )


def _inline(whole: Document) -> Iterator[Fault]:
    """Fault `style="outline: none"`, which only `!important` could take back."""
    given_back = re.compile(r"outline[^;}]*!\s*important")
    for element in whole.with_attribute("style"):
        style = element.inline_style
        value = style.get("outline", style.get("outline-style", ""))
        shows = any(style.get(name, "none") not in _NOTHING for name in ("box-shadow", "border"))
        is_lost = re.match(r"^(?:none|0)\b", value) and not shows and _is_reached(element)
        if is_lost and not given_back.search(whole.page.css):
            yield Fault(
                evidence=element.opening,
                fix="Remove the outline from the style, so that the focus is seen.",
                selector=element.selector,
            )


def _losing(
    whole: Document, rule: Rule, selector: Selector, order: int
) -> Iterator[tuple[Element, _Weight]]:
    """Yield what the keyboard reaches and the selector takes the outline from."""
    if selector.pseudo_element:
        return
    if any(not _STATE_OF_FOCUS.match(state) for state in selector.states):
        return
    weight = _weight(rule, selector, order)
    for element in matching(whole, selector.at_rest):
        if _is_reached(element):
            yield element, weight


def _gives_back(one: _Shown, element: Element, weight: _Weight, rule: Rule) -> bool:
    held = id(element) in one.bearers
    applies = all(
        c in rule.conditions or c.startswith(("@supports", "@layer")) for c in one.conditions
    )
    return held and applies and (not one.by_outline or one.weight > weight)


def _signs(whole: Document, rule: Rule, order: int) -> Iterator[_Shown]:
    if not _shows(rule) or ":focus" not in rule.prelude:
        return
    by_outline = not _shows_otherwise(rule)
    for selector in rule.selectors:
        if bearer := _BEARER.match(selector.source):
            found = matching(whole, Selector(bearer[0]).at_rest)
            inner = ":focus-within" in bearer[0]
            ids = {id(e) for one in found for e in ((one, *one.descendants) if inner else (one,))}
            weight = _weight(rule, selector, order)
            is_for_all = Selector(bearer[0]).at_rest.host == "*"
            yield _Shown(frozenset(ids), weight, by_outline, is_for_all, rule.conditions)


def _weight(rule: Rule, selector: Selector, order: int) -> _Weight:
    important = any(name.startswith("outline") and strong for name, _, strong in rule.declarations)
    unlayered = not any(c.startswith("@layer") for c in rule.conditions)
    return important, unlayered, selector.specificity, order


def _is_reached(element: Element) -> bool:
    """Whether the keyboard gets to it."""
    if element.has("tabindex"):
        return not element.get("tabindex").startswith("-")
    if element.tag in ("a", "area"):
        return element.has("href")
    if element.tag == "input":
        return element.get("type").lower() != "hidden"
    if element.tag in ("audio", "video"):
        return element.has("controls")
    editable = element.has("contenteditable") and element.get("contenteditable") != "false"
    return editable or element.tag in ("button", "select", "textarea", "summary", "iframe")


def _outline(rule: Rule) -> str:
    return rule.values.get(
        "outline", rule.values.get("outline-style", rule.values.get("outline-width", ""))
    )


def _removes(rule: Rule) -> bool:
    if not (value := _outline(rule).lower()):
        return False
    return bool(re.match(r"^(?:none|0(?:px)?)\b", value)) or "transparent" in value.split()


def _shows(rule: Rule) -> bool:
    drawn = bool(_outline(rule) or rule.values.get("outline-color")) and not _removes(rule)
    return drawn or _shows_otherwise(rule)


def _shows_otherwise(rule: Rule) -> bool:
    return any(rule.values.get(name, "none") not in _NOTHING for name in _ELSE)
