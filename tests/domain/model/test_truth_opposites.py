"""A small word of a fact may be left out or told from its other end, but not turned round."""

import pytest

from domain.facts import FactKind, Facts, Language, fact
from domain.model._truth_problem import Problem
from domain.model.truth import check
from domain.text import Passage

TRADE: dict[Language, str] = {"en": "Cider press", "de": "Mosterei", "es": "Sidrería"}


def opposites(text: str, told: str, language: Language) -> list[Problem]:
    one = fact(FactKind.STATEMENT, told)
    facts = Facts(language=language, entries=(fact(FactKind.TRADE, TRADE[language]), one))
    line = Passage(text=text, facts=(one.fact_id,))
    return [p for p in check(line, facts, language=language) if p.rule == "opposite"]


@pytest.mark.parametrize(
    ("language", "told", "lie"),
    [
        ("en", "Apples are washed before they are pressed.", "Apples are washed after they are pressed."),
        ("en", "The press stands behind the barn.", "The press stands in front of the barn."),
        ("en", "Ruth answers the telephone until noon.", "Ruth answers the telephone from noon."),
        ("en", "We rarely filter.", "We often filter."),
        ("en", "Neighbours may bring their own bottles.", "Neighbours must bring their own bottles."),
        ("en", "We moved here after the mill had closed.", "We moved here before the mill had closed."),
        ("de", "Vor dem Pressen waschen wir die Äpfel.", "Nach dem Pressen waschen wir die Äpfel."),
        ("de", "Die Presse steht hinter der Scheune.", "Die Presse steht vor der Scheune."),
        ("de", "Nachbarn dürfen eigene Flaschen füllen.", "Nachbarn müssen eigene Flaschen füllen."),
        ("es", "Antes de prensar lavamos la manzana.", "Después de prensar lavamos la manzana."),
        ("es", "La prensa está debajo del granero.", "La prensa está encima del granero."),
        ("es", "Los vecinos pueden traer botellas.", "Los vecinos deben traer botellas."),
    ],
)  # fmt: skip
def test_what_turns_a_small_word_round_is_refused(language: Language, told: str, lie: str) -> None:
    assert len(opposites(lie, told, language)) == 1
    assert opposites(told, told, language) == []


@pytest.mark.parametrize(
    ("language", "told", "text"),
    [
        ("en", "Apples are washed before they are pressed.", "Apples are pressed after they are washed."),
        ("en", "Apples are washed before they are pressed.", "After washing, the apples are pressed."),
        ("en", "We rarely filter.", "We do not often filter."),
        ("en", "We rarely filter.", "Do you often filter?"),
        ("en", "Dogs may come on a lead.", "Dogs must be on a lead."),
        ("en", "Only members may press at night.", "To press at night you must be a member."),
        ("en", "You can cancel until the day before.", "You must cancel by the day before."),
        ("en", "The shop is below the barn, and the barn is above the shop.", "The barn is above the shop."),
        ("de", "Vor dem Pressen waschen wir die Äpfel.", "Nach dem Waschen pressen wir die Äpfel."),
        ("de", "Hunde dürfen an der Leine mit.", "Hunde müssen an die Leine."),
        ("de", "Holen Sie den Saft bis Freitag.", "Freitags holen Sie den Saft ab."),
        ("es", "Antes de prensar lavamos la manzana.", "Después de lavar la manzana, la prensamos."),
    ],
)  # fmt: skip
def test_what_is_told_from_the_other_end_stands(language: Language, told: str, text: str) -> None:
    assert opposites(text, told, language) == []


def test_a_turned_word_is_named_with_what_the_fact_says() -> None:
    lie = "We often filter."
    assert opposites(lie, "We rarely filter.", "en") == [
        Problem(rule="opposite", shown="often", why="the fact says `rarely`")
    ]
