"""A title says more than that there is a page."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

GENERIC = frozenset(
    {
        *("home", "homepage", "home page", "index", "untitled", "untitled document", "document"),
        *("new page", "page", "page title", "title", "website", "my website", "site title", "test"),
        *(
            "welcome",
            "react app",
            "vite app",
            "vite + react",
            "create next app",
            "next.js",
            "gatsby",
        ),
        *("startseite", "unbenannt", "unbenanntes dokument", "neue seite", "seite", "willkommen"),
        *("titel", "dokument", "inicio", "sin título", "documento", "página nueva", "bienvenido"),
        *("bienvenidos", "título", "my site", "just another wordpress site", "about", "contact"),
        *(
            "services",
            "kontakt",
            "über uns",
            "leistungen",
            "contacto",
            "servicios",
            "blog",
            "default",
        ),
        *("loading", "please wait", "wird geladen", "lädt", "cargando", "undefined", "null"),
    }
)
"""Titles that name neither a firm nor a subject, lower case."""


def title_generic(page: PageView) -> Iterator[Fault]:
    """Fault a title that would suit any site in the world."""
    node = page.document.first("title")
    if node is None or not page.is_ordinary or page.is_error_page:
        return
    words = re.sub(r"[\s.!…]+$", "", page.title.lower())
    if words in GENERIC or re.fullmatch(r"(page|seite|página|untitled)[ -]?\d+", words):
        yield fault_at(
            node,
            "Name the subject of the page and the firm in the title.",
            evidence=f"<title>{page.title}</title>",
        )
