"""What comes on top, and what a journey costs, is no price of the word before it."""

import pytest

from domain.brief import Brief
from domain.facts import FactKind, Price
from domain.intake import read_brief


def read(text: str) -> Brief:
    return read_brief("a.md", f"---\nname: Rye\n---\n{text}\n".encode())


def priced(brief: Brief) -> list[tuple[str, str]]:
    return [(price.item, price.amount) for _, price in brief.sheet.details(Price)]


@pytest.mark.parametrize(
    "text",
    [
        "Vamos a domicilio en Granada y el Albaicín por 15 € más.",
        "Nos desplazamos a Motril y Órgiva por 20 €.",
        "Los domingos hay un suplemento de 10 €.",
        "Wir kommen auch nach Traunstein und Übersee für 15 € Aufpreis.",
        "Hausbesuche machen wir in Grassau und Marquartstein, zuzüglich 15 €.",
        "Gegen einen Aufpreis von 20 € liefern wir am Sonntag.",
        "Wir liefern nach Prien für 8 €.",
        "We come to your home in Leeds and Otley for £15 more.",
        "We travel to Otley and Ilkley for £20.",
        "There is a £15 surcharge for Sundays.",
    ],
)
def test_what_a_journey_or_a_surcharge_costs_stays_a_sentence(text: str) -> None:
    brief = read(text)
    assert priced(brief) == []
    assert [one.text for one in brief.facts if one.kind is FactKind.STATEMENT] == [text]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("El corte cuesta 30 €, el lavado 5 € más.", [("El corte", "30")]),
        ("Ein Haarschnitt kostet 30 €, am Samstag 10 € mehr.", [("Haarschnitt", "30")]),
        ("A cut is £30, colour £10 on top.", [("cut", "30")]),
        ("El taller cuesta 20 € más IVA.", [("El taller", "20")]),
        ("El taller cuesta 20 €, con café 3 € más que sin él.", [("El taller", "20")]),
        ("The course costs £60 plus VAT.", [("course", "60")]),
        ("Delivery to Otley costs £5.", [("Delivery to Otley", "5")]),
        ("Anfahrt nach Prien kostet 15 €.", [("Anfahrt nach Prien", "15")]),
        ("El desplazamiento a Motril cuesta 20 €.", [("El desplazamiento a Motril", "20")]),
    ],
)
def test_the_other_amounts_of_a_sentence_keep_their_names(
    text: str, items: list[tuple[str, str]]
) -> None:
    assert priced(read(text)) == items


def test_a_line_of_a_price_list_names_what_is_extra() -> None:
    assert priced(read("## Prices\n\n- Manicure £20\n- Gel polish £5 extra\n"))[1] == ("Gel polish", "5")  # fmt: skip
