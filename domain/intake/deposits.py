"""Deposits: money that comes back or counts later is a condition, and no offer."""

import re

from domain.facts import Fact, FactKind, Price, ServiceDetail, fact
from domain.intake.desk import Desk

_DEPOSIT = re.compile(
    r"(?i)(?:[\w-]+ ){0,6}deposits?(?: (?:per|for|on|of|when|is|to)\b.*)?"
    r"|(?:[\w-]+ ){0,6}\w*(?:kaution|anzahlung|sicherheitsleistung)(?: (?:pro|je|für|von|bei|beträgt|ist)\b.*)?"
    r"|(?:[\w-]+ ){0,6}(?:fianza|señal)(?: (?:de|por|para|es|reembolsable)\b.*)?|(?:(?:el|un) )?depósito(?: (?:de|por|reembolsable)\b.*)?"
)


def is_deposit(item: str) -> bool:
    """Return whether what an amount is for is a deposit: `Kaution`, `refundable deposit per bike`."""
    return _DEPOSIT.fullmatch(re.sub(r"\s*\([^()]*\)", "", item).strip(" :,.")) is not None


def settle_deposits(desk: Desk) -> None:
    """Tell a deposit of a list of prices among the terms of payment."""
    for at, (made, place) in enumerate(desk.found):
        item, price = _priced(made)
        if price is None or not is_deposit(item):
            continue
        named = item.casefold() in made.text.casefold()
        text = made.text if named else f"{item[:1].upper()}{item[1:]}: {price.display}"
        desk.found[at] = (fact(FactKind.PAYMENT, text, heading=made.heading), place)


def _priced(made: Fact) -> tuple[str, Price | None]:
    if isinstance(made.detail, ServiceDetail):
        return made.detail.name, made.detail.price
    return (made.detail.item, made.detail) if isinstance(made.detail, Price) else ("", None)
