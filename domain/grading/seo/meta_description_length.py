"""A description says enough, and is not cut off on a results page."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.seo.meta_description import descriptions
from domain.grading.view import PageView

SHORTEST, LONGEST = 50, 170
"""Characters; results pages cut at about 155 to 165."""


def meta_description_length(page: PageView) -> Iterator[Fault]:
    """Fault a description shorter than 50 or longer than 170 characters."""
    if not page.is_indexable:
        return
    for node in descriptions(page)[:1]:
        text = " ".join(node.get("content").split())
        if text and not SHORTEST <= len(text) <= LONGEST:
            yield fault_at(
                node,
                "Rewrite the description in 70 to 155 characters.",
                evidence=f"{len(text)} characters: {text!r}",
            )
