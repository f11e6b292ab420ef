"""Briefs a tenant had built, kept by content so that a release can be taken up again."""

import os
import re
from pathlib import Path

from prefect.blocks.core import Block
from pydantic import Field

from blocks.home import Home
from domain.brief import Brief

_SHA256 = re.compile(r"[0-9a-f]{64}")


class KeptBriefs(Block):
    """The briefs of one tenant under the hash of what they say."""

    _block_type_name = "Atelier kept briefs"
    _block_type_slug = "atelier-kept-briefs"

    tenant: str
    home: Home = Field(default_factory=Home)

    def put(self, brief: Brief) -> None:
        """Keep a brief; keeping it twice is the same as once."""
        path = self._path(brief.sha256)
        part = path.with_suffix(f".{os.getpid()}")
        part.write_text(brief.model_dump_json(), encoding="utf-8")
        part.replace(path)

    def get(self, sha256: str) -> Brief:
        """Return the brief kept under this hash.

        Raises:
            FileNotFoundError: This tenant keeps no such brief.
        """
        if not _SHA256.fullmatch(sha256):
            raise FileNotFoundError(f"{sha256!r} is no hash of a brief; it has 64 digits of 0-f.")
        path = self._path(sha256)
        if not path.is_file():
            raise FileNotFoundError(
                f"No brief {sha256} is kept for tenant {self.tenant!r} in {str(path.parent)!r}. "
                f"Build from the brief itself."
            )
        return Brief.model_validate_json(path.read_bytes())

    def _path(self, sha256: str) -> Path:
        return self.home.room("briefs", self.tenant) / f"{sha256}.json"
