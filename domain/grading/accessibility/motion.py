"""Movement stops for readers who asked for less of it."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.css import Rule
from domain.grading.accessibility.styles import rules_of
from domain.grading.audit import Fault
from domain.grading.view import PageView

_KEYFRAMES = re.compile(
    r"@(?:-\w+-)?keyframes\s+[\"']?([\w-]+)[\"']?\s*\{((?:[^{}]|\{[^{}]*\})*)\}"
)
_MOVES = re.compile(
    r"\b(?:transform|translate|rotate|scale|left|right|top|bottom|inset\w*|margin[\w-]*|width|height|offset-distance"
    r"|background-position[\w-]*)\s*:"
)
_TIME = re.compile(r"(?<![\w-])(\d*\.?\d+)(m?s)\b")
_NAMES = re.compile(r"[.#]?[\w-]+")
MOST = 5
"""Rules that are told of one page."""
LEAST_MS = 500
"""Shorter movements are over before they trouble anybody; 2.3.3 is of level AAA."""


def motion(page: PageView) -> Iterator[Fault]:
    """Fault endless animations, parallax and long entrances that no `prefers-reduced-motion` rule stops."""
    rules, told = rules_of(page), 0
    stopped = _stopped(rules)
    moving = {name for name, body in _KEYFRAMES.findall(page.css) if _MOVES.search(body)}
    for rule in rules:
        if (
            told == MOST
            or "*" in stopped
            or any("prefers-reduced-motion" in one for one in rule.conditions)
        ):
            continue
        said, is_grave = _movement(rule, moving)
        if said and not all(_is_stopped(part, stopped) for part in rule.prelude.split(",")):
            yield Fault(
                evidence=f"{rule.prelude[:80]} {{ {said} }}",
                fix="Switch it off inside @media (prefers-reduced-motion: reduce).",
                selector=rule.prelude[:100],
                line=rule.line,
                severity=None if is_grave else "minor",
            )
            told += 1


def _movement(rule: Rule, moving: set[str]) -> tuple[str, bool]:
    """Return what moves by the rule, and whether it goes on; an empty text when nothing does."""
    if "fixed" in rule.values.get("background-attachment", ""):
        return "background-attachment: fixed", True
    values = (
        rule.values.get(f"animation{name}", "")
        for name in ("", "-name", "-iteration-count", "-duration")
    )
    said = " ".join(value for value in values if value)
    if re.search(r"\binfinite\b", said):
        return f"animation: {said}", True
    named = moving & set(re.findall(r"[\w-]+", said))
    return (f"animation: {said}", False) if named and _lasts_ms(said) >= LEAST_MS else ("", False)


def _is_stopped(part: str, stopped: set[str]) -> bool:
    """Whether a selector names all that one of those taken in hand does."""
    names = set(_NAMES.findall(part))
    return any(set(_NAMES.findall(other)) <= names for other in stopped)


def _lasts_ms(animation: str) -> float:
    """Return the duration, which is the first time that is said."""
    found = _TIME.search(animation)
    return float(found[1]) * (1 if found[2] == "ms" else 1000) if found else 0.0


def _stopped(rules: tuple[Rule, ...]) -> set[str]:
    """Return the selectors that rules for less motion take in hand; `*` when they do with all."""
    found: set[str] = set()
    for rule in rules:
        wanted = [
            one.replace(" ", "") for one in rule.conditions if "prefers-reduced-motion" in one
        ]
        if not wanted or not any(
            "reduced-motion:reduce" in one or "reduced-motion)" in one for one in wanted
        ):
            continue
        if any(
            name.startswith(("animation", "background-attachment", "display", "all"))
            for name in rule.values
        ):
            parts = {part.strip() for part in rule.prelude.split(",")}
            found |= {"*"} if any(re.match(r"^\*", part) for part in parts) else parts
    return found
