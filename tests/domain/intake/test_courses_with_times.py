"""Courses with their times, who gives them, and what a teacher asks of guests and of the site."""

import pytest

from domain.brief import Brief
from domain.facts import FactKind, Hours, Person, Price, ServiceDetail
from domain.intake import read_brief


def read(text: str, name: str = "brief.txt") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [made.text for made in brief.sheet.of(*kinds)]


def offered(brief: Brief) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.name, one.notes) for _, one in brief.sheet.details(ServiceDetail)]


@pytest.mark.parametrize(
    ("head", "line", "name", "notes"),
    [
        ("Kurse", "Hatha sanft, Mo 9:30–11:00 Uhr", "Hatha sanft", ("Mo 9:30–11:00 Uhr",)),
        (
            "Kurse",
            "Ashtanga, Di und Do 18:30–20:00 Uhr",
            "Ashtanga",
            ("Di und Do 18:30–20:00 Uhr",),
        ),
        ("Kurse", "Kinderyoga: mittwochs 16 Uhr, 8 €", "Kinderyoga", ("mittwochs 16 Uhr",)),
        (
            "Kurse",
            "Rückbildung (Do 9–10 Uhr, mit Baby)",
            "Rückbildung",
            ("Do 9–10 Uhr", "mit Baby"),
        ),
        ("Classes", "Gentle hatha, Mon 9.30am-11am", "Gentle hatha", ("Mon 9.30am-11am",)),
        ("Clases", "Yin: jueves de 19 a 20:30", "Yin", ("jueves de 19 a 20:30",)),
    ],
)
def test_a_course_with_times_is_an_offer_and_no_opening_hours(
    head: str, line: str, name: str, notes: tuple[str, ...]
) -> None:
    brief = read(f"# Atemraum\n\n## {head}\n\n- {line}\n- Meditation\n", "brief.md")
    assert offered(brief)[0] == (name, notes)
    assert list(brief.sheet.details(Hours)) == []


def test_the_office_among_the_courses_is_still_open_at_its_hours() -> None:
    brief = read("# Atemraum\n\n## Kurse\n\n- Hatha\n- Büro Mo–Fr 9–12 Uhr\n", "brief.md")
    assert [name for name, _ in offered(brief)] == ["Hatha"]
    assert len(list(brief.sheet.details(Hours))) == 1


def test_a_price_taken_out_of_a_bracket_leaves_no_hole() -> None:
    brief = read(
        "# Atemraum\n\n## Kurse\n\n- Schwangerenyoga, Fr 10–11:15 Uhr (8 Termine, 136 €, Kassen "
        "erstatten einen Teil)\n- Hatha\n",
        "brief.md",
    )
    assert offered(brief)[0] == (
        "Schwangerenyoga",
        ("Fr 10–11:15 Uhr", "8 Termine, Kassen erstatten einen Teil"),
    )


def test_a_trade_behind_the_word_briefing_is_not_what_the_firm_is_called() -> None:
    brief = read(
        "# Briefing Yogastudio\n\nIch bin Annika Sommerfeld und eröffne mein Studio „Atemraum“ in Kiel.\n",
        "brief.md",
    )
    assert brief.sheet.company == "Atemraum"
    assert said(brief, FactKind.TRADE) == ["Yogastudio"]


@pytest.mark.parametrize(
    "text",
    [
        "Bitte macht uns eine ruhige, helle Seite.",
        "Bitte mach die Schrift groß.",
        "Bitte gestaltet alles schlicht.",
        "Anmeldung per Formular wäre gut.",
    ],
)
def test_what_is_asked_of_several_makers_is_no_copy(text: str) -> None:
    assert said(read(f"# Atemraum\n\nWir geben Yoga in Kiel. {text}\n", "b.md"), FactKind.STATEMENT) == [
        "Wir geben Yoga in Kiel."
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Hunde bitte zu Hause lassen.",
        "Bitte macht einen Termin aus.",
        "Bitte nehmt warme Socken mit.",
        "Bitte lasst Hunde zu Hause.",
        "Please leave your dogs at home.",
        "Eine Anmeldung wäre schön.",
    ],
)
def test_what_is_asked_of_guests_is_said_to_them(text: str) -> None:
    brief = read(f"# Atemraum\n\nWir geben Yoga in Kiel. {text}\n", "b.md")
    assert text in said(brief, FactKind.STATEMENT)


def test_whoever_a_german_clause_describes_is_somebody_with_a_role() -> None:
    brief = read(
        "# Atemraum\n\nWir sind zu dritt: ich, Jonas Petersen (Ashtanga, seit 12 Jahren Lehrer) und "
        "Dr. Miriam Falk, die Schwangerenyoga anbietet.\n",
        "brief.md",
    )
    people = [(made.text, one.name, one.role) for made, one in brief.sheet.details(Person)]
    assert people == [
        (
            "Jonas Petersen (Ashtanga, seit 12 Jahren Lehrer)",
            "Jonas Petersen",
            "Ashtanga, seit 12 Jahren Lehrer",
        ),
        ("Dr. Miriam Falk", "Dr. Miriam Falk", "Schwangerenyoga"),
    ]


def test_whoever_only_helps_is_no_one_of_the_firm() -> None:
    brief = read("# Vogt\n\nFrau Petra Maier, die oft vorbeikommt, kauft Brot.\n", "brief.md")
    assert said(brief, FactKind.PERSON) == []


def test_a_bracket_behind_a_price_is_of_what_is_paid_for() -> None:
    brief = read("# Atemraum\n\nPreise: Einzelstunde 18 €, 10er-Karte 155 € (ein halbes Jahr gültig), Abo 79 €\n", "b.md")  # fmt: skip
    assert [price.item for _, price in brief.sheet.details(Price)] == [
        "Einzelstunde",
        "10er-Karte (ein halbes Jahr gültig)",
        "Abo",
    ]
    assert said(brief, FactKind.STATEMENT) == []
