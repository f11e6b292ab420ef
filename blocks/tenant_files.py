"""Where a tenant has files outside the database: count them, and remove them."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from uuid import UUID

from blocks.home import Home
from blocks.release_folder import ReleaseFolder
from domain.errors import ReleaseInvalid

Kind = Literal["uploads", "briefs", "blobs", "results", "releases"]


@dataclass(frozen=True)
class Place:
    """A folder that holds nothing but files of one tenant."""

    kind: Kind
    folder: Path

    def files(self) -> tuple[int, int]:
        """Return how many files there are, and their bytes together."""
        sizes = [path.lstat().st_size for path in self.folder.rglob("*") if not path.is_dir()]
        return len(sizes), sum(sizes)

    def remove(self) -> None:
        """Remove the folder; one that is not there is removed already."""
        shutil.rmtree(self.folder, ignore_errors=not self.folder.exists())


def places(
    home: Home,
    *,
    slug: str,
    tenant_id: UUID,
    results: Iterable[Path] = (),
    releases: Iterable[Path] = (),
) -> Iterator[Place]:
    """Yield every folder that holds files of the tenant, there or not.

    Args:
        home: The home folder.
        slug: Name of the tenant.
        tenant_id: Id of the tenant.
        results: Folders in which Prefect keeps results under their keys, `<tenant>/...`.
        releases: Folders releases were written to, such as `out`.
    """
    for kind in ("uploads", "briefs"):
        yield Place(kind, home.folder / kind / slug)
    yield Place("blobs", home.folder / "blobs" / str(tenant_id))
    for folder in dict.fromkeys((home.folder / "prefect" / "storage", *results)):
        yield Place("results", folder.expanduser() / slug)
    for folder in releases:
        for release in releases_of(folder.expanduser(), slug):
            yield Place("releases", release)


def releases_of(folder: Path, slug: str) -> tuple[Path, ...]:
    """Return the releases below a folder whose own manifest says that they are of this tenant."""
    # Of the default tenant's projects, and of those of others; a project may be named like a tenant.
    found = {*folder.glob("*/releases/*"), *folder.glob(f"{slug}/*/releases/*")}
    return tuple(sorted(path for path in found if _tenant(path) == slug))


def tidy(folders: Iterable[Path], slug: str) -> None:
    """Remove links and folders that releases left empty."""
    for folder in folders:
        found = {*folder.expanduser().glob("*/releases"), *folder.glob(f"{slug}/*/releases")}
        for empty in sorted(one for one in found if not any(one.iterdir())):
            empty.rmdir()
            latest = empty.parent / "latest"
            if latest.is_symlink() and not latest.exists():
                latest.unlink()
            for parent in (empty.parent, empty.parent.parent):
                if parent != folder and not any(parent.iterdir()):
                    parent.rmdir()


def _tenant(release: Path) -> str | None:
    try:
        return ReleaseFolder(path=release).manifest().manifest.tenant
    except ReleaseInvalid:
        return None


def unreadable(folder: Path, slug: str) -> int:
    """Return how many releases below the tenant's own folder say nothing of whose they are."""
    return sum(_tenant(path) is None for path in folder.expanduser().glob(f"{slug}/*/releases/*"))
