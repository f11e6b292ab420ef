"""One release on disk."""

import hashlib
from pathlib import Path

from prefect.blocks.core import Block
from pydantic import ValidationError

from blocks.signing_key import SigningKey
from domain.errors import ReleaseInvalid
from domain.release import Manifest, SignedManifest


class ReleaseFolder(Block):
    """A folder with `site/`, `manifest.json` and `report.html`."""

    _block_type_name = "Atelier release"
    _block_type_slug = "atelier-release"

    path: Path

    def manifest(self) -> SignedManifest:
        """Return the manifest as it stands on disk.

        Raises:
            ReleaseInvalid: It is missing or not a manifest.
        """
        try:
            text = (self.path / "manifest.json").read_bytes()
            return SignedManifest.model_validate_json(text)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise self._invalid("there is no manifest.json in it.") from error
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(map(str, first["loc"]))
            problem = f"manifest.json is not a manifest: {field}: {first['msg']}."
            raise self._invalid(problem) from error

    def verify(self, key: SigningKey) -> Manifest:
        """Check the release offline: every byte, the signature, and whose it is.

        Raises:
            ReleaseInvalid: A file is missing, changed or added, or the signature does not hold.
        """
        signed = self.manifest()
        if not key.covers(signed.signature, signed.signed_bytes):
            raise self._invalid("the signature does not fit the manifest.")
        if not key.is_mine(signed.signature):
            raise self._invalid(f"it is signed by another key, {signed.signature.public_key}.")
        listed = {file.path: file.sha256 for file in signed.manifest.files}
        present = self._files()
        if odd := sorted(listed.keys() ^ present.keys()):
            word = "missing" if odd[0] in listed else "not in the manifest"
            raise self._invalid(f"site/{odd[0]} is {word}.")
        for path, file in sorted(present.items()):
            if _sha256(file) != listed[path]:
                raise self._invalid(f"site/{path} was changed after the release.")
        report = self.path / "report.html"
        if not report.is_file() or _sha256(report) != signed.report_sha256:
            raise self._invalid("report.html is not the one that was released.")
        return signed.manifest

    def _files(self) -> dict[str, Path]:
        site = self.path / "site"
        return {
            path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()
        }

    def _invalid(self, problem: str) -> ReleaseInvalid:
        return ReleaseInvalid(str(self.path), problem)


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
