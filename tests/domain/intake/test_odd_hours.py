"""Hours in odd notations."""

import pytest

from domain.facts import FactKind, Hours
from domain.intake import read_brief

_DAYS = {"mon": "Mo", "tue": "Tu", "wed": "We", "thu": "Th", "fri": "Fr", "sat": "Sa", "sun": "Su"}


def found(text: str, *, place: str = "Bakery in Leeds. 0113 496 0000") -> list[str]:
    brief = read_brief("b.md", f"# Rye & Co\n\n{place}\n\n{text}\n".encode())
    return [
        " ".join(
            (
                "".join(_DAYS[day] for day in made.days),
                *(f"{span.opens}-{span.closes}" for span in made.spans),
                *([f"[{made.label}]"] if made.label else []),
            )
        )
        for _, made in brief.sheet.details(Hours)
    ]


@pytest.mark.parametrize(
    ("told", "hours"),
    [
        ("Open Tuesday to Friday half nine till four.", ["TuWeThFr 09:30-16:00"]),
        ("Open Mon-Fri half past eight to quarter past five.", ["MoTuWeThFr 08:30-17:15"]),
        ("Open Mon-Fri 9 till half five.", ["MoTuWeThFr 09:00-17:30"]),
        ("Tue and Thu only, 9 to 1", ["TuTh 09:00-13:00"]),
        ("Open every other Saturday 9-1.", ["Sa 09:00-13:00 [Every other Saturday]"]),
        (
            "Easter to end October, Wed, Sat, Sun & Bank Hols 11am – 4pm",
            ["WeSaSu 11:00-16:00 [Easter to end October]"],
        ),
        ("April-September: Fri 10-4", ["Fr 10:00-16:00 [April-September]"]),
    ],
)
def test_english_hours_are_read_as_they_are_said(told: str, hours: list[str]) -> None:
    assert found(told) == hours


@pytest.mark.parametrize(
    ("told", "hours"),
    [
        ("Geöffnet Di-Fr von halb neun bis fünf.", ["TuWeThFr 08:30-17:00"]),
        ("Geöffnet jeden zweiten Samstag 9-12 Uhr.", ["Sa 09:00-12:00 [Jeden zweiten Samstag]"]),
        ("Ausstellung nur Samstag 10-13 Uhr.", ["Sa 10:00-13:00"]),
    ],
)
def test_german_hours_are_read_as_they_are_said(told: str, hours: list[str]) -> None:
    assert found(told, place="Bäckerei in Gera. 0365 5550143") == hours


@pytest.mark.parametrize(
    ("told", "hours"),
    [
        ("Abierto de lunes a viernes de nueve y media a dos.", ["MoTuWeThFr 09:30-14:00"]),
        ("Abierto solo sábados, de 10 a 14 h.", ["Sa 10:00-14:00"]),
    ],
)
def test_spanish_hours_are_read_as_they_are_said(told: str, hours: list[str]) -> None:
    assert found(told, place="Panadería en Zaragoza. 976 555 204") == hours


def test_hours_by_arrangement_are_not_torn() -> None:
    brief = read_brief(
        "b.md",
        "# Tischlerei Overbeck\n\nTischlerei in Münster.\n\n"
        "Geöffnet Mo-Do 7.00-16.15, Sa n. V.\n\nDabei: Lena (2. Lehrjahr) und Heinz.\n".encode(),
    )

    told = [made.text for made in brief.sheet.of(FactKind.STATEMENT)]
    assert "Geöffnet Mo-Do 7.00-16.15, Sa n. V." in told
    assert any("(2. Lehrjahr)" in text for text in told)
