"""Who somebody is, in which order it may be said, and what is nobody."""

import pytest

from domain.brief import Brief
from domain.facts import Address, FactKind, Person, Review
from domain.intake import read_brief


def read(text: str, name: str = "brief.md") -> Brief:
    return read_brief(name, text.encode())


def team(brief: Brief) -> list[tuple[str, str, str]]:
    return [(made.name, made.role, made.credential) for _, made in brief.sheet.details(Person)]


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Curator (part time): Dr Nell Okafor", ("Dr Nell Okafor", "Curator (part time)", "")),
        (
            "Volunteers' co-ordinator: Pat Wray, 01652 496 019",
            ("Pat Wray", "Volunteers' co-ordinator", ""),
        ),
        (
            "Dr Amina Qureshi - principal dentist, GDC No. 104422",
            ("Dr Amina Qureshi", "principal dentist", "GDC No. 104422"),
        ),
        (
            "Dr Tom Beale, associate dentist (GDC 211093). Tom sees children.",
            ("Dr Tom Beale", "associate dentist", "GDC 211093"),
        ),
        ("Lucy Farrow - hygienist", ("Lucy Farrow", "hygienist", "")),
    ],
)
def test_a_line_of_a_team_list_says_who_and_what(line: str, person: tuple[str, str, str]) -> None:
    brief = read(f"# Rope Museum\n\nMuseum in Hull.\n\n## People\n\n{line}\nJo Marsh - cashier\n")
    assert team(brief) == [person, ("Jo Marsh", "cashier", "")]


def test_a_role_before_each_name_is_of_the_name_behind_it() -> None:
    brief = read(
        "# Tischlerei Overbeck\n\nTischlerei in Münster.\n\n"
        "Mit dabei: Geselle Tobias Frye, Geselle Murat Demir, Azubi Lena.\n"
    )
    assert team(brief)[:2] == [("Tobias Frye", "Geselle", ""), ("Murat Demir", "Geselle", "")]


def test_an_owner_behind_a_place_is_no_place() -> None:
    brief = read(
        "# Tischlerei Overbeck\n\n"
        "Möbel und Innenausbau aus Münster – Inhaberin Tischlermeisterin Karin Overbeck\n\n"
        "0251 5550 221\n"
    )
    assert [made.text for made in brief.sheet.of(FactKind.AREA)] == ["Münster"]
    assert [made.name for _, made in brief.sheet.details(Person)] == ["Karin Overbeck"]


@pytest.mark.parametrize(
    "said",
    [
        'My customer Joan Whitworth said "He comes out looking like a gentleman".',
        '"He comes out looking like a gentleman" - our client Joan Whitworth',
    ],
)
def test_whoever_is_quoted_is_called_by_the_name(said: str) -> None:
    brief = read(f"# Muddy Paws\n\nDog groomer in Leeds.\n\n{said}\n")
    assert [made.author for _, made in brief.sheet.details(Review)] == ["Joan Whitworth"]


@pytest.mark.parametrize(
    ("line", "street", "town"),
    [
        (
            "Unit 7 Crown Industrial Estate, Taunton TA2 8QY",
            "Unit 7 Crown Industrial Estate",
            "Taunton",
        ),
        (
            "Estamos en el Paseo de Sagasta 22, 3.º izda., 50008 Zaragoza.",
            "Paseo de Sagasta 22, 3.º izda.",
            "Zaragoza",
        ),
    ],
)
def test_an_address_is_whole(line: str, street: str, town: str) -> None:
    spanish = "Agencia de traducción." if "Zaragoza" in line else "Solar installers."
    brief = read(f"# Lenguas\n\n{spanish}\n\n{line}\n")
    assert [(made.street, made.locality) for _, made in brief.sheet.details(Address)] == [
        (street, town)
    ]


def test_what_stands_behind_the_name_of_the_firm_is_its_trade() -> None:
    brief = read(
        "I'm Debbie Marsh and I run Muddy Paws, a dog grooming parlour in Todmorden. "
        "I do full grooms, nail clips and hand stripping.\n",
        "brief.txt",
    )
    assert [made.text for made in brief.sheet.of(FactKind.TRADE)] == ["dog grooming parlour"]
    services = [made.text for made in brief.sheet.of(FactKind.SERVICE)]
    assert services == ["full grooms", "nail clips", "hand stripping"]


def test_whoever_follows_in_a_row_of_portraits_is_somebody_too() -> None:
    brief = read(
        "# Brandt Rechtsanwälte\n\nKanzlei in Köln.\n\n## Wer wir sind\n\n"
        "### Aylin Özkan\nRechtsanwältin. Spricht Türkisch.\n\n"
        "### Gregor Paulsen\nKanzleileitung. Wenn Sie anrufen, sprechen Sie zuerst mit ihm.\n\n"
        "### Unsere Räume\nHell und ruhig. Im ersten Stock.\n"
    )
    assert [(made.name, made.role, made.bio) for _, made in brief.sheet.details(Person)] == [
        ("Aylin Özkan", "Rechtsanwältin", "Spricht Türkisch."),
        ("Gregor Paulsen", "Kanzleileitung", "Wenn Sie anrufen, sprechen Sie zuerst mit ihm."),
    ]


def test_whose_father_somebody_is_belongs_to_no_name() -> None:
    brief = read_brief(
        "b.txt",
        "Die Schreinerei Vogt sind mein Vater Erwin Vogt (Schreinermeister), ich, Lena Vogt "
        "(Meisterin), und unser Geselle Paul Stöckle.".encode(),
    )
    names = [one.name for _, one in brief.sheet.details(Person)]
    assert names == ["Erwin Vogt", "Lena Vogt", "Paul Stöckle"]
