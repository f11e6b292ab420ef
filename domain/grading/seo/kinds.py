"""Which pages are exceptions: legal notes, thanks, listings, and others no search should lead to."""

import re

from domain.grading.view import PageView

_LEGAL = re.compile(
    r"(privacy|datenschutz|imprint|impressum|legal|terms|agb|cookie|aviso|privacidad|disclaimer"
    r"|accessibility|barrierefrei|widerruf|condiciones)",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"(thank|danke|gracias|success|confirm|search|suche|buscar|login|account|cart|checkout|warenkorb"
    r"|carrito|admin|preview|draft|offline|print)",
    re.IGNORECASE,
)
_LISTING = re.compile(
    r"(^|/)(page|tags?|categor(y|ies)|author|archives?|seite|feed|amp)(/|\d|\.html?$)|/\d{4}(/\d\d)?/$",
    re.IGNORECASE,
)


def is_legal(page: PageView) -> bool:
    """Whether the page states terms or rights."""
    return bool(_LEGAL.search(page.url))


def is_private(page: PageView) -> bool:
    """Whether the page is a step people reach only from another: thanks, search, cart."""
    return bool(_PRIVATE.search(page.url))


def is_listing(page: PageView) -> bool:
    """Whether the page lists others: a tag, an archive, the second page of a blog."""
    return bool(_LISTING.search(page.url))


def is_home(page: PageView) -> bool:
    """Whether the page answers `/`."""
    return page.url in ("/", "/index.htm", "/home.html")
