"""Every link to this site leads somewhere."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.seo.redirects_file import redirect_of
from domain.grading.view import PageView

SERVED = re.compile(
    r"^/(api|cdn-cgi|\.netlify|_vercel|\.well-known|wp-json|wp-admin|wp-login\.php|xmlrpc\.php|feed)(/|$)"
)
"""Paths a host answers without a file."""


def dead_links(page: PageView) -> Iterator[Fault]:
    """Fault every link to a page or file of this site that is not there, once per address."""
    seen: set[str] = set()
    if not page.is_ordinary:
        return
    for reference in page.references:
        url = reference.url.split("#")[0]
        if reference.kind != "link" or not url or url in seen or is_unusual(url):
            continue
        seen.add(url)
        if is_dead(page, url):
            yield fault_at(
                reference.element,
                "Link to a page that exists, or remove the link.",
                evidence=f"{' '.join(reference.element.tag.split())}: no file answers {url!r}",
            )


def is_unusual(url: str) -> bool:
    """Whether the address is a script, a template's leftover, or not one a host answers by file."""
    return "{{" in url or "${" in url or url.lower().startswith(("javascript:", "data:", "blob:"))


def is_dead(page: PageView, url: str) -> bool:
    """Whether `url` is on this site and nothing answers it."""
    path = page.local_url(url)
    if path is None or SERVED.search(path):
        return False
    site = page.view
    if site.answering(path) or redirect_of(site, path):
        return False
    folder = path.strip("/")
    return not any(f"{folder}/{name}" in site.site.by_path for name in ("index.xml", "index.json"))
