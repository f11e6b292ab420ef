from decimal import Decimal

from domain.model.completion import Usage
from domain.model.writing import writing
from domain.model.written import RefusedLine, Written

LIE = RefusedLine(agent="hero_copy", slot="home.headline", text="Best in town", why=("no fact.",))


def wrote(**changes: object) -> Written:
    known = {"provider": "claude", "model": "claude-x", "usage": Usage(), "questions": 1}
    return Written.model_validate({**known, "cost_usd": Decimal("0.01"), **changes})


def test_costs_add_up_and_only_the_last_words_of_a_call_count() -> None:
    told = writing(
        {
            "hero_copy": [wrote(refused=(LIE,)), wrote(shares={"facts": 0.5})],
            "faq": [wrote(drafted="the budget is used up", refused=(LIE,), shares={"facts": 0.25})],
        },
        rounds=(),
        repairs={},
    )
    assert told is not None
    assert told.models == ("claude claude-x",)
    assert (told.questions, told.cost_usd) == (3, "0.03")
    assert told.drafted == {"faq": "the budget is used up"}
    assert told.refused == (LIE,)
    assert told.shares == {"facts": 0.375}


def test_without_a_model_there_is_nothing_to_tell() -> None:
    assert writing({}, rounds=(), repairs={}) is None
    assert Written(drafted="no slot").engine == "offline"
    assert wrote().engine == "claude"


def test_prompts_are_counted_by_how_much_they_showed() -> None:
    told = writing(
        {"faq": [wrote(level=1), wrote(level=2)], "hero_copy": [wrote(level=2), wrote()]},
        rounds=(),
        repairs={},
    )
    assert told is not None
    assert told.levels == {"1": 1, "2": 2}
