"""Files above 1 MiB in backups: each is kept once, by its content, for as long as a backup names it."""

import hashlib
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path

from blocks import _postgres_process as process
from blocks._backup_folder import BLOBS, BackupFile

_SHA256 = re.compile(r"[0-9a-f]{64}")
_CHUNK_BYTES = 1 << 20


def keep_blobs(source: Path, folder: Path) -> tuple[tuple[BackupFile, ...], tuple[str, ...]]:
    """Copy files that are not kept yet; return all there are, and a sentence for each that is damaged.

    Args:
        source: `blobs` of a home folder: a folder for each tenant, with files named by their SHA-256.
        folder: Where backups are kept.
    """
    kept: list[BackupFile] = []
    damaged: list[str] = []
    for file in sorted(_files(source)):
        path = f"{BLOBS}/{file.parent.name}/{file.name}"
        if _copied(file, folder / path):
            size_bytes = file.stat().st_size
            kept.append(BackupFile(path=path, size_bytes=size_bytes, sha256=file.name))
        else:
            damaged.append(f"The file {path!r} is damaged, so it is not in the backup.")
    return tuple(kept), tuple(damaged)


def put_back_blobs(folder: Path, blobs: Iterable[BackupFile], target: Path) -> int:
    """Copy files of a backup into `blobs` of a home folder, those that are not there; return how many.

    Args:
        folder: Where backups are kept.
        blobs: What the manifest names.
        target: `blobs` of the home folder.
    """
    missing = [
        (folder / one.path, target.parent / one.path)
        for one in blobs
        if not (target.parent / one.path).is_file()
    ]
    return sum(_copied(source, there) for source, there in missing)


def drop_blobs(folder: Path, named: Iterable[BackupFile]) -> int:
    """Remove files that no backup names any more; return how many."""
    wanted = {folder / one.path for one in named}
    gone = [file for file in _files(folder / BLOBS) if file not in wanted]
    for file in gone:
        file.unlink()
    for tenant in {file.parent for file in gone}:
        if not any(tenant.iterdir()):
            tenant.rmdir()
    return len(gone)


def _files(room: Path) -> Iterator[Path]:
    return (file for file in room.glob("*/*") if _SHA256.fullmatch(file.name))


def _copied(source: Path, target: Path) -> bool:
    """Copy a file whole or not at all; return whether its content is what its name says."""
    if target.is_file() and target.stat().st_size == source.stat().st_size:
        return True
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    told = hashlib.sha256()
    try:
        with (
            source.open("rb") as file,
            os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as copy,
        ):
            while piece := file.read(_CHUNK_BYTES):
                told.update(piece)
                copy.write(piece)
            copy.flush()
            os.fsync(copy.fileno())
        if told.hexdigest() != source.name:
            return False
        part.replace(target)
        process.settle(target.parent)
    finally:
        part.unlink(missing_ok=True)
    return True
