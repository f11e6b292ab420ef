"""A backup brings everything back, to the second, and says when it would not."""

import os
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import psutil
import psycopg
import pytest
from sqlalchemy import make_url

from blocks._backup_folder import archive_command, restore_command
from blocks.audit_log import check_audit_logs, record
from blocks.backup import BackupManifest, BackupUnusable, archive, backup, restore, verify
from blocks.database.setup import Credentials
from blocks.database_home import Access, DatabaseHome
from blocks.home import Home
from blocks.restore_drill import drill
from blocks.tenants import ensure_tenant
from domain.errors import DatabaseUnavailable

pytestmark = pytest.mark.long


@dataclass(frozen=True)
class Kept:
    """A running database and the folder its backup and its log are in."""

    home: DatabaseHome
    folder: Path
    manifest: BackupManifest

    @property
    def backup(self) -> Path:
        return self.folder / self.manifest.name

    @property
    def password_file(self) -> Path:
        return self.home.embedded.folder / "password"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    folder = tmp_path_factory.mktemp("it's 100%")
    home = DatabaseHome(home=Home(folder=tmp_path_factory.mktemp("home")))
    home.init()
    tenant = tenant_with(home, "busy", entries=3)
    archive(home, folder)
    with someone_writing(home, tenant):
        manifest = backup(home, folder)
    try:
        yield Kept(home, folder, manifest)
    finally:
        home.embedded.stop()


def tenant_with(home: DatabaseHome, slug: str, *, entries: int) -> UUID:
    tenant = ensure_tenant(home.postgres(), slug)
    for number in range(entries):
        write(home, tenant, str(number))
    return tenant


def write(home: DatabaseHome, tenant: UUID, subject: str) -> None:
    with home.postgres().session(tenant) as session:
        record(session, actor="a", action="b", subject=subject, detail={})


@contextmanager
def someone_writing(home: DatabaseHome, tenant: UUID) -> Generator[None]:
    """Write without a pause until the block ends."""
    is_over = threading.Event()

    def work() -> None:
        while not is_over.is_set():
            write(home, tenant, "meanwhile")

    writer = threading.Thread(target=work)
    writer.start()
    try:
        yield
    finally:
        is_over.set()
        writer.join()


@contextmanager
def administrator(url: str) -> Generator[psycopg.Connection]:
    address = make_url(url).set(drivername="postgresql", database="atelier")
    dsn = address.render_as_string(hide_password=False)
    with psycopg.connect(dsn, autocommit=True) as connection:
        yield connection


def subjects(url: str, slug: str) -> int:
    query = (
        "SELECT count(*) FROM app.audit_log AS l JOIN app.tenants AS t ON t.id = l.tenant_id "
        "WHERE t.slug = %s"
    )
    with administrator(url) as connection:
        row = connection.execute(query, (slug,)).fetchone()
    return row[0] if row else -1


def archived(home: DatabaseHome, folder: Path) -> None:
    """Wait until everything committed so far is in the archive."""
    with administrator(home.embedded.start()) as admin:
        row = admin.execute("SELECT pg_walfile_name(pg_switch_wal())").fetchone()
    end = time.monotonic() + 20
    while not list(folder.glob(f"wal/*/{row[0] if row else ''}.gz")):
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_destroyed_database_comes_back_whole(tmp_path: Path) -> None:
    home = DatabaseHome(home=Home(folder=tmp_path / "home"))
    home.init()
    tenant = tenant_with(home, "rye", entries=3)
    archive(home, tmp_path / "kept")
    backup(home, tmp_path / "kept")
    write(home, tenant, "after the backup")
    archived(home, tmp_path / "kept")
    password = shutil.copy(home.embedded.folder / "password", tmp_path)
    server = psutil.Process(home.embedded.status().pid)
    for process in (server, *server.children()):
        process.kill()
    home.embedded.stop()
    shutil.rmtree(home.embedded.folder)

    try:
        restore(tmp_path / "kept", home.embedded.folder, password_file=Path(password))
        checked = check_audit_logs(home, slug=None)
        assert (checked.tenants, checked.entries, checked.problems) == (1, 4, ())
        write(home, tenant, "life goes on")
        with administrator(home.embedded.start()) as admin:
            row = admin.execute("SHOW archive_command").fetchone()
        assert row == ("true",), "a restored server archives nowhere until it is told to"
        home.embedded.stop()
        assert subjects(home.embedded.start(), "rye") == 5
    finally:
        home.embedded.stop()


