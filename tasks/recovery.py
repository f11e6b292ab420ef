"""Write down how runs ended that could not say so themselves; start again what can be."""

from datetime import UTC, datetime, timedelta

from prefect import get_client, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.objects import FlowRun, StateType

from blocks import dead_letters
from blocks._home_folder import has_database
from domain.errors import TenantUnknown
from domain.lifecycle import WorkflowState

SETTLED = "atelier.settled"
"""Label of a run: id of the state that was dealt with."""

REST_S = 120.0
"""How long a crashed run may rest before it is started here; the automation does it after 30 s."""

AGAIN = "It failed for a reason that passes, and goes on from what was kept."
FORGOTTEN = "It crashed, nothing started it again, and it goes on from what was kept."


@task(
    name="settle-runs",
    cache_policy=NO_CACHE,
    timeout_seconds=300,
    retries=2,
    retry_delay_seconds=5,
    persist_result=False,
)
def settle_ended_runs() -> tuple[int, int]:
    """Deal with every run that ended badly since the last time; twice is once.

    Returns:
        How many were started again, and how many wait for a person now.

    Raises:
        DatabaseUnavailable: There is a database, but it does not answer.
    """
    again = dead = 0
    with get_client(sync_client=True) as client:
        bad = (StateType.FAILED, StateType.CRASHED, StateType.CANCELLED)
        for run in [*dead_letters.ended(client, bad)]:
            if run.labels.get(SETTLED) == str(run.state_id) or run.state_id is None:
                continue
            if dead_letters.will_go_on(run):
                again += _start_again(client, run)
                continue
            _close(run)
            if run.state_type is not StateType.CANCELLED:
                letter = dead_letters.dead_letter(client, run)
                dead_letters.tell(letter, state=run.state_id)
                get_run_logger().warning(
                    "Run %s of %r waits for a person: %s", run.id, letter.tenant, letter.reason
                )
                dead += 1
            client.update_flow_run_labels(run.id, {SETTLED: str(run.state_id)})
    return again, dead


def _start_again(client: SyncPrefectClient, run: FlowRun) -> bool:
    """Start a run whose turn it is; return whether it was."""
    state = run.state
    if state is None:
        return False
    if run.run_count == 0:
        before = dead_letters.failed_beginnings(run)
        client.update_flow_run_labels(run.id, {dead_letters.FAILED_BEGINNINGS: before + 1})
    elif state.is_crashed() and datetime.now(UTC) - state.timestamp < timedelta(seconds=REST_S):
        return False
    dead_letters.retry(client, run.id, message=FORGOTTEN if state.is_crashed() else AGAIN)
    return True


def _close(run: FlowRun) -> None:
    """Write the end of a run into the ledger, if it stands there as one that has not ended."""
    if not has_database():
        return
    from blocks import runs
    from blocks.database_home import DatabaseHome
    from blocks.event_stream import emit
    from blocks.tenants import tenant_id

    postgres = DatabaseHome().postgres()
    try:
        owner = tenant_id(postgres, dead_letters.tenant_of(run))
    except TenantUnknown:
        return
    gone = run.state_type is StateType.CANCELLED
    with postgres.session(owner) as session:
        told = [
            happened
            for execution_id in runs.open_of(session, run.id)
            for happened in runs.fail(
                session,
                execution_id,
                status=WorkflowState.CANCELLED if gone else WorkflowState.FAILED,
                error="Cancelled" if gone else _error(run),
                reason=(run.state and run.state.message) or runs.LOST,
            )
        ]
    emit(told)


def _error(run: FlowRun) -> str:
    from domain.dead_letters import error_of

    return error_of((run.state and run.state.message) or "") or "ProcessLost"
