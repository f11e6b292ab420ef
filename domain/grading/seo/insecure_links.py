"""Links to this site use the address it is served under."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView


def insecure_links(page: PageView) -> Iterator[Fault]:
    """Fault `http://` links to this very host, which redirect or fail, once per address."""
    host = urlsplit(page.view.origin).netloc
    if not page.view.origin.startswith("https:"):
        return
    seen: set[str] = set()
    for reference in page.references:
        parts = urlsplit(reference.url)
        is_own = parts.scheme == "http" and parts.netloc.removeprefix("www.") == host.removeprefix(
            "www."
        )
        if reference.kind == "link" and is_own and reference.url not in seen:
            seen.add(reference.url)
            yield fault_at(reference.element, "Link with https:// or without a host.")
