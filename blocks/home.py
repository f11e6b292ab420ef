"""Where Atelier keeps what it makes for itself: uploads, keys, results, the local server."""

import os
from pathlib import Path

from prefect.blocks.core import Block
from pydantic import Field


def _default_folder() -> Path:
    return Path(os.environ.get("ATELIER_HOME") or Path.home() / ".atelier")


class Home(Block):
    """A private folder of the person or worker that runs Atelier."""

    _block_type_name = "Atelier home"
    _block_type_slug = "atelier-home"

    folder: Path = Field(default_factory=_default_folder)
    """Set by `ATELIER_HOME`; `~/.atelier` without it."""

    def room(self, *parts: str) -> Path:
        """Return a folder inside the home, made if need be, closed to other users."""
        path = self.folder.joinpath(*parts)
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        return path
