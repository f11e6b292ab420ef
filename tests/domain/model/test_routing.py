import re
from decimal import Decimal

import pytest

from domain.agents import WEBSITE_AGENTS
from domain.model.prices import price
from domain.model.routing import CLASSES, ROUTES, AgentClass, Limits, route


def test_every_agent_with_a_prompt_is_in_a_class() -> None:
    asking = {agent.name for agent in WEBSITE_AGENTS if agent.prompt is not None}
    assert asking - CLASSES.keys() == set()


def test_every_name_in_the_table_is_that_of_an_agent_or_the_judge() -> None:
    assert CLASSES.keys() - {agent.name for agent in WEBSITE_AGENTS} == {"judge"}


def test_every_class_has_a_route_to_a_model_with_a_price() -> None:
    assert ROUTES.keys() == set(AgentClass)
    assert [price(one.model).model for one in ROUTES.values()] == [
        "claude-sonnet-5-5",
        "claude-haiku-5-5",
        "claude-opus-5-5",
        "claude-sonnet-5-5",
    ]


def test_no_route_lets_a_judge_judge_words_of_its_own_model() -> None:
    others = {one.model for kind, one in ROUTES.items() if kind is not AgentClass.JUDGE}
    assert ROUTES[AgentClass.JUDGE].model not in others


def test_an_answer_that_was_refused_is_mended_by_the_class_for_it() -> None:
    assert route("service_definition") == ROUTES[AgentClass.EXTRACTION]
    assert route("service_definition", is_asked_again=True) == ROUTES[AgentClass.REFINE]


def test_limits_are_what_the_operator_is_told() -> None:
    assert Limits().model_dump() == {
        "concurrency": 36,
        "attempts": 4,
        "longest_wait_s": 60.0,
        "run_cap_usd": Decimal(5),
        "most_tokens": 32_000,
    }


def test_an_agent_without_a_class_asks_nobody() -> None:
    said = (
        "The agent 'typography' asks a language model, but is in no class. Add it to `CLASSES` in "
        "`domain/model/routing.py`, which decides the model and what it may cost."
    )
    with pytest.raises(LookupError, match=f"^{re.escape(said)}$"):
        route("typography")
