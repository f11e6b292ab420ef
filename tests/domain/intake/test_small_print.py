"""Wordings in which one small word decides what a brief states."""

import pytest

from domain.brief import Brief
from domain.facts import FactKind, Person, Phone, ServiceDetail
from domain.intake import read_brief

SCHOOL = """Fahrschule Kessler Oldenburg
Klasse B 45 € / Fahrstunde, 45 min
Grundgebühr BE 350 €
Theorie Mo + Mi 18:30 Uhr
Stedinger Straße 12, 26121 Oldenburg
0441 555 120
"""


def read(text: str, name: str = "brief.md") -> Brief:
    return read_brief(name, text.encode())


def test_a_short_german_brief_full_of_numbers_is_german_and_its_phone_too() -> None:
    brief = read(SCHOOL, "b.txt")
    assert (brief.language, brief.country) == ("de", "DE")
    [phone] = brief.sheet.of(FactKind.PHONE)
    assert isinstance(phone.detail, Phone)
    assert phone.detail.href == "tel:+49441555120"


@pytest.mark.parametrize(
    "text", ["We sell Müller and Bäcker ovens to the trade.", "A bakery in Leeds. BE QUICK."]
)
def test_german_names_in_an_english_brief_do_not_make_it_german(text: str) -> None:
    assert read(text, "b.txt").language == "en"


def test_a_price_keeps_both_halves_of_its_unit() -> None:
    text = "name: Weave\nservices:\n  - name: Loom space\n    price: €49 per loom per month\n"
    [made] = read(text, "b.yaml").sheet.of(FactKind.SERVICE)
    assert isinstance(made.detail, ServiceDetail)
    assert made.detail.price is not None
    assert made.detail.price.unit == "loom per month"


def test_a_role_behind_a_name_is_no_second_person_and_a_second_name_is() -> None:
    text = "# Praxis\n\n## Team\n\n- Karim Aziz, Tiermedizinischer Fachangestellter\n"
    [one] = read(text).sheet.of(FactKind.PERSON)
    assert isinstance(one.detail, Person)
    assert one.detail.role == "Tiermedizinischer Fachangestellter"
    two = read("# Rye & Co\n\n## Team\n\n- Anna Berg, Tom Baker\n").sheet.of(FactKind.PERSON)
    assert [fact.text for fact in two] == ["Anna Berg", "Tom Baker"]
