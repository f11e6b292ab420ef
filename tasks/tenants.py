"""Hand a tenant's data out, and erase a tenant."""

from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from domain.erasure import SignedErasure
from domain.tenant_archive import ArchiveManifest

# The imports inside are 0.4 s of SQLAlchemy and psycopg, which flows without a database never need.


@task(
    name="write-archive",
    task_run_name="write archive of {tenant}",
    cache_policy=NO_CACHE,
    timeout_seconds=7200,
)
def write_archive(tenant: str, *, out: str, user: str | None) -> ArchiveManifest:
    """Write all data of a tenant into a ZIP file, whole or not at all, and say so in its audit log.

    Args:
        tenant: Slug of the tenant.
        out: The file on the machine that runs this; it must not be there yet.
        user: E-mail address of the person of the tenant who wants it; None for the operator.

    Raises:
        TenantUnknown: There is no active tenant of this name.
        UserUnknown: The tenant has nobody with the address.
        NotAllowed: The person is no owner.
        FileExistsError: There is a file of this name.
        DatabaseUnavailable: There is no database, or it does not answer.
    """
    from blocks.database_home import DatabaseHome
    from blocks.tenants_out import hand_out

    return hand_out(DatabaseHome(), tenant, Path(out), user=user)


@task(
    name="erase-rows-and-files",
    task_run_name="erase {tenant}",
    cache_policy=NO_CACHE,
    timeout_seconds=7200,
)
def erase_rows_and_files(
    tenant: str, *, releases: list[str], backups: str | None, user: str | None
) -> SignedErasure:
    """Erase a tenant and return the signed proof; doing it again after a failure finishes it.

    Args:
        tenant: Slug of the tenant.
        releases: Folders its releases were written to.
        backups: Folder of backups, which are not touched; the proof says until when they hold the data.
        user: E-mail address of the person of the tenant who wants it; None for the operator.

    Raises:
        TenantUnknown: There is no such tenant, and none was erased.
        UserUnknown: The tenant has nobody with the address.
        NotAllowed: The person is no owner.
        DatabaseUnavailable: There is no database, it does not answer, or the tenant is at work.
    """
    from blocks.blob_bucket import blob_bucket
    from blocks.database_home import DatabaseHome
    from blocks.erasure import Elsewhere, erase
    from blocks.result_places import result_bucket, result_places

    elsewhere = Elsewhere(
        releases=tuple(map(Path, releases)),
        results=result_places(),
        blob_bucket=blob_bucket(),
        result_bucket=result_bucket(),
        backups=Path(backups) if backups else None,
    )
    return erase(DatabaseHome(), tenant, user=user, elsewhere=elsewhere)
