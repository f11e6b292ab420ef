"""No header keeps pages out of search."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.headers_file import Header, sent_for
from domain.grading.view import SiteView

_KEEPS_OUT = re.compile(r"\b(?:noindex|none)\b", re.IGNORECASE)


def noindex_header(site: SiteView) -> Iterator[Fault]:
    """Fault `X-Robots-Tag: noindex` or `none` where it is sent with pages meant to be found."""
    found: dict[Header, list[str]] = {}
    for page in site.indexable:
        header = sent_for(site, page.url).get("x-robots-tag")
        if header and _KEEPS_OUT.search(header.value):
            found.setdefault(header, []).append(page.url)
    for header, urls in found.items():
        yield Fault(
            evidence=f"{header.path}: X-Robots-Tag: {header.value}, sent with {', '.join(urls[:5])}",
            fix="Remove the header, so that the pages can be found.",
            selector=header.file,
            line=header.line,
            page=urls[0] if len(urls) == 1 else None,
        )
