"""A shared link shows title, text and picture."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.grading.audit import Fault, fault_at
from domain.grading.markup import Element
from domain.grading.picture import read_picture
from domain.grading.seo.kinds import is_legal, is_listing
from domain.grading.view import PageView, SiteView

LEAST_PX = 200
"""Side of the smallest picture networks show."""
WANTED = ("og:title", "og:description", "og:image")


def open_graph(site: SiteView) -> Iterator[Fault]:
    """Fault pages without Open Graph data while others have it, and pictures that cannot load."""
    pages = [p for p in site.indexable if not (is_legal(p) or is_listing(p))]
    with_some = [page for page in pages if properties(page)]
    if pages and not with_some:
        yield Fault(
            evidence="no page has og:title, og:description or og:image",
            fix="Add Open Graph title, description and image to every page.",
            severity="minor",
        )
        return
    for page in pages:
        found = properties(page)
        missing = [name for name in WANTED if name not in found or not found[name].get("content")]
        if missing and (found or len(with_some) * 2 > len(pages)):
            yield Fault(
                evidence=f"no {', '.join(missing)}",
                fix="Add the missing Open Graph properties.",
                selector="head",
                page=page.url,
                severity="minor",
            )
        yield from _picture(page, found.get("og:image"))


def properties(page: PageView) -> dict[str, Element]:
    """Return the Open Graph metas by property."""
    metas = page.document.named("meta")
    found = {(m.get("property") or m.get("name")).lower(): m for m in reversed(metas)}
    return {name: meta for name, meta in found.items() if name.startswith("og:")}


def _picture(page: PageView, node: Element | None) -> Iterator[Fault]:
    url = node.get("content").strip() if node else ""
    if node is None or not url:
        return
    if not urlsplit(url).netloc:
        yield fault_at(node, "Write the picture's address in full.", page=page.url)
    elif (path := page.local_path(url)) and (size := _small(page, path)):
        yield fault_at(
            node,
            f"Name a picture of at least {LEAST_PX} by {LEAST_PX} pixels, better 1200 by 630.",
            evidence=f"{node.tag}: {size}",
            page=page.url,
            owner="image_selection",
            severity="minor",
        )
    elif page.local_url(url) is not None and path is None:
        yield fault_at(
            node,
            "Name a picture that exists.",
            evidence=f"{node.tag}: no such file",
            page=page.url,
            owner="image_selection",
        )


def _small(page: PageView, path: str) -> str:
    """Return the size of a picture that is too small to be shown, or an empty text."""
    file = page.view.file(path)
    picture = read_picture(file.body) if file else None
    if picture is None or picture.kind == "svg" or not picture.width or not picture.height:
        return ""
    is_small = min(picture.width, picture.height) < LEAST_PX
    return f"{picture.width} by {picture.height} pixels" if is_small else ""
