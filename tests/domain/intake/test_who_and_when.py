"""People with letters behind their name, days of a month, and prices with places in them."""

import pytest

from domain.brief import Brief
from domain.facts import FactKind, Hours, Person, Price
from domain.intake import read_brief


def read(text: str, name: str = "brief.md") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [made.text for made in brief.sheet.of(*kinds)]


@pytest.mark.parametrize(
    ("text", "name", "credential"),
    [
        (
            "Ellie Marsden MCSP (HCPC PH104233) started it in 2016 after nine years in hospital.",
            "Ellie Marsden",
            "MCSP, HCPC PH104233",
        ),
        ("Tom Ash (GDC 104422) took over in 2019.", "Tom Ash", "GDC 104422"),
        ("Petra Kuhn BVSc MRCVS opened the practice in 2004.", "Petra Kuhn", "BVSc MRCVS"),
    ],
)
def test_who_has_letters_or_a_number_behind_the_name_is_a_person(
    text: str, name: str, credential: str
) -> None:
    brief = read(f"# Harbour Physio\n\n## Who we are\n\nWe are a clinic in Whitby. {text}\n")
    [(_, person)] = brief.sheet.details(Person)
    assert (person.name, person.credential) == (name, credential)
    assert said(brief, FactKind.LICENCE) == []
    assert said(brief, FactKind.HISTORY, FactKind.STATEMENT)[-1] == text


def test_a_day_of_the_month_has_hours_of_its_own() -> None:
    brief = read("# Harbour\n\n## Opening\n\nMon 8-6, Fri 8-4, first Saturday of the month 9-12\n")
    told = [(one.days, one.label) for _, one in brief.sheet.details(Hours)]
    assert told == [(("mon",), ""), (("fri",), ""), (("sat",), "First Saturday of the month")]
    assert said(brief, FactKind.STATEMENT) == []


def test_beside_a_table_of_hours_stands_only_what_it_does_not_say() -> None:
    brief = read("# Harbour\n\n## Opening\n\nMon 8-6, Tue 8-8, Wed 9-1, ring the bell twice\n")
    assert len(list(brief.sheet.details(Hours))) == 3
    assert said(brief, FactKind.STATEMENT) == ["ring the bell twice"]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        (
            "We do home visits in Whitby and Ruswarp for £70.",
            "home visits in Whitby and Ruswarp",
        ),
        ("Delivery to Otley, Ilkley and Guiseley is £4.", "Delivery to Otley, Ilkley and Guiseley"),
        ("Home visits in Whitby cost £70 and taping is £12.", "Home visits in Whitby"),
    ],
)
def test_places_before_an_amount_are_where_and_not_what(text: str, item: str) -> None:
    brief = read(f"# Harbour Physio\n\nA clinic in Whitby.\n\n## Good to know\n\n{text}\n")
    assert next(price.item for _, price in brief.sheet.details(Price)) == item
