"""The files of a release on their way to becoming one."""

import fcntl
import os
import secrets
import shutil
import weakref
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Self

from domain.site import SiteFile

_AT_ONCE = 8
"""Files written side by side: the file system then puts many on disk in one go, four times as fast."""


class StagedSite:
    """A hidden folder beside the releases, locked for as long as the process lives that fills it.

    The kernel takes the lock off when the process ends, however it ends, so that whoever finds the
    folder unlocked knows that nobody will finish it.
    """

    def __init__(self, folder: Path) -> None:
        """Take the folder.

        Raises:
            BlockingIOError: Somebody else has it.
            FileNotFoundError: It is gone.
        """
        self.folder = folder
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        self.close = weakref.finalize(self, os.close, lock)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.close()
            raise

    def __deepcopy__(self, _known: object) -> Self:
        # Prefect copies what it hands to hooks; a copy of the lock would be none.
        return self

    @classmethod
    def below(cls, releases: Path) -> Self:
        """Make a new one; nobody else may look for folders meanwhile."""
        folder = releases / f".staged-{secrets.token_hex(8)}"
        folder.mkdir()
        return cls(folder)

    def fill(self, files: Iterable[SiteFile]) -> None:
        """Write the site, and wait until it is on disk."""
        site = self.folder / "site"
        site.mkdir()

        def put(file: SiteFile) -> None:
            path = site / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.body)
            _settle(path)

        with ThreadPoolExecutor(_AT_ONCE) as writers:
            for written in [writers.submit(put, file) for file in files]:
                written.result()

    def write(self, name: str, words: str) -> None:
        """Write a file beside the site, in place of an earlier one, and wait until it is on disk."""
        path = self.folder / name
        path.write_text(words, encoding="utf-8")
        _settle(path)

    def discard(self) -> None:
        """Remove the folder; again is the same as once."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.close()


def staged_below(releases: Path) -> list[StagedSite]:
    """Take and return what processes left behind that ended before a release was one."""
    found: list[StagedSite] = []
    for folder in sorted(releases.glob(".staged-*")) if releases.is_dir() else ():
        try:
            found.append(StagedSite(folder))
        except (BlockingIOError, FileNotFoundError):
            continue
    return found


def _settle(path: Path) -> None:
    # Before the rename makes them a release, or a power cut leaves a release with holes.
    with path.open("rb") as file:
        os.fsync(file.fileno())
