"""Language versions name each other rightly."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.grading.accessibility.languages import LANGUAGE_CODES
from domain.grading.audit import Fault, fault_at
from domain.grading.markup import Element
from domain.grading.view import PageView

_CODE = re.compile(r"x-default|[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?", re.IGNORECASE)
_NO_REGION = frozenset({"uk", "eu", "en", "la"})
_NO_LANGUAGE = frozenset({"uk-uk", "gb", "us", "cn", "jp", "dk", "cz", "gr", "ua", "at", "ch"})


def hreflang(page: PageView) -> Iterator[Fault]:
    """Fault codes that do not exist, relative or dead targets, and versions that do not link back."""
    found = alternates(page)
    if not found or not page.is_ordinary:
        return
    for node in found:
        yield from _code(node)
        yield from _target(page, node)
    own = page.file.path
    if all(page.local_path(node.get("href")) != own for node in found):
        yield fault_at(
            found[0],
            "Name the page itself among its language versions.",
            evidence=f"{len(found)} hreflang links, none of them to {page.url}",
        )


def alternates(page: PageView) -> list[Element]:
    """Return every `<link rel=alternate hreflang>`."""
    return [
        n for n in page.document.named("link") if n.get("hreflang") and "alternate" in n.get("rel")
    ]


def _code(node: Element) -> Iterator[Fault]:
    code = node.get("hreflang").strip().lower()
    region = code.rsplit("-", 1)[-1] if "-" in code else ""
    is_wrong = region in _NO_REGION and code != "x-default"
    is_unknown = code != "x-default" and code.split("-")[0] not in LANGUAGE_CODES
    if not _CODE.fullmatch(code) or is_wrong or is_unknown or code in _NO_LANGUAGE:
        yield fault_at(node, "Use a language code such as `en`, `de` or `en-GB`.")


def _target(page: PageView, node: Element) -> Iterator[Fault]:
    url = node.get("href")
    if not urlsplit(url).netloc:
        yield fault_at(node, "Write the address of a language version in full.")
    if page.local_url(url) is None:
        return
    path = page.local_path(url)
    other = page.view.by_file.get(path) if path else None
    if other is None:
        yield fault_at(node, "Point hreflang to a page that exists.")
    elif other.file.path != page.file.path:
        back = [other.local_path(n.get("href")) for n in alternates(other)]
        if page.file.path not in back:
            yield fault_at(
                node,
                "Let both language versions name each other.",
                evidence=f"{other.url} does not link back to {page.url}",
            )
