"""Where Atelier keeps what it makes for itself: uploads, keys, results, the local server."""

from pathlib import Path

from prefect.blocks.core import Block
from pydantic import Field

from blocks._home_folder import home_folder


class Home(Block):
    """A private folder of the person or worker that runs Atelier."""

    _block_type_name = "Atelier home"
    _block_type_slug = "atelier-home"

    folder: Path = Field(default_factory=home_folder)
    """Set by `ATELIER_HOME`; `~/.atelier` without it."""

    def room(self, *parts: str) -> Path:
        """Return a folder inside the home, made if need be, closed to other users.

        Raises:
            ValueError: A part would lead out of its room.
        """
        if bad := [part for part in parts if part in ("", ".", "..") or "/" in part]:
            raise ValueError(f"{bad[0]!r} cannot name a folder of the home; use a-z, 0-9 and `-`.")
        path = self.folder.joinpath(*parts)
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        return path
