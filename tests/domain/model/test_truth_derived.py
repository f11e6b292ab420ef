"""An amount that follows from those of a fact stands, and the one beside it does not."""

import pytest

from domain.facts import (
    Day,
    Event,
    Fact,
    FactKind,
    Facts,
    Hours,
    Language,
    Price,
    ServiceDetail,
    Span,
    fact,
)
from domain.model.truth import check, objections
from domain.text import Passage

WEEK: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def service(text: str, amount: str, *, unit: str = "", currency: str = "GBP") -> Fact:
    price = Price(item=text, amount=amount, currency=currency, unit=unit, display=amount)
    return fact(FactKind.SERVICE, text, detail=ServiceDetail(name=text, price=price))


def hours(text: str, *days: Day) -> Fact:
    span = Span(opens="09:00", closes="17:00")
    return fact(FactKind.HOURS, text, detail=Hours(days=days, spans=(span,)))


LESSONS = service("Ten lessons, £250", "250")
SONG = service("Mixing, £120 a song", "120", unit="song")
CLUB = service("Membership, £60 a year", "60", unit="year")
ENTRY = fact(FactKind.STATEMENT, "Children pay £6, adults £9.")
ANIMALS = fact(FactKind.STATEMENT, "We have 14 horses and six ponies.")
SIX_DAYS = hours("Tuesday to Sunday 9am to 5pm", *WEEK[1:])
DAILY = hours("Daily 9am to 5pm", *WEEK)
FOUNDED = fact(FactKind.HISTORY, "Opened in 1988")
OPEN_DAY = fact(
    FactKind.EVENT,
    "Open day on 6 June 2026",
    detail=Event(name="Open day", when="6 June 2026", date="2026-06-06"),
)
BOXES = service("Garrafa de cinco litros, 60 €", "60", currency="EUR")
POSTERS = service("Plakate A1, 12 € das Stück", "12", unit="Stück", currency="EUR")


def amounts(
    text: str, *cited: Fact, language: Language = "en", sheet: tuple[Fact, ...] = ()
) -> set[str]:
    """Return the rules that object to an amount or a day."""
    line = Passage(text=text, facts=tuple(one.fact_id for one in cited))
    facts = Facts(language=language, entries=(*cited, *sheet))
    found, _ = objections(line, facts, language=language)
    return {one.rule for one in found} & {"number", "price", "value", "hours"}


@pytest.mark.parametrize(
    ("true", "lie", "cited", "language"),
    [
        ("Each of the ten lessons costs £25.", "Each of the ten lessons costs £20.", LESSONS, "en"),
        ("That is £25 a lesson.", "That is £35 a lesson.", LESSONS, "en"),
        ("Bring nine friends.", "Bring eight friends.", LESSONS, "en"),
        ("Ten songs are mixed for £1,200.", "Ten songs are mixed for £1,000.", SONG, "en"),
        ("That is £5 a month.", "That is £6 a month.", CLUB, "en"),
        ("Six pounds a child, nine an adult.", "Six pounds a child, eight an adult.", ENTRY, "en"),
        ("Twenty animals live here.", "Thirty animals live here.", ANIMALS, "en"),
        ("We open six days a week.", "We open five days a week.", SIX_DAYS, "en"),
        ("Six days out of seven.", "Five days out of seven.", SIX_DAYS, "en"),
        ("El litro sale a 12 €.", "El litro sale a 10 €.", BOXES, "es"),
        ("Zehn Plakate kosten 120 €.", "Zehn Plakate kosten 100 €.", POSTERS, "de"),
    ],
)
def test_an_amount_follows_from_those_of_the_fact(
    true: str, lie: str, cited: Fact, language: Language
) -> None:
    assert amounts(true, cited, language=language) == set()
    assert amounts(lie, cited, language=language)


def test_a_price_of_several_is_no_price_of_one_without_saying_so() -> None:
    assert amounts("It costs £25.", LESSONS) == {"price", "value"}


def test_years_since_a_founding_are_counted_to_the_latest_date_on_the_sheet() -> None:
    text = "Open for over 35 years."
    assert amounts(text, FOUNDED, sheet=(OPEN_DAY,)) == set()
    assert amounts(text, FOUNDED)
    assert amounts("Open for over 40 years.", FOUNDED, sheet=(OPEN_DAY,))
    assert amounts("Open for over 20 years.", FOUNDED, sheet=(OPEN_DAY,))
    assert amounts("Open for 38 years.", FOUNDED, sheet=(OPEN_DAY,))


@pytest.mark.parametrize(
    ("true", "lie"),
    [
        ("We are closed on Mondays.", "We are closed on Tuesdays."),
        ("Monday is our day off.", "Tuesday is our day off."),
        ("On Mondays we're shut.", "On Tuesdays we're shut."),
        ("We open every day but Monday.", "We open every day but Sunday."),
    ],
)
def test_a_day_without_hours_is_one_on_which_the_firm_is_closed(true: str, lie: str) -> None:
    assert amounts(true, SIX_DAYS) == set()
    assert amounts(lie, SIX_DAYS) == {"hours"}


def test_hours_of_all_days_are_those_of_every_day_of_the_week() -> None:
    def stands(text: str, cited: Fact) -> bool:
        line = Passage(text=text, facts=(cited.fact_id,))
        return not check(line, Facts(entries=(cited,)), language="en")

    assert stands("We are open every day of the week.", DAILY)
    assert not stands("We are open every day of the week.", SIX_DAYS)


@pytest.mark.parametrize(
    ("true", "lie", "told", "language"),
    [
        ("Hand it in before nine.", "Hand it in before ten.", "Hand it in before 9am.", "en"),
        (
            "From five until nine we bake.",
            "From five until ten we bake.",
            "We bake from 5pm to 9pm.",
            "en",
        ),
        (
            "It is quiet after ten at night.",
            "It is quiet after nine at night.",
            "It is quiet after 10pm.",
            "en",
        ),
        (
            "Zwischen neun und zehn am Telefon.",
            "Zwischen neun und elf am Telefon.",
            "Am Telefon von 9 bis 10 Uhr.",
            "de",
        ),
        (
            "Wir spielen um elf und um drei am Nachmittag.",
            "Wir spielen um elf und um vier am Nachmittag.",
            "Wir spielen um 11 und um 15 Uhr.",
            "de",
        ),
        (
            "Desde las diez hasta las tres, música.",
            "Desde las nueve hasta las tres, música.",
            "Música de 22:00 a 3:00.",
            "es",
        ),
    ],
)
def test_a_bare_hour_is_that_of_the_clock(
    true: str, lie: str, told: str, language: Language
) -> None:
    said = fact(FactKind.STATEMENT, told)
    assert amounts(true, said, language=language) == set()
    assert amounts(lie, said, language=language)


def test_a_word_for_a_group_before_a_comma_numbers_nothing() -> None:
    group = fact(FactKind.STATEMENT, "Beginners' class, four evenings")
    assert amounts("Four evenings for beginners.", group) == set()
    assert amounts("Five evenings for beginners.", group)


def test_one_while_is_weighed_and_any_other_number_one_is_not() -> None:
    assert amounts("You may keep it for a week.", ANIMALS) == set()
    assert amounts("Rated A with a score of 1.0.", ANIMALS) == {"value"}
