"""Count how a while went for a tenant."""

from datetime import UTC, datetime, timedelta

from prefect import task
from prefect.cache_policies import NO_CACHE

from domain.figures import Figures


@task(
    name="count-figures",
    task_run_name="count figures of {tenant}",
    cache_policy=NO_CACHE,
    timeout_seconds=300,
    retries=2,
    retry_delay_seconds=1,
)
def count_figures(tenant: str, *, hours: int) -> Figures:
    """Return the numbers of a tenant's last hours.

    Args:
        tenant: Whose.
        hours: How far back.

    Raises:
        DatabaseUnavailable: There is no database, or it does not answer.
        TenantUnknown: There is no such tenant.
    """
    from blocks.database_home import DatabaseHome
    from blocks.figures import figures
    from blocks.tenants import tenant_id

    postgres = DatabaseHome().postgres()
    since = datetime.now(UTC) - timedelta(hours=hours)
    with postgres.session(tenant_id(postgres, tenant), read_only=True) as session:
        return figures(session, since=since)
