"""Praise has an author."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import Element, document
from domain.grading.audit import Fault
from domain.grading.view import PageView

_NOBODY = re.compile(
    r"(?:^|[–—-]\s*)(?:[A-Z]\.\s?[A-Z]\.?|(?:a |our |one )?(?:happy|satisfied|delighted|anonymous)[\w ]{0,12}(?:customer|client|patient|guest)|customer|client|anonymous"
    r"|(?:ein|eine)? ?(?:zufriedene[rn]?|glückliche[rn]?) (?:kund|gäst|gast|mandant|patient)\w*|(?:un |una )?(?:cliente|paciente) (?:satisfech|feliz|content)\w*|(?:John|Jane) (?:D\.?|Doe|S\.?|Smith))(?=[\s,.]|$)",
    re.I,
)
_PRAISE = re.compile(
    r"\b(?:amazing|best|beste[nrs]?|great|excellent|fantastic|wonderful|recommend\w*|perfect|love[ds]?|super|toll|empfehl\w*|hervorragend|klasse|excelente|recomiend\w*|genial|maravillos\w*|increíble)\b",
    re.I,
)

_STARS = re.compile(
    r"(?:★|⭐\ufe0f?){3,}[^.]{0,80}\b\d[\d.,]{2,}\+? (?:clients|customers|reviews|kunden|bewertungen|clientes|opiniones)"
    r"|\b(?:rated|rating|bewertet)\b[^.]{0,30}\d[.,]\d\s?(?:/|out of|von|de)\s?5[^.]{0,40}\b\d[\d.,]{2,}\+? (?:clients|customers|reviews|kunden|bewertungen)",
    re.I,
)


def anonymous_praise(page: PageView) -> Iterator[Fault]:
    """Fault quotations of praise signed by initials, by 'a happy customer' or by nobody known."""
    for element in document(page).of("p", "li", "span", "div"):
        if _STARS.search(element.words):
            yield Fault(
                evidence=f"{element.words[:120]!r}, no source beside it",
                fix="Name who gave the stars and where, with a link, or take them out.",
                selector=element.selector,
                owner="testimonial",
            )
    for quote in document(page).of("blockquote"):
        words = quote.text
        signed = _signature(quote) or quote.words
        if len(words) < 400 and _PRAISE.search(words) and (found := _NOBODY.search(signed.strip())):
            yield Fault(
                evidence=f"{words[:120]!r}, signed {found.group().strip()!r}",
                fix="Name who said it and where, with their leave, or take it out.",
                selector=quote.selector,
                owner="testimonial",
            )


def _signature(quote: Element) -> str:
    """Return what is told of the author: inside the quotation, or right after it."""
    inside = [e.text for e in quote.descendants if e.tag in ("cite", "footer", "figcaption")]
    parent = quote.parent
    if inside or parent is None:
        return " ".join(inside)
    later = parent.children[parent.children.index(quote) + 1 :]
    return later[0].text if later and len(later[0].text) < 80 else ""
