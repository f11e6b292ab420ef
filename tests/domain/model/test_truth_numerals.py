"""Numbers of several words are numbers."""

import pytest

from domain.facts import FactKind, Facts, fact
from domain.model._truth_numerals import in_figures
from domain.model.truth import check
from domain.text import Passage


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Two hundred guitars", "200 guitars"),
        ("a hundred and twenty guests", "120 guests"),
        ("three hundred and forty-five steps", "345 steps"),
        ("half a dozen eggs, a dozen rolls", "6 eggs, 12 rolls"),
        ("Hundreds of guitars", "Hundreds of guitars"),
    ],
)
def test_english_numbers_of_several_words_are_put_in_figures(text: str, figures: str) -> None:
    assert in_figures(text) == figures


def test_a_number_in_words_is_compared_with_that_of_the_fact() -> None:
    barn = fact(FactKind.STATEMENT, "The barn seats 120 guests.")
    facts = Facts(entries=(barn,))

    def stands(text: str) -> bool:
        return not check(Passage(text=text, facts=(barn.fact_id,)), facts, language="en")

    assert stands("The barn seats a hundred and twenty guests.")
    assert not stands("The barn seats a hundred and thirty guests.")
