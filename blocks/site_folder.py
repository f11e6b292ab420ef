"""A folder that holds a static site, whoever made it."""

from pathlib import Path

from prefect.blocks.core import Block

from domain.errors import SiteUnreadable
from domain.site import Site, SiteFile

MOST_FILES = 20_000
MOST_BYTES = 500_000_000


class SiteFolder(Block):
    """A static site on disk."""

    _block_type_name = "Atelier site folder"
    _block_type_slug = "atelier-site-folder"

    path: Path

    def read(self) -> Site:
        """Return every file of the folder, or of the release in it; links are left out.

        Raises:
            SiteUnreadable: There is no such folder, no page in it, or far too much.
        """
        root = self._root()
        paths = sorted(p for p in root.rglob("*") if p.is_file() and not p.is_symlink())
        paths = [p for p in paths if ".git" not in p.relative_to(root).parts[:-1]]
        self._check(paths)
        return Site.of(
            SiteFile(path=path.relative_to(root).as_posix(), body=path.read_bytes())
            for path in paths
        )

    def _root(self) -> Path:
        if not self.path.is_dir():
            raise SiteUnreadable(str(self.path), "there is no such folder.")
        is_release = (self.path / "manifest.json").is_file() and (self.path / "site").is_dir()
        return self.path / "site" if is_release else self.path

    def _check(self, paths: list[Path]) -> None:
        if not any(path.suffix.lower() in (".html", ".htm") for path in paths):
            raise SiteUnreadable(str(self.path), "there is no .html file in it.")
        if len(paths) > MOST_FILES or sum(p.stat().st_size for p in paths) > MOST_BYTES:
            raise SiteUnreadable(
                str(self.path), f"it holds more than {MOST_FILES} files or 500 MB."
            )
