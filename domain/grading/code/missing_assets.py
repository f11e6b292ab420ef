"""Every file a page or style sheet loads is there."""

from collections.abc import Iterator
from posixpath import dirname
from urllib.parse import urljoin

from domain.grading.audit import Fault, fault_at
from domain.grading.references import FETCHED, css_urls
from domain.grading.view import PageView, SiteView

_OWNERS = {
    "image": "image_selection",
    "font": "typography",
    "style": "styling",
    "icon": "site_scaffold",
}


def missing_assets(site: SiteView) -> Iterator[Fault]:
    """Fault pictures, styles, scripts, fonts and icons that no file of the site answers."""
    for page in site.ordinary:
        yield from _of_page(page)
    for path, css in site.stylesheets.items():
        for url, line in css_urls(css):
            if is_missing(site, path, url):
                is_font = ".woff" in url or ".ttf" in url or ".otf" in url or ".eot" in url
                yield Fault(
                    evidence=f"url({url}): no such file",
                    fix="Add the file, or remove the reference.",
                    selector=path,
                    line=line,
                    owner="typography" if is_font else "styling",
                )


def _of_page(page: PageView) -> Iterator[Fault]:
    seen: set[str] = set()
    for reference in page.references:
        url = reference.url
        is_manifest = reference.kind == "other" and "manifest" in reference.element.get("rel")
        if not (reference.kind in FETCHED or is_manifest) or not url or url in seen:
            continue
        seen.add(url)
        if url.startswith(("#", "data:", "blob:", "about:")) or "{{" in url or "${" in url:
            continue
        local = page.local_url(url)
        if local in (None, page.url) or page.local_path(url) or _is_served(local or ""):
            continue
        yield fault_at(
            reference.element,
            "Add the file, or remove the reference.",
            evidence=f"{' '.join(reference.element.tag.split())[:200]}: no file answers {url!r}",
            page=page.url,
            owner=_OWNERS.get(reference.kind),
        )


def _is_served(path: str) -> bool:
    return path.startswith(
        ("/_vercel/", "/cdn-cgi/", "/.netlify/", "/api/", "/_next/image", "/wp-json")
    )


def is_missing(site: SiteView, sheet: str, url: str) -> bool:
    """Whether an address in the style sheet at path `sheet` is on this site and not there."""
    if (
        url.startswith(("#", "data:", "about:", "blob:"))
        or "//" in url[:8]
        or "{{" in url
        or "$" in url
    ):
        return False
    absolute = urljoin(f"/{dirname(sheet)}/" if dirname(sheet) else "/", url)
    path = absolute.split("?")[0].split("#")[0].removeprefix(site.base)
    return bool(path.strip("/")) and site.answering(path) is None
