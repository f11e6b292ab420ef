"""Ordinary pages may be indexed."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.seo.kinds import is_home, is_legal, is_listing, is_private
from domain.grading.view import PageView


def noindex(page: PageView) -> Iterator[Fault]:
    """Fault an ordinary page that asks search engines to leave it out."""
    aside = is_legal(page) or is_listing(page) or is_private(page)
    if not page.is_ordinary or page.is_error_page or aside:
        return
    for node in page.document.named("meta"):
        words = node.get("content").lower().replace(" ", "").split(",")
        if node.get("name").lower() in ("robots", "googlebot") and {"noindex", "none"} & set(words):
            yield fault_at(
                node,
                "Remove noindex, so that the page can be found.",
                severity="critical" if is_home(page) else None,
            )
