"""Remove backups whose time is over, and the log no kept one needs; never the last that can be restored."""

import fcntl
import os
import secrets
import shutil
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import Field

from blocks import _postgres_process as process
from blocks._backup_blobs import drop_blobs
from blocks._backup_folder import (
    MANIFEST,
    BackupManifest,
    BackupUnusable,
    archive_room,
    packed_segments,
    read_manifest,
    verify,
)
from domain.value import Value


class Pruned(Value):
    """What was removed from a folder of backups."""

    backups: tuple[str, ...] = ()
    """Names, the oldest first."""
    segments: int = Field(default=0, ge=0)
    """Files of the archived write-ahead log."""
    blobs: int = Field(default=0, ge=0)
    """Files above 1 MiB."""
    left: str | None = None
    """Why nothing was removed although the time of something is over; None when it was."""

    def __str__(self) -> str:
        """What is said of it in one sentence."""
        if self.left:
            return f"No old backup was removed: {self.left}"
        return (
            f"Removed: {len(self.backups)} backups whose time is over, {self.segments} files of the "
            f"log, {self.blobs} large files."
        )


def prune(folder: Path, *, keep: timedelta, now: datetime | None = None) -> Pruned:
    """Remove what has expired; of several that can be restored, the newest always stays.

    A manifest's own date of expiry counts, as proofs of erasures quote it.

    Args:
        folder: Where backups are kept.
        keep: How long backups are kept whose manifest gives no date.
        now: The time it is; None for the present.
    """
    now = now or datetime.now(UTC)
    with process.alone(folder / ".lock"), _nobody_reads(folder) as is_free:
        found = _found(folder)
        expired = {
            path: manifest
            for path, manifest in found.items()
            if (manifest.expires_at or manifest.at + keep) <= now
        }
        if not expired:
            return Pruned()
        if not is_free:
            return Pruned(left="somebody restores from this folder. The next backup does it.")
        last_good = next((path for path in reversed(found) if not verify(path)), None)
        if last_good is None:
            return Pruned(left="none of them can be restored. Make a new backup, and see why.")
        expired.pop(last_good, None)
        kept = {path: manifest for path, manifest in found.items() if path not in expired}
        for path in expired:
            _remove(path)
        return Pruned(
            backups=tuple(path.name for path in expired),
            segments=_drop_segments(folder, kept, {m.system_identifier for m in expired.values()}),
            blobs=drop_blobs(folder, (blob for m in kept.values() for blob in m.blobs)),
        )


@contextmanager
def reading(backup: Path) -> Generator[None]:
    """Keep backups of the folder from being removed while one of them is restored."""
    with _held(backup.parent) as room:
        with suppress(OSError):  # some network file systems cannot; nor can anybody remove there
            fcntl.flock(room, fcntl.LOCK_SH)
        yield


@contextmanager
def _nobody_reads(folder: Path) -> Generator[bool]:
    with _held(folder) as room:
        try:
            fcntl.flock(room, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True


@contextmanager
def _held(folder: Path) -> Generator[int]:
    # The folder itself, so that nothing has to be written where somebody may only read.
    room = os.open(folder, os.O_RDONLY)
    try:
        yield room
    finally:
        os.close(room)


def _found(folder: Path) -> dict[Path, BackupManifest]:
    """Return every backup that can be read, the oldest first."""
    found: dict[Path, BackupManifest] = {}
    for path in sorted(folder.glob(f"[0-9]*/{MANIFEST}")):
        with suppress(BackupUnusable):
            found[path.parent] = read_manifest(path.parent)
    return found


def _remove(backup: Path) -> None:
    # What is left of it if this is interrupted, the next backup clears away.
    gone = backup.with_name(f".part-{secrets.token_hex(4)}")
    backup.rename(gone)
    process.settle(gone.parent)
    shutil.rmtree(gone)


def _drop_segments(folder: Path, kept: Mapping[Path, BackupManifest], servers: set[str]) -> int:
    """Remove archived segments from before the oldest kept backup of each server."""
    count = 0
    for server in servers:
        bases = [path for path, manifest in kept.items() if manifest.system_identifier == server]
        needed = [_place(name) for path in bases for name in packed_segments(path)]
        for segment in archive_room(folder, server).glob("*.gz"):
            is_segment = len(segment.name.partition(".")[0]) == 24
            if is_segment and (not needed or _place(segment.name) < min(needed)):
                segment.unlink()
                count += 1
    return count


def _place(segment: str) -> str:
    """Return where a segment is in the log, whatever the timeline, which comes first in its name."""
    return segment[8:24]
