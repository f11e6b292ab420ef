"""What one element names by id is on the page."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.markup import Element, names_in
from domain.grading.view import PageView

_OWNERS = names_in("input button select textarea output fieldset object")


def internal_references(page: PageView) -> Iterator[Fault]:
    """Fault forms, suggestion lists, image maps and drawings that are named and not there."""
    if not page.is_ordinary:
        return
    elements = page.document.elements
    ids = {name: {e.get("id") for e in page.document.named(name)} for name in ("form", "datalist")}
    maps = {e.get("name") or e.get("id") for e in page.document.named("map")}
    for node in elements:
        if node.name in _OWNERS and _is_lost(node.get("form"), ids["form"]):
            yield _fault(node, "form", node.get("form"))
        if node.name == "input" and _is_lost(node.get("list"), ids["datalist"]):
            yield _fault(node, "datalist", node.get("list"))
        if _is_lost(node.get("usemap").removeprefix("#"), maps):
            yield _fault(node, "map", node.get("usemap"))
    yield from _drawings(page)


def _is_lost(name: str, known: set[str]) -> bool:
    return bool(name) and name not in known


def _drawings(page: PageView) -> Iterator[Fault]:
    """Fault `<use>` of a drawing no page element bears, when no script could have brought it."""
    known = {element.get("id") for element in page.document.elements}
    for node in page.document.named("use"):
        target = node.get("href") or node.get("xlink:href")
        name = target.removeprefix("#")
        if target.startswith("#") and _is_lost(name, known) and not _is_brought(page, name):
            yield _fault(node, "drawing", target)
        elif "#" in target and _is_not_in_file(page, target):
            evidence = f"{target}: the file has no such drawing"
            yield fault_at(node, "Name a drawing that the file has.", evidence=evidence)


def _is_not_in_file(page: PageView, target: str) -> bool:
    """Whether a picture of this site is named with a drawing that is not in it."""
    address, _, name = target.partition("#")
    path = page.local_path(address) if address else None
    file = page.view.file(path) if path and path.endswith(".svg") else None
    return file is not None and not re.search(
        rf"\bid\s*=\s*[\"']?{re.escape(name)}\b".encode(), file.body
    )


def _is_brought(page: PageView, name: str) -> bool:
    codes = page.view.scripts.values()
    return any(name in code or "<symbol" in code or "sprite" in code for code in codes)


def _fault(node: Element, wanted: str, name: str) -> Fault:
    return fault_at(
        node,
        f"Name a {wanted} that is on the page, or add it.",
        evidence=f"{' '.join(node.tag.split())[:120]}: the page has no {wanted} {name!r}",
    )
