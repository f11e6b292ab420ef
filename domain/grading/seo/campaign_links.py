"""Links inside the site are plain addresses."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

_MARKS = re.compile(r"[?&](?:utm_\w+|gclid|fbclid|msclkid|mc_cid|_ga)=", re.I)


def campaign_links(page: PageView) -> Iterator[Fault]:
    """Fault campaign marks on links to own pages: they make a second address of each, and a false visit."""
    for node in page.document.named("a") if page.is_ordinary else ():
        href = node.get("href")
        if _MARKS.search(href) and page.local_url(href) is not None:
            yield fault_at(node, "Link to the page without the campaign's marks.")
