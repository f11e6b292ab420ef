"""Parts in another language say so."""

from collections.abc import Iterator

from domain.grading.accessibility.document import Document, document
from domain.grading.accessibility.languages import has_words, language_of, short_language_of
from domain.grading.audit import Fault
from domain.grading.view import PageView


def part_language(page: PageView) -> Iterator[Fault]:
    """Fault quotations in another language than the page without `lang`, and parts with a wrong one."""
    whole = document(page)
    if whole.root is None or not (claimed := whole.root.get("lang").lower()[:2]):
        return
    written_whole = language_of(whole.body.text[:6000]) if whole.body else ""
    if written_whole not in ("", claimed):
        return  # `language-match` tells of the whole page
    yield from _misnamed(whole)
    for element in whole.of("blockquote", "q"):
        written = language_of(element.text) or short_language_of(element.text, but=claimed)
        around = (element, *element.ancestors, *element.descendants)
        says_so = any(e.has("lang") and e.tag != "html" for e in around)
        if written and written != claimed and not says_so:
            yield Fault(
                evidence=f"{written!r} without lang on a page in {claimed!r}: "
                f"{element.text[:100]!r}",
                fix=f'Write lang="{written}" on it, so that it is read out rightly.',
                selector=element.selector,
            )


def _misnamed(whole: Document) -> Iterator[Fault]:
    for element in whole.with_attribute("lang"):
        named = element.get("lang").lower()[:2]
        if element.tag in ("html", "body") or not named or not has_words(named):
            continue
        written = language_of(element.text) or short_language_of(element.text, but=named)
        if written and written != named and not any(e.has("lang") for e in element.descendants):
            yield Fault(
                evidence=f'lang="{named}" on words in {written!r}: {element.text[:100]!r}',
                fix=f'Write lang="{written}".',
                selector=element.selector,
            )
