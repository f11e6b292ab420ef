"""Prove that the newest backup can be restored, and measure what a disaster would cost."""

import os
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import psycopg

from blocks._backup_folder import BackupManifest, BackupUnusable, chosen, read_manifest, verify
from blocks._cluster import counted, entries, heads, newest_commit, opened, schema_revision
from blocks._restoring import restore_at_point, resume
from blocks.backup_retention import reading
from blocks.database.erasing import erase_rows
from blocks.erasure_proofs import check_proof, proofs
from blocks.signing_key import SigningKey
from domain.audit import verify as audit_faults
from domain.erasure import ErasedRows
from domain.errors import DatabaseUnavailable
from domain.value import Value

NOT_OFFERED = (
    "No copy in another region: everything is where the backup folder is.",
    "No automatic failover: when the machine is lost, somebody restores, by hand.",
    "A backup on the same disk does not survive that disk: name a folder on another one.",
    "The file `password` of the server is not in a backup: keep it and `database/access.json` "
    "somewhere else, closed.",
)
_PREFIX = "atelier-throwaway-"
"""What is left of a killed process under this name is cleared with the next throwaway server."""


class DrillCheck(Value):
    """One thing that was looked at."""

    name: str
    passed: bool
    sentence: str


class DrillReport(Value):
    """What a rehearsed restore came to."""

    backup: str
    """Name of the backup, a UTC time."""
    manifest_sha256: str
    """Hash of the manifest; compare it with the one published when the backup was made."""
    at: datetime
    checks: tuple[DrillCheck, ...]
    recovery_point_s: float | None
    """Seconds from the newest commit that came back, or the backup's point if that is later, to the
    drill's start: at most this much would be lost. None when nothing was restored."""
    recovery_time_s: float | None
    """Seconds from the start of the restore to the first answer; None when there was none."""
    not_offered: tuple[str, ...] = NOT_OFFERED

    @property
    def passed(self) -> bool:
        """Whether every check passed, and there was something to check."""
        return bool(self.checks) and all(check.passed for check in self.checks)


def drill(folder: Path, *, password_file: Path) -> DrillReport:
    """Restore the newest backup and the archived log into a server that is gone afterwards.

    Args:
        folder: One backup, or the folder of several.
        password_file: The file `password` of the original.

    Raises:
        BackupUnusable: There is no backup in the folder.
    """
    at = datetime.now(UTC)
    backup = chosen(folder)
    manifest = read_manifest(backup)
    point: datetime | None = None
    taken_s: float | None = None
    with reading(backup):
        checks = [_files(backup, manifest)]
        if checks[0].passed:
            try:
                found, point, taken_s = _rehearsed(backup, manifest, password_file)
                checks += found
            except (BackupUnusable, DatabaseUnavailable, psycopg.Error) as error:
                checks.append(_check("restore", f"The backup cannot be restored: {error}"))
    return DrillReport(
        backup=manifest.name,
        manifest_sha256=manifest.sha256,
        at=at,
        checks=tuple(checks),
        recovery_point_s=max(0.0, (at - point).total_seconds()) if point else None,
        recovery_time_s=taken_s,
    )


def require_passed(report: DrillReport) -> DrillReport:
    """Return the report of a drill that passed.

    Raises:
        BackupUnusable: A check failed.
    """
    if failed := [check for check in report.checks if not check.passed]:
        raise BackupUnusable(
            f"The restore drill of the backup {report.backup!r} failed: {failed[0].sentence} "
            f"Make a new backup, and rehearse that one."
        )
    return report


def _rehearsed(
    backup: Path, manifest: BackupManifest, password_file: Path
) -> tuple[list[DrillCheck], datetime, float]:
    """Restore to the manifest's point, compare; go on to the end of the archive, compare again.

    Returns:
        The checks, the newest moment that came back, and how many seconds restoring took.
    """
    with tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-") as room:
        began = time.monotonic()
        server = restore_at_point(backup, Path(room), password_file=password_file)
        try:
            with opened(server.start()) as connection:
                taken_s = time.monotonic() - began
                checks = [_rows(connection, manifest), _heads(connection, manifest)]
            began = time.monotonic()
            with opened(resume(server, backup)) as connection:
                revision = _schema(connection, manifest)
                taken_s += time.monotonic() - began
                checks += [revision, _chains(connection, manifest)]
                newest = newest_commit(connection)
                checks.append(_erased(connection, backup.parent))
        finally:
            server.stop()
    point = max(newest, manifest.at) if newest else manifest.at
    return checks, point, round(taken_s, 2)


