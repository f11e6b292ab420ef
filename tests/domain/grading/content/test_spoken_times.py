"""Times written in words are read, and numbers of other things are not taken for times."""

import pytest

from domain.grading.content.clock import openings, times
from domain.grading.content.durations import equivalents
from domain.grading.content.quantities import quantities


@pytest.mark.parametrize(
    ("text", "opens", "closes"),
    [
        ("Open on Monday from nine to five.", 540, 1020),
        ("Open weekdays from half past eight until six.", 510, 1080),
        ("Montags von neun bis achtzehn Uhr geöffnet", 540, 1080),
        ("Lunes de cinco de la tarde a diez de la noche", 1020, 1320),
        ("Los sábados de nueve y media a una", 570, 780),
    ],
)
def test_hours_in_words_are_a_span(text: str, opens: int, closes: int) -> None:
    ((_, _, first, last),) = times(text).spans
    assert opens in first
    assert closes in last


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("dienstags um halb sieben abends", {1110}),
        ("We leave at eight on Saturday.", {480, 1200}),
        ("a quarter to nine in the morning", {525}),
        ("Bestellen Sie bis elf Uhr.", {660, 1380}),
        ("a las ocho menos cuarto, los lunes", {465, 1185}),
    ],
)
def test_a_time_in_words_is_a_time(text: str, minutes: set[int]) -> None:
    ((_, _, meant),) = times(text).singles
    assert set(meant) == minutes


@pytest.mark.parametrize(
    "text",
    [
        "Groups of two to five people on Mondays",
        "Montags für Kinder von drei bis sechs Jahren",
        "Los lunes, niños de cuatro a once años",
        "On Mondays two or three of us bake.",
        "We have six rooms and eight beds.",
    ],
)
def test_a_number_of_things_is_no_time(text: str) -> None:
    assert not times(text).spans
    assert not times(text).singles


def test_a_second_sentence_says_nothing_about_the_days_of_the_first() -> None:
    first, second = openings("Open Tuesday to Saturday. Closed on Sundays and Mondays.")
    assert not first.closed
    assert second.closed


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("within 48 hours", {"2880", "48", "2"}),
        ("two weeks", {"20160", "336", "14", "2"}),
        ("24 Monate", {"24", "2"}),
        ("40 lessons", set[str]()),
    ],
)
def test_a_length_of_time_has_the_same_length_in_other_units(text: str, same: set[str]) -> None:
    language = "de" if "Monate" in text else "en"
    assert {value for one in quantities(text, language) for value in equivalents(one)} == same
