"""The form a reviewer fills in, kept with the run before the run waits for it."""

from collections.abc import Generator
from contextlib import contextmanager
from http import HTTPStatus
from uuid import UUID

from httpx import HTTPStatusError
from prefect.input import RunInput
from prefect.input.actions import acreate_flow_run_input
from prefect.input.run_input import Keyset, keyset_from_paused_state
from prefect.states import Suspended

from domain.approval import ReviewForm


class ReviewFormRunInput(RunInput, ReviewForm):
    """The form, under the name Prefect would give it; it may be saved again.

    Prefect's client sends again what may have got lost (3.8.8), and the server then refuses the
    second one: the run that was about to wait would fail instead.
    """

    @classmethod
    async def asave(cls, keyset: Keyset, flow_run_id: UUID | None = None) -> None:
        """Save form and words under the keys of the state that waits for them."""
        with _unless_there():
            await super().asave(keyset, flow_run_id)
            return
        # The form was there; whether the words are is not known.
        with _unless_there():
            await acreate_flow_run_input(
                key=keyset["description"], value=cls._description, flow_run_id=flow_run_id
            )


@contextmanager
def _unless_there() -> Generator[None]:
    try:
        yield
    except HTTPStatusError as error:
        if error.response.status_code != HTTPStatus.CONFLICT:
            raise


def review_form(words: str) -> type[RunInput]:
    """Return the form with what a reviewer reads above it."""
    return ReviewFormRunInput.with_initial_data(words)


async def keep_form(form: type[RunInput], *, key: str) -> None:
    """Save a form before its run waits, so that no run waits without one whenever it is killed.

    Args:
        form: As `review_form` returns it.
        key: Under which the run will be suspended.
    """
    await form.asave(keyset_from_paused_state(Suspended(pause_key=key)))
