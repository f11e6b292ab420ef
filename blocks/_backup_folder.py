"""What lies in the folder of a backup, and whether it is still what was written there."""

import gzip
import hashlib
import os
import shlex
import shutil
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from blocks import _postgres_process as process
from domain.audit import Head
from domain.errors import AtelierError
from domain.facts import Sha256
from domain.value import Value, digest

MANIFEST, BASE, BASE_WAL, WAL = "manifest.json", "base.tar.gz", "pg_wal.tar.gz", "wal"
BLOBS = "blobs"
"""Of the folder of backups: files above 1 MiB, which backups share."""
_CHUNK_BYTES = 1 << 20
_HAS_SYNCFS = sys.platform == "linux"
_OURS = ("archive_command", "archive_timeout", "restore_command", "recovery_", "hot_standby")
"""Settings that belong to the server a backup was taken of, or to one restore."""


@dataclass(eq=False)
class BackupUnusable(AtelierError):
    """A backup cannot be made, read or restored; `sentence` says why and what to do."""

    sentence: str

    def __str__(self) -> str:
        return self.sentence


class BackupFile(Value):
    """One file of a backup."""

    path: str
    """Below the backup's folder."""
    size_bytes: int = Field(ge=0)
    sha256: Sha256


class TenantHead(Value):
    """Where a tenant's audit log ended."""

    tenant: str
    """Slug."""
    head: Head


class BackupManifest(Value):
    """What a backup holds, written beside it; no password or key is in it."""

    format: Literal[1] = 1
    name: str
    """The folder's name, a UTC time."""
    at: datetime
    """When its point was reached: rows and heads are those of this moment."""
    point: str
    """Name of the restore point in the write-ahead log at which rows and heads were counted."""
    server_version: str
    system_identifier: str
    """Tells apart servers, and their archives."""
    schema_revision: str
    files: tuple[BackupFile, ...]
    rows: dict[str, int]
    """Rows of each table, by its name with its schema."""
    audit: tuple[TenantHead, ...]
    expires_at: datetime | None = None
    """When it may be removed, once there is a newer one; None when it is kept until somebody does."""
    blobs: tuple[BackupFile, ...] = ()
    """Files above 1 MiB, which several backups share; their paths are below the folder of backups."""
    outside: tuple[str, ...] = ()
    """One sentence for everything that belongs to the database, but is not in the backup."""

    @property
    def size_bytes(self) -> int:
        """All files of its own together."""
        return sum(file.size_bytes for file in self.files)

    @property
    def sha256(self) -> str:
        """The hash to write down elsewhere: whoever can change a backup can change its manifest."""
        # What older manifests do not say is not in their hash either.
        silent = {name for name in ("expires_at", "blobs", "outside") if not getattr(self, name)}
        return digest(self.model_dump(mode="json", exclude=silent))


def read_manifest(backup: Path) -> BackupManifest:
    """Return the manifest of one backup.

    Raises:
        BackupUnusable: There is none, or it cannot be read.
    """
    try:
        return BackupManifest.model_validate_json((backup / MANIFEST).read_bytes())
    except (OSError, ValidationError) as error:
        raise BackupUnusable(
            f"{str(backup)!r} is no backup: its {MANIFEST!r} cannot be read. Name the folder "
            f"`backup` wrote, or the one that holds several."
        ) from error


def chosen(folder: Path, to_time: datetime | None = None) -> Path:
    """Return the folder itself if it is one backup, otherwise the newest in it that serves.

    Args:
        folder: One backup, or the folder of several.
        to_time: The backup has to be older than this; None for the newest.

    Raises:
        BackupUnusable: None serves.
    """
    if (folder / MANIFEST).is_file():
        return folder
    several = sorted(path.parent for path in folder.glob(f"[0-9]*/{MANIFEST}"))
    for backup in reversed(several):
        if to_time is None or read_manifest(backup).at <= to_time:
            return backup
    older = f" from before {to_time.isoformat()}" if to_time else ""
    raise BackupUnusable(
        f"There is no backup{older} in {str(folder)!r}, which holds {len(several)}. Make one with "
        f"`atelier db backup`, or name another folder."
    )


def archive_of(backup: Path, manifest: BackupManifest) -> Path:
    """Return where the server of a backup archives to when it uses the same folder."""
    return archive_room(backup.parent, manifest.system_identifier)


def archive_room(folder: Path, system_identifier: str) -> Path:
    """Return where the server of this identifier archives to."""
    return folder / WAL / system_identifier


def describe(backup: Path) -> tuple[BackupFile, ...]:
    """Return every file of a backup but the manifest, as it is now."""
    paths = sorted(path for path in backup.rglob("*") if path.is_file() and path.name != MANIFEST)
    return tuple(
        BackupFile(
            path=path.relative_to(backup).as_posix(),
            size_bytes=path.stat().st_size,
            sha256=_sha256(path),
        )
        for path in paths
    )


