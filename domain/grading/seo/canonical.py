"""Each page names its own address as the canonical one."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.grading.audit import Fault, fault_at
from domain.grading.markup import Element
from domain.grading.seo.kinds import is_listing
from domain.grading.view import PageView, SiteView

_TRACKS = re.compile(r"\b(?:utm_\w+|gclid|fbclid|msclkid|sessionid|sid|phpsessid)=", re.I)


def canonical(site: SiteView) -> Iterator[Fault]:
    """Fault pages whose canonical link is missing while others have one, doubled, not absolute or not plain."""
    pages = [p for p in site.indexable if not is_listing(p)]
    named = [page for page in pages if canonicals(page)]
    if not named and (len(pages) > 1 or site.is_ours):
        yield Fault(
            evidence="no page has <link rel=canonical>",
            fix="Name the one address of each page with <link rel=canonical>.",
            severity="minor",
        )
    for page in pages:
        yield from (_faults(page) if canonicals(page) else _missing(page, len(named), len(pages)))


def canonicals(page: PageView) -> list[Element]:
    """Return every `<link rel=canonical>`."""
    return [n for n in page.document.named("link") if "canonical" in n.get("rel").lower().split()]


def _missing(page: PageView, named: int, pages: int) -> Iterator[Fault]:
    if named:
        yield Fault(
            evidence=f"no <link rel=canonical>, though {named} of {pages} pages have one",
            fix="Add <link rel=canonical> with the absolute address of this page.",
            selector="head",
            page=page.url,
        )


def _faults(page: PageView) -> Iterator[Fault]:
    found = canonicals(page)
    if len({node.get("href") for node in found}) > 1:
        yield fault_at(
            found[1],
            "Keep one canonical link.",
            evidence=" ".join(node.tag for node in found),
            severity="serious",
            page=page.url,
        )
    if found[0].get("href").strip().startswith("http://"):
        yield fault_at(found[0], "Name the https:// address.", page=page.url)
    address = urlsplit(found[0].get("href").strip())
    if address.fragment or _TRACKS.search(address.query):
        yield fault_at(
            found[0],
            "Name the plain address, without # and campaign marks.",
            page=page.url,
        )
    if not urlsplit(found[0].get("href").strip()).netloc:
        yield fault_at(
            found[0],
            "Write the canonical address in full, with https:// and the host.",
            page=page.url,
        )
