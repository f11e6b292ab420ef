"""The page is in standards mode."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import PageView


def doctype(page: PageView) -> Iterator[Fault]:
    """Fault a page without `<!doctype html>` at its start, or with one of the last century."""
    if not page.is_ordinary:
        return
    found = page.document.doctype
    fix = "Begin the file with <!doctype html>."
    if found is None:
        start = " ".join(page.html[:80].split())
        yield Fault(evidence=f"no doctype; the file begins {start!r}", fix=fix, line=1)
    elif found.lower() not in ("html", 'html system "about:legacy-compat"'):
        yield Fault(evidence=f"<!doctype {found}>", fix=fix, line=1, severity="minor")
    elif _text_before(page):
        yield Fault(evidence=f"{_text_before(page)!r} stands before the doctype", fix=fix, line=1)


def _text_before(page: PageView) -> str:
    before = page.html[: page.document.doctype_at].lstrip("\ufeff").strip()
    return "" if before.startswith(("<?xml", "<!--")) else before[:60]
