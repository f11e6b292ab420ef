"""Values that stand apart in a mapping and are one thing: an address, an offer, what a firm is."""

import json

import pytest

from domain.brief import Brief
from domain.facts import Address, FactKind, Licence, ServiceDetail
from domain.intake import read_brief


def read(text: str, name: str = "brief.txt") -> Brief:
    return read_brief(name, text.encode())


def of_json(**keys: object) -> Brief:
    return read(json.dumps({"name": "Kestrel Ledger", **keys}), "brief.json")


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [made.text for made in brief.sheet.of(*kinds)]


_PARTS = {"street": "Unit 4, The Maltings", "city": "Stroud", "postcode": "GL5 1RN"}


@pytest.mark.parametrize(
    "keys",
    [
        {"hq": _PARTS},
        {"headquarters": {**_PARTS, "phone": "01453 555 0199"}},
        {"contact": {**_PARTS, "email": "help@kestrel.example"}},
        {"contact": {"office": _PARTS, "email": "help@kestrel.example"}},
        {"firm": {"since": 2019, **_PARTS}},
        dict(_PARTS),
        {"address": "Unit 4, The Maltings", "town": "Stroud", "postcode": "GL5 1RN"},
    ],
)
def test_street_town_and_postcode_under_one_key_are_one_address(keys: dict[str, object]) -> None:
    brief = of_json(**keys)
    [(_, address)] = brief.sheet.details(Address)
    parts = (address.street, address.locality, address.postal_code)
    assert parts == ("Unit 4, The Maltings", "Stroud", "GL5 1RN")
    assert said(brief, FactKind.AREA, FactKind.STATEMENT) == []


def test_an_address_that_is_whole_keeps_the_town_beside_it() -> None:
    brief = of_json(address="12 Mill Lane, Stroud GL5 1RN", town="Stroud", email="a@b.example")
    [(_, address)] = brief.sheet.details(Address)
    assert (address.street, address.postal_code) == ("12 Mill Lane", "GL5 1RN")
    assert said(brief, FactKind.AREA) == ["Stroud"]


def test_a_plan_without_an_amount_is_an_offer_and_what_it_is_for_belongs_to_it() -> None:
    plans = [
        {"plan": "Solo", "price": "£29/month", "for": "one vet, one site"},
        {"plan": "Group", "price": "on request"},
    ]
    brief = of_json(pricing=plans)
    offers = {one.name: one for _, one in brief.sheet.details(ServiceDetail)}
    solo, group = offers["Solo"], offers["Group"]
    assert solo.price is not None
    assert (solo.price.display, solo.price.unit) == ("£29", "month")
    assert solo.description == "for one vet, one site"
    assert (group.price, group.notes) == (None, ("on request",))
    assert said(brief, FactKind.STATEMENT) == []


@pytest.mark.parametrize(
    "text",
    [
        "ISO 27001 audit planned for 2027.",
        "We are working towards our Gas Safe registration.",
        "We have applied for Ofsted registration.",
        "Our NICEIC membership expired in March.",
        "Soil Association certification is pending.",
        "We hope to be DBS checked by summer.",
    ],
)
def test_a_plan_an_application_and_what_has_expired_are_no_licence(text: str) -> None:
    brief = read(f"# Kestrel Ledger\n\nWe keep books in Stroud. {text}\n", "brief.md")
    assert list(brief.sheet.details(Licence)) == []
    listed = read(f"# Kestrel Ledger\n\n## Memberships\n\n- {text}\n- Gas Safe 123456\n", "b.md")
    assert [one.name for _, one in listed.sheet.details(Licence)] == ["Gas Safe"]


def test_what_is_held_is_a_licence_though_something_else_is_planned() -> None:
    brief = read("# Kestrel\n\nGas Safe 123456, an ISO 27001 audit is planned.\n", "brief.md")
    assert [one.number for _, one in brief.sheet.details(Licence)] == ["123456"]


def test_a_key_that_says_what_a_firm_is_and_for_whom_gives_a_line_for_the_page() -> None:
    brief = of_json(what="Bookkeeping software for independent vets")
    assert said(brief, FactKind.TAGLINE) == ["Bookkeeping software for independent vets"]
    assert said(of_json(what="Software for vets"), FactKind.TAGLINE) == []
