"""Offices with hours of their own, people in mappings, and small words around amounts."""

import json

import pytest

from domain.brief import Brief
from domain.facts import Address, Email, FactKind, Hours, Person, Phone, ServiceDetail
from domain.intake import read_brief


def read(text: str, name: str = "brief.txt") -> Brief:
    return read_brief(name, text.encode())


def of_json(**keys: object) -> Brief:
    return read(json.dumps({"name": "Ashdown Pryce", **keys}), "brief.json")


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [made.text for made in brief.sheet.of(*kinds)]


def test_the_town_beside_a_whole_address_says_which_office_it_is() -> None:
    offices = [
        {"town": "Lewes", "address": "41 High Street, Lewes BN7 2DD", "phone": "01273 555 010", "hours": "Mon-Fri 9-5.15"},
        {"town": "Uckfield", "address": "2 Bell Walk, Uckfield TN22 5DQ", "hours": "Mon, Wed 9.30-4"},
    ]  # fmt: skip
    brief = of_json(offices=offices)
    told = [(one.label, one.locality, one.postal_code) for _, one in brief.sheet.details(Address)]
    assert told == [("Lewes", "Lewes", "BN7 2DD"), ("Uckfield", "Uckfield", "TN22 5DQ")]
    assert said(brief, FactKind.ADDRESS)[0] == "41 High Street, Lewes BN7 2DD"
    assert [one.label for _, one in brief.sheet.details(Hours)] == ["Lewes", "Uckfield"]
    assert [one.purpose for _, one in brief.sheet.details(Phone)] == ["Lewes"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"name": "Rhys Pryce", "title": "partner", "does": "family"}, ("Rhys Pryce", "partner, family", "", "")),
        ({"title": "Dr", "name": "Sam Okafor", "role": "vet"}, ("Dr Sam Okafor", "vet", "", "")),
        ({"name": "Judith Ashdown", "title": "senior partner", "admitted": 1989}, ("Judith Ashdown", "senior partner", "", "Admitted: 1989")),
        ({"name": "Meena Iyer", "role": "solicitor", "direct": "01273 555 014"}, ("Meena Iyer", "solicitor", "", "")),
        ({"name": "Ann Lee", "role": "dentist", "gdc": "104422"}, ("Ann Lee", "dentist", "104422", "")),
    ],
)  # fmt: skip
def test_fields_of_a_person_are_told_for_what_they_are(
    fields: dict[str, object], told: tuple[str, ...]
) -> None:
    brief = of_json(phone="01273 555 010", people=[fields])
    [(_, one)] = brief.sheet.details(Person)
    assert (one.name, one.role, one.credential, one.bio) == told
    phones = [(one.display, one.purpose) for _, one in brief.sheet.details(Phone)]
    assert phones[1:] == [("01273 555 014", "Meena Iyer")] * ("direct" in fields)


def test_a_trade_is_not_shouted() -> None:
    brief = read("DW PLUMBING & HEATING\n\nPLUMBING IN ROTHERHAM SINCE 1999. RING 07700 900654.\n")
    assert all(not text.isupper() for text in said(brief, FactKind.TRADE, FactKind.NAME))


def test_a_mail_address_is_not_for_short_messages() -> None:
    brief = read("# DW\n\nmob 07700 900 654 (whatsapp ok) email dave@dw.example\n", "b.md")
    assert [one.purpose for _, one in brief.sheet.details(Email)] == [""]


def test_of_hours_between_strokes_only_what_they_do_not_say_is_left() -> None:
    brief = read(
        "# DW\n\nMon-Fri 8-6 / Sat 8-12 / emergencies anytime but double after 8pm\n", "b.md"
    )
    assert said(brief, FactKind.STATEMENT) == ["emergencies anytime but double after 8pm"]


def test_a_description_ends_with_no_word_that_leads_to_an_amount() -> None:
    brief = of_json(services={"Family": "first half hour free, then £230/hour"})
    [(_, offer)] = brief.sheet.details(ServiceDetail)
    assert offer.description == "first half hour free"


def test_what_customers_are_told_to_do_is_for_them() -> None:
    brief = of_json(aftercare=["Leave the wrap on for 4 hours", "Use no soap", "Wash with water"])
    assert said(brief, FactKind.PREFERENCE) == []
    assert len(said(brief, FactKind.STATEMENT)) == 3


def test_a_switch_is_said_in_words() -> None:
    brief = of_json(contact={"parking": True, "phone": "01273 555 010"})
    assert said(brief, FactKind.STATEMENT) == ["Parking: yes"]