def verify(folder: Path) -> tuple[str, ...]:
    """Return one sentence for every file that is not as its manifest says.

    Args:
        folder: One backup, or the folder of several, of which the newest is taken.

    Raises:
        BackupUnusable: There is no backup, or its manifest cannot be read.
    """
    backup = chosen(folder)
    manifest = read_manifest(backup)
    stated = {file.path: file for file in (*manifest.files, *manifest.blobs)}
    there = {file.path: file for file in describe(backup)}
    there |= {file.path: file for file in _shared(backup.parent, manifest)}
    return tuple(
        f"{path!r} of the backup {backup.name!r} {_fault(stated.get(path), there.get(path))}."
        for path in sorted(stated.keys() | there.keys())
        if stated.get(path) != there.get(path)
    )


def _shared(folder: Path, manifest: BackupManifest) -> Iterator[BackupFile]:
    for file in manifest.blobs:
        path = folder / file.path
        if path.is_file():
            size_bytes = path.stat().st_size
            yield BackupFile(path=file.path, size_bytes=size_bytes, sha256=_sha256(path))


def _fault(stated: BackupFile | None, there: BackupFile | None) -> str:
    if there is None:
        return "is missing"
    if stated is None:
        return "is not in its manifest"
    if there.size_bytes != stated.size_bytes:
        return f"has {there.size_bytes} bytes, and had {stated.size_bytes} when it was written"
    return "was changed: its hash is not the one it had when it was written"


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def pack(source: Path, target: Path) -> None:
    """Compress a segment of the write-ahead log, and see it written."""
    with source.open("rb") as segment, target.open("xb") as file:
        with gzip.GzipFile(fileobj=file, mode="wb", compresslevel=1, mtime=0) as packed:
            shutil.copyfileobj(segment, packed, _CHUNK_BYTES)
        file.flush()
        os.fsync(file.fileno())


def packed_segments(backup: Path) -> list[str]:
    """Return the names of the segments the base backup brought along."""
    with tarfile.open(backup / BASE_WAL) as tar:
        return [name for name in tar.getnames() if len(name) == 24]


def unpack(backup: Path, data: Path, account: process.Account | None) -> None:
    """Lay a backup out as a data folder for `account`; it must not be there yet."""
    process.make_folder(data, account)
    for name, place in ((BASE, data), (BASE_WAL, data / "pg_wal")):
        with tarfile.open(backup / name) as tar:
            tar.extractall(place, filter="data")
    for segment in (backup / WAL).glob("*.gz"):
        with gzip.open(segment) as packed, (data / "pg_wal" / segment.stem).open("wb") as file:
            shutil.copyfileobj(packed, file, _CHUNK_BYTES)
    for folder, folders, files in os.walk(data) if account else ():
        for name in (*folders, *files):
            if account:
                os.chown(Path(folder, name), account.uid, account.gid, follow_symlinks=False)


def set_recovery(data: Path, settings: dict[str, str], account: process.Account | None) -> None:
    """Say how the server recovers at its next start, and make it archive nowhere.

    A restored server that archived to where the original does would mix two histories.
    """
    auto = data / "postgresql.auto.conf"
    kept = [
        line for line in auto.read_text(encoding="utf-8").splitlines() if not line.startswith(_OURS)
    ]
    # One call instead of one for each file, which took 4.5 of 4.9 s here on a slow disk.
    settings = {**settings, **({"recovery_init_sync_method": "syncfs"} if _HAS_SYNCFS else {})}
    lines = (
        f"{name} = '{value.replace(chr(39), chr(39) * 2)}'" for name, value in settings.items()
    )
    process.write(auto, "\n".join([*kept, *lines, ""]), account)
    process.write(data / "recovery.signal", "", account)


def archive_command(room: Path) -> str:
    """Return the command that keeps a finished segment.

    It says yes again to a file it has kept already, and no to another one of the same name.
    """
    folder = _shell(room)
    whole, part = f"{folder}/%f.gz", f"{folder}/.%f.part"
    return (
        f"if test -e {whole}; then gzip -dc {whole} | cmp -s - %p; "
        f"else gzip -1c %p >{part} && sync {part} && mv {part} {whole} && sync {folder}; fi"
    )


def restore_command(room: Path | None) -> str:
    """Return the command that fetches a kept segment; without an archive, one that has none."""
    if room is None:
        return "false"
    kept = f"{_shell(room)}/%f.gz"
    return f"test -e {kept} && gzip -dc {kept} >%p"


def _shell(path: Path) -> str:
    return shlex.quote(str(path)).replace("%", "%%")
