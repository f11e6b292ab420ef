"""Wordings in which one small word decides what a brief states."""

import pytest

from domain.brief import Brief
from domain.facts import (
    Address,
    Colour,
    FactKind,
    Hours,
    Person,
    Phone,
    Price,
    Review,
    ServiceDetail,
)
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


@pytest.mark.parametrize(
    ("line", "name", "rest"),
    [
        ("Zahnsanierung unter Narkose, nach Befund. Wir röntgen vorher.", "Zahnsanierung unter Narkose, nach Befund", "Wir röntgen vorher."),
        ("Kastration von Katern. Dauert einen Vormittag.", "Kastration von Katern", "Dauert einen Vormittag."),
    ],
)  # fmt: skip
def test_an_item_of_two_sentences_is_a_service_with_a_description(
    line: str, name: str, rest: str
) -> None:
    [made] = read(f"# Tierarzt Elbtal\n\n## Leistungen\n\n- {line}\n").sheet.of(FactKind.SERVICE)
    assert isinstance(made.detail, ServiceDetail)
    assert (made.detail.name, made.detail.description) == (name, rest)


def test_an_item_of_two_told_sentences_is_no_service() -> None:
    brief = read("# Vet\n\n## Services\n\n- We love all animals. We X-ray first.\n- Dental work\n")
    assert [fact.text for fact in brief.sheet.of(FactKind.SERVICE)] == ["Dental work"]


@pytest.mark.parametrize(
    ("line", "purpose"),
    [
        ("Im Notfall außerhalb der Sprechzeiten: Tierklinik 0351 4956 999.", "notfall"),
        ("In an emergency out of hours: Hill Animal Hospital 0113 496 0999.", "emergency"),
    ],
)
def test_an_emergency_number_is_called_so_and_its_sentence_stays_whole(
    line: str, purpose: str
) -> None:
    brief = read(f"# Tierarzt Elbtal\n\nMo-Fr 8-12 Uhr.\n\n{line}\n")
    [phone] = brief.sheet.of(FactKind.PHONE)
    assert isinstance(phone.detail, Phone)
    assert purpose in phone.detail.purpose.lower()
    assert line in [fact.text for fact in brief.sheet.of(FactKind.STATEMENT)]


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("I'm Dave Stubbs, plumber in Hove. I do boilers and taps.", "Dave Stubbs"),
        ("Inhaberin Katja Weber, Blumenladen in Bremen. Wir binden Sträuße.", "Katja Weber"),
    ],
)
def test_the_words_that_introduce_a_name_are_no_part_of_it(text: str, company: str) -> None:
    assert read(text, "b.txt").sheet.company == company


def test_what_we_do_is_leads_to_offers_without_its_verb() -> None:
    text = "We are a canal society. What we do is clear the channel, rebuild the locks and run a trip boat."
    offered = [fact.text for fact in read(text, "b.txt").sheet.of(FactKind.SERVICE)]
    assert offered == ["clear the channel", "rebuild the locks", "run a trip boat"]


@pytest.mark.parametrize(
    "line",
    ['"Best lawn on the street." - Mrs Dale', 'One customer wrote: "Best lawn on the street." - Mrs Dale',
     '"Brilliant." - Mrs Dale'],
)  # fmt: skip
def test_a_quotation_with_an_author_is_a_review(line: str) -> None:
    [made] = read(f"We are Hill Gardens in Otley.\n\n{line}\n", "b.txt").sheet.of(FactKind.REVIEW)
    assert isinstance(made.detail, Review)
    assert made.detail.author == "Mrs Dale"


@pytest.mark.parametrize("words", ["Nada de rosa.", "Sin negro ni rosa."])
def test_a_refused_colour_is_to_be_avoided(words: str) -> None:
    brief = read(f"Somos una floristería en Valencia. Vendemos flores. {words}", "b.txt")
    colours = [fact.detail for fact in brief.sheet.of(FactKind.COLOUR)]
    assert colours
    assert all(isinstance(one, Colour) and one.role == "avoid" for one in colours)
    assert words not in [fact.text for fact in brief.sheet.of(FactKind.STATEMENT)]


def test_no_green_waste_is_no_wish_about_colours() -> None:
    assert not read("We are gardeners in Otley. No green waste.", "b.txt").sheet.of(FactKind.COLOUR)


@pytest.mark.parametrize(
    ("text", "street", "locality"),
    [
        ("Find us at 12 Kingsway Street, Basin Road.", "12 Kingsway Street, Basin Road", ""),
        ("Find us at Kingsway House, Basin Road, Hove BN41 1WF.", "Kingsway House, Basin Road", "Hove"),
        ("Find us at 12 Kingsway Street, Hove BN41 1WF.", "12 Kingsway Street", "Hove"),
    ],
)  # fmt: skip
def test_a_second_street_is_no_town(text: str, street: str, locality: str) -> None:
    [made] = read(f"We are a bike shop. {text}", "b.txt").sheet.of(FactKind.ADDRESS)
    assert isinstance(made.detail, Address)
    assert (made.detail.street, made.detail.locality) == (street, locality)


def test_the_word_before_a_street_is_no_part_of_it() -> None:
    text = "Wir sind eine Fahrschule. Mo bis Do 18 Uhr Stedinger Straße 12, 26121 Oldenburg."
    [made] = read(text, "b.txt").sheet.of(FactKind.ADDRESS)
    assert made.text == "Stedinger Straße 12, 26121 Oldenburg"


@pytest.mark.parametrize("line", ["MOT class 4 £54.85", "MOT class 4 £ 54.85"])
def test_a_number_before_a_price_is_of_its_name(line: str) -> None:
    brief = read(f"Hill Garage in Otley. {line} and class 7 £58.60.", "b.txt")
    paid = [f.detail for f in brief.sheet.of(FactKind.PRICE) if isinstance(f.detail, Price)]
    assert [(one.amount, one.unit) for one in paid] == [("54.85", ""), ("58.60", "")]


def test_a_number_beside_an_address_is_not_lost() -> None:
    brief = read("Insured to £5m.\nFind us at 12 Mill Lane, Otley LS21 3AB.", "b.txt")
    assert any("£5m" in fact.text for fact in brief.facts)
