"""What a value of a mapping costs."""

import re

from domain.facts import Price
from domain.intake.desk import Desk
from domain.intake.prices import as_written, decimal, local_currency, prices
from domain.intake.tree import Leaf, Node, Row

_BARE = re.compile(
    r"(?:[^\W\d]+\.?\s){0,2}\d+(?:[.,]\d{1,2})?\+?(?:\s?(?:/|per|pro|je|por|an?)\s?\w+)?"
)
"""`from 310` and `45 per hour` name no money and are amounts all the same."""


def words(node: Node | None) -> str:
    """Return everything a value says as one line."""
    if node is None:
        return ""
    if isinstance(node, Leaf):
        return " ".join(node.text.split())
    if isinstance(node, Row):
        return ", ".join(filter(None, map(words, node.items)))
    return ", ".join(f"{key.text}: {words(value)}" for key, value in node.entries)


def priced(desk: Desk, node: Node | None, item: str) -> Price | None:
    """Return the price a value states; a bare number is in the brief's own money."""
    if node is None or not isinstance(node, Leaf):
        return None
    text = words(node)
    hits = prices(text, desk.speech, item=item)
    if len(hits) > 1:
        return None  # `£55 up to 10 kg, £75 above` is no one price
    if hits and isinstance(hits[0].detail, Price):
        return hits[0].detail
    currency = local_currency(desk.speech)
    if not currency or not _BARE.fullmatch(text):
        return None
    amount = decimal(text)
    if amount:
        return Price(item=item, amount=amount, currency=currency, display=text)
    full = re.sub(r"(\d+(?:[.,]\d{1,2})?)", rf"\1 {currency}", text, count=1)
    hits = prices(full, desk.speech, item=item)
    detail = hits[0].detail if hits else None
    return as_written(detail, text) if isinstance(detail, Price) else None


_FROM = re.compile(r"(?i)^(?:prices? )?(?P<word>from|starting at|ab|desde|a partir de)\b")
"""What heads prices that only begin there: a column of them, or a key before one."""


def beginning(price: Price, title: str) -> Price:
    """Return the price as one that only begins there, where what stands over it says so."""
    begins = _FROM.match(title)
    if begins is None or price.qualifier != "exact" or price.up_to:
        return price
    display = f"{begins['word'].lower()} {price.display}"
    return price.model_copy(update={"qualifier": "from", "display": display})
