"""Old backups go when their time is over; never the last good one, and never under a reader."""

import hashlib
import io
import tarfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from blocks._backup_blobs import keep_blobs, put_back_blobs
from blocks._backup_folder import BackupFile, BackupManifest, BackupUnusable, describe, verify
from blocks.backup_retention import Pruned, prune, reading
from domain.value import digest

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
KEEP = timedelta(days=30)
SERVER = "7312"
BODY = b"photograph"


def name(number: int, timeline: int = 1) -> str:
    return f"{timeline:08X}{0:08X}{number:08X}"


def backed_up(
    folder: Path,
    *,
    days_ago: float,
    first: int,
    keep: timedelta | None = KEEP,
    blobs: tuple[BackupFile, ...] = (),
    server: str = SERVER,
) -> Path:
    """Write what a backup leaves: its first segment is number `first`."""
    at = NOW - timedelta(days=days_ago)
    path = folder / f"{at:%Y%m%dT%H%M%S.%fZ}"
    path.mkdir(parents=True)
    (path / "base.tar.gz").write_bytes(b"base")
    with tarfile.open(path / "pg_wal.tar.gz", "w:gz") as tar:
        for number in (first, first + 1):
            tar.addfile(tarfile.TarInfo(name(number)), io.BytesIO())
    manifest = BackupManifest(
        name=path.name,
        at=at,
        point="p",
        server_version="18.4",
        system_identifier=server,
        schema_revision="0002",
        files=describe(path),
        rows={},
        audit=(),
        expires_at=at + keep if keep else None,
        blobs=blobs,
    )
    (path / "manifest.json").write_text(manifest.model_dump_json())
    return path


def archived(folder: Path, *numbers: int, server: str = SERVER) -> Path:
    room = folder / "wal" / server
    room.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (room / f"{name(number)}.gz").write_bytes(b"segment")
    return room


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def test_what_has_expired_goes_with_the_log_no_kept_backup_needs(tmp_path: Path) -> None:
    old = backed_up(tmp_path, days_ago=31, first=10)
    young = [backed_up(tmp_path, days_ago=day, first=20 - day) for day in (2, 1)]
    room = archived(tmp_path, 10, 17, 18, 19)
    for kept in (f"{name(17)}.00000028.backup.gz", "00000002.history.gz"):
        (room / kept).write_bytes(b"")
    assert prune(tmp_path, keep=KEEP, now=NOW) == Pruned(backups=(old.name,), segments=3)
    assert names(tmp_path) == sorted([*(path.name for path in young), "wal"])
    assert names(room) == [f"{name(18)}.gz", f"{name(19)}.gz", "00000002.history.gz"]


def test_segments_are_compared_across_timelines(tmp_path: Path) -> None:
    backed_up(tmp_path, days_ago=31, first=10)
    backed_up(tmp_path, days_ago=1, first=18)
    room = archived(tmp_path)
    for number in (17, 18):
        (room / f"{name(number, timeline=2)}.gz").write_bytes(b"")
    assert prune(tmp_path, keep=KEEP, now=NOW).segments == 1
    assert names(room) == [f"{name(18, timeline=2)}.gz"]


def test_the_date_in_the_manifest_counts_and_not_what_is_wanted_today(tmp_path: Path) -> None:
    backed_up(tmp_path, days_ago=10, first=1)
    backed_up(tmp_path, days_ago=1, first=2)
    assert prune(tmp_path, keep=timedelta(hours=1), now=NOW) == Pruned()
    undated = backed_up(tmp_path, days_ago=9, first=1, keep=None)
    assert prune(tmp_path, keep=KEEP, now=NOW) == Pruned()
    assert prune(tmp_path, keep=timedelta(days=8), now=NOW).backups == (undated.name,)


def test_the_last_good_one_stays_however_old_it_is(tmp_path: Path) -> None:
    good = backed_up(tmp_path, days_ago=90, first=1)
    older = backed_up(tmp_path, days_ago=91, first=1)
    for day in (60, 1):
        damaged = backed_up(tmp_path, days_ago=day, first=3)
        (damaged / "base.tar.gz").write_bytes(b"rot")
    room = archived(tmp_path, 1, 2)
    pruned = prune(tmp_path, keep=KEEP, now=NOW)
    assert older.name in pruned.backups
    assert good.name not in pruned.backups
    assert verify(good) == ()
    assert names(room) == [f"{name(1)}.gz", f"{name(2)}.gz"]


def test_nothing_goes_when_none_can_be_restored(tmp_path: Path) -> None:
    for day in (90, 60):
        damaged = backed_up(tmp_path, days_ago=day, first=3)
        (damaged / "base.tar.gz").write_bytes(b"rot")
    before = names(tmp_path)
    pruned = prune(tmp_path, keep=KEEP, now=NOW)
    assert str(pruned) == (
        "No old backup was removed: none of them can be restored. Make a new backup, and see why."
    )
    assert names(tmp_path) == before


