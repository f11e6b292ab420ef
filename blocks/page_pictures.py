"""Pictures of a tenant's pages, kept by content."""

import hashlib
import re
import secrets
from pathlib import Path

from prefect.blocks.core import Block
from pydantic import Field

from blocks.home import Home

_SHA256 = re.compile(r"[0-9a-f]{64}")


class PagePictures(Block):
    """A content-addressed folder of one tenant, below its uploads and erased with them."""

    _block_type_name = "Atelier page pictures"
    _block_type_slug = "atelier-page-pictures"

    tenant: str
    home: Home = Field(default_factory=Home)

    def put(self, body: bytes) -> str:
        """Keep a picture and return its SHA-256; keeping it twice is the same as once."""
        sha256 = hashlib.sha256(body).hexdigest()
        path = self._path(sha256)
        if not path.is_file():
            part = path.with_suffix(f".{secrets.token_hex(4)}")
            part.write_bytes(body)
            part.replace(path)
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return the picture with this hash.

        Raises:
            FileNotFoundError: This tenant keeps no such picture.
        """
        if not _SHA256.fullmatch(sha256):
            raise FileNotFoundError(f"{sha256!r} is no hash of a picture; it has 64 digits of 0-f.")
        return self._path(sha256).read_bytes()

    def _path(self, sha256: str) -> Path:
        return self.home.room("uploads", self.tenant, "pictures") / sha256
