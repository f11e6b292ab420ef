"""Character references exist and end."""

import re
from collections.abc import Iterator
from html.entities import html5

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

_REFERENCE = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30})(;?)")
_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "template"})


def character_references(page: PageView) -> Iterator[Fault]:
    """Fault `&name;` that is none, and names without their semicolon; each name once a page."""
    told: set[str] = set()
    for node in page.document.elements if page.is_ordinary else ():
        if node.name in _RAW:
            continue
        text = "".join(child for child in node.children if isinstance(child, str))
        for match in _REFERENCE.finditer(text) if "&" in text else ():
            name, end = match[1], match[2]
            problem = _problem(name, ended=bool(end))
            if problem and name not in told:
                told.add(name)
                yield fault_at(
                    node,
                    "Write a reference HTML has, with its semicolon; write a lone & as &amp;.",
                    evidence=f"{match[0]!r} {problem}: {' '.join(text.split())[:100]!r}",
                )


def _problem(name: str, *, ended: bool) -> str:
    if ended:
        return "" if f"{name};" in html5 else "is no character reference"
    return "has no semicolon" if name in html5 else ""
