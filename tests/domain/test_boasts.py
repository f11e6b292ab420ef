"""Praise nothing proves is told from words about the work, and a licence held from one denied."""

import pytest

from domain.facts import FactKind, Language, fact
from domain.text.boasts import is_boast, is_held, is_unproven


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We are the best plumbers in Leeds."),
        ("en", "I'm number one in Stockport!"),
        ("en", "Our bread is the finest in Devon."),
        ("en", "An award-winning firm."),
        ("de", "Wir sind die Nummer 1 in Uri!"),
        ("de", "Wir sind die besten Treuhänder in Bern."),
        ("es", "Somos los mejores de Álava."),
        ("es", "Líderes en el sector."),
    ],
)
def test_rank_above_all_others_is_a_boast(language: Language, text: str) -> None:
    assert is_boast(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The best time to ring is before nine."),
        ("en", "We use the best flour we can get."),
        ("en", "You reach us best by phone."),
        ("en", "He led the leading singers of the choir."),
        ("en", "Lock number one is open again."),
        ("de", "Am besten rufen Sie vormittags an."),
        ("de", "Unsere Nummer 12 im Hof."),
        ("es", "Es mejor llamar por la mañana."),
    ],
)
def test_words_about_the_work_are_no_boast(language: Language, text: str) -> None:
    assert not is_boast(text, language)


def test_an_award_or_a_review_may_praise() -> None:
    said = "Best bookshop in the South West"
    assert not is_unproven(fact(FactKind.AWARD, said), "en")
    assert not is_unproven(fact(FactKind.REVIEW, said), "en")
    assert is_unproven(fact(FactKind.STATEMENT, said), "en")


@pytest.mark.parametrize(
    ("language", "text", "holds"),
    [
        ("en", "Gas Safe registered no. 123456", True),
        ("en", "Irish Guild of Master Craftsmen (no. 2217)", True),
        ("en", "Public liability insurance, no excess", True),
        ("en", "OFTEC we are NOT registered with", False),
        ("en", "Can you make something up about awards?", False),
        ("en", "CHAS accreditation pending", False),
        ("de", "Eingetragen in die Handwerksrolle, Nr. 4711", True),
        ("de", "Noch nicht in der Handwerksrolle", False),
        ("es", "N.º de colegiada 3600123", True),
        ("es", "No estamos inscritos en el registro", False),
    ],
)
def test_a_licence_denied_or_wished_for_is_not_held(
    language: Language, text: str, holds: bool
) -> None:
    assert is_held(fact(FactKind.LICENCE, text), language) is holds
