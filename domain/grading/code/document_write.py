"""Scripts do not write into the page while it loads."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import scripts, without_texts
from domain.grading.view import SiteView

_WRITE = re.compile(r"\bdocument\s*\.\s*write(ln)?\s*\(")


def document_write(site: SiteView) -> Iterator[Fault]:
    """Fault `document.write`, which blocks loading and is switched off on slow connections."""
    for script in scripts(site):
        bare = "" if script.is_vendor else without_texts(script.code)
        for match in _WRITE.finditer(bare):
            snippet = " ".join(script.code[match.start() : match.start() + 120].split())
            is_year = "getFullYear" in snippet
            yield Fault(
                evidence=snippet,
                fix="Write the text into the page itself, or set textContent.",
                selector=script.selector,
                line=script.line(match.start()),
                page=script.page,
                severity="minor" if is_year else None,
            )
