"""A link to a place in a page finds that place."""

from collections.abc import Iterator
from urllib.parse import unquote

from domain.grading.audit import Fault, fault_at
from domain.grading.seo.dead_links import is_unusual
from domain.grading.view import PageView


def dead_anchors(page: PageView) -> Iterator[Fault]:
    """Fault every `#fragment` without an element of that id, on this page or the one linked."""
    seen: set[str] = set()
    if not page.is_ordinary:
        return
    for reference in page.references:
        url = reference.url
        if reference.kind != "link" or "#" not in url or url in seen or is_unusual(url):
            continue
        seen.add(url)
        before, _, mark = url.partition("#")
        target = page if not before else _page(page, before)
        if target is not None and _is_missing(target, mark):
            yield fault_at(
                reference.element,
                f'Give an element on {target.url} the id "{mark}", or link elsewhere.',
                evidence=f"{' '.join(reference.element.tag.split())}: no id {mark!r} on {target.url}",
            )


def _page(page: PageView, url: str) -> PageView | None:
    path = page.local_path(url)
    return page.view.by_file.get(path) if path else None


def _is_missing(page: PageView, mark: str) -> bool:
    is_route = mark.startswith(("/", "!", ":~:", "?")) or "=" in mark
    if not mark or mark.lower() == "top" or is_route:
        return False
    return not {mark, unquote(mark)} & marks(page)


def marks(page: PageView) -> frozenset[str]:
    """Return every id and anchor name on the page."""
    if "marks" not in page.memory:
        page.memory["marks"] = _marks(page)
    return page.memory["marks"]


def _marks(page: PageView) -> frozenset[str]:
    ids = {element.get("id") for element in page.document.elements if "id" in element.attrs}
    return frozenset(ids | {a.get("name") for a in page.document.named("a") if "name" in a.attrs})
