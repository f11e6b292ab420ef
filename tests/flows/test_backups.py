"""Operators back up and rehearse from the dashboard, and read there what came of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect import get_client
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey

from blocks.audit_log import record
from blocks.backup import BackupUnusable
from blocks.database_home import DatabaseHome
from blocks.tenants import ensure_tenant
from flows.backups import backup_database, restore_drill

pytestmark = pytest.mark.long


@pytest.fixture
def database(home: Path) -> Iterator[DatabaseHome]:
    made = DatabaseHome()
    postgres = made.init()
    with postgres.session(ensure_tenant(postgres, "rye")) as session:
        record(session, actor="a", action="b", subject="c", detail={})
    yield made
    made.embedded.stop()


def artifact(key: str) -> str:
    """Return what the newest artifact of this key says."""
    with get_client(sync_client=True) as client:
        found = client.read_artifacts(
            artifact_filter=ArtifactFilter(key=ArtifactFilterKey(any_=[key]))
        )
    return str(max(found, key=lambda one: str(one.created)).data)


def test_a_backup_is_made_and_its_restore_rehearsed(database: DatabaseHome, tmp_path: Path) -> None:
    folder = str(tmp_path / "kept")
    manifest = backup_database(folder)
    table = artifact("database-backup")
    assert all(file.sha256 in table for file in manifest.files)
    assert manifest.audit[0].head.sha256 in table

    report = restore_drill(folder)
    said = artifact("restore-drill")
    assert said.startswith(
        f"# Restore drill passed\n\nBackup {manifest.name}, manifest `{manifest.sha256}`.\n"
    )
    assert "- ✓ audit chains: All 1 audit entries are sealed to one another.\n" in said
    assert (
        f"- Recovery time: {report.recovery_time_s:.1f} s, from files to the first answer." in said
    )
    assert "at most this much would be lost" in said
    assert "- No automatic failover: when the machine is lost, somebody restores, by hand." in said

    (tmp_path / "kept" / manifest.name / "pg_wal.tar.gz").unlink()
    with pytest.raises(BackupUnusable) as failed:
        restore_drill(folder)
    fault = f"'pg_wal.tar.gz' of the backup {manifest.name!r} is missing."
    assert str(failed.value) == (
        f"The restore drill of the backup {manifest.name!r} failed: {fault} Make a new backup, and "
        f"rehearse that one."
    )
    said = artifact("restore-drill")
    assert said.startswith("# Restore drill FAILED\n")
    assert f"- ✗ files: {fault}\n" in said
    assert "- Recovery time: not measured, as nothing was restored.\n" in said
