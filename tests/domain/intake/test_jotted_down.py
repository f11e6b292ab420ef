"""Briefs jotted down: in capitals, without full stops, as notes of a call."""

import json

import pytest

from domain.brief import Brief
from domain.facts import FactKind, Licence, Link, Person, Price, Review, ServiceDetail
from domain.intake import read_brief


def read(text: str, name: str = "brief.txt") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [made.text for made in brief.sheet.of(*kinds)]


def test_who_is_here_from_a_firm_names_it_also_in_capitals() -> None:
    brief = read("HI THERE, DAVE HERE FROM DW PLUMBING & HEATING. WIFE SAYS I NEED A WEBSITE SO HERE GOES\n\nBased Rotherham. 22 yrs in the trade.\n")  # fmt: skip
    assert said(brief, FactKind.NAME) == ["DW Plumbing & Heating"]
    assert said(brief, FactKind.AREA) == ["Rotherham"]


def test_a_list_of_work_is_one_of_offers_though_one_line_says_what_is_not_done() -> None:
    brief = read(
        "# DW Plumbing\n\n- boilers (install, service, repair) - service £85, combi swap from £1,950\n- leaks + burst pipes\n"
        "- bathrooms, wet rooms a speciality\n- landlord certs £70 (CP12)\n- NOT doing: oil boilers, drains\n"
    )
    names = [one.name for _, one in brief.sheet.details(ServiceDetail)]
    assert [name.split()[0].rstrip(",") for name in names] == [
        "boilers",
        "leaks",
        "bathrooms",
        "landlord",
    ]
    assert [text for text in said(brief, FactKind.EXCLUSION) if "oil boilers" in text]
    assert said(brief, FactKind.STATEMENT) == []


def test_quotations_line_below_line_are_reviews() -> None:
    brief = read('# DW\n\nA plumber in York.\n\n"Came out on Boxing Day" - Tracey M, Wickersley\n"Neat work and he hoovered up!!" - Mr & Mrs Dolan\n')  # fmt: skip
    assert [one.author for _, one in brief.sheet.details(Review)] == ["Tracey M", "Mr & Mrs Dolan"]


@pytest.mark.parametrize(
    "text",
    [
        "DONT want: stock photos of smiling plumbers. DO want: my van",
        "want it to look like the inside of a cake tin, not pink.",
        "bilingual site wanted eventually but English first",
        "Don't use: skulls, gothic fonts",
        "ideas welcome",
    ],
)
def test_what_is_wanted_of_the_site_is_no_copy(text: str) -> None:
    brief = read(f"# DW\n\nA plumber in York.\n\n{text}\n")
    assert said(brief, FactKind.PREFERENCE)
    assert said(brief, FactKind.EXCLUSION, FactKind.STATEMENT) == []


def test_prices_are_named_by_whom_they_are_for() -> None:
    brief = read("# Crumb\n\nA bakery in Totnes. Our prices are like from £3.50 a slice for weddings, birthday cakes from £65.")  # fmt: skip
    assert [(one.item, one.display) for _, one in brief.sheet.details(Price)] == [
        ("weddings", "from £3.50"),
        ("birthday cakes", "from £65"),
    ]


@pytest.mark.parametrize(
    "text",
    ["We pay £310 a month rent.", "Members choose about £25 worth of shopping.", "We raised £900."],
)
def test_money_that_is_spent_or_worth_something_prices_nothing(text: str) -> None:
    brief = read(f"# Larder\n\nA food club in Hexham.\n\n- {text.rstrip('.')}\n- {text}\n", "b.md")
    assert said(brief, FactKind.PRICE, FactKind.SERVICE) == []


def test_members_who_pay_are_what_the_price_is_of() -> None:
    brief = read(
        "# Larder\n\nA food club in Hexham. Members pay £4 a week. Tents are £12pp.", "b.md"
    )
    prices = [(one.item, one.unit) for _, one in brief.sheet.details(Price)]
    assert prices == [("Members", "week"), ("Tents", "person")]


def test_a_name_in_a_network_needs_no_sign() -> None:
    brief = read("# Crumb\n\nA bakery in Totnes. insta crumbandco_totnes\n")
    assert [one.url for _, one in brief.sheet.details(Link)] == ["https://www.instagram.com/crumbandco_totnes"]  # fmt: skip


def test_just_me_is_somebody() -> None:
    brief = read("# Crumb\n\nA bakery in Totnes. its just me Lottie in my kitchen and the cat.\n")
    assert [one.name for _, one in brief.sheet.details(Person)] == ["Lottie"]


def test_what_stands_beside_a_name_in_a_list_of_people_is_said_of_them() -> None:
    artist = {
        "name": "Mika Sand",
        "style": "fine line",
        "instagram": "@mika.heron",
        "days": "Tue-Thu",
    }
    brief = read(json.dumps({"studioName": "Black Heron", "artists": [artist]}), "b.json")
    [(_, person)] = brief.sheet.details(Person)
    assert (person.role, person.bio) == ("fine line", "Days: Tue-Thu")
    assert said(brief, FactKind.STATEMENT) == []


def test_a_number_behind_its_abbreviation_is_not_cut_off() -> None:
    text = "Registered with Herefordshire Council, no. TA/2231"
    brief = read(json.dumps({"name": "Heron", "licence": text}), "b.json")
    assert [made.text for made, _ in brief.sheet.details(Licence)] == [text]


def test_the_terms_of_a_deposit_are_no_price() -> None:
    text = {"name": "Heron", "depositPolicy": "£50 to book, comes off the price"}
    brief = read(json.dumps(text), "b.json")
    assert said(brief, FactKind.PRICE) == []
    assert said(brief, FactKind.PAYMENT) == ["Deposit policy: £50 to book, comes off the price"]


def test_words_of_clients_in_a_list_are_no_name() -> None:
    words = ['"They rang me back. Every time." (Mr T, Ringmer)']
    brief = read(json.dumps({"firm": "Ashdown Pryce", "client words": words}), "b.json")
    assert [one.author for _, one in brief.sheet.details(Review)] == ["Mr T"]


def test_a_label_with_a_dash_before_quotations_heads_them() -> None:
    brief = read('# Nant\n\n* near Dolgellau\n* reviews - "Woke up to otters" Sam, Cardiff; "Cleanest loos in Wales" The Patels\n')  # fmt: skip
    assert [one.author for _, one in brief.sheet.details(Review)] == ["Sam", "The Patels"]


def test_an_item_that_lists_what_there_is_is_several_offers() -> None:
    brief = read("# Nant Camping\n\n* dogs yes on leads\n* river for paddling, compost loos, showers (free), wood £6 a net, fresh eggs\n")  # fmt: skip
    names = [one.name for _, one in brief.sheet.details(ServiceDetail)]
    assert names[-2:] == ["wood", "fresh eggs"]
