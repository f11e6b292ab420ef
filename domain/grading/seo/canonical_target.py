"""The canonical address is this page, on this host."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.grading.audit import Fault, fault_at
from domain.grading.seo.canonical import canonicals
from domain.grading.seo.kinds import is_listing
from domain.grading.seo.sitemap_file import locations
from domain.grading.view import PageView, SiteView

_PAGED = re.compile(r"/(?:page|seite|pagina|página)/?\d+/?(?:index\.html)?$", re.I)
"""Further pages of a list, which show other entries than the first and so stand for themselves."""


def canonical_target(site: SiteView) -> Iterator[Fault]:
    """Fault a canonical link to another host, to another page or to nothing."""
    host = usual_host(site)
    for page in site.indexable:
        for node in canonicals(page)[:1]:
            address = urlsplit(node.get("href").strip())
            if address.netloc and host and address.netloc.lower() != host:
                yield fault_at(
                    node,
                    f"Point it to this page on {host}.",
                    evidence=f"{node.tag}: every other address is on {host}",
                    page=page.url,
                )
            elif not is_listing(page) or _PAGED.search(page.url):
                yield from _path(page)


def usual_host(site: SiteView) -> str:
    """Return the host most canonical links, Open Graph addresses and sitemap entries name."""
    hosts: Counter[str] = Counter(urlsplit(url).netloc.lower() for url in locations(site))
    for page in site.ordinary:
        hosts.update(urlsplit(node.get("href")).netloc.lower() for node in canonicals(page))
        hosts.update(
            urlsplit(meta.get("content")).netloc.lower()
            for meta in page.document.named("meta")
            if meta.get("property") == "og:url"
        )
    del hosts[""]
    best = hosts.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return ""
    return best[0][0]


def _path(page: PageView) -> Iterator[Fault]:
    node = canonicals(page)[0]
    target = page.local_path(node.get("href"))
    if target == page.file.path:
        return
    goes = f"to {target!r}" if target else "to no file of this site"
    yield fault_at(
        node,
        "Point the canonical link to this page itself.",
        evidence=f"{node.tag} on {page.url} leads {goes}",
        page=page.url,
    )
