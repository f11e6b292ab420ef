"""No template was left half filled."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.markup import Element
from domain.grading.view import PageView

_MARK = re.compile(
    r"\{\{[^{}]{1,120}\}\}|\{%[^%]{1,120}%\}|<%[=-]?.{1,120}?%>|<\?(php|=).{0,120}|\$\{[\w.()\[\]]+\}"
    r"|\[object Object\]|%%[A-Z_]{3,}%%|__[A-Z][A-Z_]{2,}__|\[\[[a-z_. ]{2,60}\]\]",
    re.DOTALL,
)
_VALUE = re.compile(
    r"^\W*(undefined|NaN|null|None)\W*$|\b(undefined|NaN) (items?|€|£|\$|stars?)|[€£$] ?(NaN|undefined)\b"
)
_CODE = ("pre", "code", "script", "style", "template", "textarea", "kbd", "samp")


def template_leftovers(page: PageView) -> Iterator[Fault]:
    """Fault placeholders and missing values in text, titles and attributes people meet."""
    seen: set[str] = set()
    if not page.is_ordinary or _is_live(page):
        return
    for node in page.document.elements:
        if node.name in _CODE or node.inside(*_CODE):
            continue
        for text in _texts(node):
            match = _MARK.search(text) or _VALUE.search(text)
            if match and match[0] not in seen:
                seen.add(match[0])
                shown = " ".join(text.split())
                yield fault_at(node, "Fill the placeholder, or remove it.", evidence=shown[:160])
    if match := re.search(r"<%[=-]?.{1,120}?%>|<\?(php|=)[^>]{0,120}", page.html, re.DOTALL):
        yield Fault(
            evidence=" ".join(match[0].split())[:160],
            fix="Run the template before the page is published.",
            line=page.html.count("\n", 0, match.start()) + 1,
        )


def _texts(node: Element) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, str):
            yield child
    for name in ("alt", "title", "content", "href", "src", "placeholder", "aria-label", "value"):
        if name in node.attrs:
            yield node.attrs[name]


def _is_live(page: PageView) -> bool:
    """Whether a script fills the braces in the browser, as Vue, Angular and Alpine do."""
    return any(
        name.startswith(("v-", "x-data", "ng-", "@click"))
        for e in page.document.elements
        for name in e.attrs
    )