def test_nothing_goes_while_somebody_restores(tmp_path: Path) -> None:
    old = backed_up(tmp_path, days_ago=31, first=1)
    backed_up(tmp_path, days_ago=1, first=2)
    with reading(old):
        pruned = prune(tmp_path, keep=KEEP, now=NOW)
        assert str(pruned) == (
            "No old backup was removed: somebody restores from this folder. The next backup does it."
        )
        assert old.is_dir()
    assert str(prune(tmp_path, keep=KEEP, now=NOW)) == (
        "Removed: 1 backups whose time is over, 0 files of the log, 0 large files."
    )
    assert not old.exists()


def test_the_log_of_a_server_without_backups_yet_stays(tmp_path: Path) -> None:
    backed_up(tmp_path, days_ago=31, first=5)
    backed_up(tmp_path, days_ago=1, first=6)
    other = archived(tmp_path, 1, server="99")
    assert prune(tmp_path, keep=KEEP, now=NOW).segments == 0
    assert names(other) == [f"{name(1)}.gz"]


def large(home: Path, body: bytes, tenant: str = "t") -> Path:
    path = home / "blobs" / tenant / digest_of(body)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    return path


def digest_of(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def test_a_large_file_is_kept_once_and_goes_with_the_last_backup_that_names_it(
    tmp_path: Path,
) -> None:
    home, folder = tmp_path / "home", tmp_path / "kept"
    first = large(home, BODY)
    both, damaged = keep_blobs(home / "blobs", folder)
    assert damaged == ()
    backed_up(folder, days_ago=31, first=1, blobs=both)
    first.unlink()
    large(home, b"another")
    later, _ = keep_blobs(home / "blobs", folder)
    newest = backed_up(folder, days_ago=1, first=2, blobs=later)
    assert len(list(folder.glob("blobs/t/*"))) == 2
    assert prune(folder, keep=KEEP, now=NOW).blobs == 1
    assert [path.read_bytes() for path in folder.glob("blobs/t/*")] == [b"another"]
    assert verify(newest) == ()


def test_a_damaged_large_file_is_named_and_not_kept(tmp_path: Path) -> None:
    path = large(tmp_path / "home", BODY)
    path.write_bytes(b"rot")
    kept, damaged = keep_blobs(tmp_path / "home" / "blobs", tmp_path / "kept")
    assert kept == ()
    assert damaged == (f"The file 'blobs/t/{path.name}' is damaged, so it is not in the backup.",)


def test_large_files_are_put_back_and_none_is_replaced(tmp_path: Path) -> None:
    home, folder, back = tmp_path / "home", tmp_path / "kept", tmp_path / "back"
    for body in (BODY, b"another"):
        large(home, body)
    kept, _ = keep_blobs(home / "blobs", folder)
    there = large(back, BODY)
    there.write_bytes(b"newer")
    assert put_back_blobs(folder, kept, back / "blobs") == 1
    assert there.read_bytes() == b"newer"
    assert (back / "blobs" / "t" / digest_of(b"another")).read_bytes() == b"another"


def test_a_missing_large_file_is_a_fault_of_the_backup(tmp_path: Path) -> None:
    path = large(tmp_path / "home", BODY)
    kept, _ = keep_blobs(tmp_path / "home" / "blobs", tmp_path)
    backup = backed_up(tmp_path, days_ago=1, first=1, blobs=kept)
    (tmp_path / "blobs" / "t" / path.name).unlink()
    assert verify(backup) == (f"'blobs/t/{path.name}' of the backup {backup.name!r} is missing.",)


def test_the_hash_of_a_manifest_from_before_is_still_the_same(tmp_path: Path) -> None:
    path = backed_up(tmp_path, days_ago=1, first=1, keep=None) / "manifest.json"
    manifest = BackupManifest.model_validate_json(path.read_bytes())
    before = manifest.model_dump(mode="json", exclude={"expires_at", "blobs", "outside"})
    assert manifest.sha256 == digest(before)
    assert manifest.model_copy(update={"expires_at": NOW}).sha256 != manifest.sha256


def test_a_backup_whose_manifest_cannot_be_read_is_left(tmp_path: Path) -> None:
    odd = backed_up(tmp_path, days_ago=90, first=1)
    (odd / "manifest.json").write_text("{}")
    backed_up(tmp_path, days_ago=31, first=1)
    backed_up(tmp_path, days_ago=1, first=2)
    assert len(prune(tmp_path, keep=KEEP, now=NOW).backups) == 1
    assert odd.is_dir()
    with pytest.raises(BackupUnusable):
        verify(odd)
