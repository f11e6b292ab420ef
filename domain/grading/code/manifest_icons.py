"""What a web manifest names is there."""

import re
from collections.abc import Iterator
from typing import Any, cast
from urllib.parse import urljoin, urlsplit

from domain.grading.audit import Fault
from domain.grading.picture import read_picture
from domain.grading.view import SiteView
from domain.site import SiteFile, url_of
from domain.text.json_text import read_json


def manifest_icons(site: SiteView) -> Iterator[Fault]:
    """Fault icons and screenshots of a manifest that no file answers, or that have another size."""
    for file in site.site.files:
        if not file.path.lower().endswith((".webmanifest", "manifest.json")):
            continue
        for address, sizes in _pictures(file.body):
            full = urljoin(f"https://site.invalid{url_of(file.path)}", address)
            parts = urlsplit(full)
            path = parts.path.removeprefix(site.base) if site.base else parts.path
            picture = site.answering(path) if parts.netloc == "site.invalid" else file
            if picture is None:
                yield Fault(
                    evidence=f"{file.path} names {address!r}, which is no file of this site",
                    fix="Add the picture, or name one that exists.",
                    selector=file.path,
                )
            elif size := _other_size(picture, sizes):
                yield Fault(
                    evidence=f"{file.path} says {address!r} is {sizes}, and it is {size}",
                    fix="State the size the picture has.",
                    selector=file.path,
                    severity="minor",
                )


def _other_size(picture: SiteFile, sizes: str) -> str:
    """Return the picture's size where it is none of those stated, or an empty text."""
    read = read_picture(picture.body)
    if read is None or read.kind == "svg" or not read.width or not re.search(r"\dx\d", sizes):
        return ""
    size = f"{read.width}x{read.height}"
    return "" if size in sizes.lower().split() else size


def _pictures(body: bytes) -> Iterator[tuple[str, str]]:
    try:
        loaded: Any = read_json(body.decode("utf-8-sig"))
    except ValueError:
        return
    named = cast("dict[str, Any]", loaded) if isinstance(loaded, dict) else {}
    for key in ("icons", "screenshots"):
        listed = named.get(key)
        for one in cast("list[Any]", listed) if isinstance(listed, list) else []:
            entry = cast("dict[str, Any]", one) if isinstance(one, dict) else {}
            source = entry.get("src")
            if isinstance(source, str) and source and not source.startswith("data:"):
                yield source, str(entry.get("sizes", ""))
