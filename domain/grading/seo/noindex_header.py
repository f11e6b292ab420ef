"""No header keeps the whole site out of search."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import SiteView


def noindex_header(site: SiteView) -> Iterator[Fault]:
    """Fault `X-Robots-Tag: noindex` on a path in `_headers` that is an ordinary page or all pages."""
    file = site.file("_headers")
    path = ""
    for number, line in enumerate(
        file.body.decode("utf-8", "replace").splitlines() if file else (), 1
    ):
        if line.strip() and not line[0].isspace():
            path = line.strip()
        name, _, value = line.strip().lower().partition(":")
        is_page = path in ("/*", "/") or (path in site.by_url and site.by_url[path].is_indexable)
        if name == "x-robots-tag" and "noindex" in value and is_page:
            yield Fault(
                evidence=f"{path}: {line.strip()}",
                fix="Remove the header, so that the pages can be found.",
                selector="_headers",
                line=number,
            )
