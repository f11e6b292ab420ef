"""What appears under the pointer appears under the keyboard too."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.css import Rule, Selector
from domain.grading.accessibility.document import Element, document
from domain.grading.accessibility.scripted import fault_in, own_code
from domain.grading.accessibility.styles import Styles, holds, matching, rules_of, styles
from domain.grading.audit import Fault
from domain.grading.view import PageView

_NOTHING = re.compile(
    r"^(?:0(?:\.0+)?(?:%|[a-z]+)?|hidden|scale\(0.*\)|inset\((?:50|100)%\).*)$", re.I
)
_HIDES = ("display", "visibility", "opacity", "max-height", "height", "transform", "clip-path")
"""Properties that take something out of sight when they are nothing."""

_OVER = re.compile(
    r"[\"'`](?:mouseenter|mouseover|pointerenter|pointerover)[\"'`]|\bonmouse(?:enter|over)\s*="
)
_OTHERWISE = re.compile(
    r"[\"'`](?:focus|focusin|click|keydown|keyup|touchstart|pointerdown)[\"'`]|\bon(?:focus|click|keydown)\s*="
)
_SHOWS = re.compile(
    r"\.hidden\s*=\s*(?:false|!1)|removeAttribute\s*\(\s*[\"'`]hidden|classList\s*\.\s*(?:add|toggle|remove)|\.style\."
    r"|\.innerHTML\s*=|\.textContent\s*=|\.open\s*=\s*(?:true|!0)|showPopover|\.show\s*\(|setAttribute\s*\("
)
REACH = 400
"""Characters of a listener that are read."""


def hover_only(page: PageView) -> Iterator[Fault]:
    """Fault what only `:hover` or a pointer's event shows, where neither focus nor a click does."""
    yield from _styled(page)
    for script, code in own_code(page.view):
        found = _OVER.search(code)
        is_here = script.page == page.url or (script.page == "*" and script.selector in page.html)
        if found and is_here and not _OTHERWISE.search(code):
            work = code[found.end() : found.end() + REACH]
            if _SHOWS.search(work):
                yield fault_in(script, found, "Do the same on focus, or open it with a button.")


def _styled(page: PageView) -> Iterator[Fault]:
    if ":hover" not in page.css:
        return
    whole, sheet, rules = document(page), styles(page), _shown_rules(page)
    for rule in rules:
        for selector in rule.selectors:
            if "hover" not in selector.states or selector.pseudo_element:
                continue
            for element in matching(whole, selector.at_rest):
                name = _hidden_by(element, sheet)
                if (
                    name
                    and _is_shown(rule, name)
                    and _matters(element)
                    and not _otherwise(page, rules, element, name)
                ):
                    # In a link or button it is a flourish: the rest of its name is there all the same.
                    is_aside = any(one.tag in ("a", "button") for one in element.ancestors)
                    yield Fault(
                        evidence=f"{selector.source[:80]} {{ {name}: {rule.values[name]} }} and no :focus-within",
                        fix="Open it with a button, or at least on :focus-within as well.",
                        selector=element.selector,
                        line=rule.line,
                        severity="minor" if is_aside else None,
                        wcag=() if is_aside else None,
                    )
                    return


def _shown_rules(page: PageView) -> tuple[Rule, ...]:
    return tuple(
        rule
        for rule in rules_of(page)
        if holds(rule.conditions, "light") and any(name in rule.values for name in _HIDES)
    )


def _hidden_by(element: Element, sheet: Styles) -> str:
    """Return the property that hides the element at rest; empty when it is shown."""
    return next((name for name in _HIDES if _is_nothing(name, sheet.own(element, name))), "")


def _is_nothing(name: str, value: str) -> bool:
    if value == "none":
        return name == "display"
    return bool(_NOTHING.match(value))


def _is_shown(rule: Rule, name: str) -> bool:
    value = rule.values.get(name, "")
    return bool(value) and not _is_nothing(name, value)


def _matters(element: Element) -> bool:
    """Whether it says something, or can be used."""
    hidden = any(one.get("aria-hidden") == "true" for one in (element, *element.ancestors))
    return not hidden and bool(
        element.text or any(e.tag in ("a", "button") for e in element.descendants)
    )


def _otherwise(page: PageView, rules: tuple[Rule, ...], element: Element, name: str) -> bool:
    """Whether focus shows it as well, or a class that a script or a checkbox gives."""
    whole = document(page)
    for rule in rules:
        if not _is_shown(rule, name):
            continue
        for selector in rule.selectors:
            if selector.is_state and "hover" not in selector.states:
                if any(one is element for one in matching(whole, selector.at_rest)):
                    return True
            elif not selector.is_state and _ends_alike(selector, element):
                return True
    return False


def _ends_alike(selector: Selector, element: Element) -> bool:
    """Whether the last part of a selector names the element, as `.open .menu` does."""
    last = re.split(r"[\s>+~]+", selector.source.strip())[-1]
    names = {f".{name}" for name in element.get("class").split()} | {
        f"#{element.get('id')}",
        element.tag,
    }
    parts = set(re.findall(r"[.#][\w-]+|^[a-z][\w-]*", last))
    return bool(parts & names) and any(
        part.startswith((".", "#")) for part in re.findall(r"[.#][\w-]+", selector.source)
    )
