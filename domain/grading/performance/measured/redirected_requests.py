"""What a page asks for it gets at once, without being sent on."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.grading.audit import Fault
from domain.grading.gathered import is_own
from domain.grading.performance.measured.transferred_bytes import loading
from domain.grading.view import PageView


def redirected_requests(page: PageView) -> Iterator[Fault]:
    """Fault each file of the site itself that is asked for under an address that only redirects."""
    came = loading(page)
    told: set[str] = set()
    for request in came.requests if came else ():
        path = urlsplit(request.url).path
        if 300 <= (request.status or 0) < 400 and request.status != 304 and path not in told:
            told.add(path)
            if is_own(page, request.url):
                yield Fault(
                    evidence=f"{request.kind} {path}: {request.status}",
                    fix="Name the address it is redirected to.",
                )
