"""Parts in another language say so."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.accessibility.languages import language_of
from domain.grading.audit import Fault
from domain.grading.view import PageView


def part_language(page: PageView) -> Iterator[Fault]:
    """Fault quotations that are surely in another language than the page and have no `lang`."""
    whole = document(page)
    if whole.root is None or not (claimed := whole.root.get("lang").lower()[:2]):
        return
    written_whole = language_of(whole.body.text[:6000]) if whole.body else ""
    if written_whole not in ("", claimed):
        return  # `language-match` tells of the whole page
    for element in whole.of("blockquote", "q"):
        written = language_of(element.text)
        around = (element, *element.ancestors, *element.descendants)
        says_so = any(e.has("lang") and e.tag != "html" for e in around)
        if written and written != claimed and not says_so:
            yield Fault(
                evidence=f"{written!r} without lang on a page in {claimed!r}: "
                f"{element.text[:100]!r}",
                fix=f'Write lang="{written}" on it, so that it is read out rightly.',
                selector=element.selector,
            )
