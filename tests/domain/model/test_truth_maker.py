"""A model that tells what it was told is not believed, whatever the sentence claims of the firm."""

import pytest

from domain.facts import Fact, FactKind, Facts, Language, fact
from domain.model.truth import check
from domain.text import Passage

BREAD = fact(FactKind.STATEMENT, "We bake bread at night.")
AGENCY = fact(FactKind.SERVICE, "We write the words for websites, with an assistant at the desk.")


def rules(text: str, cited: Fact, language: Language = "en") -> set[str]:
    line = Passage(text=text, facts=(cited.fact_id,))
    facts = Facts(language=language, entries=(BREAD, AGENCY))
    return {one.rule for one in check(line, facts, language=language)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("You write words for the website of a firm.", "en"),
        ("An assistant follows these.", "en"),
        ("Du schreibst Wörter für die Website einer Firma.", "de"),
        ("Wörter für eine Webseite verfasst sie.", "de"),
        ("Escribes textos para el sitio web de una empresa.", "es"),
        ("Las instrucciones están aquí.", "es"),
    ],
)
def test_what_tells_of_the_order_and_not_of_the_firm_is_refused(
    text: str, language: Language
) -> None:
    assert "maker" in rules(text, BREAD, language)


def test_a_firm_that_writes_for_websites_may_say_so() -> None:
    assert "maker" not in rules("We write words for websites.", AGENCY)
    assert "maker" not in rules("Bread is baked at night.", BREAD)
