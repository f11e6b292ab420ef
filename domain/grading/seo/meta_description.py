"""Every page says what it is about, for the results page."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.markup import Element
from domain.grading.seo.kinds import is_legal, is_listing, is_private
from domain.grading.view import PageView


def meta_description(page: PageView) -> Iterator[Fault]:
    """Fault a page without a description, with an empty one, or with two."""
    if not page.is_indexable:
        return
    found = descriptions(page)
    if not found or not found[0].get("content").strip():
        is_aside = is_legal(page) or is_listing(page) or is_private(page)
        yield Fault(
            evidence=found[0].tag if found else 'no <meta name="description">',
            fix="Write a description of 70 to 155 characters that says what the page offers.",
            selector="head",
            line=found[0].line if found else None,
            severity="minor" if is_aside else None,
        )
    elif len(found) > 1:
        yield Fault(
            evidence=f"{len(found)} descriptions: {found[1].tag}",
            fix="Keep one description.",
            selector="head",
            line=found[1].line,
            severity="minor",
        )


def descriptions(page: PageView) -> list[Element]:
    """Return every `<meta name=description>`."""
    return [m for m in page.document.named("meta") if m.get("name").lower() == "description"]
