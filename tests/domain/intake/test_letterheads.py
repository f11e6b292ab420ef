"""Letterheads, clauses with a price and a denial, and other lines that say several things at once."""

import pytest

from domain.brief import Brief
from domain.facts import Address, FactKind, Person, Phone, Price, ServiceDetail
from domain.intake import read_brief


def read(text: str, name: str = "brief.txt") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [made.text for made in brief.sheet.of(*kinds)]


@pytest.mark.parametrize(
    ("line", "name", "town", "number"),
    [
        (
            "Salon Haarscharf – Inh. Gülcan Yıldız – Bahnhofstr. 3 – 73728 Esslingen – Tel 0711 5550133",
            "Salon Haarscharf",
            "Esslingen",
            "0711 5550133",
        ),
        (
            "Bäckerei Vogt | Marktplatz 4 | 89073 Ulm | 0731 555 0144",
            "Bäckerei Vogt",
            "Ulm",
            "0731 555 0144",
        ),
        (
            "Taller Ibarra · Calle Mayor 3, 31001 Pamplona · 948 555 012",
            "Taller Ibarra",
            "Pamplona",
            "948 555 012",
        ),
    ],
)
def test_a_letterhead_gives_name_town_and_number(
    line: str, name: str, town: str, number: str
) -> None:
    brief = read(f"{line}\n\nWir machen alles selbst.\n")
    assert brief.sheet.company == name
    assert [one.locality for _, one in brief.sheet.details(Address)] == [town]
    assert [one.display for _, one in brief.sheet.details(Phone)] == [number]
    assert said(brief, FactKind.STATEMENT) == ["Wir machen alles selbst."]


def test_an_offer_with_a_price_is_not_refused_with_what_is_not_allowed_there() -> None:
    brief = read("# Weingut\n\nSeit 1921 machen wir Wein.\n\nFerienwohnung „Wingert“: 85 €/Nacht, Endreinigung 40 €, keine Haustiere.\n", "b.md")  # fmt: skip
    assert said(brief, FactKind.EXCLUSION) == ["keine Haustiere."]


def test_a_card_from_ten_euros_on_is_no_price() -> None:
    brief = read("# Salon\n\nWir schneiden Haare. Kartenzahlung ab 10 €.\n", "b.md")
    assert list(brief.sheet.details(Price)) == []
    assert "Kartenzahlung ab 10 €." in said(brief, FactKind.STATEMENT, FactKind.PAYMENT)


def test_what_is_paid_otherwise_is_no_thing() -> None:
    brief = read("# Weingut\n\nAb 60 Flaschen frei Haus, sonst 8,90 € Versand.\n", "b.md")
    assert list(brief.sheet.details(Price)) == []
    assert said(brief, FactKind.STATEMENT) == ["Ab 60 Flaschen frei Haus, sonst 8,90 € Versand."]


@pytest.mark.parametrize(
    ("line", "description"),
    [
        ("Kleine Probe: 6 Weine, 18 € p. P., ab 4 Personen", "6 Weine, ab 4 Personen"),
        ("Große Probe, 32 € p. P., mind. 8 Personen", "mind. 8 Personen"),
    ],
)
def test_a_price_leaves_no_hole_and_stands_nowhere_twice(line: str, description: str) -> None:
    brief = read(f"# Weingut\n\n## Angebote\n\n- {line}\n- Keller\n", "b.md")
    first = next(one for _, one in brief.sheet.details(ServiceDetail))
    assert first.description == description


def test_days_of_a_month_from_and_to_are_one_sentence() -> None:
    brief = read("# Weingut\n\nWir haben offen. Betriebsferien 1.–15. August. Danach wieder.\n", "b.md")  # fmt: skip
    assert "Betriebsferien 1.–15. August." in said(brief, FactKind.STATEMENT)


def test_those_who_run_a_firm_and_their_father_are_people() -> None:
    brief = read(
        "# Weingut\n\nHeute führen Elke und Jonas Hasselbrink den Betrieb. Jonas' Vater Karl hilft im Herbst mit.\n",
        "b.md",
    )
    assert [one.name for _, one in brief.sheet.details(Person)] == [
        "Elke Hasselbrink",
        "Jonas Hasselbrink",
        "Karl",
    ]


def test_two_who_do_the_same_are_two() -> None:
    brief = read("# Caracol\n\n## Equipo\n\n- Rocío y Teresa: aula de bebés\n- Pilar Sanz: directora\n", "b.md")  # fmt: skip
    assert [(one.name, one.role) for _, one in brief.sheet.details(Person)] == [
        ("Rocío", "aula de bebés"),
        ("Teresa", "aula de bebés"),
        ("Pilar Sanz", "directora"),
    ]


def test_two_who_do_the_same_are_two_behind_a_key_too() -> None:
    brief = read("nombre: Caracol\nequipo:\n  - Rocío y Teresa: aula de bebés\n", "b.yaml")
    assert [one.name for _, one in brief.sheet.details(Person)] == ["Rocío", "Teresa"]


@pytest.mark.parametrize(
    ("text", "code", "town"),
    [
        ("Casa Amparo es un bar de tapas en Cádiz, en la calle Sopranis 7, 11005.", "11005", "Cádiz"),
        ("Tengo la escuela Tecla Blanca en Valencia, calle Cuba 22.", "", "Valencia"),
        ("Wir sind die Bäckerei Vogt in Ulm, Lindenstraße 8.", "", "Ulm"),
    ],
)  # fmt: skip
def test_a_town_before_the_street_is_the_town_of_the_street(
    text: str, code: str, town: str
) -> None:
    [(_, place)] = read(text).sheet.details(Address)
    assert (place.postal_code, place.locality) == (code, town)


def test_a_greeting_drawn_out_is_still_one() -> None:
    brief = read("Holaa! soy Irene, la profe de piano. Tengo la escuela Tecla Blanca en Valencia.")
    assert not any("Hola" in text for text in said(brief, FactKind.STATEMENT))


def test_a_town_somebody_delivers_to_is_not_that_of_the_street() -> None:
    brief = read(
        "# Bäckerei Vogt\n\nWir sitzen in der Lindenstraße 8. Wir liefern nach Ulm.\n", "b.md"
    )
    assert [one.locality for _, one in brief.sheet.details(Address)] == [""]
