"""Numbers of several words are numbers."""

import pytest

from domain.facts import FactKind, Facts, Language, fact
from domain.model._truth_days import spelt_out
from domain.model._truth_numerals import in_figures
from domain.model.truth import check
from domain.text import Passage


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("en", "Two hundred guitars", "200 guitars"),
        ("en", "a hundred and twenty guests", "120 guests"),
        ("en", "three hundred and forty-five steps", "345 steps"),
        ("en", "between one hundred and two hundred", "between 100 and 200"),
        ("en", "two thousand four hundred trees", "2400 trees"),
        ("en", "half a dozen eggs, a dozen rolls", "6 eggs, 12 rolls"),
        ("en", "Hundreds of guitars", "Hundreds of guitars"),
        ("en", "an hour and a half, two and a half hours", "90 minutes, 150 minutes"),
        ("en", "a quarter of an hour", "15 minutes"),
        ("en", "half a litre for fifty pence", "500 ml for £0.50"),
        ("en", "four pounds fifty", "£4.50"),
        ("de", "Fünfhundert Flyer", "500 Flyer"),
        ("de", "zweitausenddreihundert Bäume", "2300 Bäume"),
        ("de", "hundertzwanzig Gäste, Hunderte Gäste", "120 Gäste, Hunderte Gäste"),
        ("de", "Wir sind zu siebt.", "Wir sind 7 Leute."),
        ("de", "zweieinhalb Stunden, anderthalb Stunden", "150 Minuten, 90 Minuten"),
        ("de", "eine Viertelstunde, ein halbes Dutzend", "15 Minuten, 6"),
        ("de", "neunzig Cent, vier Euro fünfzig", "0,90 €, 4,50 €"),
        ("es", "dos mil cuatrocientos olivos", "2400 olivos"),
        ("es", "ciento veinte, doscientas treinta y dos", "120, 232"),
        ("es", "mil gracias", "mil gracias"),
        ("es", "hora y media, dos horas y media", "90 minutos, 150 minutos"),
        ("es", "media docena de huevos y medio litro", "6 huevos y 500 ml"),
        ("es", "treinta céntimos, dos euros y medio", "0,30 €, 2,50 €"),
    ],
)
def test_numbers_of_several_words_are_put_in_figures(
    language: Language, text: str, figures: str
) -> None:
    assert in_figures(text, language) == figures


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        (
            "en",
            "every day except Sunday",
            "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday",
        ),
        (
            "de",
            "täglich außer Montag",
            "Dienstag, Mittwoch, Donnerstag, Freitag, Samstag, Sonntag",
        ),
        (
            "es",
            "todos los días menos el lunes",
            "martes, miércoles, jueves, viernes, sábado, domingo",
        ),
        ("en", "every day but not all day", "every day but not all day"),
    ],
)
def test_all_days_but_one_are_the_other_six(language: Language, text: str, days: str) -> None:
    assert spelt_out(text, language) == days


def test_a_number_in_words_is_compared_with_that_of_the_fact() -> None:
    barn = fact(FactKind.STATEMENT, "The barn seats 120 guests.")
    facts = Facts(entries=(barn,))

    def stands(text: str) -> bool:
        return not check(Passage(text=text, facts=(barn.fact_id,)), facts, language="en")

    assert stands("The barn seats a hundred and twenty guests.")
    assert not stands("The barn seats a hundred and thirty guests.")
