"""Runs that only try something: their costs are written down, but nobody is told of a release."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.utilities.asyncutils import run_sync_in_worker_thread

from blocks._home_folder import has_database
from blocks.kept_briefs import KeptBriefs
from domain.brief import Brief
from domain.costs import Spent
from domain.errors import BriefInvalid
from domain.ledger import AgentCall, Ended
from domain.release import Manifest
from domain.tenancy import Permission


@task(name="find-brief", timeout_seconds=60, cache_policy=NO_CACHE, persist_result=False)
def find_brief(release: str, *, manifest: Manifest, tenant: str) -> Brief:
    """Return the brief a release was made from: the one kept here, or the one in the database.

    Args:
        release: Folder of the release, for the sentence that says what is missing.
        manifest: What the release says of itself.
        tenant: Whose release it is.

    Raises:
        BriefInvalid: The brief is not there any more.
    """
    try:
        found = KeptBriefs(tenant=tenant).get(manifest.brief_sha256)
    except FileNotFoundError:
        stored = _stored(manifest.brief_sha256, tenant=tenant) if has_database() else None
        if stored is None:
            raise BriefInvalid(
                source=release,
                problem=f"Its brief is not kept for tenant {tenant!r} any more, so nothing can be made "
                f"from it again.",
                remedy=f"Build from {manifest.brief_source!r} itself.",
            ) from None
        found = stored
    return found.model_copy(update={"project": manifest.project})


@task(name="open-trial", task_run_name="open trial of {project}", cache_policy=NO_CACHE)
async def open_trial(project: str, *, flow: str, tenant: str, run: UUID, user: str | None) -> UUID:
    """Write down that something is tried, and return the run's id in the database.

    Args:
        project: Name of the project; made if the tenant has none of this name.
        flow: Name of the flow.
        tenant: Whose run it is; a tenant nobody knows yet is made, unless a person asks.
        run: Id of the run in Prefect.
        user: E-mail address of the person it is for; None for the operator.

    Raises:
        DatabaseUnavailable: The database does not answer.
        NotAllowed: The person may not start runs.
    """

    def opened() -> UUID:
        from blocks.actors import acting, require_user
        from blocks.database_home import DatabaseHome
        from blocks.ledger import open_execution, start
        from blocks.tenants import ensure_tenant, tenant_id

        postgres = DatabaseHome().postgres()
        owner = tenant_id(postgres, tenant) if user else ensure_tenant(postgres, tenant)
        with acting(postgres, owner, user) as session:
            require_user(session, user, Permission.RUN_START)
            made = open_execution(
                session,
                project=project,
                flow=flow,
                idempotency_key=str(run),
                prefect_flow_run_id=run,
            )
            start(session, made)
        return made

    return await run_sync_in_worker_thread(opened)


@task(name="close-trial", cache_policy=NO_CACHE, persist_result=False)
async def close_trial(
    execution_id: UUID, *, tenant: str, calls: Sequence[AgentCall], status: Ended, reason: str
) -> None:
    """Write down what a trial's calls came to, and how it ended.

    Args:
        execution_id: The run, as the database names it.
        tenant: Whose run it is.
        calls: Every call of an agent in it.
        status: How it ended.
        reason: Why.

    Raises:
        DatabaseUnavailable: The database does not answer.
    """

    def closed() -> None:
        from blocks.database_home import DatabaseHome
        from blocks.ledger import finish, record_agents
        from blocks.tenants import tenant_id

        postgres = DatabaseHome().postgres()
        with postgres.session(tenant_id(postgres, tenant)) as session:
            record_agents(session, execution_id, calls)
            finish(session, execution_id, status=status, reason=reason)

    await run_sync_in_worker_thread(closed)


@task(name="cost-of-work", cache_policy=NO_CACHE, persist_result=False)
async def cost_of_work(content_keys: Sequence[str], *, tenant: str) -> Spent:
    """Return what models were paid for pieces of agents' work, whenever that was.

    Args:
        content_keys: Content addresses of the pieces.
        tenant: Whose they are.

    Raises:
        DatabaseUnavailable: The database does not answer.
    """

    def asked() -> Spent:
        from blocks.costs import of_work
        from blocks.database_home import DatabaseHome
        from blocks.tenants import tenant_id

        postgres = DatabaseHome().postgres()
        with postgres.session(tenant_id(postgres, tenant), read_only=True) as session:
            return of_work(session, content_keys)

    if not has_database():
        return Spent(whose="", cost_usd=Decimal(0))
    return await run_sync_in_worker_thread(asked)


def _stored(sha256: str, *, tenant: str) -> Brief | None:
    from blocks.database_home import DatabaseHome
    from blocks.stored_briefs import of_content
    from blocks.tenants import tenant_id

    postgres = DatabaseHome().postgres()
    with postgres.session(tenant_id(postgres, tenant), read_only=True) as session:
        return of_content(session, sha256)
