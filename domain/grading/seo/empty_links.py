"""A link goes somewhere."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.markup import Element
from domain.grading.view import PageView

_CONTROL = re.compile(
    r"toggle|dropdown|back-?to-?top|scroll|carousel|slick|slider|modal|collapse|tab"
)
_UP = re.compile(r"\b(top|up|oben|arriba|inicio)\b", re.IGNORECASE)


def empty_links(page: PageView) -> Iterator[Fault]:
    """Fault links with an empty address or a lone `#` that are not controls of a script."""
    if not page.is_ordinary:
        return
    for node in page.document.named("a"):
        target = node.attrs.get("href")
        if target is None and len(node.attrs) == 0 and node.text.strip():
            yield fault_at(
                node,
                "Give the link an address, or write plain text.",
                evidence=f"{node.tag}{node.text[:60]}</a> has no href",
                severity="minor",
            )
        if target is not None and target.strip() in ("", "#") and not _is_control(node):
            yield fault_at(
                node,
                "Link to a page, or use a <button> when it only triggers something.",
                evidence=f"{' '.join(node.tag.split())}{node.text[:60]}</a>",
            )


def _is_control(node: Element) -> bool:
    if node.get("role") in ("button", "tab", "menuitem") or _UP.search(node.label):
        return True
    names = " ".join((node.get("class"), node.get("id"))).lower()
    acts = any(
        name.startswith(("data-", "on", "@", "x-on", "v-on")) or name.startswith("aria-expanded")
        for name in node.attrs
        if not name.startswith("data-aos")
    )
    return acts or bool(_CONTROL.search(names)) or "aria-controls" in node.attrs
