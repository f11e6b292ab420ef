"""Readers with a keyboard can pass over what every page repeats."""

from collections.abc import Iterator

from domain.grading.accessibility.document import Document, Element, document
from domain.grading.audit import Fault
from domain.grading.view import PageView

MANY_LINKS = 5
"""So many links before the main content deserve a skip link."""


def skip_link(page: PageView) -> Iterator[Fault]:
    """Fault a skip link whose target is missing, and a long navigation without one."""
    whole = document(page)
    links = [a for a in whole.heard("a") if a.has("href")]
    skip = next((a for a in links[:4] if _skips(a)), None)
    if skip is not None:
        target = skip.get("href")[1:]
        names = {a.get("name") for a in whole.by_tag.get("a", ())}
        if target not in whole.by_id and target not in names:
            yield Fault(
                evidence=f"{skip.opening} {skip.text!r}: no element has the id {target!r}",
                fix=f"Give the main content the id {target!r}.",
                selector=skip.selector,
            )
    elif (count := _before_main(whole)) >= MANY_LINKS:
        yield Fault(
            evidence=f"{count} links before the main content and no skip link",
            fix='Begin the page with a link to "#main" that shows on focus.',
            selector="body",
            severity="minor",
        )


def _skips(link: Element) -> bool:
    href = link.get("href")
    if not href.startswith("#") or len(href) < 2 or link.inside("nav", "main", "ul"):
        return False
    words = f"{link.text} {link.get('aria-label')} {link.get('class')}".lower()
    is_said = any(
        w in words
        for w in (
            "skip",
            "spring",
            "saltar",
            "ir al",
            "zum inhalt",
            "jump",
            "main",
            "inhalt",
            "contenido",
            "direkt",
            "aller au",
            "passer au",
            "évitement",
            "vai al",
            "naar de inhoud",
            "pular para",
        )
    )
    return is_said or (_is_first(link) and _main_id(link) == href[1:])


def _is_first(link: Element) -> bool:
    """Whether nothing in the body comes before it but what holds it."""
    body = link.closest("body")
    inner = body.descendants if body else ()
    before = inner[: next((at for at, one in enumerate(inner) if one is link), 0)]
    return all(one in link.ancestors for one in before)


def _main_id(link: Element) -> str:
    """Return the id of the main content, or an empty text."""
    body = link.closest("body")
    main = next((e for e in (body.descendants if body else ()) if e.tag == "main"), None)
    return main.get("id") if main else ""


def _before_main(whole: Document) -> int:
    count = 0
    for element in whole.elements:
        if element.tag == "main" or element.role == "main" or element.tag == "h1":
            return count
        count += element.tag == "a" and element.has("href") and not element.is_silent
    return 0
