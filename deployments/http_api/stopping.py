"""Stop a run through Prefect, for a caller of the API."""

import logging
from http import HTTPStatus
from uuid import UUID

import httpx
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.objects import State
from prefect.exceptions import ObjectNotFound, PrefectException
from prefect.states import Cancelled, Cancelling

from deployments.http_api.problems import Refused

_log = logging.getLogger(__name__)


def stop(flow_run_id: UUID, *, why: str) -> bool:
    """Let Prefect end a run, and return whether nothing works on it any more.

    Args:
        flow_run_id: The run, as Prefect names it.
        why: What is said about it there.

    Raises:
        Refused: Prefect does not answer.
    """
    try:
        with get_client(sync_client=True) as client:
            return _stopped(client, flow_run_id, why)
    except (httpx.HTTPError, PrefectException) as error:
        _log.error("Run %s is not stopped: %s: %s", flow_run_id, type(error).__name__, error)
        detail = "The run cannot be stopped at the moment. Send the same again in a minute."
        raise Refused(
            HTTPStatus.SERVICE_UNAVAILABLE, detail, headers={"Retry-After": "60"}
        ) from None


def _stopped(client: SyncPrefectClient, flow_run_id: UUID, why: str) -> bool:
    try:
        state = client.read_flow_run(flow_run_id).state
        if state and not (state.is_completed() or state.is_cancelled() or state.is_cancelling()):
            wished: State[None] = (
                Cancelling(message=why) if _has_process(state) else Cancelled(message=why)
            )
            client.set_flow_run_state(flow_run_id, wished)
            state = client.read_flow_run(flow_run_id).state
    except ObjectNotFound:  # its history was removed
        return True
    return state is None or state.is_cancelled()


def _has_process(state: State[object]) -> bool:
    """Whether a worker has it, which then ends what it has started."""
    return state.is_running() or state.is_pending()
