"""Everything the page asks for on its own host is there."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.artifacts import Request
from domain.grading.audit import Fault
from domain.grading.gathered import is_own
from domain.grading.grade import NotChecked
from domain.grading.performance.measured.transferred_bytes import loading
from domain.grading.view import PageView, SiteView

_HARMLESS = ("ERR_ABORTED", "ERR_CACHE_MISS")
"""The browser itself let go, as it does with a film it needs no more of."""


def failed_requests(page: PageView) -> Iterator[Fault]:
    """Fault what was asked of the site itself and not given."""
    seen: set[str] = set()
    for request in _failed(page):
        path = urlsplit(request.url).path
        if is_own(page, request.url) and path not in seen and path != "/favicon.ico":
            seen.add(path)
            yield Fault(
                evidence=f"{request.kind} {path}: {request.failure or request.status}",
                fix="Put the file there, or do not ask for it.",
            )


def unanswered(site: SiteView) -> Iterator[NotChecked]:
    """Say which other hosts pages ask; while measuring there is no network."""
    hosts = {
        urlsplit(request.url).netloc
        for page in site.pages
        for request in _failed(page)
        if not is_own(page, request.url)
    }
    if hosts:
        reason = f"whether {', '.join(sorted(hosts))} answers; other hosts were not asked"
        yield NotChecked(subject="performance/failed-requests", reason=reason)


def _failed(page: PageView) -> tuple[Request, ...]:
    came = loading(page)
    lost = came.failed if came else ()
    return tuple(one for one in lost if not any(word in one.failure for word in _HARMLESS))
