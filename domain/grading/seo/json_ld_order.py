"""Spans in JSON-LD end after they begin."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.seo.structured import items
from domain.grading.view import PageView

_DATES = (
    ("startDate", "endDate"),
    ("validFrom", "validThrough"),
    ("datePublished", "dateModified"),
    ("birthDate", "deathDate"),
    ("foundingDate", "dissolutionDate"),
)
_AMOUNTS = (("lowPrice", "highPrice"), ("minPrice", "maxPrice"), ("minValue", "maxValue"))
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_NUMBER = re.compile(r"\d{1,12}(\.\d{1,6})?")


def json_ld_order(page: PageView) -> Iterator[Fault]:
    """Fault events that end before they start, and lowest prices above the highest."""
    for item in items(page):
        for least, most in (*_DATES, *_AMOUNTS):
            first, last = item.texts(least)[:1], item.texts(most)[:1]
            if first and last and _is_reversed(first[0].strip(), last[0].strip()):
                yield fault_at(
                    item.element,
                    f"Let `{most}` not be before `{least}`.",
                    evidence=f'"{least}": {first[0]!r}, "{most}": {last[0]!r} of {item.types[0]}',
                )


def _is_reversed(first: str, last: str) -> bool:
    if _NUMBER.fullmatch(first) and _NUMBER.fullmatch(last) and not (len(first) == len(last) == 4):
        return float(first) > float(last)
    starts, ends = _DATE.match(first), _DATE.match(last)
    if starts is None or ends is None:
        return False
    shorter = min(len(starts[0]), len(ends[0]))
    return starts[0][:shorter] > ends[0][:shorter]
