"""A town's name ends where a phone number, a mail address or hours begin."""

import pytest

from domain.facts import Address
from domain.intake.addresses import addresses
from domain.intake.speech import Speech


def found(text: str, language: str, country: str) -> list[tuple[str, str, str]]:
    hits = [f.detail for f in addresses(text, Speech(language, country))]  # pyright: ignore[reportArgumentType]
    return [(a.street, a.postal_code, a.locality) for a in hits if isinstance(a, Address)]


@pytest.mark.parametrize("text", [
    "Calle del Mar 22, 46120 Alboraya. Tel. 961 23 45 67. Reservas: a@b.example",
    "Calle del Mar 22, 46120 Alboraya, Tel. 961 23 45 67",
    "Calle del Mar 22, 46120 Alboraya; tel. 961 23 45 67",
    "Calle del Mar 22, 46120 Alboraya Tel 961 23 45 67",
    "Calle del Mar 22, 46120 Alboraya | Lunes a viernes 9 a 14",
    "Tel. 961 23 45 67 - Calle del Mar 22, 46120 Alboraya - a@b.example",
    "Calle del Mar 22, 46120 Alboraya. Abrimos de lunes a viernes",
])  # fmt: skip
def test_a_spanish_town_ends_before_what_else_the_line_says(text: str) -> None:
    assert found(text, "es", "ES") == [("Calle del Mar 22", "46120", "Alboraya")]


@pytest.mark.parametrize("text", [
    "Lange Straße 14, 26122 Oldenburg. Tel. 0441 99887",
    "Lange Straße 14, 26122 Oldenburg Tel. 0441 99887",
    "Tel. 0441 99887, Lange Straße 14, 26122 Oldenburg - Mo-Fr 9-18",
    "Lange Straße 14 · 26122 Oldenburg | E-Mail a@b.example",
    "Lange Straße 14, 26122 Oldenburg; Montag bis Freitag 9-18",
])  # fmt: skip
def test_a_german_town_ends_before_what_else_the_line_says(text: str) -> None:
    assert found(text, "de", "DE") == [("Lange Straße 14", "26122", "Oldenburg")]


@pytest.mark.parametrize(("text", "street"), [
    ("Mill Lane 3, Ludlow SY8 1AB", "Mill Lane 3"),
    ("Mill Lane 3, Ludlow, SY8 1AB. Tel. 01584 555 020", "Mill Lane 3"),
    ("Tel 01584 555 020 - 3 Mill Lane, Ludlow, SY8 1AB - Mon-Fri 9-5", "3 Mill Lane"),
    ("3 Mill Lane, Ludlow SY8 1AB", "3 Mill Lane"),
])  # fmt: skip
def test_a_house_number_stands_before_or_behind_an_english_street(text: str, street: str) -> None:
    assert found(text, "en", "GB") == [(street, "SY8 1AB", "Ludlow")]


def test_an_abbreviated_saint_is_of_the_town() -> None:
    assert found("Hauptstr. 3, 9462 Bad St. Leonhard. Geöffnet Mo-Fr", "de", "AT") == [
        ("Hauptstr. 3", "9462", "Bad St. Leonhard")
    ]


def test_an_arch_or_unit_before_the_street_is_no_street_of_its_own() -> None:
    assert found("Arch 14, Westbrook Sidings, Margate CT9 5DL", "en", "GB") == [
        ("Arch 14, Westbrook Sidings", "CT9 5DL", "Margate")
    ]
