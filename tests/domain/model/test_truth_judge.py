"""What was learned is weighed where the rules are not certain, and only there."""

from domain.facts import Fact, FactKind, Facts, fact
from domain.model._truth_judge import CERTAIN, Tree, against, score, weighed, weights
from domain.model._truth_problem import Problem
from domain.model._truth_signs import Signs
from domain.model.truth import check, objections
from domain.text import Passage
from tests.benchmarks.train_truth import Row, train, written

TRADE = fact(FactKind.TRADE, "Campsite")
FIRES = fact(FactKind.STATEMENT, "Fires are allowed in the fire bowls, which we lend out.")
SHOWERS = fact(FactKind.STATEMENT, "Showers are hot and need no coins.")
SHEET = Facts(entries=(TRADE, FIRES, SHOWERS))


def line(text: str, cited: Fact) -> Passage:
    return Passage(text=text, facts=(cited.fact_id,))


def signs(text: str, cited: Fact) -> Signs:
    _, found = objections(line(text, cited), SHEET, language="en")
    assert found is not None
    return found


def problems(text: str, cited: Fact) -> tuple[Problem, ...]:
    return check(line(text, cited), SHEET, language="en")


def test_a_paraphrase_may_decorate_what_the_fact_says() -> None:
    text = "What is camping without a fire? Borrow one of our fire bowls."
    objected, _ = objections(line(text, FIRES), SHEET, language="en")
    assert [one.rule for one in objected] == ["word", "word"]
    assert problems(text, FIRES) == ()


def test_a_claim_that_follows_the_fact_is_refused() -> None:
    text = "Showers are hot, need no coins and are cleaned by our daughters."
    assert [one.rule for one in problems(text, SHOWERS)] == ["word"]


def test_the_signs_say_how_much_of_the_fact_is_said_and_where_new_words_stand() -> None:
    told = signs("Showers are hot, need no coins and smell of thyme.", SHOWERS).values()
    assert told["share of the fact that is said"] == 1.0
    assert told["new words in the last part"] == 2
    assert told["the last part is joined and has new words"] == 1.0
    assert signs("Warm water?", SHOWERS).values()["asks"] == 1.0


def test_what_a_rule_is_certain_of_is_never_weighed() -> None:
    fine = signs("The showers are hot and need no coins.", SHOWERS)
    wrong = Problem(rule="number", shown="3", why="no fact gives this number")
    assert "number" in CERTAIN
    assert weighed((wrong,), fine) == (wrong,)


def test_a_sentence_no_rule_objects_to_is_refused_where_it_says_too_little_of_its_fact() -> None:
    idle = signs("You will hear us, and we will hear you.", SHOWERS)
    low = weights().threshold
    values = [idle.values()[name] for name in weights().signs]
    assert score(weights().trees, values) > low
    assert weighed((), idle) == (
        Problem(
            rule="support",
            shown="You will hear us, and we will hear you.",
            why="it says too little of the facts it cites",
        ),
    )


def test_what_is_refused_without_an_objection_names_its_words_or_says_that_there_are_too_few() -> (
    None
):
    assert against(signs("The showers sing in the rain.", SHOWERS)) == Problem(
        rule="support", shown="sing, rain", why="these are in no cited fact"
    )
    assert against(signs("Showers!", SHOWERS)) == Problem(
        rule="support", shown="Showers!", why="it says too little of the facts it cites"
    )


def test_a_sentence_beside_the_facts_is_told_so() -> None:
    found = signs("Rated with grade A.", SHOWERS)
    assert weighed((), found) == (
        Problem(
            rule="support", shown="Rated with grade A.", why="it has nothing of the facts it cites"
        ),
    )


def test_a_sentence_beside_the_facts_is_refused_wherever_it_stands() -> None:
    alone, behind = "Rated with grade A.", "The showers are hot. Rated with grade A."
    assert signs(alone, SHOWERS).beside == (alone,)
    assert signs(behind, SHOWERS).beside == (alone,)
    assert signs("Been on your feet all day? The showers are hot.", SHOWERS).beside == ()
    assert [one.rule for one in problems(behind, SHOWERS)] == ["word"]


def test_the_weights_know_every_sign_in_its_order() -> None:
    assert tuple(signs("Warm water?", SHOWERS).values()) == weights().signs


def test_trees_ask_one_question_after_the_other() -> None:
    tree: Tree = (0, 0.5, (1, 2.0, -1.0, 0.25), 0.5)
    assert [score((tree, 1.0), signs) for signs in ((0, 2), (0, 3), (1, 0))] == [0.0, 1.25, 1.5]


def test_training_finds_what_tells_lies_and_finds_it_again() -> None:
    rows = [
        Row(
            signs=(float(at % 2), float(at % 7)),
            is_refused=False,
            is_lie=at % 2 == 1,
            weight=1.0,
            trade="baker",
            is_new=True,
        )
        for at in range(60)
    ]
    trees = train(rows)
    assert score(trees, (1, 3)) > 2 > -2 > score(trees, (0, 3))
    assert trees == train(rows)
    assert written(("lie",), trees[:1], 0.5).startswith('{\n  "signs": [\n    "lie"\n  ],')
