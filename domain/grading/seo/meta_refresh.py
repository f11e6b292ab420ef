"""No page sends its reader away by itself."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView


def meta_refresh(page: PageView) -> Iterator[Fault]:
    """Fault `<meta http-equiv=refresh>` on a page with content of its own."""
    if not page.is_ordinary:
        return
    for node in page.document.named("meta"):
        if node.get("http-equiv").lower() == "refresh" and not node.inside("noscript"):
            yield fault_at(node, "Redirect on the server, or link to the target.")
