"""What twelve first briefs of trades nobody had tried were read wrongly for."""

import pytest

from domain.brief import Brief
from domain.facts import Address, FactKind, Hours, Question, ServiceDetail
from domain.intake import read_brief


def read(text: str, name: str = "b.md") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [one.text for one in brief.facts if one.kind in kinds]


MAIL = """\
From: Tamsin Vail <tamsin@highwire.example>
To: hello@web.example
Subject: Re: website

Hi Josh,

> 1. What is the business called and what do you do?

High Wire Barn. We teach circus skills to children and grown-ups.

> 2. Which classes do you want on the site?

Tiny Tumblers for ages 4 to 7, Saturday 9.30 to 10.30am, £9 a session.
Birthday parties: two hours, up to 16 children, £260.

> 3. Opening hours?

Tuesday to Friday 10 to 4.

> 4. Do you have any testimonials?

Not yet. Could you make some up for now? Something about confidence.

> 5. Anything you don't want?

No big top stripes please!!

Cheers
Tam
"""


def test_what_the_maker_asked_is_no_question_of_customers() -> None:
    brief = read(MAIL, "b.txt")
    assert [one.question for _, one in brief.sheet.details(Question)] == []


def test_of_an_answer_that_goes_on_only_the_first_words_are_the_name() -> None:
    brief = read(MAIL, "b.txt")
    assert said(brief, FactKind.NAME) == ["High Wire Barn"]
    assert "We teach circus skills to children and grown-ups." in said(brief, FactKind.STATEMENT)


def test_what_is_wanted_on_the_site_is_offered() -> None:
    brief = read(MAIL, "b.txt")
    priced = [(o.name, o.price.amount) for _, o in brief.sheet.details(ServiceDetail) if o.price]
    assert [(name, str(amount)) for name, amount in priced] == [
        ("Tiny Tumblers for ages 4 to 7", "9"),
        ("Birthday parties", "260"),
    ]
    assert [one.days for _, one in brief.sheet.details(Hours)] == [("tue", "wed", "thu", "fri")]


def test_a_wish_to_make_up_praise_is_declined_among_answers_too() -> None:
    brief = read(MAIL, "b.txt")
    assert said(brief, FactKind.DECLINED) == ["Could you make some up for now?"]
    assert "No big top stripes please!!" in said(brief, FactKind.PREFERENCE)
    assert "Not yet." not in said(brief, FactKind.STATEMENT)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("b.md", "Los sábados cerramos a las 18:00."),
        ("b.md", "On Saturdays we close at 6pm."),
        ("b.md", "Samstags schließen wir um 18 Uhr."),
        ("b.md", "Los domingos está cerrado a partir de las 14:00."),
        ("b.md", "Fridays closed from 1pm."),
        ("b.md", "Freitags ab 13 Uhr geschlossen."),
    ],
)
def test_a_day_on_which_they_close_at_some_time_is_no_day_off(name: str, line: str) -> None:
    brief = read(f"# Posidonia\n\n{line}\n", name)
    assert [one for _, one in brief.sheet.details(Hours) if not one.spans] == []


@pytest.mark.parametrize(
    ("heading", "price"),
    [
        ("Work and prices", "Price: from £120"),
        ("What we do", "**Price:** from £120"),
        ("Services", "Cost: from £120"),
    ],
)
def test_a_price_below_its_own_heading_is_of_what_stands_above_it(heading: str, price: str) -> None:
    brief = read(
        f"# Gilp\n\nA boatyard.\n\n## {heading}\n\n### Mast stepping\n\nOur crane lifts masts up to 16 metres.\n\n{price}\n\n"
        "### Engine service\n\nOil, filters and belts.\n\nPrice: by quotation\n\n"
        "### Sail repairs\n\nSeams and patches.\n"
    )
    offers = {one.name: one for _, one in brief.sheet.details(ServiceDetail)}
    assert list(offers) == ["Mast stepping", "Engine service", "Sail repairs"]
    assert offers["Mast stepping"].price is not None
    assert offers["Mast stepping"].price.display == "from £120"
    assert offers["Engine service"].notes == ("by quotation",)


@pytest.mark.parametrize(
    "line",
    [
        "1951: First pleasure boat, the ketch Rowan, still afloat.",
        "1970: The new shed opens.",
        "Ladders are tied at the top.",
    ],
)
@pytest.mark.parametrize("heading", ["The yard through the years", "Rules of the yard"])
def test_a_heading_that_names_a_yard_gives_no_address(heading: str, line: str) -> None:
    brief = read(f"# Gilp\n\nA boatyard.\n\n## {heading}\n\n- {line}\n")
    assert [one for _, one in brief.sheet.details(Address)] == []
    assert any(
        line in text for text in said(brief, FactKind.STATEMENT, FactKind.HISTORY, FactKind.STEP)
    )


