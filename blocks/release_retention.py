"""Remove releases from disk whose time is over; never the live or the last accepted one."""

import os
import secrets
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from blocks.release_folder import ReleaseFolder
from domain.errors import ReleaseInvalid
from domain.housekeeping import StoredRelease, Swept, reasons_to_keep


def sweep_releases(folder: Path, *, newest: int, before: datetime) -> Swept:
    """Remove old releases of every project of every tenant below a folder; return what went.

    Args:
        folder: Where releases are written to, such as `out`.
        newest: How many of the newest of each project stay whatever their age.
        before: Only what was made earlier goes.
    """
    swept = Swept(what="releases")
    for project in _projects(folder):
        found = list(_releases(project))
        kept = reasons_to_keep(found, newest=newest, before=before)
        gone = [one for one in found if one.number not in kept]
        for one in gone:
            _remove(project / "releases" / str(one.number))
        swept = swept.joined(
            Swept(
                what="releases",
                removed=len(gone),
                size_bytes=sum(one.size_bytes for one in gone),
                kept=Counter(kept.values()),
            )
        )
    return swept


def _projects(folder: Path) -> Iterator[Path]:
    """Yield the folder of every project: of the default tenant at the top, of others one below."""
    for pattern in ("*/releases", "*/*/releases"):
        for found in sorted(folder.glob(pattern)):
            yield found.parent


def _releases(project: Path) -> Iterator[StoredRelease]:
    latest = project / "latest"
    live = os.readlink(latest) if latest.is_symlink() else None
    for path in (project / "releases").iterdir():
        if path.name.isdigit() and path.is_dir() and not path.is_symlink():
            yield _release(path, is_live=live == f"releases/{path.name}")


def _release(path: Path, *, is_live: bool) -> StoredRelease:
    size = sum(file.lstat().st_size for file in path.rglob("*") if file.is_file())
    try:
        manifest = ReleaseFolder(path=path).manifest().manifest
        made_at = datetime.fromisoformat(manifest.made_at)
    except (ReleaseInvalid, ValueError):
        return StoredRelease(
            number=int(path.name), accepted=None, made_at=None, size_bytes=size, is_live=is_live
        )
    return StoredRelease(
        number=int(path.name),
        accepted=manifest.accepted,
        made_at=made_at if made_at.tzinfo else made_at.replace(tzinfo=UTC),
        size_bytes=size,
        is_live=is_live,
    )


def _remove(release: Path) -> None:
    # Out of sight in one step: a release is there as a whole, or it is not.
    gone = release.with_name(f".gone-{secrets.token_hex(4)}")
    release.rename(gone)
    shutil.rmtree(gone)
