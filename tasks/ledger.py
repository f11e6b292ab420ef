"""Write down in the database what a run does; nothing of it is needed to release a site."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from prefect import get_client, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.exceptions import ObjectNotFound
from prefect.tasks import Task
from prefect.utilities.asyncutils import run_sync_in_worker_thread

from blocks.dead_letters import will_go_on
from domain.errors import AtelierError
from domain.ledger import Ended, Moment
from domain.lifecycle import WorkflowState
from domain.release import Manifest
from domain.tenancy import Permission

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from blocks.event_stream import Happened

# SQLAlchemy and psycopg are imported by the functions: 0.4 s that a build without a database never needs.


async def _passes(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    # Async, or the result would be a coroutine.
    error = await state.aresult(raise_on_failure=False)
    return not isinstance(error, AtelierError) or error.retryable


_WRITES: dict[str, Any] = {
    "cache_policy": NO_CACHE,
    "timeout_seconds": 60,
    # A database that was killed is there again after some seconds.
    "retries": 4,
    "retry_delay_seconds": [1, 2, 4, 8],
    "retry_condition_fn": _passes,
    "persist_result": False,
}


@task(name="open-run", task_run_name="open run of {project}", **_WRITES)
async def open_run(project: str, *, flow: str, tenant: str, run: UUID, user: str | None) -> UUID:
    """Write down that a run begins, and return its id in the database; twice is once.

    Runs of the project of which Prefect knows that they are over, but which did not say so
    themselves, are closed as failed.

    Args:
        project: Name of the project; made if the tenant has none of this name.
        flow: Name of the flow.
        tenant: Whose run it is; a tenant nobody knows yet is made, unless a person asks.
        run: Id of the run in Prefect.
        user: E-mail address of the person it is for; None for the operator.

    Raises:
        DatabaseUnavailable: There is no database, or it does not answer.
        NotAllowed: The person may not start runs.
        TenantUnknown: It is suspended, or a person asks for a tenant nobody knows.
        UserUnknown: The tenant has nobody with the address.
    """
    return await run_sync_in_worker_thread(
        _open, project, flow=flow, tenant=tenant, run=run, user=user
    )


@task(name="record-moments", task_run_name="record what happened", **_WRITES)
async def record_moments(moments: Sequence[Moment], *, execution_id: UUID, tenant: str) -> None:
    """Write down calls of agents and steps of a run, each with its event, in one transaction.

    Args:
        moments: What happened, in order.
        execution_id: The run, as the database names it.
        tenant: Whose run it is.

    Raises:
        DatabaseUnavailable: The database does not answer.
    """
    from blocks import runs

    await run_sync_in_worker_thread(
        _write,
        tenant,
        lambda session: runs.note(session, execution_id, moments),
    )


@task(name="record-repetition", task_run_name="record that nothing changed", **_WRITES)
async def record_repetition(manifest: Manifest, *, execution_id: UUID, tenant: str) -> None:
    """Write down that a run found its release made already.

    Args:
        manifest: What that release says of itself.
        execution_id: The run, as the database names it.
        tenant: Whose run it is.

    Raises:
        DatabaseUnavailable: The database does not answer.
    """
    from blocks import runs

    await run_sync_in_worker_thread(
        _write,
        tenant,
        lambda session: runs.repeat(session, execution_id, manifest=manifest),
    )


@task(name="record-failure", task_run_name="record that the run failed", **_WRITES)
async def record_failure(
    execution_id: UUID, *, tenant: str, status: Ended, error: str, reason: str
) -> None:
    """Write down that a run ended without a release.

    Args:
        execution_id: The run, as the database names it.
        tenant: Whose run it is.
        status: `failed` or `cancelled`.
        error: Type of the error.
        reason: What it said.

    Raises:
        DatabaseUnavailable: The database does not answer.
    """
    from blocks import runs

    await run_sync_in_worker_thread(
        _write,
        tenant,
        lambda session: runs.fail(session, execution_id, status=status, error=error, reason=reason),
    )


def _open(project: str, *, flow: str, tenant: str, run: UUID, user: str | None) -> UUID:
    from blocks import runs
    from blocks.actors import require_user
    from blocks.database_home import DatabaseHome
    from blocks.event_stream import emit
    from blocks.tenants import ensure_tenant, tenant_id

    postgres = DatabaseHome().postgres()
    owner = tenant_id(postgres, tenant) if user else ensure_tenant(postgres, tenant)
    with postgres.session(owner, read_only=True) as session:
        require_user(session, user, Permission.RUN_START)
        lost = [key for key, one in runs.unfinished(session, project).items() if _is_over(one, run)]
    with postgres.session(owner) as session:
        told = [
            happened
            for execution_id in lost
            for happened in runs.fail(
                session,
                execution_id,
                status=WorkflowState.FAILED,
                error="ProcessLost",
                reason=runs.LOST,
            )
        ]
        execution_id, news = runs.begin(session, project=project, flow=flow, run=run)
    emit((*told, *news))
    return execution_id


def _write(tenant: str, work: "Callable[[Session], Iterable[Happened]]") -> None:
    """Do something in one transaction of a tenant, and tell Prefect of it when it is committed."""
    from blocks.database_home import DatabaseHome
    from blocks.event_stream import emit
    from blocks.tenants import tenant_id

    postgres = DatabaseHome().postgres()
    with postgres.session(tenant_id(postgres, tenant)) as session:
        told = work(session)
    emit(told)


def _is_over(flow_run_id: UUID, mine: UUID) -> bool:
    """Whether Prefect knows that another run has ended for good, or knows nothing of it any more."""
    if flow_run_id == mine:
        return False
    try:
        with get_client(sync_client=True) as client:
            run = client.read_flow_run(flow_run_id)
    except ObjectNotFound:
        return True
    if run.state is None or not run.state.is_final():
        return False
    return not (run.deployment_id and run.state.is_crashed() and will_go_on(run))
