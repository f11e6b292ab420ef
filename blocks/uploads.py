"""What a tenant's briefs brought along: photographs, kept by content."""

import hashlib
import os

from prefect.blocks.core import Block
from pydantic import Field

from blocks.home import Home


class Uploads(Block):
    """A content-addressed folder of one tenant."""

    _block_type_name = "Atelier uploads"
    _block_type_slug = "atelier-uploads"

    tenant: str
    home: Home = Field(default_factory=Home)

    def put(self, body: bytes) -> str:
        """Keep `body` and return its SHA-256; keeping it twice is the same as once."""
        sha256 = hashlib.sha256(body).hexdigest()
        path = self.home.room("uploads", self.tenant) / sha256
        if not path.exists():
            part = path.with_suffix(f".{os.getpid()}")
            part.write_bytes(body)
            part.replace(path)
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return what was kept under this hash.

        Raises:
            FileNotFoundError: This tenant keeps nothing under it.
        """
        return (self.home.room("uploads", self.tenant) / sha256).read_bytes()
