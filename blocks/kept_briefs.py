"""Briefs a tenant had built, kept by content so that a release can be taken up again."""

import os

from prefect.blocks.core import Block
from pydantic import Field

from blocks.home import Home
from domain.brief import Brief


class KeptBriefs(Block):
    """The briefs of one tenant under the hash of what they say."""

    _block_type_name = "Atelier kept briefs"
    _block_type_slug = "atelier-kept-briefs"

    tenant: str
    home: Home = Field(default_factory=Home)

    def put(self, brief: Brief) -> None:
        """Keep a brief; keeping it twice is the same as once."""
        path = self.home.room("briefs", self.tenant) / f"{brief.sha256}.json"
        part = path.with_suffix(f".{os.getpid()}")
        part.write_text(brief.model_dump_json(), encoding="utf-8")
        part.replace(path)

    def get(self, sha256: str) -> Brief:
        """Return the brief kept under this hash.

        Raises:
            FileNotFoundError: This tenant keeps no such brief.
        """
        path = self.home.room("briefs", self.tenant) / f"{sha256}.json"
        return Brief.model_validate_json(path.read_bytes())
