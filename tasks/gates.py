"""Quality gates: may this run be released, and do scores and costs drift."""

from uuid import UUID

from prefect import task
from prefect.cache_policies import NO_CACHE

from domain.gates import GateReport


@task(
    name="check-release",
    task_run_name="check release of {execution_id}",
    cache_policy=NO_CACHE,
    timeout_seconds=60,
    retries=2,
    retry_delay_seconds=1,
)
def check_release(execution_id: UUID, *, tenant: str, site_sha256: str | None = None) -> GateReport:
    """Measure in the database whether a run may be released, and store what the gate said.

    Args:
        execution_id: The run, as the database names it.
        tenant: Whose run it is.
        site_sha256: Hash of the site about to be released; None for that of the run's release.

    Raises:
        DatabaseUnavailable: There is no database, or it does not answer.
        LookupError: The tenant has no such run.
        TenantUnknown: There is no such tenant.
    """
    # 0.4 s of SQLAlchemy and psycopg, which a build without a database never needs.
    from blocks.database_home import DatabaseHome
    from blocks.quality_gates import check, keep
    from blocks.tenants import tenant_id

    postgres = DatabaseHome().postgres()
    with postgres.session(tenant_id(postgres, tenant)) as session:
        report = check(session, execution_id, site_sha256=site_sha256)
        keep(session, report)
    return report


@task(
    name="expect-release",
    task_run_name="expect release of {execution_id}",
    cache_policy=NO_CACHE,
    timeout_seconds=400,
    tags=["great-expectations"],
)
def expect_release(execution_id: UUID, *, tenant: str) -> GateReport:
    """Measure the same with Great Expectations, in a process of its own, and store what it said.

    Args:
        execution_id: The run, as the database names it.
        tenant: Whose run it is.

    Raises:
        DatabaseUnavailable: There is no database, or it does not answer.
        GateUnavailable: Great Expectations is not installed, or could not measure.
        LookupError: The tenant has no such run.
        TenantUnknown: There is no such tenant.
    """
    from blocks import release_expectations
    from blocks.database_home import DatabaseHome
    from blocks.quality_gates import check, keep
    from blocks.tenants import tenant_id

    postgres = DatabaseHome().postgres()
    owner = tenant_id(postgres, tenant)
    with postgres.session(owner, read_only=True) as session:
        check(session, execution_id)  # says that there is no such run, before seconds are spent
    report = release_expectations.check_release(postgres, owner, execution_id)
    with postgres.session(owner) as session:
        keep(session, report)
    return report


@task(
    name="measure-drift",
    task_run_name="measure drift of {tenant}",
    cache_policy=NO_CACHE,
    timeout_seconds=300,
    retries=2,
    retry_delay_seconds=1,
)
def measure_drift(tenant: str, *, days: int, renew: bool) -> GateReport:
    """Compare a tenant's scores and costs of some days with its baseline, and store both.

    Args:
        tenant: Whose runs.
        days: How many days back from now.
        renew: Take what is measured as the new baseline.

    Raises:
        DatabaseUnavailable: There is no database, or it does not answer.
        TenantUnknown: There is no such tenant.
    """
    from blocks.database_home import DatabaseHome
    from blocks.drift import watch
    from blocks.tenants import tenant_id

    postgres = DatabaseHome().postgres()
    with postgres.session(tenant_id(postgres, tenant)) as session:
        return watch(session, days=days, renew=renew)


@task(name="list-tenants", cache_policy=NO_CACHE, timeout_seconds=60)
def list_tenants(tenant: str | None) -> tuple[str, ...]:
    """Return the slug of the tenant that is asked for, or those of all.

    Raises:
        DatabaseUnavailable: There is no database, or it does not answer.
    """
    from blocks.database_home import DatabaseHome

    return (tenant,) if tenant else tuple(DatabaseHome().tenants())
