"""Who follows a dead link gets help."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import SiteView

_HOSTS = ("_headers", "_redirects", "CNAME", "netlify.toml", "vercel.json", "firebase.json")
"""Files that show the folder goes to a static host, which serves 404.html."""


def unknown_host(site: SiteView) -> str:
    """Return why nothing can be said of an error page, or an empty text."""
    if site.is_ours or any(site.file(name) for name in _HOSTS):
        return ""
    return (
        "the folder does not tell which host serves it, and the host may have a 404 page of its own"
    )


def missing_404(site: SiteView) -> Iterator[Fault]:
    """Fault a site of several pages without 404.html."""
    if len(site.ordinary) > 1 and not any(page.is_error_page for page in site.pages):
        yield Fault(
            evidence="no 404.html",
            fix="Add 404.html with links to the main pages.",
            selector="404.html",
        )
