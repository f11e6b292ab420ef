"""Briefs of people nobody has met: what they ask for, deny and leave half said."""

import pytest

from domain.brief import Brief
from domain.facts import TO_THE_MAKER, Email, Event, FactKind, Phone
from domain.intake import read_brief


def read(text: str, name: str = "brief.md") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [made.text for made in brief.sheet.of(*kinds)]


def shown(brief: Brief) -> str:
    """Return all a page may quote."""
    return " ".join(made.text for made in brief.facts if made.kind not in TO_THE_MAKER)


@pytest.mark.parametrize(
    "asked",
    [
        "Könnt ihr noch zwei, drei Kundenstimmen dazuschreiben?",
        "Auszeichnungen haben wir keine, vielleicht fällt Ihnen da etwas ein?",
        "Bei den Bewertungen könnt ihr euch gern etwas ausdenken.",
        "Si hacen falta más opiniones, ponedlas vosotros.",
        "Si faltan testimonios, rellenadlos como queráis.",
        "If you need more testimonials, just write a couple yourselves.",
        "We have no awards yet, perhaps you can think of one?",
    ],
)
def test_whoever_asks_for_praise_in_passing_is_declined(asked: str) -> None:
    brief = read(f"# Rye & Co\n\nBakery in Leeds. 0113 496 0000\n\n{asked}\n")

    assert said(brief, FactKind.DECLINED) == [asked]
    assert asked not in shown(brief)


@pytest.mark.parametrize(
    "told",
    [
        "Our customers wrote three testimonials for the trade fair.",
        "Unsere Kunden haben zwei Bewertungen geschrieben.",
        "Nuestros clientes dejan sus opiniones en la tienda.",
    ],
)
def test_praise_others_gave_is_not_a_request(told: str) -> None:
    brief = read(f"# Rye & Co\n\nBakery in Leeds. 0113 496 0000\n\n{told}\n")

    assert said(brief, FactKind.DECLINED) == []


def test_what_is_wanted_and_not_wanted_under_a_heading_is_no_copy() -> None:
    brief = read(
        "# Fern & Feather\n\nWedding flowers in Bath.\n\n## Things I do want\n\n"
        "A page on foam: it crumbles into the water.\nI use chicken wire instead.\n\n"
        "## What we would like\n\nPlenty of air between the lines.\n"
    )

    assert "chicken wire" not in shown(brief)
    assert "air" not in shown(brief)


def test_a_line_with_a_mail_address_and_a_number_is_no_part_of_the_wish_above() -> None:
    brief = read(
        "# Fern & Feather\n\nWedding flowers.\n\n## Where\n\n"
        "Barn 4, Manor Farm, Aston Magna, Moreton-in-Marsh GL56 9QP - by appointment, "
        "please don't just turn up\nharriet@fern.example / 07700 900233\n"
    )

    assert [made.address for _, made in brief.sheet.details(Email)] == ["harriet@fern.example"]
    assert [made.display for _, made in brief.sheet.details(Phone)] == ["07700 900233"]


def test_excuses_for_the_brief_are_part_of_the_letter() -> None:
    brief = read(
        "Hi there,\n\nAs promised here's everything I could think of, sorry it is a bit all over "
        "the place! I run Muddy Paws, a dog parlour in Leeds. Oh and can you put that I'm the "
        "best groomer in Yorkshire? My husband says so.\n\nCheers,\nDebbie\n",
        "brief.txt",
    )

    assert "promised" not in shown(brief)
    assert "husband" not in shown(brief)


def test_an_event_has_its_name_whichever_side_of_the_date_it_stands() -> None:
    brief = read(
        "# Rope Museum\n\nMuseum in Hull.\n\n## What's on\n\n"
        "Sat 9 May 2026 - Knot Day, free with admission\n"
        "12-14 June 2026: Humber Sloop weekend\n"
        "Sunday 20 September, Make a skipping rope (drop in, £3)\n"
        "Autumn lecture on 3 October 2026\n"
    )

    assert [(made.name, made.when) for _, made in brief.sheet.details(Event)] == [
        ("Knot Day, free with admission", "Sat 9 May 2026"),
        ("Humber Sloop weekend", "12-14 June 2026"),
        ("Make a skipping rope (drop in, £3)", "Sunday 20 September"),
        ("Autumn lecture", "3 October 2026"),
    ]
