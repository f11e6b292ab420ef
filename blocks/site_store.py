"""The folder releases are written to and read from."""

import hashlib
import os
import shutil
from pathlib import Path

from prefect.blocks.core import Block

from blocks.release_folder import ReleaseFolder
from blocks.signing_key import SigningKey
from domain.release import Manifest, SignedManifest, signed_bytes
from domain.site import Site


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

        The number in the manifest must be free; two runs that race for it cannot both win.

        Raises:
            FileExistsError: Another run took the number first.
        """
        folder = self.releases(manifest.project)
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f".{manifest.release}.{os.getpid()}.{manifest.site_sha256[:8]}"
        shutil.rmtree(part, ignore_errors=True)
        for file in site.files:
            path = part / "site" / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.body)
        report_sha256 = hashlib.sha256(report.encode()).hexdigest()
        signed = SignedManifest(
            manifest=manifest,
            report_sha256=report_sha256,
            signature=key.sign(signed_bytes(manifest, report_sha256)),
        ).model_dump_json(indent=1)
        (part / "manifest.json").write_text(signed + "\n", encoding="utf-8")
        (part / "report.html").write_text(report, encoding="utf-8")
        _settle(part)
        final = folder / str(manifest.release)
        try:
            part.rename(final)
        except OSError as error:
            shutil.rmtree(part, ignore_errors=True)
            raise FileExistsError(f"release {manifest.release} of {manifest.project!r}") from error
        self._point_latest(folder, manifest.release)
        return final

    def _point_latest(self, folder: Path, number: int) -> None:
        link = folder.parent / f".latest.{os.getpid()}"
        link.unlink(missing_ok=True)
        link.symlink_to(Path("releases") / str(number))
        link.replace(folder.parent / "latest")


def _settle(folder: Path) -> None:
    """Make sure the files are on disk before the rename makes them a release."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
