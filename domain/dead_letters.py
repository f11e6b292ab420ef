"""Runs that ended badly: which are tried again by themselves, and which wait for a person."""

import re
from typing import Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from domain import errors
from domain.model import errors as model_errors
from domain.value import Value

STARTS = 3
"""Most times a run is started before it waits for a person, whatever broke it."""

BEGINNINGS = 2
"""Most times a run is tried again whose process ended before it had begun, as when no server answered."""

Ending = Literal["FAILED", "CRASHED", "CANCELLED"]
"""How a run ended without a release, as Prefect names it."""

_ERROR = re.compile(r"(?:Flow run encountered an exception: )?(?:\w+\.)*(\w+)(?:: |$)")


class DeadLetter(Value):
    """A run that is not tried again unless somebody says so."""

    flow_run_id: UUID
    name: str
    flow: str
    """Name of the deployment's flow."""
    tenant: str
    ending: Ending
    reason: str
    """What its last state says."""
    error: str | None
    """Type of the error; None when its process ended without one."""
    attempts: int = Field(ge=0)
    """How often it was started."""
    ended_at: AwareDatetime
    log: str
    """Address of its log in the dashboard."""


def error_of(reason: str) -> str | None:
    """Return the type of the error a state tells of; None when it tells of none."""
    found = _ERROR.match(reason)
    return found[1] if found and found[1].endswith(_SUFFIXES) else None


_OURS = {**vars(errors), **vars(model_errors)}
_SUFFIXES = ("Error", "Exception", *(name for name in _OURS if name[0].isupper()))


def goes_on(
    ending: Ending, *, starts: int, reason: str, failed_beginnings: int = BEGINNINGS
) -> bool:
    """Whether a run is started again by itself.

    Args:
        ending: How it ended.
        starts: How often it was started.
        reason: What its last state says.
        failed_beginnings: How often it was tried again without having been started.
    """
    if ending == "CRASHED" and starts == 0:
        return failed_beginnings < BEGINNINGS
    if ending == "CANCELLED" or not 1 <= starts < STARTS:
        return False
    return ending == "CRASHED" or _is_retryable(error_of(reason))


def _is_retryable(error: str | None) -> bool:
    return bool(error and getattr(_OURS.get(error), "retryable", False))
