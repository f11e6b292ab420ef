"""No script keeps the page from answering while it loads, on any page."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.grading.audit import Fault
from domain.grading.performance.measured.transferred_bytes import loading
from domain.grading.view import PageView

MOST_MS = 250
"""Work of scripts in one go on a desktop computer; a usual phone needs four times as long, and Lighthouse
calls 600 ms there poor. It measures one page of each kind only, so that this looks at the others."""


def long_tasks(page: PageView) -> Iterator[Fault]:
    """Fault each script that runs so long at once that a phone would stand still for a second."""
    came = loading(page)
    longest: dict[str, int] = {}
    for message in came.console if came else ():
        if message.source == "long-task" and (ms := int(message.text.partition(" ")[0])) > MOST_MS:
            longest[message.url] = max(ms, longest.get(message.url, 0))
    for url, ms in longest.items():
        path = urlsplit(url).path.lstrip("/")
        yield Fault(
            evidence=f"{path or 'a script of the page'} ran for {ms} ms at once, more than {MOST_MS}",
            fix="Do less while the page loads, or cut the work into pieces that wait for each other.",
            selector=path if path in page.view.site.by_path else "",
        )
