"""Who a brief is of: chats, titles about the brief, keys that ask for a name, people with their licence."""

import json

import pytest

from domain.brief import Brief
from domain.facts import FactKind, Licence, Person, Phone
from domain.intake import read_brief
from domain.trades.recognition import trade_of


def read(text: str, name: str = "brief.md") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [made.text for made in brief.sheet.of(*kinds)]


@pytest.mark.parametrize(
    "stamp", ["[12/03/2026, 18:42] ", "12.03.26, 18:42 - ", "[3/12/26, 6:42:10 PM] "]
)
def test_a_chat_is_read_without_its_stamps_and_senders(stamp: str) -> None:
    told = ("name is Pollard & Sons Tree Care, been going since 1994", "my dad Ron started it", "we cover Hereford and Ross", "<Media omitted>", "dont want loads of text")  # fmt: skip
    brief = read("\n".join(f"{stamp}Gaz Tree Work: {one}" for one in told), "chat.txt")
    assert said(brief, FactKind.NAME) == ["Pollard & Sons Tree Care"]
    assert said(brief, FactKind.AREA) == ["Hereford", "Ross"]
    assert said(brief, FactKind.PREFERENCE) == ["dont want loads of text"]
    assert said(brief, FactKind.PERSON) == []
    assert trade_of(brief.sheet) == "gardener"
    assert not [made.text for made in brief.facts if "Gaz" in made.text or "18:42" in made.text]


@pytest.mark.parametrize(
    "title",
    [
        "Brief for website: Larkin Rowe LLP",
        "Website brief - Larkin Rowe LLP",
        "Brief for the new site: Larkin Rowe LLP",
    ],
)
def test_words_about_the_brief_are_no_name(title: str) -> None:
    brief = read(f"**{title}**\n\nHi Jen,\n\nWe keep books in Kendal.\n")
    assert said(brief, FactKind.NAME) == ["Larkin Rowe LLP"]
    assert said(brief, FactKind.TAGLINE) == []


@pytest.mark.parametrize("key", ["cafe name", "restaurant_name", "Name of the pub", "salonName"])
def test_a_key_that_asks_for_the_name_of_a_kind_of_firm_gets_it(key: str) -> None:
    brief = read(json.dumps({key: "The Tin Kettle", "phone": "01373 555 0142"}), "b.json")
    assert said(brief, FactKind.NAME) == ["The Tin Kettle"]


def test_who_somebody_is_and_what_they_hold_are_apart_in_one_sentence() -> None:
    brief = read(
        "Hello, I'm Nkechi Obi and I am an Ofsted registered childminder (EY548210) in Levenshulme, "
        "Manchester. I look after children from 9 months.",
        "brief.txt",
    )
    [(made, licence)] = brief.sheet.details(Licence)
    assert made.text == "Ofsted registered childminder (EY548210)"
    assert (licence.name, licence.number) == ("Ofsted registered childminder", "EY548210")
    assert [one.name for _, one in brief.sheet.details(Person)] == ["Nkechi Obi"]
    assert said(brief, FactKind.AREA)[:1] == ["Levenshulme"]
    assert brief.sheet.company == "Nkechi Obi"


def test_a_register_named_in_a_bracket_is_the_licence() -> None:
    brief = read("# Larkin\n\nWe're a firm of accountants in Kendal (ICAEW reg. C001234567).\n")
    assert said(brief, FactKind.LICENCE) == ["ICAEW reg. C001234567"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Rob Metcalfe BVSc MRCVS (partner)", [("Rob Metcalfe", "partner", "BVSc MRCVS")]),
        ("Lucy Alderson MRCVS", [("Lucy Alderson", "", "MRCVS")]),
        ("Musical Director: Ann Lee", [("Ann Lee", "Musical Director", "")]),
        (
            "Chair: Ann Lee; Treasurer: Bob Ackroyd",
            [("Ann Lee", "Chair", ""), ("Bob Ackroyd", "Treasurer", "")],
        ),
    ],
)
def test_titles_and_offices_stand_beside_the_name(
    text: str, people: list[tuple[str, str, str]]
) -> None:
    brief = read(f"# Beck Farm\n\nWe sing in Hawes.\n\n## Who\n\n{text}\n")
    told = [(one.name, one.role, one.credential) for _, one in brief.sheet.details(Person)]
    assert told == people


def test_a_label_that_asks_who_names_people() -> None:
    brief = read(
        "BUSINESS: Stuffed & Buttoned\nWHO: me and Omar Haddad who came in 2017\n", "b.txt"
    )
    assert [one.name for _, one in brief.sheet.details(Person)] == ["Omar Haddad"]


def test_the_same_number_is_a_phone_number() -> None:
    brief = read("# Beck Farm\n\nEmergencies any time on the same number: 01969 555 0121\n")
    assert [one.display for _, one in brief.sheet.details(Phone)] == ["01969 555 0121"]


def test_a_bracket_behind_the_name_is_no_part_of_it() -> None:
    brief = read("name: Beck Farm Vets (large animal)\nphone: 01969 555 0121\n", "b.yaml")
    assert said(brief, FactKind.NAME) == ["Beck Farm Vets"]
    assert "large animal" in " ".join(said(brief, FactKind.STATEMENT, FactKind.TRADE))


def test_what_a_bracket_says_of_somebody_in_office_is_no_office() -> None:
    brief = read(
        "# Singers\n\nA choir.\n\n## Who\n\nMusical Director: Ann Lee (also teaches at school)\n"
    )
    [(_, person)] = brief.sheet.details(Person)
    assert (person.role, person.bio) == ("Musical Director", "also teaches at school")
