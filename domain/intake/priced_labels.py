"""A label before several prices of a sentence: `Servicing: bronze £30, silver £55.`."""

import re
from dataclasses import replace

from domain.facts import Price
from domain.intake.found import Found
from domain.intake.sections import section_of_heading

_LABEL = re.compile(r"(?P<label>[A-ZÄÖÜÁÉÍÓÚÑ][\w' -]{2,25}):\s")
_LONGEST = 2
"""Words of a name that is only a variant of what the label names."""


def labelled_prices(text: str, found: list[Found]) -> list[Found]:
    """Return prices with the label before them in their names, where these are mere variants."""
    label = _LABEL.match(text)
    priced = [(one, one.detail) for one in found if isinstance(one.detail, Price)]
    if label is None or len(priced) < 2 or section_of_heading(label["label"]) is not None:
        return found
    if any(not 0 < len(price.item.split()) <= _LONGEST for _, price in priced):
        return found
    name = label["label"]
    return [
        replace(one, detail=price.model_copy(update={"item": f"{name}, {price.item}"}))
        for one, price in priced
    ]
