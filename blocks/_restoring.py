"""Lay a backup out as a server of its own, and recover it to where it is wanted."""

import shutil
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from blocks import _postgres_process as process
from blocks._backup_folder import (
    BackupUnusable,
    archive_of,
    chosen,
    read_manifest,
    restore_command,
    set_recovery,
    unpack,
    verify,
)
from blocks._cluster import one, opened
from blocks.backup_retention import reading
from blocks.embedded_postgres import EmbeddedPostgres
from domain.errors import DatabaseUnavailable

_PATIENCE_S = 30.0


def restore(
    folder: Path, target: Path, *, password_file: Path, to_time: datetime | None = None
) -> EmbeddedPostgres:
    """Restore a backup into an empty folder as a server of its own, and start it.

    Args:
        folder: One backup, or the folder of several: then the newest that serves is taken.
        target: Where the server is to live; empty, or not there yet.
        password_file: The file `password` of the original, whose passwords the restored one has.
        to_time: Undo everything committed after it; None for all that was archived.

    Returns:
        The server, recovered and running. It archives nowhere until `archive` is called for it.

    Raises:
        BackupUnusable: The target is not empty, a file was changed, or no backup serves.
        DatabaseUnavailable: PostgreSQL cannot recover, such as to a time nobody has a log of.
    """
    if to_time and to_time.utcoffset() is None:
        raise BackupUnusable(
            f"{to_time.isoformat()!r} has no time zone, so nobody knows when it was. Add one, such "
            f"as `+00:00`."
        )
    goal = {"recovery_target_time": to_time.isoformat()} if to_time else {}
    # With `hot_standby` it would answer before it has recovered, with rows from too early.
    goal |= {"recovery_target_action": "promote", "hot_standby": "off"}
    found = chosen(folder, to_time)
    with reading(found), _laid_out(found, target, password_file, goal) as server:
        _start(server)
    return server


def restore_at_point(folder: Path, target: Path, *, password_file: Path) -> EmbeddedPostgres:
    """Restore to the very point the manifest was counted at, and hold the server there, read-only.

    Raises:
        BackupUnusable: As with `restore`, or the point is not reached.
        DatabaseUnavailable: PostgreSQL cannot recover.
    """
    found = chosen(folder)
    goal = {"recovery_target_name": read_manifest(found).point, "recovery_target_action": "pause"}
    with _laid_out(found, target, password_file, {**goal, "hot_standby": "on"}) as server:
        url, end = _start(server), time.monotonic() + _PATIENCE_S
        with opened(url, "postgres") as admin:
            while one(admin, "SELECT pg_get_wal_replay_pause_state()") != "paused":
                if time.monotonic() > end:
                    raise BackupUnusable(f"The backup {found.name!r} does not reach its own point.")
                time.sleep(0.02)
    return server


def resume(server: EmbeddedPostgres, folder: Path) -> str:
    """Recover a held server to the end of what was archived; return its address."""
    server.stop()
    found = chosen(folder)
    data = server.folder / "data"
    goal = {"restore_command": _fetching(found), "hot_standby": "off"}
    set_recovery(data, goal, process.account_for(data))
    return _start(server)


@contextmanager
def _laid_out(
    backup: Path, target: Path, password_file: Path, goal: dict[str, str]
) -> Generator[EmbeddedPostgres]:
    """Lay a verified backup out in an empty folder; leave nothing there if the rest fails."""
    target = target.expanduser().resolve()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise BackupUnusable(
            f"{str(target)!r} is not empty, and nothing is restored over anything. Name an empty "
            f"folder, or one that is not there yet."
        )
    if faults := verify(backup):
        raise BackupUnusable(f"{faults[0]} Restore another backup; this one was not touched.")
    try:
        password = password_file.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise BackupUnusable(
            f"The passwords of the original are needed, and {str(password_file)!r} cannot be read. "
            f"Give its file `password`, which is never part of a backup."
        ) from error
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    server = EmbeddedPostgres(folder=target)
    try:
        process.write(target / "password", password, None)
        data = target / "data"
        account = process.account_for(data)
        unpack(backup, data, account)
        set_recovery(data, {"restore_command": _fetching(backup, account), **goal}, account)
        yield server
    except BaseException:
        with suppress(DatabaseUnavailable):
            server.stop()
        for left in target.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        raise


def _fetching(backup: Path, account: process.Account | None = None) -> str:
    room = archive_of(backup.resolve(), read_manifest(backup))
    if not room.is_dir():
        return restore_command(None)
    process.let_through(room, account)
    return restore_command(room)


def _start(server: EmbeddedPostgres) -> str:
    """Start a server that has much to recover before it answers."""
    while True:
        try:
            return server.start()
        except DatabaseUnavailable:
            if server.status().pid is None:
                raise
