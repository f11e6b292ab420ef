"""The page fits the screen of a phone."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView


def viewport(page: PageView) -> Iterator[Fault]:
    """Fault a page without `width=device-width`."""
    if not page.is_ordinary:
        return
    found = [m for m in page.document.named("meta") if m.get("name").lower() == "viewport"]
    if not found:
        yield Fault(
            evidence='no <meta name="viewport">',
            fix='Add <meta name="viewport" content="width=device-width, initial-scale=1">.',
            selector="head",
        )
        return
    content = found[0].get("content").lower().replace(" ", "")
    fixed = re.search(r"(^|[,;])width=\d", content)
    scaled = re.search(r"initial-scale=1(\.0)?(,|$)", content)
    if fixed or ("width=device-width" not in content and not scaled):
        yield fault_at(
            found[0], "Use width=device-width, so that phones show the page at their width."
        )
