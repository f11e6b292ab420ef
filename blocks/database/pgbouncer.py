"""A PgBouncer in transaction mode in front of a database, when the program is on this machine."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, make_url

_PATIENCE_S = 10.0
_PLACES = ("/usr/sbin", "/usr/local/sbin")
"""Where packages put it, which is not on everybody's path."""


def program() -> str | None:
    """Return where PgBouncer is; None when it is not installed."""
    path = os.pathsep.join((os.environ.get("PATH", os.defpath), *_PLACES))
    return shutil.which("pgbouncer", path=path)


@contextmanager
def pooled(program: str, url: str, passwords: Mapping[str, str]) -> Generator[str]:
    """Run a PgBouncer with one server connection, and yield the address that goes through it.

    Args:
        program: Where PgBouncer is.
        url: Address of a role in the database to reach.
        passwords: What roles log in with, here and there.

    Raises:
        OSError: It does not start, or cannot reach the server; the message is what it said.
    """
    target = make_url(url)
    with tempfile.TemporaryDirectory(prefix="atelier-pgbouncer-") as name:
        folder, port = Path(name), _free_port()
        users = "".join(f'"{role}" "{word}"\n' for role, word in passwords.items())
        _closed(folder / "users.txt", users)
        _closed(folder / "pgbouncer.ini", _settings(target, folder, port))
        command = [program, "--quiet", str(folder / "pgbouncer.ini")]
        user, group = _identity(folder, target)
        process = subprocess.Popen(  # noqa: S603 - only paths made here
            command, stdin=subprocess.DEVNULL, user=user, group=group
        )
        try:
            _await(process, port, folder)
            host = f"postgresql+psycopg://127.0.0.1:{port}/{target.database}"
            door = make_url(host).set(username=target.username, password=target.password)
            yield door.render_as_string(hide_password=False)
        finally:
            process.terminate()
            process.wait()


def _settings(target: URL, folder: Path, port: int) -> str:
    host = target.query.get("host") or target.host or ""
    to_port = target.query.get("port") or target.port or 5432
    return f"""\
[databases]
{target.database} = host={host} port={to_port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = {folder}/users.txt
logfile = {folder}/log
pool_mode = transaction
default_pool_size = 1
ignore_startup_parameters = extra_float_digits
"""


def _identity(folder: Path, target: URL) -> tuple[int | None, int | None]:
    """Return who PgBouncer has to run as: it refuses root, and has to reach the server's socket."""
    if os.geteuid() != 0:
        return None, None
    host = Path(str(target.query.get("host") or target.host or ""))
    owner = host.stat().st_uid if host.is_absolute() and host.exists() else 0
    user = pwd.getpwuid(owner) if owner else pwd.getpwnam("nobody")
    for path in (folder, *folder.iterdir()):
        os.chown(path, user.pw_uid, user.pw_gid)
    return user.pw_uid, user.pw_gid


def _closed(path: Path, content: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(content)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(process: "subprocess.Popen[bytes]", port: int, folder: Path) -> None:
    until = time.monotonic() + _PATIENCE_S
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.02)
    log = folder / "log"
    said = log.read_text(encoding="utf-8").strip() if log.exists() else "nothing"
    raise OSError(f"PgBouncer did not start; it said: {said}")
