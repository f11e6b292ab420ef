"""Wordings in which one small word decides what a brief states."""

import pytest

from domain.brief import Brief
from domain.facts import FactKind, Hours, Person, Phone, ServiceDetail
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
    text = "# Praxis Elbtal\n\nWir sind für Sie da.\n\n## Team\n\n- Karim Aziz, Tiermedizinischer Fachangestellter\n"
    [one] = read(text).sheet.of(FactKind.PERSON)
    assert isinstance(one.detail, Person)
    assert one.detail.role == "Tiermedizinischer Fachangestellter"
    two = read("# Rye & Co\n\n## Team\n\n- Anna Berg, Tom Baker\n").sheet.of(FactKind.PERSON)
    assert [fact.text for fact in two] == ["Anna Berg", "Tom Baker"]


def days_open(brief: Brief) -> dict[str, str]:
    return {
        day: " ".join(f"{span.opens}-{span.closes}" for span in fact.detail.spans)
        for fact in brief.sheet.of(FactKind.HOURS)
        if isinstance(fact.detail, Hours)
        for day in fact.detail.days
    }


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Wir sind eine Praxis. Mo-Fr 8-12 und 14-18 Uhr. Mi nachmittags geschlossen.", "08:00-12:00"),
        ("We are vets. Open Mon-Fri 8am-12pm and 2pm-6pm. Closed Wednesday mornings.", "14:00-18:00"),
        ("We are vets. Open Mon-Fri 9am-5pm. We are closed on Wednesday afternoons.", "09:00-12:00"),
        ("Somos una clínica. Abierto de lunes a viernes de 9 a 14 h y de 16 a 20 h. Cerrado los miércoles por la tarde.", "09:00-14:00"),
    ],
)  # fmt: skip
def test_a_closed_half_day_leaves_the_other_half_open_and_its_words_stand(
    text: str, left: str
) -> None:
    brief = read(text, "b.txt")
    opened = days_open(brief)
    assert opened["wed"] == left
    assert opened["tue"] != left
    assert len(opened) == 5
    last = text.rsplit(". ", 1)[1]
    assert any(last in fact.text for fact in brief.sheet.of(FactKind.STATEMENT))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("A hardware shop in Leeds. We open Mon-Thu 9-5, Friday 5-10.", "am or pm"),
        ("A hardware shop in Leeds.\n\nFriday 5-10", "am or pm"),
    ],
)
def test_hours_of_either_half_of_the_day_are_asked_about(text: str, asked: str) -> None:
    brief = read(text, "b.txt")
    assert [note for note in brief.notes if "'Friday 5-10'" in note and asked in note]
    assert "fri" not in days_open(brief)
    assert brief.sheet.company == ""


def test_hours_with_am_and_pm_are_not_asked_about() -> None:
    assert not read("A hardware shop in Leeds.\n\nOpen Friday 5pm-10pm.", "b.txt").notes
