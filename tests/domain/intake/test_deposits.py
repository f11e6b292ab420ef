"""A deposit is a condition, and what is paid for is the thing without who does it."""

import pytest

from domain.brief import Brief
from domain.facts import FactKind, Price, ServiceDetail
from domain.intake import read_brief


def read(text: str) -> Brief:
    return read_brief("a.md", f"---\nname: Rye\n---\n{text}\n".encode())


def priced(brief: Brief) -> list[tuple[str, str]]:
    return [(price.item, price.amount) for _, price in brief.sheet.details(Price)]


def terms(brief: Brief) -> list[str]:
    return [one.text for one in brief.sheet.of(FactKind.PAYMENT)]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Bikes are £28 per day. £50 deposit.", "£50 deposit."),
        ("Bikes are £28 per day. We ask for a £50 deposit.", "We ask for a £50 deposit."),
        ("Das Rad kostet 28 € pro Tag. Kaution 50 €.", "Kaution 50 €."),
        ("Das Rad kostet 28 € pro Tag, Kaution 50 €.", "Das Rad kostet 28 € pro Tag, Kaution 50 €."),
        ("La bici cuesta 28 € al día. Fianza de 50 €.", "Fianza de 50 €."),
        ("## Prices\n\n- Bike £28 a day\n- Deposit (refunded) £50", "Deposit (refunded) £50"),
        ("## Preise\n\n| Rad | 28 € |\n| --- | --- |\n| Kaution | 50 € |", "Kaution – 50 €"),
    ],
)  # fmt: skip
def test_a_deposit_is_a_term_of_payment_and_no_price(text: str, term: str) -> None:
    brief = read(text)
    assert [amount for _, amount in priced(brief)] == ["28"]
    assert terms(brief) == [term]


def test_a_deposit_among_keys_or_offers_is_one_too() -> None:
    text = "name: Rye\nprices:\n  bike: £28\n  deposit: £50\nservices:\n  - name: Tandem\n    price: £40\n  - name: Deposit\n    price: £60\n"
    brief = read_brief("b.yaml", text.encode())
    assert priced(brief) == [("bike", "28")]
    assert [made.name for _, made in brief.sheet.details(ServiceDetail)] == ["Tandem"]
    assert terms(brief) == ["deposit: £50", "Deposit – £60"]


def test_a_box_for_deposits_is_sold() -> None:
    assert priced(read("## Prices\n\n- Deposit box £28\n- Bike £50")) == [
        ("Deposit box", "28"),
        ("Bike", "50"),
    ]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("We hire out eight touring bikes £28 per day.", "touring bikes"),
        ("We also rent out two rooms from £80 a night.", "rooms"),
        ("We teach three evening courses £40 per person.", "three evening courses"),
        ("Wir verleihen acht Tourenräder für 28 € pro Tag.", "Tourenräder"),
        ("Alquilamos ocho bicis de paseo a 15 € al día.", "bicis de paseo"),
        ("Ofrecemos racimos de uva a 15 €.", "racimos de uva"),
        ("Racimos de uva a 15 €.", "Racimos de uva"),
        ("We can do it for £50.", ""),
    ],
)
def test_a_price_is_of_the_thing_and_not_of_whoever_does_it(text: str, item: str) -> None:
    assert [name for name, _ in priced(read(text))] == [item]
