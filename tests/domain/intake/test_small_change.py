"""Amounts and times as people jot them down, and what stands beside them."""

import json

import pytest

from domain.brief import Brief
from domain.facts import FactKind, Hours, Phone, Price, Review, ServiceDetail
from domain.intake import read_brief


def read(text: str, name: str = "brief.md") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [made.text for made in brief.sheet.of(*kinds)]


def listed(brief: Brief) -> dict[str, tuple[str, str]]:
    """Return the amount and unit of every offer and price, by name."""
    offers = [(one.name, one.price) for _, one in brief.sheet.details(ServiceDetail) if one.price]
    prices = [(one.item, one) for _, one in brief.sheet.details(Price)]
    return {name: (one.display, one.unit) for name, one in [*offers, *prices]}


def test_times_that_go_on_behind_a_comma_need_no_word_before_them() -> None:
    brief = read("# Larkin\n\nThe office is open 9 to 5 Monday to Thursday, 9 to 4 Fridays.\n")
    told = [(len(one.days), one.spans[0].closes) for _, one in brief.sheet.details(Hours)]
    assert told == [(4, "17:00"), (1, "16:00")]


def test_a_reason_in_brackets_does_not_open_a_day() -> None:
    brief = read(
        "# Clutch\n\n## When\n\nweekdays 9 till 7, Sat 9 till 2, never Sundays (football)\n"
    )
    told = [(one.days[-1], bool(one.spans)) for _, one in brief.sheet.details(Hours)]
    assert told == [("fri", True), ("sat", True), ("sun", False)]


@pytest.mark.parametrize(
    ("line", "name", "shown"),
    [
        ("Payroll: £12 per payslip", "Payroll", ("£12", "payslip")),
        ("Scanning £3.20/ewe", "Scanning", ("£3.20", "ewe")),
        ("Vaccination from £18 a head", "Vaccination", ("from £18", "head")),
        ("Discount 5% off £20", "Discount 5% off", ("£20", "")),
    ],
)
def test_whatever_stands_behind_per_is_a_unit(line: str, name: str, shown: tuple[str, str]) -> None:
    brief = read(f"# Larkin\n\n## What we do\n\n- {line}\n- Farm visits £48\n")
    assert listed(brief)[name] == shown


def test_a_condition_behind_an_amount_tells_two_prices_apart() -> None:
    brief = read(
        "# Larkin\n\n## What we do\n\n- Tax returns — £180 fixed, £260 if there's property\n"
    )
    assert {item: one[0] for item, one in listed(brief).items()} == {
        "Tax returns": "£180",
        "Tax returns if there's property": "£260",
    }


def test_no_description_ends_where_its_amount_was() -> None:
    brief = read("# Larkin\n\n## What we do\n\n- Farm planning - by the hour at £140\n- Books £9\n")
    offers = {one.name: one.description for _, one in brief.sheet.details(ServiceDetail)}
    assert offers["Farm planning"] == "by the hour"


def test_a_call_out_is_named_behind_its_amount() -> None:
    brief = read(
        "Dent & Daughters are mobile mechanics covering Swindon and Royal Wootton Bassett, £60 call-out "
        "then £48 an hour, servicing from £145, no MOTs, no hybrids, ring Steph 07700 900634.",
        "b.txt",
    )
    assert said(brief, FactKind.AREA) == ["Swindon", "Royal Wootton Bassett"]
    assert listed(brief) == {
        "call-out": ("£60", ""),
        "": ("£48", "hour"),
        "servicing": ("from £145", ""),
    }
    assert said(brief, FactKind.EXCLUSION) == ["no MOTs, no hybrids"]


def test_what_comes_after_is_no_name_and_who_pays_less_is_told() -> None:
    brief = read("# Singers\n\nA choir.\n\n## Joining\n\nAfter that £42 a term (£20 under 25s).\n")
    assert [(one.item, one.display) for _, one in brief.sheet.details(Price)] == [
        ("", "£42"),
        ("under 25s", "£20"),
    ]


def test_rates_of_one_room_are_prices_of_it_and_what_it_has_is_told_in_words() -> None:
    room = {"room": "Lizard", "ensuite": True, "bath": False, "rate": {"low season": "£95", "high season": "£125"}}  # fmt: skip
    brief = read(json.dumps({"name": "Gull Cottage", "rooms": [room]}), "b.json")
    [(_, offer)] = brief.sheet.details(ServiceDetail)
    assert (offer.name, offer.notes) == ("Lizard", ("Ensuite", "Bath: no"))
    assert listed(brief) == {
        "Lizard, low season": ("£95", ""),
        "Lizard, high season": ("£125", ""),
    }


def test_when_breakfast_is_is_no_list_of_dishes() -> None:
    brief = read(json.dumps({"name": "Gull", "breakfast": "8-9.30, in the kitchen, haddock or eggs"}), "b.json")  # fmt: skip
    assert said(brief, FactKind.SERVICE) == []
    assert said(brief, FactKind.STATEMENT) == ["Breakfast: 8-9.30, in the kitchen, haddock or eggs"]


def test_a_price_that_is_asked_for_is_told_with_the_offer() -> None:
    brief = read(
        "# Buttoned\n\n## Prices and services\n\n- Dining seat ....... £65\n- Chaise / sofa .... POA, send a photo\n- Fertility exam - ask\n"
    )
    offers = {one.name: one.notes for _, one in brief.sheet.details(ServiceDetail)}
    assert offers["Chaise / sofa"] == ("POA, send a photo",)
    assert offers["Fertility exam"] == ("ask",)


