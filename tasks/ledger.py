"""Write down in the database what a run did; nothing of it is needed to release a site."""

from collections import Counter
from collections.abc import Iterator, Sequence
from uuid import UUID

from prefect import task
from prefect.cache_policies import NO_CACHE

from domain.agents.call import Work
from domain.ledger import AgentCall
from domain.lifecycle import WorkflowState
from domain.manifest import Result
from domain.release import Manifest


@task(
    name="record-run",
    task_run_name="record run of {tenant}",
    cache_policy=NO_CACHE,
    timeout_seconds=60,
    retries=2,
    retry_delay_seconds=1,
)
def record_run(
    result: Result, *, manifest: Manifest, work: Sequence[Work], tenant: str, run: str
) -> None:
    """Write down a run that ended well: its calls, grades and release, in one transaction.

    Args:
        result: What the run ended with.
        manifest: What its release says of itself.
        work: Every call that brought something, in order.
        tenant: Whose run it is; a tenant nobody knows yet is made.
        run: Id of the run in Prefect; written down twice, it is still one run.

    Raises:
        DatabaseUnavailable: There is no database, or it does not answer.
    """
    # 0.4 s of SQLAlchemy and psycopg, which a build without a database never needs.
    from blocks import audit_log, ledger
    from blocks.database_home import DatabaseHome
    from blocks.tenants import ensure_tenant

    postgres = DatabaseHome().postgres()
    with postgres.session(ensure_tenant(postgres, tenant)) as session:
        execution = ledger.open_execution(
            session,
            project=manifest.project,
            flow="build-website",
            idempotency_key=run,
            prefect_flow_run_id=UUID(run),
        )
        ledger.start(session, execution)
        ledger.record_agents(session, execution, _calls(work, engine=result.engine))
        ledger.record_grades(session, execution, result.rounds)
        ledger.record_release(session, execution, manifest=manifest, site=result.site)
        ledger.finish(session, execution, status=WorkflowState.COMPLETED, reason=manifest.stopped)
        audit_log.record(
            session,
            actor="build-website",
            action="release",
            subject=f"{manifest.project}/{manifest.release}",
            detail={"site_sha256": manifest.site_sha256, "accepted": manifest.accepted},
        )


def _calls(work: Sequence[Work], *, engine: str) -> Iterator[AgentCall]:
    """Yield the calls as the ledger counts them: the n-th of an agent for an item is attempt n."""
    asked: Counter[str] = Counter()
    for one in work:
        asked[one.label] += 1
        yield AgentCall.of(one, engine=engine, attempt=asked[one.label])
