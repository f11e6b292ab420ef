"""Every page has a title that says something."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import PageView

_SAYS_NOTHING = frozenset(
    {"document", "untitled", "untitled document", "title", "page", "index", "home page", "new page"}
    | {"react app", "vite app", "create next app", "my site", "website", "unbenannt", "sin título"}
    | {"page title", "seitentitel", "startseite titel", "index.html", "test"}
)


def page_title(page: PageView) -> Iterator[Fault]:
    """Fault a page without a title, or with one no maker ever changed."""
    if not page.title or page.title.lower() in _SAYS_NOTHING:
        yield Fault(
            evidence=f"<title>{page.title}</title>" if page.title else "no <title>",
            fix="Write a title that names the page and the firm.",
            selector="head > title" if page.title else "head",
        )
