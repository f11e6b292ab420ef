"""Nothing is asked for without encryption, whoever asks."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.grading.audit import Fault
from domain.grading.gathered import artifacts
from domain.grading.view import PageView

_MIXED = re.compile(r"mixed content", re.IGNORECASE)
_ADDRESS = re.compile(r"\b(?:http|ws)://[^\s'\"<>]+")


def insecure_requests(page: PageView) -> Iterator[Fault]:
    """Fault each address without TLS that a page with TLS asked for, or was kept from asking for."""
    here = artifacts(page)
    if here is None or here.loading is None or not here.url.startswith("https:"):
        return
    asked = [one.url for one in here.loading.requests if one.url.startswith(("http:", "ws:"))]
    for message in here.loading.console:
        if _MIXED.search(message.text):
            asked += [url for url in _ADDRESS.findall(message.text) if not _is_page(url, here.url)]
    named: dict[str, str] = {}
    for url in asked:
        named.setdefault(urlsplit(url).netloc, url)
    for url in named.values():
        yield Fault(
            evidence=f"{url.rstrip('.')} is asked for without encryption",
            fix="Ask for it with https, or do without it.",
        )


def _is_page(url: str, own: str) -> bool:
    return urlsplit(url).netloc == urlsplit(own).netloc and urlsplit(url).path == urlsplit(own).path
