"""Hand a tenant's data out as one archive, and erase a tenant with proof."""

from pathlib import Path

from prefect import flow
from prefect.artifacts import create_markdown_artifact

from domain.erasure import SignedErasure
from domain.erasure_report import erasure_markdown
from domain.tenancy import confirm_erasure
from domain.tenant_archive import ArchiveManifest, archive_markdown
from flows import _forms as form
from tasks.tenants import erase_rows_and_files, write_archive


@flow(name="export-tenant", flow_run_name="export {tenant}", persist_result=False)
def export_tenant(
    tenant: form.Tenant, out: form.Archive, user: form.Person = None
) -> ArchiveManifest:
    """Write everything the database keeps of a tenant into one ZIP file.

    Args:
        tenant: Slug of the tenant.
        out: The file on the machine that runs this, such as `rye.zip`; it must not be there yet.
        user: E-mail address of the person of the tenant who wants it, an owner; empty for the operator.

    Returns:
        The archive's manifest: rows of each table, and size and hash of every file in it.

    Raises:
        TenantUnknown: There is no active tenant of this name.
        UserUnknown: The tenant has nobody with the address.
        NotAllowed: The person is no owner.
        FileExistsError: There is a file of this name.
        DatabaseUnavailable: There is no database, or it does not answer.
    """
    manifest = write_archive(tenant, out=out, user=user)
    create_markdown_artifact(archive_markdown(manifest), key="tenant-export")
    return manifest


@flow(name="erase-tenant", flow_run_name="erase {tenant}", persist_result=False)
def erase_tenant(
    tenant: form.Tenant,
    confirm: form.Confirm,
    out: form.Proof,
    releases: form.Releases = None,
    backups: form.NoBackups = None,
    user: form.Person = None,
) -> SignedErasure:
    """Erase a tenant for good: rows, results, uploads, files and releases. Nothing brings it back.

    Args:
        tenant: Slug of the tenant.
        confirm: The slug once more, typed again.
        out: File for the signed proof on the machine that runs this, such as `rye-erased.json`.
        releases: Folders its releases were written to, such as `out`.
        backups: Folder of backups. They are not touched; the proof says until when they hold the data.
        user: E-mail address of the person of the tenant who wants it, an owner; empty for the operator.

    Returns:
        The proof: rows and files before and after, and what remains where, until when.

    Raises:
        TenantUnknown: There is no such tenant, and none was erased.
        UserUnknown: The tenant has nobody with the address.
        NotAllowed: The confirmation is another slug, or the person is no owner.
        DatabaseUnavailable: There is no database, it does not answer, or the tenant is at work.
    """
    confirm_erasure(tenant, confirm)
    signed = erase_rows_and_files(tenant, releases=releases or [], backups=backups, user=user)
    Path(out).write_text(signed.model_dump_json(indent=1) + "\n", encoding="utf-8")
    create_markdown_artifact(erasure_markdown(signed), key="tenant-erasure")
    return signed