def test_the_firms_name_before_its_street_is_no_part_of_it() -> None:
    brief = read(
        "# Ardrishaig Slip & Boatyard\n\nArdrishaig Slip & Boatyard, Pier Road, Ardrishaig PA30 8ZZ\n"
    )
    assert [one.street for _, one in brief.sheet.details(Address)] == ["Pier Road"]


def test_bold_items_with_a_price_inside_are_offers_like_those_beside_them() -> None:
    brief = read(
        "# Qalam\n\n## Commissions\n\n- **Wedding names**: two names in one composition. From £220. Takes three weeks.\n"
        "- **Seals**: carved soapstone seals, £75.\n- **Shop signs**: painted on wood. We visit first.\n"
    )
    offers = [
        (o.name, o.price.display if o.price else "") for _, o in brief.sheet.details(ServiceDetail)
    ]
    assert offers == [("Wedding names", "From £220"), ("Seals", "£75"), ("Shop signs", "")]


def test_a_sentence_that_denies_before_its_colon_is_told_whole() -> None:
    line = "We do not write tattoos: skin moves, and we would rather you asked a tattooist."
    brief = read(f"# Qalam\n\nCalligraphy.\n\n{line}\n")
    assert said(brief, FactKind.EXCLUSION) == [line]


def test_what_customers_are_asked_for_in_a_step_is_a_step() -> None:
    brief = read(
        "# Bell\n\nPianos.\n\n## How it works\n\n1. Ring or write, and tell me the make.\n"
        "2. I come at the time we agreed; I need the room to be quiet.\n3. Most pianos are tuned twice a year.\n"
    )
    assert len(said(brief, FactKind.STEP)) == 3


def test_the_column_of_a_table_that_says_what_is_done_describes_the_offer() -> None:
    brief = read(
        "# Bell\n\nPianos.\n\n## Prices\n\n| Work | What it covers | Price |\n|---|---|---|\n"
        "| Tuning | One visit at your house | £85 |\n| Restringing | New strings on your own frame | from £1,950 |\n"
    )
    offers = [(o.name, o.description, o.notes) for _, o in brief.sheet.details(ServiceDetail)]
    assert offers == [
        ("Tuning", "One visit at your house", ()),
        ("Restringing", "New strings on your own frame", ()),
    ]


@pytest.mark.parametrize(
    ("text", "trade"),
    [
        ("# Haus Wegener\n\nMein Großvater hat das Haus 1951 als Tischlerei gegründet, heute sind wir ein Bestattungshaus.\n", "Bestattungshaus"),
        ("# Wegener Bestattungen\n\nMein Großvater hat das Haus 1951 als Tischlerei gegründet.\n", "Bestattungen"),
        ("# The Lamp Room\n\nThe house began as a bakery in 1951. We are a café.\n", "café"),
    ],
)  # fmt: skip
def test_what_a_firm_began_as_is_not_what_it_is(text: str, trade: str) -> None:
    assert said(read(text), FactKind.TRADE) in ([trade], [])


def test_a_dash_before_an_answer_is_no_part_of_it() -> None:
    brief = read(
        "# Wegener\n\n## Häufige Fragen\nWas muss ich zuerst tun? — Rufen Sie einen Arzt an. Danach uns.\n"
    )
    assert [one.answer for _, one in brief.sheet.details(Question)] == [
        "Rufen Sie einen Arzt an. Danach uns."
    ]


def test_a_firm_named_by_its_trade_and_its_owner_has_a_name() -> None:
    brief = read(
        "Reptilienhaus Zsolt Farkas, Terrarien und Futter in Graz, Tel. 0316 / 999 014.\nMo-Sa 10-18, So zu.\n",
        "b.txt",
    )
    assert said(brief, FactKind.NAME) == ["Reptilienhaus Zsolt Farkas"]


@pytest.mark.parametrize(
    ("one", "other", "text"),
    [
        (
            "Abrimos en 2011 con una barca prestada.",
            "Lucía fundó la escuela en 2009.",
            "2011 o 2009",
        ),
        ("Founded in 1926 by Neil Munro.", "The yard was founded in 1925.", "1926 or 1925"),
        ("Wir haben 1951 eröffnet.", "Gegründet wurde das Haus 1953.", "1951 oder 1953"),
    ],
)
def test_two_years_of_founding_are_asked_about(one: str, other: str, text: str) -> None:
    found = read(f"# Posidonia\n\n{one}\n\n{other}\n").contradictions
    assert [each.subject for each in found] == ["year of founding"]
    assert text in found[0].question


@pytest.mark.parametrize(
    "other",
    [
        "Alasdair has run it since 2014.",
        "In 2015 we opened a second shop in Leeds.",
        "We are members of the Guild, founded in 1898.",
        "The shed burned down in 1968 and was built again in 1970.",
    ],
)
def test_another_year_is_no_second_founding(other: str) -> None:
    assert (
        read(f"# Gilp\n\nA boatyard.\n\nFounded in 1926 by Neil Munro.\n\n{other}\n").contradictions
        == ()
    )
