"""Briefs typed in one breath: packages in brackets, names behind `just me`, what is left of a sentence."""

import pytest

from domain.brief import Brief
from domain.facts import FactKind, Hours, Person, Phone, Price, Review, ServiceDetail
from domain.intake import read_brief


def read(text: str, name: str = "brief.txt") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [made.text for made in brief.sheet.of(*kinds)]


_PACKAGES = (
    "hey! so the business is called Wild Thyme Weddings, i shoot documentary pictures. based near Ludlow.\n\n"
    "packages - The Morning (4 hours, £750), The Whole Day (10 hrs, two photographers, £1,650), "
    "The Weekend (Fri supper + the day, £2,300). everyone gets an online gallery within 6 weeks."
)


def test_what_is_named_before_a_bracket_with_its_price_is_an_offer() -> None:
    brief = read(_PACKAGES)
    offers = {one.name: one for _, one in brief.sheet.details(ServiceDetail)}
    prices = {name: one.price.display for name, one in offers.items() if one.price}
    assert prices == {"The Morning": "£750", "The Whole Day": "£1,650", "The Weekend": "£2,300"}
    assert offers["The Weekend"].notes == ("Fri supper + the day",)
    assert offers["The Whole Day"].notes == ("10 hrs, two photographers",)
    assert list(brief.sheet.details(Price)) == []
    assert not [text for text in said(brief, FactKind.STATEMENT) if "packages" in text]


def test_a_sentence_that_offers_packages_in_brackets_gives_them_without_its_verb() -> None:
    brief = read(
        "# Ash\n\nI offer a short walk (45 minutes, £15) and a long walk (2 hours, £28).", "b.md"
    )
    offers = {one.name: one for _, one in brief.sheet.details(ServiceDetail)}
    assert {name: one.price.display for name, one in offers.items() if one.price} == {
        "short walk": "£15",
        "long walk": "£28",
    }


@pytest.mark.parametrize(
    ("text", "trade"),
    [
        (_PACKAGES, "wedding photographer"),
        ("Our firm is called Ash & Rowan. I shoot portraits and albums in Otley.", "photographer"),
        ("Everyone gets an online gallery. We are a bakery in Otley.", "bakery"),
    ],
)
def test_what_a_customer_gets_is_not_what_the_firm_is(text: str, trade: str) -> None:
    assert said(read(text), FactKind.TRADE) == [trade]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "it's just me (Bryony Castell) plus my second shooter Theo when there are many.",
            [("Bryony Castell", ""), ("Theo", "second shooter")],
        ),
        ("There's me (Sal Whitworth) and our apprentice Jo.", [("Sal Whitworth", ""), ("Jo", "apprentice")]),
        ("Our baker Street opens early.", []),
    ],
)  # fmt: skip
def test_who_is_named_behind_me_or_behind_a_duty_is_a_person(
    text: str, people: list[tuple[str, str]]
) -> None:
    brief = read(f"# Wild Thyme Weddings\n\nA studio in Ludlow. {text}\n", "brief.md")
    assert [(one.name, one.role) for _, one in brief.sheet.details(Person)] == people


def test_what_only_says_the_name_is_left_out_of_the_sentence() -> None:
    brief = read(
        "so the business is called Wild Thyme Weddings, it's just me and my camera when the sun is out."
    )
    assert said(brief, FactKind.NAME) == ["Wild Thyme Weddings"]
    assert said(brief, FactKind.STATEMENT) == ["it's just me and my camera when the sun is out."]


def test_what_people_said_heads_reviews() -> None:
    brief = read(
        "# Wild Thyme\n\nwhat people said:\n"
        'Hannah & Rob, Brampton Bryan, June 24: "We forgot she was there until we cried."\n'
        '"Calm, kind and very quick" (Priya, Birmingham)\n',
        "brief.md",
    )
    assert [(one.author, one.source) for _, one in brief.sheet.details(Review)] == [
        ("Hannah & Rob", "Brampton Bryan, June 24"),
        ("Priya", "Birmingham"),
    ]


def test_when_nobody_answers_belongs_to_the_phone() -> None:
    brief = read(
        "# Ash\n\nA bakery in Otley. Mobile 07700 900118. I don't answer on Sundays.", "b.md"
    )
    assert [one.purpose for _, one in brief.sheet.details(Phone)] == ["Mobile, not on Sundays"]
    assert said(brief, FactKind.EXCLUSION, FactKind.STATEMENT) == []


def test_of_a_brief_in_one_sentence_what_is_not_typed_is_still_said() -> None:
    brief = read(
        "Muddy Paws is a mobile dog groomer in Hebden Bridge run by Sal Whitworth: full groom £38-£55, "
        "nail clip £8, she comes to your house Tuesday to Saturday, text 07700 900562."
    )
    assert said(brief, FactKind.STATEMENT) == ["she comes to your house Tuesday to Saturday"]


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("I fix cracked phone screens and dead batteries.", ["fix cracked phone screens", "fix dead batteries"]),
        ("We repair violins, cellos and bows.", ["violins", "cellos", "bows"]),
    ],
)  # fmt: skip
def test_nobody_offers_what_is_broken(text: str, offers: list[str]) -> None:
    brief = read(f"# Kofi\n\nA workshop in Peckham. {text}\n", "brief.md")
    assert [one.name for _, one in brief.sheet.details(ServiceDetail)] == offers


@pytest.mark.parametrize("text", ["Else: closed", "Otherwise closed.", "All other days: closed"])
def test_the_other_days_are_closed_where_the_hours_say_so(text: str) -> None:
    brief = read(f"# Ash\n\n## Opening hours\n\nTue-Fri 9-5\nSat 9-1\n{text}\n", "brief.md")
    told = [(one.days, bool(one.spans)) for _, one in brief.sheet.details(Hours)]
    assert told[-1] == (("mon", "sun"), False)
    assert said(brief, FactKind.STATEMENT) == []
