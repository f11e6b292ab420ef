"""The folder releases are written to and read from."""

import fcntl
import hashlib
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from prefect.blocks.core import Block

from blocks.release_folder import ReleaseFolder
from blocks.signing_key import SigningKey
from blocks.staged_site import StagedSite, staged_below
from domain.release import Manifest, SignedManifest, signed_bytes
from domain.site import Site

_NEXT = ".latest"
"""Name of the link that is to be `latest` in a moment."""


class SiteStore(Block):
    """`<folder>/<project>/releases/<n>/` for the default tenant, `<folder>/<tenant>/<project>/...` for others."""

    _block_type_name = "Atelier site store"
    _block_type_slug = "atelier-site-store"

    folder: Path
    tenant: str = "local"

    def releases(self, project: str) -> Path:
        """Return the folder of a project's releases."""
        own = self.folder if self.tenant == "local" else self.folder / self.tenant
        return own / project / "releases"

    def numbers(self, project: str) -> list[int]:
        """Return the numbers of the finished releases, ascending."""
        folder = self.releases(project)
        found = folder.iterdir() if folder.is_dir() else ()
        return sorted(int(path.name) for path in found if path.name.isdigit())

    def manifest(self, project: str, number: int) -> SignedManifest:
        """Return a release's manifest, as it stands on disk.

        Raises:
            ReleaseInvalid: It is missing or not a manifest.
        """
        return ReleaseFolder(path=self.releases(project) / str(number)).manifest()

    def write(self, site: Site, manifest: Manifest, *, report: str, key: SigningKey) -> Path:
        """Write a release whole or not at all, and return its folder.

        Raises:
            FileExistsError: Its number is taken.
        """
        staged = self.stage(site, project=manifest.project)
        try:
            with self.door(manifest.project):
                self.seal(staged, manifest, report=report, key=key)
                return self.publish(staged, manifest)
        finally:
            staged.discard()

    @contextmanager
    def door(self, project: str) -> Generator[None]:
        """Let no other process number, publish or clear away releases of the project meanwhile."""
        folder = self.releases(project)
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    def stage(self, site: Site, *, project: str) -> StagedSite:
        """Write the files of a release-to-be where nobody takes them for one."""
        with self.door(project):
            staged = StagedSite.below(self.releases(project))
        try:
            staged.fill(site.files)
        except BaseException:
            staged.discard()
            raise
        return staged

    def seal(self, staged: StagedSite, manifest: Manifest, *, report: str, key: SigningKey) -> None:
        """Write what a release says of itself beside its site."""
        report_sha256 = hashlib.sha256(report.encode()).hexdigest()
        signed = SignedManifest(
            manifest=manifest,
            report_sha256=report_sha256,
            signature=key.sign(signed_bytes(manifest, report_sha256)),
        ).model_dump_json(indent=1)
        staged.write("report.html", report)
        staged.write("manifest.json", signed + "\n")

    def publish(self, staged: StagedSite, manifest: Manifest) -> Path:
        """Make a release of what is sealed, in one step, and return its folder; behind the door.

        Raises:
            FileExistsError: Its number is taken.
        """
        folder = self.releases(manifest.project)
        final = folder / str(manifest.release)
        if final.exists():
            raise FileExistsError(f"release {manifest.release} of {manifest.project!r}")
        staged.folder.rename(final)
        staged.close()
        self.point_latest(manifest.project, manifest.release)
        return final

    def point_latest(self, project: str, number: int) -> None:
        """Let `latest` name a release, in one step, if it does not yet; behind the door."""
        home = self.releases(project).parent
        latest, target = home / "latest", Path("releases") / str(number)
        if latest.is_symlink() and latest.readlink() == target:
            return
        link = home / _NEXT
        link.unlink(missing_ok=True)
        link.symlink_to(target)
        link.replace(latest)

    def left_behind(self, project: str) -> list[StagedSite]:
        """Take and return what ended processes left of releases; behind the door."""
        (self.releases(project).parent / _NEXT).unlink(missing_ok=True)
        return staged_below(self.releases(project))
