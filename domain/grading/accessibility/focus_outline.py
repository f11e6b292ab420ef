"""Everybody can see where the focus is."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.css import Rule, Selector, split_commas
from domain.grading.accessibility.document import Element, document
from domain.grading.accessibility.styles import matching, rules_of
from domain.grading.audit import Fault
from domain.grading.view import PageView

_FOCUS = re.compile(r":focus(?!-)(?:\b)|:focus-visible", re.I)
_ELSE = (
    "box-shadow",
    "border",
    "border-color",
    "background",
    "background-color",
    "text-decoration",
)
_ELSE_MORE = (
    *_ELSE,
    "border-bottom",
    "border-bottom-color",
    "color",
    "filter",
    "transform",
    "outline-color",
)
_FIELDS = re.compile(r"\b(?:input|textarea|select|button|a|summary)\b|^\*|:root|body|html")


def focus_outline(page: PageView) -> Iterator[Fault]:
    """Fault rules that take the outline away on focus without showing it in another way."""
    rules = rules_of(page)
    shown = [r.prelude for r in rules if _FOCUS.search(r.prelude) and not _removes(r) and _shows(r)]
    for rule in rules:
        focused = bool(_FOCUS.search(rule.prelude)) and ":not(:focus-visible)" not in rule.prelude
        always = not _FOCUS.search(rule.prelude) and bool(_FIELDS.search(rule.prelude.strip()))
        if not (focused or always) or not _removes(rule) or _shows(rule):
            continue
        if not _replaced(page, rule, shown):
            yield Fault(
                evidence=f"{' '.join(rule.prelude.split())} {{ outline: {_outline(rule)} }}",
                fix="Remove the rule, or give `:focus-visible` an outline of at least 2px.",
                selector=rule.prelude[:100],
                line=rule.line,
            )


def _outline(rule: Rule) -> str:
    return rule.values.get(
        "outline", rule.values.get("outline-style", rule.values.get("outline-width", ""))
    )


def _removes(rule: Rule) -> bool:
    value = _outline(rule).lower()
    return bool(re.match(r"^(?:none|0(?:px)?)\b", value)) or "transparent" in value.split()


def _shows(rule: Rule) -> bool:
    outline = rule.values.get("outline", "")
    drawn = outline and not _removes(rule)
    return bool(drawn) or any(
        rule.values.get(name, "none") not in ("none", "0", "inherit") for name in _ELSE_MORE
    )


def _replaced(page: PageView, rule: Rule, shown: list[str]) -> bool:
    """Whether other rules show the focus of everything this one takes it from."""
    bases = {_base(part) for prelude in shown for part in split_commas(prelude)}
    if bases & {"", "*"}:
        return True
    covered = {id(e) for base in sorted(bases) for e in _found(page, base)}
    for part in split_commas(rule.prelude):
        base = _base(part)
        if base in bases:
            continue
        found = _found(page, base)
        unused = not found and re.search(r"[.#\[]", base)
        if not unused and not (found and all(id(e) in covered for e in found)):
            return False
    return True


def _found(page: PageView, base: str) -> list[Element]:
    return matching(document(page), Selector(base)) if base else []


def _base(selector: str) -> str:
    return _FOCUS.sub("", selector).strip().removeprefix("*") or ""