def test_a_deletion_is_undone_by_restoring_to_the_time_before(kept: Kept, tmp_path: Path) -> None:
    tenant_with(kept.home, "deleted", entries=4)
    before = datetime.now(UTC)
    with administrator(kept.home.embedded.start()) as admin:
        admin.execute("DELETE FROM app.audit_log AS l USING app.tenants AS t "
                      "WHERE t.id = l.tenant_id AND t.slug = 'deleted'")  # fmt: skip
    archived(kept.home, kept.folder)
    assert subjects(kept.home.embedded.start(), "deleted") == 0
    server = restore(
        kept.folder, tmp_path / "was", password_file=kept.password_file, to_time=before
    )
    try:
        assert subjects(server.start(), "deleted") == 4
    finally:
        server.stop()


def test_a_drill_proves_a_backup_that_was_taken_while_people_wrote(kept: Kept) -> None:
    rows, entries = sum(kept.manifest.rows.values()), kept.manifest.rows["app.audit_log"]
    assert entries > 3
    report = drill(kept.folder, password_file=kept.password_file)
    said = {check.name: check.sentence for check in report.checks}
    assert report.passed
    assert said["rows"] == f"All {rows} rows of 24 tables are there at the backup's point."
    assert said["audit heads"] == "The audit logs of 1 tenants end as the manifest says."
    assert said["schema"] == f"The schema is {kept.manifest.schema_revision!r}, as it was."
    assert said["audit chains"].endswith(" audit entries are sealed to one another.")
    assert int(said["audit chains"].split()[1]) > entries, "the archive goes on after the point"
    assert report.recovery_time_s
    assert report.recovery_point_s is not None
    now = datetime.now(UTC)
    assert report.recovery_point_s < (now - kept.manifest.at).total_seconds()
    assert report.manifest_sha256 == kept.manifest.sha256
    assert "A backup on the same disk does not survive that disk" in " ".join(report.not_offered)


def test_a_drill_fails_when_head_or_rows_are_not_those_of_the_manifest(
    kept: Kept, tmp_path: Path
) -> None:
    copy = tmp_path / kept.manifest.name
    shutil.copytree(kept.backup, copy)
    (head,) = kept.manifest.audit
    forged = head.model_copy(update={"head": head.head.model_copy(update={"sha256": "a" * 64})})
    rows = {**kept.manifest.rows, "app.users": 7}
    stated = kept.manifest.model_copy(update={"audit": (forged,), "rows": rows})
    (copy / "manifest.json").write_text(stated.model_dump_json())
    report = drill(tmp_path, password_file=kept.password_file)
    assert not report.passed
    assert [check.sentence for check in report.checks if not check.passed] == [
        "'app.users' has 0 rows at the backup's point, and had 7 rows.",
        "The audit log of 'busy' does not end as the manifest says.",
        f"busy: Entry {head.head.seq} is another than the one that was anchored.",
    ]


def test_a_flipped_byte_is_found_and_not_restored(kept: Kept, tmp_path: Path) -> None:
    assert verify(kept.folder) == ()
    copy = tmp_path / "copy"
    shutil.copytree(kept.backup, copy)
    base = copy / "base.tar.gz"
    with base.open("r+b") as file:
        file.seek(base.stat().st_size // 2)
        byte = file.read(1)[0]
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte ^ 1]))
    (copy / "pg_wal.tar.gz").unlink()
    (copy / "extra").touch()
    changed = (
        "'base.tar.gz' of the backup 'copy' was changed: its hash is not the one it had when it "
        "was written."
    )
    assert verify(copy) == (
        changed,
        "'extra' of the backup 'copy' is not in its manifest.",
        "'pg_wal.tar.gz' of the backup 'copy' is missing.",
    )
    with pytest.raises(BackupUnusable) as refused:
        restore(copy, tmp_path / "new", password_file=kept.password_file)
    assert str(refused.value) == f"{changed} Restore another backup; this one was not touched."
    report = drill(copy, password_file=kept.password_file)
    assert [check.passed for check in report.checks] == [False]
    assert report.recovery_time_s is None


def test_nothing_is_restored_over_anything(kept: Kept, tmp_path: Path) -> None:
    (tmp_path / "there").touch()
    with pytest.raises(BackupUnusable) as refused:
        restore(kept.folder, tmp_path, password_file=kept.password_file)
    assert str(refused.value) == (
        f"{str(tmp_path)!r} is not empty, and nothing is restored over anything. Name an empty "
        f"folder, or one that is not there yet."
    )
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_a_time_nobody_has_a_log_of_is_refused_and_leaves_nothing(
    kept: Kept, tmp_path: Path
) -> None:
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    with pytest.raises(DatabaseUnavailable, match="before configured recovery target was reached"):
        restore(kept.folder, tmp_path, password_file=kept.password_file, to_time=tomorrow)
    assert list(tmp_path.iterdir()) == []


