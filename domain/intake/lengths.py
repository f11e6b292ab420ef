"""One offer of two lengths: `Massage 60 / 90 min – £55 / £75`."""

import re

from domain.facts import Price, ServiceDetail
from domain.intake.prices import prices
from domain.intake.speech import Speech

_LENGTHS = re.compile(
    r"(?P<name>[^\d/]{3,50}?)[\s,:–—-]+(?P<one>\d{2,3})(?:\s?min\w*)?\s?/\s?(?P<other>\d{2,3})\s?(?P<unit>min\w*\.?|m)\s*[:–—-]*\s*(?P<first>[£€$]\s?\d[\d.,]*|\d[\d.,]*\s?[£€$])\s?/\s?(?P<second>[£€$]?\s?\d[\d.,]*\s?[£€$]?)"
)


def of_lengths(
    text: str, speech: Speech, *, group: str
) -> tuple[ServiceDetail, list[Price]] | None:
    """Return an offer of two lengths with a price of each, or None for any other line."""
    match = _LENGTHS.fullmatch(text)
    if match is None:
        return None
    name, unit = match["name"].strip(), match["unit"]
    pairs = ((match["one"], match["first"]), (match["other"], match["second"]))
    found = [prices(amount, speech, item=f"{name}, {length} {unit}") for length, amount in pairs]
    made = [one.detail for hits in found for one in hits if isinstance(one.detail, Price)]
    return ServiceDetail(name=name, group=group), made
