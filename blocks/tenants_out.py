"""Hand a tenant's data out to whoever may have them, and say so in the tenant's audit log."""

from pathlib import Path

from blocks.actors import require_user
from blocks.audit_log import record
from blocks.database_home import DatabaseHome
from blocks.tenant_archive import export
from blocks.tenants import tenant_id
from domain.tenancy import Permission
from domain.tenant_archive import ArchiveManifest


def hand_out(
    home: DatabaseHome, slug: str, target: Path, *, user: str | None = None
) -> ArchiveManifest:
    """Write the archive of a tenant for somebody who may have it, and record that.

    Args:
        home: The database and its home folder.
        slug: Name of the tenant.
        target: The file; it must not be there yet.
        user: E-mail address of the person of the tenant who wants it; None for the operator.

    Raises:
        TenantUnknown: There is no active tenant of this name.
        UserUnknown: The tenant has nobody with the address.
        NotAllowed: The person is no owner.
        FileExistsError: There is a file of this name.
        DatabaseUnavailable: There is no database, or it does not answer.
    """
    postgres = home.postgres()
    owner = tenant_id(postgres, slug)
    with postgres.session(owner) as session:
        by = require_user(session, user, Permission.TENANT_EXPORT)
    manifest = export(postgres, owner, target, made_for=by, home=home.home)
    with postgres.session(owner) as session:
        detail = {"manifest_sha256": manifest.sha256, "rows": sum(manifest.rows.values())}
        record(session, actor=by, action="tenant.export", subject=slug, detail=detail)
    return manifest
