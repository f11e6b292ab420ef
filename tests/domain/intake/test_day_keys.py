"""Days as keys of a mapping, in JSON and YAML."""

import json
from collections.abc import Mapping

import pytest

from domain.facts import Hours
from domain.intake import read_brief

_DAYS = {"mon": "Mo", "tue": "Tu", "wed": "We", "thu": "Th", "fri": "Fr", "sat": "Sa", "sun": "Su"}
_FIRM = {"name": "Rye & Co", "trade": "dog groomer", "phone": "01594 555 0143"}


def told(brief: Mapping[str, object]) -> list[str]:
    sheet = read_brief("b.json", json.dumps({**_FIRM, **brief}, ensure_ascii=False).encode()).sheet
    return [
        " ".join(
            (
                "".join(_DAYS[day] for day in made.days),
                *(f"{span.opens}-{span.closes}" for span in made.spans),
                *([f"[{made.label}]"] if made.label else []),
            )
        )
        for _, made in sheet.details(Hours)
    ]


@pytest.mark.parametrize(
    "key",
    [
        *("tue-fri", "tue_fri", "tueFri", "Tue–Fri", "Tue - Fri", "tue-fri_hours"),
        *("tue_to_fri", "TueToFri", "tuesday to friday", "tuesday-friday", "Tuesday_Friday"),
    ],
)
def test_a_range_in_a_key_is_a_range(key: str) -> None:
    brief = {"opening": {key: "8.30am - 5pm", "sat": "9 - 1"}}

    assert told(brief) == ["TuWeThFr 08:30-17:00", "Sa 09:00-13:00"]


@pytest.mark.parametrize("key", ["di-fr", "Di–Fr", "di_fr", "di_bis_fr", "dienstag-freitag"])
def test_a_range_in_a_german_key_is_a_range(key: str) -> None:
    brief = {"sprache": "de", "öffnungszeiten": {key: "8-18 Uhr", "sa": "9-13 Uhr"}}

    assert told(brief) == ["TuWeThFr 08:00-18:00", "Sa 09:00-13:00"]


@pytest.mark.parametrize(
    "key", ["martes-viernes", "martes_viernes", "mar-vie", "martes_a_viernes", "martes a viernes"]
)
def test_a_range_in_a_spanish_key_is_a_range(key: str) -> None:
    brief = {"idioma": "es", "horario": {key: "9:00-14:00", "sábado": "10:00-13:00"}}

    assert told(brief) == ["TuWeThFr 09:00-14:00", "Sa 10:00-13:00"]


@pytest.mark.parametrize("key", ["mon-wed-fri", "mon_wed_fri", "mon/wed/fri", "mon, wed, fri"])
def test_more_than_two_days_between_the_same_signs_are_a_list(key: str) -> None:
    assert told({"hours": {key: "9am-5pm"}}) == ["MoWeFr 09:00-17:00"]


def test_two_days_joined_by_a_word_are_two_days() -> None:
    assert told({"hours": {"mon_and_thu": "9am-5pm"}}) == ["MoTh 09:00-17:00"]


@pytest.mark.parametrize(
    "value",
    [
        ["9am-12pm", "2pm-5pm"],
        "9am-12pm, 2pm-5pm",
    ],
)
def test_a_list_of_times_below_days_is_the_times_of_those_days(value: object) -> None:
    brief = {"hours": {"tue-fri": value, "sat": ["9am-1pm"]}}

    assert told(brief) == ["TuWeThFr 09:00-12:00 14:00-17:00", "Sa 09:00-13:00"]


def test_opening_and_closing_below_days_are_the_times_of_those_days() -> None:
    brief = {"hours": {"tue-fri": {"opens": "9am", "closes": "5pm"}}}

    assert told(brief) == ["TuWeThFr 09:00-17:00"]


def test_opening_and_closing_below_a_thing_are_the_times_of_that_thing() -> None:
    brief = {"hours": {"Kitchen": {"days": "tue-fri", "opens": "9am", "closes": "5pm"}}}

    assert told(brief) == ["TuWeThFr 09:00-17:00 [Kitchen]"]


def test_days_among_the_ways_to_get_in_touch_are_hours() -> None:
    brief = {"contact": {"phone": "01594 555 0143", "tue-fri": "9am-5pm"}}

    assert told(brief) == ["TuWeThFr 09:00-17:00"]


def test_a_range_in_a_key_of_yaml_is_a_range() -> None:
    text = "name: Rye & Co\ntrade: dog groomer\nhours:\n  tue-fri: 9am-5pm\n  sat: closed\n"
    sheet = read_brief("b.yaml", text.encode()).sheet

    assert [made.days for _, made in sheet.details(Hours)] == [
        ("tue", "wed", "thu", "fri"),
        ("sat",),
    ]


@pytest.mark.parametrize(
    ("language", "key", "days", "note"),
    [
        ("en", "tue_thu", "TuTh", "Line 1: `tue_thu` was read as 'Tue and Thu'; write `tue-thu` if the day between is meant too."),
        ("de", "di_do", "TuTh", "Zeile 1: `di_do` wurde als 'Di und Do' gelesen; bitte `di-do` schreiben, falls auch der Tag dazwischen gemeint ist."),
        ("es", "lun_mie", "MoWe", "Línea 1: `lun_mie` se ha leído como 'Lun y Mie'; escriba `lun-mie` si también se trata del día intermedio."),
    ],
)  # fmt: skip
def test_two_working_days_with_one_between_are_two_days_and_the_client_is_told(
    language: str, key: str, days: str, note: str
) -> None:
    brief = {"language": language, "hours": {key: "9:00-12:00"}}
    notes = read_brief("b.json", json.dumps({**_FIRM, **brief}).encode()).notes

    assert told(brief) == [f"{days} 09:00-12:00"]
    assert notes == (note,)


@pytest.mark.parametrize(
    ("key", "days"),
    [("tue-thu", "TuWeTh"), ("thu_sat", "ThFrSa"), ("fri_sun", "FrSaSu"), ("mon_and_wed", "MoWe")],
)
def test_a_dash_or_the_weekend_makes_a_range_of_them_and_nobody_is_asked(
    key: str, days: str
) -> None:
    brief = {"hours": {key: "9am-5pm"}}
    notes = read_brief("b.json", json.dumps({**_FIRM, **brief}).encode()).notes

    assert told(brief) == [f"{days} 09:00-17:00"]
    assert notes == ()


@pytest.mark.parametrize("off", ["no", "off", False, "-", "none", "closed"])
def test_a_day_with_no_beside_it_is_closed(off: object) -> None:
    assert told({"hours": {"mon": "9am-5pm", "sun": off}}) == ["Mo 09:00-17:00", "Su"]


@pytest.mark.parametrize(
    ("monday", "tuesday", "rest"),
    [
        ("monday", "tuesday", "wed-fri"),
        ("montag", "dienstag", "mi-fr"),
        ("lunes", "martes", "mie-vie"),
        ("Montag", "Di", "mi-fr"),
    ],
)
def test_days_as_keys_of_the_brief_itself_are_hours(monday: str, tuesday: str, rest: str) -> None:
    brief = {monday: "9:00-17:00", tuesday: "no", rest: ["9:00-12:00", "14:00-18:00"]}

    assert told(brief) == [
        "Mo 09:00-17:00",
        "Tu",
        "WeThFr 09:00-12:00 14:00-18:00",
    ]


def test_what_is_eaten_on_a_day_tells_no_hours() -> None:
    assert told({"sunday": "Roast beef with all that belongs to it."}) == []
