"""A script is loaded once."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

_JQUERY = re.compile(r"(^|/)jquery([.-]\d[\w.]*)?(\.slim)?(\.min)?\.js", re.IGNORECASE)


def repeated_scripts(page: PageView) -> Iterator[Fault]:
    """Fault a script or style sheet linked twice on a page, and two copies of jQuery."""
    seen: set[str] = set()
    for reference in page.references if page.is_ordinary else ():
        if reference.kind not in ("script", "style") or not reference.url:
            continue
        if reference.element.inside("noscript"):
            continue
        key = "jquery" if _JQUERY.search(reference.url.split("?")[0]) else reference.url
        if key in seen:
            yield fault_at(reference.element, "Load it once.")
        seen.add(key)
