"""Programs that end, with everything they started, no later than the process that wanted them."""

import contextlib
import fcntl
import os
import secrets
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Literal, cast

from blocks._home_folder import home_folder
from blocks._survivors import MARK, end_survivors

_GUARDIAN = Path(__file__).with_name("_guardian.py")
_PATIENCE_S = 15.0
_PASSED_ON = ("PATH", "HOME", "TMPDIR", "XDG_CACHE_HOME", "FONTCONFIG_PATH", "FONTCONFIG_FILE")


@dataclass
class ProcessGroup:
    """A running program, its children and its private folder.

    A guardian beside it ends all of it and removes the folder: when the program ends, when `end` is
    called, and when this process dies in whatever way.
    """

    guardian: "subprocess.Popen[bytes]"
    folder: Path
    _life: int
    _said: IO[bytes]
    _lock: IO[bytes] = field(repr=False)

    @classmethod
    def start(
        cls,
        command: Sequence[str],
        *,
        folder: "PrivateFolder",
        talk: Literal["pipe", "standard"],
        settings: Mapping[str, str] | None = None,
        nice: int = 0,
    ) -> "ProcessGroup":
        """Start `command`; it sees no environment variable but a few harmless ones and `settings`.

        Args:
            command: The program's path and its arguments.
            folder: The program's own folder, which goes when it goes.
            talk: How it hears and answers: descriptors 3 and 4, or standard input and output.
            settings: Environment variables besides.
            nice: How gladly it lets others have a core, -20 to 19, as far as it may choose.
        """
        theirs, ours = os.pipe()
        said = tempfile.TemporaryFile()  # noqa: SIM115 # read after the program is gone
        words = [str(theirs), str(os.getpid()), str(folder.path), talk, str(nice), *command]
        try:
            guardian = subprocess.Popen(  # noqa: S603 # our own words
                [sys.executable, "-I", "-S", str(_GUARDIAN), *words],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                env={**_environment(settings or {}), MARK: str(folder.path)},
                cwd=folder.path,
                pass_fds=(theirs, folder.lock.fileno()),
                start_new_session=True,
                bufsize=0,
            )
        except BaseException:
            os.close(ours)
            raise
        finally:
            os.close(theirs)
        os.set_blocking(cast("IO[bytes]", guardian.stdin).fileno(), False)
        return cls(guardian, folder.path, ours, said, folder.lock)

    @property
    def hears(self) -> IO[bytes]:
        """What is written here, the program reads."""
        return cast("IO[bytes]", self.guardian.stdin)

    @property
    def answers(self) -> IO[bytes]:
        """What the program writes is read here; it ends when the program does."""
        return cast("IO[bytes]", self.guardian.stdout)

    def write(self, message: bytes, deadline: float) -> None:
        """Write all of a message, but never wait for a program that does not read.

        Raises:
            TimeoutError: It was not read by `deadline`, a moment of the monotonic clock.
            OSError: The program is gone.
        """
        rest = memoryview(message)
        while rest:
            if self._life < 0:
                raise BrokenPipeError("the program was ended")
            left_s = max(0.0, deadline - time.monotonic())
            if not select.select([], [self.hears], [], left_s)[1]:
                raise TimeoutError
            with contextlib.suppress(BlockingIOError):
                rest = rest[os.write(self.hears.fileno(), rest) :]

    @property
    def is_running(self) -> bool:
        """Whether the program is still there."""
        return self.guardian.poll() is None

    def last_words(self) -> str:
        """Return the end of what the program complained of, in one line."""
        if self._said.closed:
            return ""
        self._said.seek(0, os.SEEK_END)
        self._said.seek(max(0, self._said.tell() - 2_000))
        lines = self._said.read().decode("utf-8", "replace").strip().splitlines()
        return " ".join(lines[-3:])[-400:]

    def end(self) -> None:
        """End the program with all it started and remove its folder; again is the same as once."""
        if self._life < 0:
            return
        life, self._life = self._life, -1
        os.close(life)
        try:
            self.guardian.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.guardian.kill()
            self.guardian.wait()
        if self.guardian.returncode < 0:  # killed itself, so what it guarded may still run
            end_survivors(self.folder)
        for stream in (self.hears, self.answers, self._lock, self._said):
            with contextlib.suppress(OSError):
                stream.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.with_suffix(".lock").unlink(missing_ok=True)


@dataclass(frozen=True)
class PrivateFolder:
    """A folder only this user may enter, locked for as long as its owner or its guardian lives."""

    path: Path
    lock: IO[bytes] = field(repr=False)

    @classmethod
    def make(cls) -> "PrivateFolder":
        """Make a fresh folder in the home; end what is left of abandoned ones, and remove them."""
        room = home_folder() / "browsers"
        room.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Held meanwhile, so that no other process takes the new folder for an abandoned one.
        with (room / ".lock").open("wb") as door:
            fcntl.flock(door, fcntl.LOCK_EX)
            _sweep(room)
            path = room / secrets.token_hex(6)
            path.mkdir(mode=0o700)
            lock = path.with_suffix(".lock").open("wb")
            fcntl.flock(lock, fcntl.LOCK_EX)
            return cls(path, lock)


def _sweep(room: Path) -> None:
    """End and remove whatever has neither owner nor guardian any more."""
    for path in room.glob("*.lock"):
        if path.name == ".lock":
            continue
        with path.open("rb") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            if end_survivors(folder := path.with_suffix("")):
                shutil.rmtree(folder, ignore_errors=True)
                path.unlink(missing_ok=True)


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Return what the program may know of ours: no key, no token, no address of a database."""
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {"LANG": "C.UTF-8", "TZ": "UTC", **kept, **settings}
