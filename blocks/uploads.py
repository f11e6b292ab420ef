"""What a tenant's briefs brought along: photographs, kept by content."""

import hashlib
import os
import re
from pathlib import Path

from prefect.blocks.core import Block
from pydantic import Field

from blocks.home import Home

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Uploads(Block):
    """A content-addressed folder of one tenant."""

    _block_type_name = "Atelier uploads"
    _block_type_slug = "atelier-uploads"

    tenant: str
    home: Home = Field(default_factory=Home)

    def put(self, body: bytes) -> str:
        """Keep `body` and return its SHA-256; keeping it twice is the same as once."""
        sha256 = hashlib.sha256(body).hexdigest()
        path = self._path(sha256)
        if not path.is_file() or path.stat().st_size != len(body):
            part = path.with_suffix(f".{os.getpid()}")
            part.write_bytes(body)
            part.replace(path)
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return what was kept under this hash.

        Raises:
            FileNotFoundError: This tenant keeps nothing under it.
        """
        if not _SHA256.fullmatch(sha256):
            raise FileNotFoundError(f"{sha256!r} is no hash of an upload; it has 64 digits of 0-f.")
        return self._path(sha256).read_bytes()

    def _path(self, sha256: str) -> Path:
        return self.home.room("uploads", self.tenant) / sha256
