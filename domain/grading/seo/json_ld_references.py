"""What JSON-LD points to on this site is there."""

from collections.abc import Iterator
from typing import Any, cast
from urllib.parse import urldefrag, urlsplit

from domain.grading.audit import Fault, fault_at
from domain.grading.seo.structured import Block, Node, blocks
from domain.grading.view import PageView, SiteView

_FILES = frozenset({"image", "logo", "photo", "thumbnailUrl", "contentUrl", "primaryImageOfPage"})
_PAGES = frozenset({"url", "mainEntityOfPage", "menu", "hasMenu", "acceptsReservations"})


def json_ld_references(site: SiteView) -> Iterator[Fault]:
    """Fault pictures and pages that no file answers, and `@id` of objects that no page describes."""
    described = {
        str(node["@id"])
        for page in site.ordinary
        for _, _, node in _nodes(page)
        if "@id" in node and len(node) > 1
    }
    told: set[str] = set()
    for page in site.ordinary:
        for block, key, node in _nodes(page):
            for address, problem, fix in (
                *_lost(page, key, node),
                *_unknown(page, node, described),
            ):
                if address not in told:
                    told.add(address)
                    evidence = f"{address} {problem}"
                    yield fault_at(block.element, fix, evidence=evidence, page=page.url)


def _nodes(page: PageView) -> Iterator[tuple[Block, str, Node]]:
    for block in blocks(page):
        waiting: list[tuple[str, Any]] = [("", block.data)]
        while waiting:
            key, data = waiting.pop()
            if isinstance(data, list):
                waiting += [(key, inner) for inner in cast("list[Any]", data)]
            elif isinstance(data, dict):
                node = cast("Node", data)
                yield block, key, node
                waiting += node.items()


def _lost(page: PageView, key: str, node: Node) -> Iterator[tuple[str, str, str]]:
    is_picture = key in _FILES
    for name, value in node.items():
        wanted = name in _FILES | _PAGES or (is_picture and name == "url")
        for address in _texts(value) if wanted else ():
            inner = page.local_url(address) if urlsplit(address).netloc else None
            if inner is not None and page.local_path(address) is None:
                yield address, f'is the "{name}", and no file answers it', "Name one that exists."


def _unknown(page: PageView, node: Node, described: set[str]) -> Iterator[tuple[str, str, str]]:
    address = node.get("@id")
    if len(node) != 1 or not isinstance(address, str) or address in described:
        return
    base, mark = urldefrag(address)
    if mark and (not base or page.local_url(base) is not None):
        fix = "Describe the object, or name the one that is described."
        yield address, "is an @id that no object of the site has", fix


def _texts(value: Any) -> list[str]:
    values = cast("list[Any]", value) if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, str)]
