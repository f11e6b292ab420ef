"""The language a page claims is the one it is written in."""

from collections.abc import Iterator

from domain.grading.accessibility.document import Element, document
from domain.grading.accessibility.languages import language_of
from domain.grading.audit import Fault
from domain.grading.view import PageView


def language_match(page: PageView) -> Iterator[Fault]:
    """Fault a page whose text as a whole is surely in another language than its `lang`."""
    whole = document(page)
    if whole.root is None or not (claimed := whole.root.get("lang").lower()[:2]):
        return
    parts = [
        e.words for e in whole.of("p", "li", "h1", "h2", "h3", "dd", "td") if not _elsewhere(e)
    ]
    written = language_of(" ".join(parts)[:6000])
    if written and written != claimed:
        yield Fault(
            evidence=f"lang={whole.root.get('lang')!r}, but the text is in {written!r}",
            fix=f'Write lang="{written}", or translate the text.',
            selector="html",
        )


def _elsewhere(element: Element) -> bool:
    """Whether the element, or one around it, names its own language."""
    return any(e.has("lang") and e.tag != "html" for e in (element, *element.ancestors))