def test_a_time_needs_a_zone_and_a_backup_from_before_it(kept: Kept, tmp_path: Path) -> None:
    early = kept.manifest.at - timedelta(hours=1)
    with pytest.raises(BackupUnusable) as refused:
        restore(kept.folder, tmp_path, password_file=kept.password_file, to_time=early)
    assert str(refused.value) == (
        f"There is no backup from before {early.isoformat()} in {str(kept.folder)!r}, which holds "
        f"1. Make one with `atelier db backup`, or name another folder."
    )
    bare = early.replace(tzinfo=None)
    with pytest.raises(BackupUnusable, match="has no time zone, so nobody knows when it was"):
        restore(kept.folder, tmp_path, password_file=kept.password_file, to_time=bare)


def test_a_backup_holds_no_password_and_says_which_file_is_needed(
    kept: Kept, tmp_path: Path
) -> None:
    password = kept.password_file.read_text()
    files = [path for path in kept.backup.rglob("*") if path.is_file()]
    assert not any(password.encode() in path.read_bytes() for path in files)
    assert {path.stat().st_mode & 0o077 for path in (kept.backup, *kept.backup.iterdir())} == {0}
    with pytest.raises(BackupUnusable) as refused:
        restore(kept.folder, tmp_path / "new", password_file=tmp_path / "lost")
    assert str(refused.value) == (
        f"The passwords of the original are needed, and {str(tmp_path / 'lost')!r} cannot be read. "
        f"Give its file `password`, which is never part of a backup."
    )


def test_a_backup_that_fails_leaves_nothing(kept: Kept) -> None:
    closed = kept.home.embedded.folder / "data" / "closed"
    closed.touch(mode=0)
    with pytest.raises(BackupUnusable) as failed:
        backup(kept.home, kept.folder)
    closed.unlink()
    assert str(failed.value).startswith(
        f"PostgreSQL in {str(kept.home.embedded.folder)!r} cannot be copied: "
    )
    # What comes between is pg_basebackup's own: it does not always hear the server's reason.
    assert str(failed.value).endswith(". Nothing was kept; mend that, and back up again.")
    names = {path.name for path in kept.folder.iterdir()}
    assert names == {".lock", "wal", kept.manifest.name}


def test_archiving_to_the_same_folder_again_changes_nothing(kept: Kept) -> None:
    query = "SELECT pg_conf_load_time(), failed_count FROM pg_stat_archiver"
    with administrator(kept.home.embedded.start()) as admin:
        before = admin.execute(query).fetchone()
        room = archive(kept.home, kept.folder)
        assert room == kept.folder / "wal" / kept.manifest.system_identifier
        assert admin.execute(query).fetchone() == before
    assert before
    assert before[1] == 0


def test_somebody_elses_server_is_their_providers_job(tmp_path: Path) -> None:
    home = DatabaseHome(home=Home(folder=tmp_path))
    access = Access(credentials=Credentials.new(), server="postgresql+psycopg://db.example")
    (home.home.room("database") / "access.json").write_text(access.model_dump_json())
    for work in (backup, archive):
        with pytest.raises(BackupUnusable) as refused:
            work(home, tmp_path / "kept")
        assert str(refused.value) == (
            "The database at 'postgresql+psycopg://db.example' is run by somebody else, and base "
            "backups of it are that provider's job. Switch on point-in-time recovery there, and "
            "rehearse restoring it."
        )


def test_a_segment_is_kept_once_and_never_replaced_by_another(tmp_path: Path) -> None:
    room, segment, back = tmp_path / "it's 100%p $(x)", tmp_path / "segment", tmp_path / "back"
    room.mkdir()

    def run(command: str, place: Path) -> int:
        """Run a command as PostgreSQL does, which knows these three."""
        meant = {"%p": place.name, "%f": "0001", "%%": "%"}
        spelled = re.sub("%[pf%]", lambda found: meant[found[0]], command)
        return subprocess.run(["sh", "-c", spelled], cwd=tmp_path, check=False).returncode

    assert run(restore_command(room), back) != 0
    assert not back.exists()
    segment.write_bytes(b"first")
    assert run(archive_command(room), segment) == 0
    assert run(archive_command(room), segment) == 0
    segment.write_bytes(b"another")
    assert run(archive_command(room), segment) != 0
    assert run(restore_command(room), back) == 0
    assert back.read_bytes() == b"first"
    assert [path.name for path in room.iterdir()] == ["0001.gz"]
