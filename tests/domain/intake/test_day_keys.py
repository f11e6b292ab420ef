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
