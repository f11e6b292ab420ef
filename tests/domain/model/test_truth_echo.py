"""Signs of how closely a sentence keeps to its fact, and what rules say for certain of people and denials."""

import pytest

from domain.facts import Fact, FactKind, Facts, Language, Person, fact
from domain.model._truth_echo import NO_ECHO
from domain.model.truth import objections
from domain.text import Passage

SHOWERS = fact(FactKind.STATEMENT, "Showers are hot and need no coins, and 14 of them are new.")
SINCE = fact(FactKind.HISTORY, "Camping here since 1990")
IDA = fact(FactKind.PERSON, "Ida Wenzel, baker", detail=Person(name="Ida Wenzel", role="baker"))
JOAN = fact(
    FactKind.PERSON,
    "Joan Wenzel, runs the shop",
    detail=Person(name="Joan Wenzel", role="runs the shop"),
)
LIFT = fact(FactKind.STATEMENT, "Twenty-two steps lead down, and there is no lift.")
NO_CATS = fact(FactKind.EXCLUSION, "No cats")
OTHER = fact(FactKind.STATEMENT, "Firewood is sold at the gate.")


def said(text: str, *cited: Fact, language: Language = "en") -> tuple[set[str], dict[str, float]]:
    """Return the rules that object, and the signs."""
    line = Passage(text=text, facts=tuple(one.fact_id for one in cited))
    facts = Facts(language=language, entries=(*cited, OTHER))
    found, signs = objections(line, facts, language=language)
    return {one.rule for one in found}, signs.values() if signs else {}


def test_the_signs_say_what_of_the_fact_is_left_out_and_what_stands_as_in_it() -> None:
    _, told = said("Hot showers, and you need no coins.", SHOWERS)
    assert told["words of the fact left out"] == 1
    assert told["amounts of the fact left out"] == 1
    assert told["words in another order"] == 1
    assert told["words in a row as in the fact"] == 3
    assert told["the fact is a statement"] == 1
    assert said("Camping since 1990.", SINCE)[1]["the fact is of the past"] == 1


def test_the_signs_say_where_new_words_stand_and_whose_they_are() -> None:
    _, told = said("Our lawn is soft, and hot showers need no coins; firewood burns well.", SHOWERS)
    assert told["new words before the first of the fact"] == 2
    assert told["new words after the last of the fact"] == 3
    assert told["new words where it speaks of the firm"] == 2
    assert told["new words where it speaks of nobody"] == 3
    assert told["new words that other facts have"] == 1


def test_a_sentence_without_facts_has_the_same_signs() -> None:
    line = Passage(text="The lawn is soft.", facts=())
    _, signs = objections(line, Facts(entries=(SHOWERS,)), language="en")
    assert signs is not None
    values = signs.values()
    assert all(values[name] == 0 for name in NO_ECHO)
    assert list(values) == list(said("Hot showers.", SHOWERS)[1])


def test_what_a_fact_says_of_one_person_is_not_said_of_another() -> None:
    assert "role" not in said("Ida bakes, and Joan Wenzel runs the shop.", IDA, JOAN)[0]
    assert "role" in said("Joan Wenzel is the baker.", IDA, JOAN)[0]
    assert "role" in said("Ida runs the shop.", IDA, JOAN)[0]


def test_a_name_of_two_letters_takes_its_words_from_nobody() -> None:
    jo = fact(FactKind.PERSON, "Jo Reed, sweeps", detail=Person(name="Jo Reed", role="sweeps"))
    assert "role" not in said("Ida bakes, Jo sweeps.", IDA, jo)[0]
    assert "role" in said("Ida sweeps.", IDA, jo)[0]


def test_what_is_affirmed_against_a_fact_is_final_unless_it_may_be_denied_in_other_words() -> None:
    assert "denial" in said("A lift takes you down.", LIFT)[0]
    assert "denial" in said("Your cat is welcome.", NO_CATS)[0]
    rules, signs = said("Cats have to wait outside.", NO_CATS)
    assert "denial" not in rules
    assert signs["denies in other words"] == 1
    assert "denial" not in said("A lift? There is none.", LIFT)[0]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        (
            "en",
            "At the end of the day, firewood is sold at the gate.",
            "Firewood is sold at the gate.",
        ),
        ("de", "Unterm Strich wird Holz am Tor verkauft.", "Holz wird am Tor verkauft."),
        ("es", "Al fin y al cabo, se vende leña en la puerta.", "Se vende leña en la puerta."),
    ],
)
def test_a_turn_of_speech_claims_nothing(language: Language, text: str, told: str) -> None:
    assert said(text, fact(FactKind.STATEMENT, told), language=language)[0] == set()


def test_insurance_and_what_is_included_are_said_in_other_words_too() -> None:
    cover = fact(FactKind.LICENCE, "Insurance for two drivers is included")
    assert "credential" not in said("Two drivers are insured at no charge.", cover)[0]
    assert "credential" in said("Two drivers are certified.", cover)[0]


def test_a_courtesy_title_claims_nothing() -> None:
    assert said("Mrs Wenzel is a baker.", IDA)[0] == set()
