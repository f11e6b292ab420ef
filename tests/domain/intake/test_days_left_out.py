"""Days on which hours do not hold: `every day but Sunday`, `täglich außer Montag`."""

import pytest

from domain.facts import Day, FactKind, Hours
from domain.intake import read_brief
from domain.intake.hours import hours
from domain.intake.speech import Speech

_PLACES = {
    "en": "Bakery in Leeds. 0113 496 0000",
    "de": "Bäckerei in Gera. 0365 5550143",
    "es": "Panadería en Zaragoza. 976 555 204",
}
_WEEK: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def told(text: str, language: str = "en") -> dict[str, str]:
    """Return the times of each day named, `closed` where it is."""
    brief = read_brief("b.md", f"# Rye & Co\n\n{_PLACES[language]}\n\n{text}\n".encode())
    return _times([made for _, made in brief.sheet.details(Hours)])


def keyed(text: str) -> dict[str, str]:
    brief = read_brief(
        "b.yaml",
        f"name: Rye & Co\ntrade: bakery\nphone: 0113 496 0000\n{text}\n".encode(),
    )
    return _times([made for _, made in brief.sheet.details(Hours)])


def _times(found: list[Hours]) -> dict[str, str]:
    times: dict[str, str] = {}
    for made in found:
        spans = " ".join(f"{span.opens}-{span.closes}" for span in made.spans) or "closed"
        for day in made.days:
            assert day not in times, f"{day} is told twice: {times[day]} and {spans}"
            times[day] = spans
    return times


def but(*out: Day, times: str = "09:00-17:00", week: tuple[Day, ...] = _WEEK) -> dict[str, str]:
    return {day: times for day in week if day not in out}


@pytest.mark.parametrize(
    "said",
    [
        "9am to 5pm every day but Sunday.",
        "Open every day but Sunday, 9am to 5pm.",
        "Open every day, except Sunday, 9am-5pm.",
        "Open daily 9am-5pm except Sundays.",
        "Open daily 9am-5pm (except Sundays).",
        "Open 9am-5pm every day excluding Sundays.",
        "Open 9am-5pm every day other than Sunday.",
        "Open 9am-5pm seven days a week, apart from Sundays.",
        "Open from 9am until 5pm all week with the exception of Sundays.",
        "Every day save Sunday, 9am to 5pm.",
        "Any day but Sunday, 9am to 5pm.",
        "Daily ex. Sun 9am-5pm.",
        "Open daily 9am-5pm, no Sundays.",
        "Open 9am-5pm every day except bank holidays and Sundays.",
    ],
)
def test_english_days_are_left_out_whatever_word_leaves_them_out(said: str) -> None:
    assert told(said) == but("sun")


@pytest.mark.parametrize(
    "said",
    [
        "Täglich außer Montag 9-17 Uhr geöffnet.",
        "Täglich ausser Montag 9-17 Uhr geöffnet.",
        "Täglich 9-17 Uhr, außer montags.",
        "Täglich 9-17 Uhr (außer Mo).",
        "Täglich mit Ausnahme von Montag 9-17 Uhr.",
        "Täglich, nur nicht montags, 9-17 Uhr.",
        "Täglich 9-17 Uhr, nur montags nicht.",
        "Täglich, Montag ausgenommen, 9-17 Uhr.",
        "Täglich ohne Montag 9-17 Uhr.",
        "An allen Tagen außer Montag 9-17 Uhr.",
        "Die ganze Woche außer Montag 9-17 Uhr.",
        "9 bis 17 Uhr jeden Tag bis auf Montag.",
    ],
)
def test_german_days_are_left_out_whatever_word_leaves_them_out(said: str) -> None:
    assert told(said, "de") == but("mon")


@pytest.mark.parametrize(
    "said",
    [
        "Abierto todos los días menos el domingo de 9:00 a 17:00.",
        "Abierto de 9:00 a 17:00 todos los días salvo el domingo.",
        "Abierto de 9:00 a 17:00 todos los días, excepto domingos.",
        "Todos los días a excepción del domingo de 9:00 a 17:00.",
        "Abierto de 9 a 17 h todos los días quitando los domingos.",
        "Todos los días de la semana menos el domingo de 9:00 a 17:00.",
        "Toda la semana salvo los domingos, de 9:00 a 17:00.",
        "Todos los días de 9:00 a 17:00, los domingos no.",
    ],
)
def test_spanish_days_are_left_out_whatever_word_leaves_them_out(said: str) -> None:
    assert told(said, "es") == but("sun")


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Open Monday to Saturday except Wednesday 9am-5pm.", "en"),
        ("Open Mon-Sat but not Wed, 9am-5pm.", "en"),
        ("Open Monday to Saturday (not Wednesday) 9am-5pm.", "en"),
        ("Montag bis Samstag außer Mittwoch 9-17 Uhr.", "de"),
        ("Mo-Sa (außer Mi) 9-17 Uhr.", "de"),
        ("De lunes a sábado excepto miércoles, de 9:00 a 17:00.", "es"),
    ],
)
def test_a_day_is_left_out_of_a_range_of_days_too(said: str, language: str) -> None:
    assert told(said, language) == but("wed", week=_WEEK[:6])


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Open daily 9am-5pm, closed Mondays.", "en"),
        ("Open 9am-5pm daily (closed Mondays).", "en"),
        ("Monday closed, otherwise daily 9am-5pm.", "en"),
        ("Open daily 9am-5pm. Not Mondays.", "en"),
        ("No Mondays. Open 9am-5pm daily.", "en"),
        ("Täglich 9-17 Uhr, montags geschlossen.", "de"),
        ("Täglich 9-17 Uhr, Montag Ruhetag.", "de"),
        ("Abrimos todos los días de 9:00 a 17:00 (lunes cerrado).", "es"),
    ],
)
def test_a_day_said_to_be_closed_is_not_open_as_well(said: str, language: str) -> None:
    assert told(said, language) == {**but("mon"), "mon": "closed"}


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("9am-5pm every day except Sunday 10am-2pm.", "en"),
        ("Open every day 9am-5pm, except Sunday 10am-2pm.", "en"),
        ("Open every day 9am-5pm but Sunday 10am-2pm.", "en"),
        ("Täglich 9-17 Uhr, außer sonntags 10-14 Uhr.", "de"),
        ("Todos los días de 9:00 a 17:00 menos el domingo de 10:00 a 14:00.", "es"),
    ],
)
def test_a_day_with_times_of_its_own_has_only_those(said: str, language: str) -> None:
    assert told(said, language) == {**but("sun"), "sun": "10:00-14:00"}


