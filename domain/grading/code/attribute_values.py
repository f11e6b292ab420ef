"""Attributes have values a browser understands."""

import datetime
import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from domain.grading.audit import Fault, fault_at
from domain.grading.markup import Element, names_in
from domain.grading.view import PageView

_INPUT = names_in(
    "button checkbox color date datetime-local email file hidden image month number password radio"
    " range reset search submit tel text time url week"
)
_NUMBER = re.compile(r"\d+")
_WHOLE: dict[str, frozenset[str]] = {
    "colspan": names_in("td th"),
    "rowspan": names_in("td th"),
    "maxlength": names_in("input textarea"),
    "rows": names_in("textarea"),
    "cols": names_in("textarea"),
    "width": names_in("img video canvas iframe source"),
    "height": names_in("img video canvas iframe source"),
}
_CHOICES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "loading": (names_in("img iframe"), names_in("lazy eager")),
    "decoding": (names_in("img"), names_in("sync async auto")),
    "fetchpriority": (names_in("img link script iframe"), names_in("high low auto")),
    "method": (names_in("form"), names_in("get post dialog")),
    "preload": (names_in("audio video"), frozenset({"none", "metadata", "auto", ""})),
    "dir": (frozenset(), names_in("ltr rtl auto")),
    "scope": (names_in("th"), names_in("row col rowgroup colgroup")),
    "crossorigin": (frozenset(), frozenset({"", "anonymous", "use-credentials"})),
    "autocapitalize": (frozenset(), names_in("off none on sentences words characters")),
}


def attribute_values(page: PageView) -> Iterator[Fault]:
    """Fault values outside what an attribute allows, such as `<input type="txt">`."""
    for node in page.document.elements if page.is_ordinary else ():
        if not node.attrs or node.inside("svg"):
            continue
        for name in _wrong(node):
            yield fault_at(
                node,
                f"Give `{name}` a value the language allows.",
                evidence=f'{name}="{node.get(name)}" in {" ".join(node.tag.split())[:120]}',
            )


def _is_no_date(value: str) -> bool:
    found = _DATE.match(value.strip())
    if found is None:
        return False
    try:
        datetime.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return True
    return False


_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")


_MEANT = {"link": ("rel", "stylesheet"), "script": ("type", "text/javascript")}
ALIKE = 0.85
"""Share of letters in common, from which a value is a slip of the one that is meant."""


def _misspelt(node: Element) -> Iterator[str]:
    """Yield the `rel` or `type` for a slip in which a style sheet or script is never loaded."""
    name, meant = _MEANT.get(node.name, ("", ""))
    value = node.get(name).strip().lower().split(";")[0] if name else ""
    if not value or value in (meant, "text/ecmascript") or value.startswith("application/"):
        return
    if SequenceMatcher(None, value, meant, autojunk=False).ratio() >= ALIKE:
        yield name


_BOUNDS = (("min", "max"), ("minlength", "maxlength"))
_UNREADABLE = re.compile(r"unterminated|missing \)|unbalanced|nothing to repeat|multiple repeat")
"""What Python says of patterns that no browser reads either."""


def _bounds(node: Element) -> Iterator[str]:
    """Yield limits that shut out every value, and patterns that cannot be read."""
    if node.name not in ("input", "textarea", "meter", "progress"):
        return
    for least, most in _BOUNDS:
        low, high = node.get(least).strip(), node.get(most).strip()
        number = re.compile(r"-?\d{1,15}(?:\.\d{1,9})?")
        if number.fullmatch(low) and number.fullmatch(high) and float(low) > float(high):
            yield least
    try:
        re.compile(node.get("pattern")[:400])
    except (re.error, OverflowError) as error:
        if _UNREADABLE.search(str(error)) and len(node.get("pattern")) <= 400:
            yield "pattern"


def _wrong(node: Element) -> Iterator[str]:
    if node.name in ("time", "ins", "del") and _is_no_date(node.get("datetime")):
        yield "datetime"
    attrs = node.attrs
    yield from _bounds(node)
    yield from _misspelt(node)
    if node.name == "input" and attrs.get("type", "text").lower() not in _INPUT:
        yield "type"
    if node.name == "button" and attrs.get("type", "submit").lower() not in (
        "submit",
        "button",
        "reset",
    ):
        yield "type"
    for name, value in attrs.items():
        if node.name in _WHOLE.get(name, ()) and not _NUMBER.fullmatch(value.strip()):
            yield name
        elif name in _CHOICES:
            elements, values = _CHOICES[name]
            if (not elements or node.name in elements) and value.strip().lower() not in values:
                yield name
