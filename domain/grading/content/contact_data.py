"""A contact page lets people make contact."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.content.prose import page_language, pieces
from domain.grading.content.quantities import quantities
from domain.grading.view import PageView

_CONTACT = re.compile(
    r"(?:^|[/_-])(?:contact|contact-us|kontakt|contacto|contactenos)(?:[/._-]|$)", re.I
)
_TITLE = re.compile(r"^(?:contact(?: us)?|kontakt|contacto)\b", re.I)


_SHORT = re.compile(
    r"\b(?:tel(?:ephone|efon|éfono)?|phone|call(?: us)?(?: on)?|mobile|fon|mobil|móvil|llame(?: al)?)\b\.?:?\s*"
    r"(?P<number>0\d[\d /()-]{2,12}\d)(?![\d /-]*\d)",
    re.I,
)
LEAST_DIGITS = 7
"""Digits of the shortest number with an area code anywhere we know of."""


def _short(page: PageView) -> Iterator[Fault]:
    for piece in pieces(page):
        found = _SHORT.search(piece.text) if piece.source in ("text", "description") else None
        if found and len(re.sub(r"\D", "", found["number"])) < LEAST_DIGITS:
            yield Fault(
                evidence=f"{found.group()!r} has too few digits",
                fix="Give the whole number.",
                selector=piece.selector,
                owner=piece.owner,
            )


def contact_data(page: PageView) -> Iterator[Fault]:
    """Fault a contact page without phone, e-mail, form or booking link, and numbers too short to call."""
    yield from _short(page)
    if not (_CONTACT.search(page.url) or _TITLE.search(page.title)) or page.is_noindex:
        return
    whole = document(page)
    if whole.of("form", "iframe") or any(
        a.get("href").lower().startswith(("tel:", "mailto:", "https://wa.me"))
        for a in whole.of("a")
    ):
        return
    language = page_language(page)
    found = (
        q.kind for p in pieces(page) if p.source == "text" for q in quantities(p.text, language)
    )
    if not any(kind in ("phone", "email") for kind in found):
        yield Fault(
            evidence=f"{page.url} has no phone, e-mail address or form",
            fix="Show the phone number and the e-mail address, and link them.",
        )
