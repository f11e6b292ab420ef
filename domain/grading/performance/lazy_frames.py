"""Maps and videos of other hosts wait until they are near."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView


def lazy_frames(page: PageView) -> Iterator[Fault]:
    """Fault frames of other hosts without `loading=lazy`."""
    for node in page.document.named("iframe") if page.is_ordinary else ():
        is_hidden = (
            node.inside("noscript") or node.get("width") == "0" or "none" in node.get("style")
        )
        is_foreign = (
            node.get("src").startswith(("http", "//")) and page.local_url(node.get("src")) is None
        )
        if is_foreign and node.get("loading").lower() != "lazy" and not is_hidden:
            yield fault_at(node, 'Add loading="lazy".')
