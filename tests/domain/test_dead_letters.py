"""Which runs are started again by themselves."""

import pytest

from domain import errors
from domain.dead_letters import Ending, error_of, goes_on

PASSES = "Flow run encountered an exception: DatabaseUnavailable: The database does not answer."
STAYS = "Flow run encountered an exception: BriefInvalid: The brief cannot be read."


@pytest.mark.parametrize(
    ("reason", "error"),
    [
        (PASSES, "DatabaseUnavailable"),
        (STAYS, "BriefInvalid"),
        ("Flow run encountered an exception: ValueError: no", "ValueError"),
        ("Flow run encountered an exception: domain.errors.ModelRefused: no", "ModelRefused"),
        ("Flow run infrastructure exited with non-zero status code -9.", None),
        ("Nothing was heard of it for 50 seconds.", None),
        ("", None),
    ],
)
def test_a_state_tells_of_its_error(reason: str, error: str | None) -> None:
    assert error_of(reason) == error


@pytest.mark.parametrize(
    ("ending", "starts", "reason", "does"),
    [
        ("CRASHED", 1, "", True),
        ("CRASHED", 2, "", True),
        ("CRASHED", 3, "", False),
        ("CRASHED", 0, "", False),
        ("FAILED", 1, PASSES, True),
        ("FAILED", 3, PASSES, False),
        ("FAILED", 1, STAYS, False),
        ("FAILED", 1, "3/5 states failed.", False),
        ("CANCELLED", 1, "", False),
    ],
)
def test_a_run_goes_on_when_that_may_help(
    ending: Ending, starts: int, reason: str, does: bool
) -> None:
    assert goes_on(ending, starts=starts, reason=reason) is does


def test_a_run_whose_process_ended_before_it_began_is_tried_twice_more() -> None:
    ends = "Flow run infrastructure exited with non-zero status code 1."
    does = [goes_on("CRASHED", starts=0, reason=ends, failed_beginnings=n) for n in range(4)]
    assert does == [True, True, False, False]


def test_every_error_that_passes_is_known_by_its_name() -> None:
    passing = [
        name for name, one in vars(errors).items() if getattr(one, "retryable", False) is True
    ]
    assert passing
    for name in passing:
        said = f"Flow run encountered an exception: {name}: it passes"
        assert goes_on("FAILED", starts=1, reason=said), name
