from collections.abc import Iterable, Mapping

import pytest

from domain.errors import IllegalMove
from domain.lifecycle import AGENT_MOVES, WORKFLOW_MOVES, AgentState, WorkflowState, move


def test_every_state_has_its_moves() -> None:
    assert set(AGENT_MOVES) == set(AgentState)
    assert set(WORKFLOW_MOVES) == set(WorkflowState)


@pytest.mark.parametrize("before", AgentState)
@pytest.mark.parametrize("after", AgentState)
def test_an_agent_moves_as_the_table_says(before: AgentState, after: AgentState) -> None:
    if after in AGENT_MOVES[before]:
        assert move(before, after) is after
    else:
        with pytest.raises(IllegalMove):
            move(before, after)


@pytest.mark.parametrize(
    "end", [WorkflowState.COMPLETED, WorkflowState.FAILED, WorkflowState.CANCELLED]
)
def test_nothing_follows_an_end(end: WorkflowState) -> None:
    with pytest.raises(IllegalMove) as refused:
        move(end, WorkflowState.RUNNING)
    assert str(refused.value) == (
        f"An execution cannot move from `{end}` to `running`; after `{end}` comes nothing, it is final."
    )


def test_an_illegal_move_names_the_legal_ones() -> None:
    with pytest.raises(IllegalMove) as refused:
        move(AgentState.PENDING, AgentState.COMPLETED)
    assert str(refused.value) == (
        "An execution cannot move from `pending` to `completed`; after `pending` comes `running` "
        "or `failed`."
    )


def reached(moves: Mapping[str, Iterable[str]], start: str) -> set[str]:
    seen, waiting = {start}, [start]
    while waiting:
        new = set(moves[waiting.pop()]) - seen
        seen |= new
        waiting += new
    return seen


@pytest.mark.parametrize("moves", [AGENT_MOVES, WORKFLOW_MOVES])
def test_every_state_is_reached_from_pending_and_none_leads_nowhere(
    moves: Mapping[str, Iterable[str]],
) -> None:
    ends = {state for state in moves if not tuple(moves[state])}
    assert reached(moves, "pending") == set(moves)
    assert all(reached(moves, state) & ends for state in moves)


def test_only_a_call_that_ran_is_tried_again() -> None:
    assert [before for before in AgentState if AgentState.RETRY in AGENT_MOVES[before]] == [
        AgentState.RUNNING
    ]
