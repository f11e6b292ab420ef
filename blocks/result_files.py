"""Where Prefect keeps what tasks returned on a machine without a database: in files, each whole or not at all."""

import os
import secrets
from functools import cached_property
from pathlib import Path

from prefect.filesystems import LocalFileSystem


class ResultFiles(LocalFileSystem):
    """Prefect's own folder of results, read and written by hand.

    Prefect opens, writes and closes each file in threads of its own and resolves its path five times,
    which is a quarter of what it costs a task (profiled 2026-11, 3.8.8), and a process that is killed
    meanwhile leaves half a result. A result has a few kilobytes: writing it takes less than asking a thread to.
    """

    _block_type_name = "Atelier results in files"
    _block_type_slug = "atelier-result-files"

    @cached_property
    def _folder(self) -> Path:
        return Path(self.basepath or ".").expanduser().resolve()

    def _resolve_path(self, path: str | None) -> Path:
        """Return where a key is kept; links below the folder are not followed.

        Raises:
            ValueError: That is outside the folder.
        """
        found = Path(os.path.normpath(self._folder / (path or "")))
        if not found.is_relative_to(self._folder):
            raise ValueError(f"{found} is outside of {self._folder}, where results are kept.")
        return found

    async def aread_path(self, path: str) -> bytes:
        """Return the result kept under a key."""
        return self._read(path)

    def read_path(self, path: str, *, _sync: bool = True) -> bytes:  # pyright: ignore[reportIncompatibleVariableOverride] # of two kinds by decorator there
        """Return the result kept under a key."""
        return self._read(path)

    async def awrite_path(self, path: str, content: bytes) -> str:
        """Keep a result, whole or not at all; return where."""
        return self._write(path, content)

    def write_path(self, path: str, content: bytes, *, _sync: bool = True) -> str:  # pyright: ignore[reportIncompatibleVariableOverride] # as above
        """Keep a result, whole or not at all; return where."""
        return self._write(path, content)

    def _read(self, path: str) -> bytes:
        try:
            return self._resolve_path(path).read_bytes()
        except OSError as error:
            raise ValueError(f"There is no result at {path}: {error}") from error

    def _write(self, path: str, content: bytes) -> str:
        kept = self._resolve_path(path)
        part = kept.with_name(f".{kept.name}.{secrets.token_hex(4)}")
        try:
            part.write_bytes(content)
        except FileNotFoundError:
            kept.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(content)
        part.replace(kept)
        return str(kept)