def test_a_firm_closed_on_all_days_but_one_is_open_on_that_one() -> None:
    assert told("Closed all week except Sunday 10am-4pm.") == {
        **but("sun", times="closed"),
        "sun": "10:00-16:00",
    }


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Open every day including Sunday 9am-5pm.", "en"),
        ("Open every day, even Sundays, 9am-5pm.", "en"),
        ("Täglich auch sonntags 9-17 Uhr.", "de"),
        ("Todos los días, incluido el domingo, de 9:00 a 17:00.", "es"),
    ],
)
def test_a_day_named_as_one_of_all_takes_none_of_them_away(said: str, language: str) -> None:
    assert told(said, language) == but()


def test_a_day_left_out_that_was_never_in_is_not_the_only_one_open() -> None:
    assert told("Mon-Fri, not Saturday, 9am-5pm") == but(week=_WEEK[:5])


@pytest.mark.parametrize(
    "said", ["Open every day sans Sunday, 9am to 5pm.", "Open 9am to 5pm every day sans Sunday."]
)
def test_what_an_unknown_word_does_to_a_day_is_not_guessed(said: str) -> None:
    assert told(said) == {}


def test_later_hours_of_a_day_are_added_to_those_it_has() -> None:
    brief = read_brief(
        "b.md", b"# Rye & Co\n\nBakery in Leeds.\n\nMon-Fri 9am-12pm, Mon 2pm-5pm.\n"
    )
    assert [made.days for _, made in brief.sheet.details(Hours)] == [_WEEK[:5], ("mon",)]


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("Open Mon-Fri 9am-5pm, lunch served Wed 12pm-2pm.", [_WEEK[:5], ("wed",)]),
        ("Open Mon-Fri 9am-5pm. Open Monday 10am-4pm.", [_WEEK[:5], ("mon",)]),
        ("Open Mon-Fri 9am-5pm, open 24/7.", [_WEEK[:5], _WEEK]),
    ],
)
def test_hours_of_something_else_take_no_day_away(said: str, days: list[tuple[Day, ...]]) -> None:
    found = [one.detail for one in hours(said, Speech("en", "GB"))]

    assert [one.days for one in found if isinstance(one, Hours)] == days


def test_hours_of_one_season_take_no_day_from_another() -> None:
    said = "Open daily 9am-5pm in summer, Saturday 10am-4pm in winter."
    brief = read_brief("b.md", f"# Rye & Co\n\nBakery in Leeds.\n\n{said}\n".encode())

    made = [(one.label, len(one.days)) for _, one in brief.sheet.details(Hours)]
    assert made == [("In summer", 7), ("In winter", 1)]


@pytest.mark.parametrize(
    ("keys", "times"),
    [
        ("hours: I answer the phone 9am to 5pm every day but Sunday", but("sun")),
        ("hours:\n  every day but Sunday: 9am to 5pm", but("sun")),
        ("hours:\n  - daily 9am to 5pm\n  - closed Sundays", {**but("sun"), "sun": "closed"}),
        ("hours: |\n  daily 9am to 5pm\n  not Sundays", {**but("sun"), "sun": "closed"}),
    ],
)
def test_days_are_left_out_of_hours_under_a_key(keys: str, times: dict[str, str]) -> None:
    assert keyed(keys) == times


def test_the_words_that_leave_a_day_out_are_told_with_the_hours_and_not_once_more() -> None:
    brief = read_brief(
        "b.md", b"# Rye & Co\n\nBakery in Leeds.\n\nOpen Mon-Sat but not Wed, 9am-5pm.\n"
    )
    assert [made.text for made in brief.sheet.of(FactKind.HOURS)] == [
        "Mon-Sat but not Wed, 9am-5pm"
    ]
    assert brief.sheet.of(FactKind.EXCLUSION) == ()
