"""Read the sitemap wherever it is."""

import re
from functools import lru_cache
from urllib.parse import urlsplit
from xml.etree import ElementTree  # entities are refused before it parses

from domain.grading.view import SiteView
from domain.site import SiteFile

_NAMES = ("sitemap.xml", "sitemap_index.xml", "sitemap-index.xml", "wp-sitemap.xml", "sitemap.txt")


def sitemap_files(site: SiteView) -> tuple[SiteFile, ...]:
    """Return every sitemap: under its usual names, named in robots.txt or in another sitemap."""
    robots = site.file("robots.txt")
    lines = robots.body.decode("utf-8", "replace").splitlines() if robots else []
    named = [line.split(":", 1)[1].strip() for line in lines if line.lower().startswith("sitemap:")]
    paths = [*_NAMES, *(_path(url, site) for url in named)]
    found = {path: file for path in paths if (file := site.file(path))}
    for file in tuple(found.values()):
        for url in read_locations(file.body)[0]:
            path = _path(url, site)
            if path.endswith(".xml") and (inner := site.file(path)):
                found[path] = inner
    return tuple(found[path] for path in sorted(found))


def locations(site: SiteView) -> list[str]:
    """Return every page address in the sitemaps, in their order."""
    found = [url for file in sitemap_files(site) for url in read_locations(file.body)[0]]
    return [url for url in found if not urlsplit(url).path.endswith(".xml")]


@lru_cache(maxsize=16)
def read_locations(body: bytes) -> tuple[tuple[str, ...], str]:
    """Return the addresses of one sitemap and what is wrong with its XML, if anything."""
    text = body.decode("utf-8-sig", "replace")
    if not text.lstrip().startswith("<"):
        return tuple(line.strip() for line in text.splitlines() if line.strip()), ""
    loose = tuple(m[1].strip() for m in re.finditer(r"<loc>\s*([^<]*)</loc>", text))
    if "<!ENTITY" in text:
        return loose, "it declares XML entities"
    try:
        root = ElementTree.fromstring(text.strip().encode())  # noqa: S314 # no entities, see above
    except ElementTree.ParseError as error:
        return loose, f"it is not well-formed XML: {error}"
    kind = root.tag.rsplit("}", 1)[-1]
    if kind not in ("urlset", "sitemapindex"):
        return loose, f"its root is <{kind}>, not <urlset>"
    if root.tag == kind:
        return loose, 'its root has no xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    found = (node.text or "" for node in root.iter() if node.tag.rsplit("}", 1)[-1] == "loc")
    return tuple(url.strip() for url in found if url.strip()), ""


def _path(url: str, site: SiteView) -> str:
    path = urlsplit(url).path
    return path.removeprefix(site.base).removeprefix("/")
