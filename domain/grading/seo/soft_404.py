"""What is missing answers that it is missing."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import PageView, SiteView

_MISSING = re.compile(
    r"^\W*(?:(?:error\s*)?404\b|page not found\b|not found\b|this page (?:does not|doesn.t) exist|nothing (?:was )?found"
    r"|(?:die )?seite (?:wurde )?nicht gefunden|seite existiert nicht|p[áa]gina no encontrada"
    r"|no se (?:ha )?encontr(?:ado|ó) la p[áa]gina|(?:esta )?p[áa]gina no existe|page introuvable)",
    re.IGNORECASE,
)
_ALL = re.compile(r"^\s*/(?:\*|:splat)?\*?\s+/\S*\s+200\b", re.MULTILINE)


def soft_404(site: SiteView) -> Iterator[Fault]:
    """Fault pages that say they are missing and may be indexed, and hosts told to answer all with 200."""
    for page in site.indexable:
        said = _said(page)
        if said:
            yield Fault(
                evidence=f"{said!r} at {page.url}, which answers 200",
                fix="Take the page away, so that its address answers 404, and all links to it.",
                page=page.url,
            )
    file = site.file("_redirects")
    if file and (found := _ALL.search(file.body.decode("utf-8", "replace"))):
        yield Fault(
            evidence=f"`{' '.join(found[0].split())}`: every address that is not there answers 200",
            fix="Take the line out; the host then answers 404 with 404.html.",
            selector="_redirects",
        )


def _said(page: PageView) -> str:
    """Return the title or main heading that says the page is missing; both of a real page speak of it."""
    node = page.document.first("h1")
    texts = [text for text in (page.title, node.text if node else "") if text]
    found = [text for text in texts if _MISSING.search(text)]
    return found[0][:80] if found and len(found) == len(texts) else ""
