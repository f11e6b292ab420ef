"""What a web manifest names is there."""

import json
from collections.abc import Iterator
from typing import Any, cast
from urllib.parse import urljoin, urlsplit

from domain.grading.audit import Fault
from domain.grading.view import SiteView
from domain.site import url_of


def manifest_icons(site: SiteView) -> Iterator[Fault]:
    """Fault icons and screenshots of a manifest that no file of the site answers."""
    for file in site.site.files:
        if not file.path.lower().endswith((".webmanifest", "manifest.json")):
            continue
        for address in _pictures(file.body):
            full = urljoin(f"https://site.invalid{url_of(file.path)}", address)
            parts = urlsplit(full)
            path = parts.path.removeprefix(site.base) if site.base else parts.path
            if parts.netloc == "site.invalid" and site.answering(path) is None:
                yield Fault(
                    evidence=f"{file.path} names {address!r}, which is no file of this site",
                    fix="Add the picture, or name one that exists.",
                    selector=file.path,
                )


def _pictures(body: bytes) -> Iterator[str]:
    try:
        loaded: Any = json.loads(body.decode("utf-8-sig"))
    except ValueError:
        return
    named = cast("dict[str, Any]", loaded) if isinstance(loaded, dict) else {}
    for key in ("icons", "screenshots"):
        listed = named.get(key)
        for one in cast("list[Any]", listed) if isinstance(listed, list) else []:
            source = cast("dict[str, Any]", one).get("src") if isinstance(one, dict) else None
            if isinstance(source, str) and source and not source.startswith("data:"):
                yield source