def test_brands_that_are_stocked_are_no_offers() -> None:
    brief = read("# Buttoned\n\nA workshop in Burnley. We stock Bute, Moon and Melin Tregwynt.\n")
    assert said(brief, FactKind.SERVICE) == []


@pytest.mark.parametrize(
    "text",
    [
        "Dark green if possible.",
        "Not keen on: shabby chic, pictures of us laughing.",
        "Navy ideally.",
    ],
)
def test_taste_is_a_wish(text: str) -> None:
    brief = read(f"# Buttoned\n\nA workshop in Burnley.\n\n{text}\n")
    assert said(brief, FactKind.PREFERENCE, FactKind.COLOUR)
    assert said(brief, FactKind.STATEMENT, FactKind.EXCLUSION) == []


def test_what_several_are_not_and_do_not_give_is_refused() -> None:
    text = "We are not investment advisers and don't give pension advice."
    brief = read(f"# Larkin\n\nAccountants in Kendal. {text}\n")
    assert said(brief, FactKind.EXCLUSION) == [text]


def test_customers_signed_as_a_family_or_from_a_town_are_named() -> None:
    told = [
        {"text": "Worth the drive.", "name": "Alan & Jo", "from": "Leeds"},
        "Slept like logs. - the Khans, June",
    ]
    brief = read(json.dumps({"name": "Gull", "reviews": told}), "b.json")
    assert [(one.author, one.source) for _, one in brief.sheet.details(Review)] == [
        ("Alan & Jo", "Leeds"),
        ("the Khans", "June"),
    ]


def test_an_empty_cell_says_nothing() -> None:
    brief = read("# Clutch\n\n## Prices\n\n| | Manual | Automatic |\n|---|---|---|\n| Motorway | £80 | – |\n| Single | £38 | £40 |\n")  # fmt: skip
    assert not [text for one in brief.facts for text in (one.text,) if "Automatic: –" in text]
    offers = [one for _, one in brief.sheet.details(ServiceDetail) if one.name == "Motorway"]
    assert [note for one in offers for note in (*one.notes, one.description) if note] == []


def test_what_is_said_beside_a_mail_address_is_kept() -> None:
    text = {
        "name": "Kettle",
        "booking": "we don't take bookings except groups of 6+, email a@b.example",
    }
    brief = read(json.dumps(text), "b.json")
    assert said(brief, FactKind.EMAIL) == ["a@b.example"]
    assert said(brief, FactKind.EXCLUSION, FactKind.STATEMENT) == [text["booking"]]


def test_a_label_that_judges_a_number_gives_only_what_it_is_for() -> None:
    brief = read("# Clutch\n\nLessons in Leeds.\n\n## Contact\n\nText is best: 07700 900229.\n")
    assert [one.purpose for _, one in brief.sheet.details(Phone)] == ["Text"]


def test_a_list_of_work_with_some_prices_is_a_list_of_offers() -> None:
    brief = read(
        "# Pollard Tree Care\n\nfelling, crown reductions, hedge cutting, stump grinding from £90, "
        "log deliveries (£130 a bag)\n"
    )
    names = [one.name for _, one in brief.sheet.details(ServiceDetail)]
    assert names == [
        "felling",
        "crown reductions",
        "hedge cutting",
        "stump grinding",
        "log deliveries",
    ]
    assert listed(brief)["stump grinding"] == ("from £90", "")


def test_of_a_line_of_hours_only_what_they_do_not_say_is_left() -> None:
    brief = read("# Pollard\n\nhours mon to fri 7.30 til 5, sat mornings by arrangement\n")
    assert len(list(brief.sheet.details(Hours))) == 1
    assert said(brief, FactKind.STATEMENT) == ["sat mornings by arrangement"]


@pytest.mark.parametrize(
    ("text", "trade"),
    [
        ("a neighbourhood café & bakehouse", "neighbourhood café & bakehouse"),
        ("traditional upholstery, and we teach it too", "traditional upholstery"),
    ],
)
def test_a_trade_is_a_noun_without_what_stands_around_it(text: str, trade: str) -> None:
    assert said(read(f"name: Kettle\nwhat we are: {text}\ntel: 01373 555 0142\n", "b.yaml"), FactKind.TRADE) == [trade]  # fmt: skip


def test_farm_and_equine_vets_are_no_farm() -> None:
    brief = read("Beck: Farm and equine vets for the upper Dales. We are on call day and night.", "b.txt")  # fmt: skip
    assert said(brief, FactKind.TRADE) == ["vets"]


def test_where_a_door_is_begins_with_no_stop() -> None:
    brief = read("name: Buttoned\naddress: Unit 9, Northlight Mill, Burnley BB10 2TP. up the green stairs, 2nd door\n", "b.yaml")  # fmt: skip
    assert said(brief, FactKind.STATEMENT) == ["up the green stairs, 2nd door"]


def test_what_a_line_of_prices_says_beside_the_amount_is_kept() -> None:
    brief = read(
        "# Buttoned\n\n## Prices\n\n- Wing chair from £620 ex fabric\n- Workshop: 2 day beginners (bring a stool!) £210 incl lunch\n"
    )
    assert list(listed(brief)) == ["Wing chair (ex fabric)", "Workshop"]
    assert said(brief, FactKind.STATEMENT) == [
        "Workshop: 2 day beginners (bring a stool!) incl lunch"
    ]


def test_who_said_something_may_be_told_behind_it() -> None:
    brief = read(
        '# Pollard\n\noh and a customer said "turned up on time, left it cleaner than before" that was Mrs Probert in Bodenham\n'
    )
    [(_, review)] = brief.sheet.details(Review)
    assert (review.author, review.source) == ("Mrs Probert", "Bodenham")
