"""Attributes are quoted with plain quotes and kept apart."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

_CURLY = re.compile(r"\s[\w:-]+\s*=\s*[“”„‘’‚«»]")
_VALUE = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")


def attribute_quotes(page: PageView) -> Iterator[Fault]:
    """Fault values in typographic quotes, and attributes without a space between them."""
    for node in page.document.elements if page.is_ordinary else ():
        if "=" not in node.tag:
            continue
        bare = _VALUE.sub("=", node.tag)
        if _CURLY.search(bare):
            yield fault_at(
                node,
                "Use plain quotes: the browser takes “ and ” as part of the value.",
                evidence=f"typographic quotes in {' '.join(node.tag.split())[:140]}",
            )
        elif touching := next(
            (m for m in _VALUE.finditer(node.tag) if _touches(node.tag, m)), None
        ):
            yield fault_at(
                node,
                "Put a space between the attributes.",
                evidence=f"no space after {touching[0]} in {' '.join(node.tag.split())[:140]}",
                severity="minor",
            )


def _touches(tag: str, value: re.Match[str]) -> bool:
    return tag[value.end() : value.end() + 1].isalpha()
