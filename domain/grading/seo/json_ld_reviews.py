"""Ratings in JSON-LD are about something else than the firm itself, and can be seen."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.seo.structured import Item, items
from domain.grading.seo.vocabulary import ORGANIZATIONS
from domain.grading.view import PageView


def json_ld_reviews(page: PageView) -> Iterator[Fault]:
    """Fault ratings a firm gives itself, out of range, or shown nowhere on the page."""
    for item in items(page):
        if set(item.types) & ORGANIZATIONS and not item.key and item.node.get("aggregateRating"):
            yield fault_at(
                item.element,
                "Remove the rating: search engines ignore what a firm says of its own stars.",
                evidence=f"{item.types[0]} carries its own aggregateRating",
            )
        if "AggregateRating" in item.types or "Rating" in item.types:
            yield from _value(page, item)


def _value(page: PageView, item: Item) -> Iterator[Fault]:
    for text in item.texts("ratingValue"):
        number = re.fullmatch(r"\d+([.,]\d+)?", text.strip())
        best = float(next(iter(item.texts("bestRating")), "5").replace(",", ".") or 5)
        if number is None or float(text.replace(",", ".")) > best:
            yield fault_at(
                item.element,
                f"Write a number up to {best:g}.",
                evidence=f'"ratingValue": "{text}" of at most {best:g}',
            )
        elif "AggregateRating" in item.types and not _is_shown(page, text):
            yield fault_at(
                item.element,
                "Mark up only ratings that stand on the page.",
                evidence=f"the rating {text} is not on the page",
            )


def _is_shown(page: PageView, value: str) -> bool:
    forms = {value, value.replace(".", ","), f"{float(value.replace(',', '.')):.1f}"}
    return any(form in page.text for form in forms)