def _files(backup: Path, manifest: BackupManifest) -> DrillCheck:
    count, size = len(manifest.files), manifest.size_bytes / 1e6
    fine = f"All {count} files, {size:.1f} MB, are as they were written."
    return _check("files", *verify(backup), fine=fine)


def _rows(connection: psycopg.Connection, manifest: BackupManifest) -> DrillCheck:
    there = counted(connection)
    total, count = sum(there.values()), len(there)
    return _check(
        "rows",
        *(
            f"{table!r} has {_said(there.get(table))} at the backup's point, and had "
            f"{_said(manifest.rows.get(table))}."
            for table in sorted(there.keys() | manifest.rows.keys())
            if there.get(table) != manifest.rows.get(table)
        ),
        fine=f"All {total} rows of {count} tables are there at the backup's point.",
    )


def _heads(connection: psycopg.Connection, manifest: BackupManifest) -> DrillCheck:
    there = {tenant.tenant: tenant.head for tenant in heads(connection)}
    stated = {tenant.tenant: tenant.head for tenant in manifest.audit}
    return _check(
        "audit heads",
        *(
            f"The audit log of {tenant!r} does not end as the manifest says."
            for tenant in sorted(there.keys() | stated.keys())
            if there.get(tenant) != stated.get(tenant)
        ),
        fine=f"The audit logs of {len(there)} tenants end as the manifest says.",
    )


def _schema(connection: psycopg.Connection, manifest: BackupManifest) -> DrillCheck:
    revision, stated = schema_revision(connection), manifest.schema_revision
    faults = () if revision == stated else (f"The schema is {revision!r}, and was {stated!r}.",)
    return _check("schema", *faults, fine=f"The schema is {revision!r}, as it was.")


def _chains(connection: psycopg.Connection, manifest: BackupManifest) -> DrillCheck:
    logs = {tenant.tenant: entries(connection, tenant.tenant) for tenant in manifest.audit}
    return _check(
        "audit chains",
        *(
            f"{tenant.tenant}: {fault}"
            for tenant in manifest.audit
            for fault in audit_faults(logs[tenant.tenant], anchor=tenant.head)
        ),
        fine=f"All {sum(map(len, logs.values()))} audit entries are sealed to one another.",
    )


def _erased(connection: psycopg.Connection, folder: Path) -> DrillCheck:
    """Erase again, in the copy, the tenants that were erased after the backup was made."""
    key = SigningKey()
    known = [one.proof.tenant_id for one in proofs(folder) if not check_proof(one, key)]
    back = connection.execute(
        "SELECT id, slug FROM app.tenants WHERE id = ANY (%s) ORDER BY slug", (known,)
    ).fetchall()
    rows = [row for tenant_id, _ in back for row in _erased_rows(connection, tenant_id)]
    left = [f"Rows of an erased tenant stay in {row.table!r}." for row in rows if row.after]
    names = ", ".join(repr(slug) for _, slug in back)
    fine = f"None of the {len(known)} erased tenants is in it."
    if back:
        fine = (
            f"Erased tenants came back: {names}. Their {sum(row.before for row in rows)} rows were "
            f"erased again; after a real restore, `atelier db check` does it."
        )
    return _check("erased tenants", *left, fine=fine)


def _erased_rows(connection: psycopg.Connection, tenant_id: UUID) -> tuple[ErasedRows, ...]:
    with connection.transaction():
        return erase_rows(connection, tenant_id)


def _check(name: str, *faults: str, fine: str = "") -> DrillCheck:
    more = f" And {len(faults) - 1} more like it." if len(faults) > 1 else ""
    sentence = f"{faults[0]}{more}" if faults else fine
    return DrillCheck(name=name, passed=not faults, sentence=sentence)


def _said(count: int | None) -> str:
    return "no such table" if count is None else f"{count} rows"
