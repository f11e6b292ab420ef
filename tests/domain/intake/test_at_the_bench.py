"""Workshops, rooms and desks: days in short, prices behind a label, groups in bold, who said it."""

import pytest

from domain.brief import Brief
from domain.facts import Address, FactKind, Hours, Person, Price, Review, ServiceDetail
from domain.intake import read_brief


def read(text: str, name: str = "brief.md") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [made.text for made in brief.sheet.of(*kinds)]


def test_days_in_short_may_be_several() -> None:
    brief = read("# Spokes\n\nOpen Weds 2-8 and Sats 10-4.\n")
    assert [one.days for _, one in brief.sheet.details(Hours)] == [("wed",), ("sat",)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was started in 2012 by Mel Trant and Obi Eze; there are now four of us.", ["Mel Trant", "Obi Eze"]),
        ("It was started in 2012 by Mel Trant and is now run by Obi Eze.", ["Obi Eze"]),
    ],
)  # fmt: skip
def test_who_began_it_is_met_unless_others_run_it_now(text: str, names: list[str]) -> None:
    brief = read(f"# Spokes\n\nA bike workshop in Stroud. {text}\n")
    assert [one.name for _, one in brief.sheet.details(Person)] == names


def test_what_is_done_besides_is_no_item_of_a_list() -> None:
    brief = read("# Spokes\n\nA workshop. We fix bikes, wheels and brakes, teach people to fix their own, and sell used ones.\n")  # fmt: skip
    assert [one.name for _, one in brief.sheet.details(ServiceDetail)] == [
        "bikes",
        "wheels",
        "brakes",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Definitely a photo of the cargo bike.",
        "For the site - bright, a bit scruffy.",
        "No lycra pictures.",
        "Site should be boring in a good way.",
    ],
)
def test_pictures_and_looks_are_wishes(text: str) -> None:
    brief = read(f"# Spokes\n\nA bike workshop in Stroud. {text}\n")
    assert said(brief, FactKind.PREFERENCE) == [text]


def test_a_label_before_several_prices_is_a_part_of_each_name() -> None:
    brief = read("# Spokes\n\nA bike workshop in Stroud. Servicing: bronze £30, silver £55.\n")
    assert [one.item for _, one in brief.sheet.details(Price)] == [
        "Servicing, bronze",
        "Servicing, silver",
    ]


def test_what_stands_beside_a_house_is_not_in_a_town_of_its_name() -> None:
    brief = read("# Spokes\n\nA bike workshop in Stroud. We are beside the Sub Rooms, GL5 1DF.\n")
    assert [one.locality for _, one in brief.sheet.details(Address)] == []
    assert said(brief, FactKind.AREA) == ["Stroud"]


def test_bold_lines_below_a_heading_are_groups() -> None:
    brief = read(
        "# Lumen\n\n## Treatments\n\n**Facials**\nExpress – 30m – £35\n\n**Body**\nHot stone – 75m – £70\n"
    )
    offers = [
        (one.name, one.group, one.duration_minutes) for _, one in brief.sheet.details(ServiceDetail)
    ]
    assert offers == [("Express", "Facials", 30), ("Hot stone", "Body", 75)]


def test_two_lengths_have_two_prices() -> None:
    brief = read(
        "# Lumen\n\n## Treatments\n\n- Swedish massage 60 / 90 min – £55 / £75\n- Peel £20\n"
    )
    assert [(one.item, one.display) for _, one in brief.sheet.details(Price)] == [
        ("Swedish massage, 60 min", "£55"),
        ("Swedish massage, 90 min", "£75"),
    ]
    assert next(one.name for _, one in brief.sheet.details(ServiceDetail)) == "Swedish massage"


def test_each_label_of_a_line_of_people_heads_its_own() -> None:
    brief = read(
        "# Lumen\n\n*Owner:* Zofia Nowak, nail expert. *Therapists:* Priya (brows), Hannah L. (massage)\n"
    )
    assert [one.name for _, one in brief.sheet.details(Person)] == [
        "Zofia Nowak",
        "Priya",
        "Hannah L.",
    ]


def test_dos_and_donts_are_of_the_site() -> None:
    brief = read(
        "# Lumen\n\nA salon in Wells.\n\n### Do / don't\nDo: soft, grown-up. Don't: orchids.\n"
    )
    assert said(brief, FactKind.STATEMENT, FactKind.EXCLUSION) == []


def test_a_firm_that_is_called_like_a_doctor_is_one() -> None:
    brief = read(
        "Name: Dr. Femi Adeyemi\nI tutor maths. Online or at my desk in Headingley, Leeds.\n",
        "b.txt",
    )
    assert [one.name for _, one in brief.sheet.details(Person)] == ["Dr. Femi Adeyemi"]
    assert said(brief, FactKind.AREA) == ["Headingley"]


def test_a_customer_without_a_name_signs_too() -> None:
    brief = read(
        '# Femi\n\nA tutor in Leeds.\n\n"He explained it without making me feel thick" year 11 student\n'
    )
    assert [one.author for _, one in brief.sheet.details(Review)] == ["year 11 student"]
