"""A title says enough, and is not cut off on a results page."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

SHORTEST, LONGEST, FAR_TOO_LONG = 10, 70, 100
"""Characters; results pages cut at about 600 px, which is 55 to 70 of them."""


def title_length(page: PageView) -> Iterator[Fault]:
    """Fault a title shorter than 10 or longer than 70 characters."""
    node = page.document.first("title")
    length = len(page.title)
    if node is None or not length or not page.is_indexable:
        return
    if length > LONGEST:
        yield fault_at(
            node,
            f"Shorten the title to at most {LONGEST - 10} characters, the subject first.",
            evidence=f"{length} characters: {page.title!r}",
            severity="moderate" if length > FAR_TOO_LONG else None,
        )
    elif length < SHORTEST:
        yield fault_at(
            node,
            "Name the subject of the page and the firm in the title.",
            evidence=f"{length} characters: {page.title!r}",
        )
