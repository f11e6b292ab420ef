"""A firm without a name is called what its first sentence calls it."""

import pytest

from domain.facts import FactKind, Facts, Language, fact
from domain.trades.self_naming import own_word


@pytest.mark.parametrize(
    ("language", "text", "called"),
    [
        ("en", "Dog walker in Leith, Edinburgh, 07700 900123.", "Dog walker"),
        ("en", "We are a stove fitter from Ludlow.", "Stove fitter"),
        ("de", "Hufschmied im Münsterland, 0171 2345678.", "Hufschmied"),
        ("de", "Wir sind eine Imkerei aus Görlitz.", "Imkerei"),
        ("es", "Cerrajero en Zaragoza, 24 horas.", "Cerrajero"),
        ("en", "I'm writing for the Wharram Canal Society.", ""),
        ("en", "We live in Leith.", ""),
        ("en", "Parking at the back.", ""),
        ("de", "Termine im Juli.", ""),
        ("es", "Estamos en Zaragoza.", ""),
    ],
)
def test_the_first_words_name_the_trade_or_nothing(
    language: Language, text: str, called: str
) -> None:
    found = own_word(Facts(language=language, entries=(fact(FactKind.STATEMENT, text),)))
    assert (found.text if found else "") == called
