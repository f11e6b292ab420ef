"""A choice of widths comes with the width it is shown at."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView


def sizes_missing(page: PageView) -> Iterator[Fault]:
    """Fault `srcset` with widths but without `sizes`: browsers then take the whole screen's width."""
    for node in page.document.named("img", "source") if page.is_ordinary else ():
        has_widths = re.search(r"\s\d+w\b", node.get("srcset"))
        if has_widths and not node.get("sizes") and node.get("loading") != "lazy":
            yield fault_at(node, "Add sizes, such as `(min-width: 60em) 50vw, 100vw`.")
