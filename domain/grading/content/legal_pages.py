"""The pages the law asks for are there."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.content.prose import page_language
from domain.grading.view import PageView, SiteView

_PRIVACY = re.compile(
    r"privacy|data.protection|datenschutz|privacidad|protecci[oó]n.de.datos|aviso.legal|legal|gdpr|dsgvo|cookie",
    re.I,
)
_IMPRINT = re.compile(r"impressum|imprint|anbieterkennzeichnung", re.I)
_PERSONAL = re.compile(r"mail|name|phone|tel|message|nachricht|mensaje|nombre|address", re.I)


def legal_pages(site: SiteView) -> Iterator[Fault]:
    """Fault forms for personal data without a privacy notice, and German sites without an imprint."""
    pages = [page for page in site.indexable if page.document.first("body")]
    links = " ".join(
        f"{a.get('href')} {a.text}" for page in pages for a in document(page).by_tag.get("a", ())
    )
    asking = next((page for page in pages if _asks(page)), None)
    if asking is not None and not _PRIVACY.search(links):
        yield Fault(
            evidence=f"{asking.url} asks for personal data, and no page links to a privacy notice",
            fix="Write a privacy notice, and link it beside the form and in the footer.",
            page=asking.url,
        )
    german = [page for page in pages if page_language(page) == "de"]
    if len(german) * 2 > len(pages) and not _IMPRINT.search(links) and len(pages) > 1:
        yield Fault(
            evidence="no page links to an imprint (Impressum)",
            fix="Add the imprint German law asks for (§ 5 DDG), and link it on every page.",
        )


def _asks(page: PageView) -> bool:
    whole = document(page)
    fields = whole.of("input", "textarea")
    return any(
        f.get("type").lower() in ("email", "tel") or _PERSONAL.search(f.get("name"))
        for f in fields
        if f.inside("form") and f.get("type").lower() not in ("search", "hidden", "submit")
    )
