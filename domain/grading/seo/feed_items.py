"""Feeds are well-formed and lead to pages that exist."""

import re
from collections.abc import Iterator
from typing import Any, cast
from xml.etree import ElementTree  # entities are refused before it parses

from domain.grading.audit import Fault
from domain.grading.seo.dead_feeds import FEEDS
from domain.grading.seo.dead_links import is_dead
from domain.grading.view import PageView, SiteView
from domain.text.json_text import read_json

_LINES = re.compile(r"line (\d+)")


def feed_items(site: SiteView) -> Iterator[Fault]:
    """Fault feeds that cannot be read, and entries whose page is not there."""
    told: set[str] = set()
    for page in site.ordinary:
        for path in _named(page):
            file = site.file(path) if path not in told else None
            told.add(path)
            if file is None:
                continue
            addresses, problem = _read(file.body)
            if problem:
                line = _LINES.search(problem)
                yield Fault(
                    evidence=f"{path}: {problem}",
                    fix="Write the feed anew, with & as &amp; and every element closed.",
                    selector=path,
                    line=int(line[1]) if line else None,
                    severity="serious",
                )
            for address in dict.fromkeys(addresses):
                if is_dead(page, address):
                    yield Fault(
                        evidence=f"{path}: no file answers {address}",
                        fix="Let the entry lead to its page.",
                        selector=path,
                    )


def _named(page: PageView) -> Iterator[str]:
    for node in page.document.named("link"):
        is_feed = (
            "alternate" in node.get("rel").lower().split() and node.get("type").lower() in FEEDS
        )
        path = page.local_path(node.get("href")) if is_feed else None
        if path:
            yield path


def _read(body: bytes) -> tuple[list[str], str]:
    """Return the addresses of a feed's entries and what is wrong with it, if anything."""
    text = body.decode("utf-8-sig", "replace").strip()
    if text.startswith("{"):
        return _read_json(text)
    if "<!ENTITY" in text:
        return [], "it declares XML entities"
    try:
        root = ElementTree.fromstring(text.encode())  # noqa: S314 # no entities, see above
    except ElementTree.ParseError as error:
        return [], f"it is not well-formed XML: {error}"
    entries = (entry for entry in root.iter() if _bare(entry.tag) in ("item", "entry"))
    links = (
        inner
        for entry in entries
        for inner in entry
        if _bare(inner.tag) == "link" and inner.get("rel", "alternate") == "alternate"
    )
    found = [(link.get("href") or link.text or "").strip() for link in links]
    return [address for address in found if address], ""


def _read_json(text: str) -> tuple[list[str], str]:
    try:
        loaded: Any = read_json(text)
    except ValueError as error:
        return [], f"it is no JSON: {error}"
    listed = cast("dict[str, Any]", loaded).get("items") if isinstance(loaded, dict) else None
    entries = cast("list[Any]", listed) if isinstance(listed, list) else []
    named = [cast("dict[str, Any]", e).get("url") for e in entries if isinstance(e, dict)]
    return [address for address in named if isinstance(address, str)], ""


def _bare(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]
