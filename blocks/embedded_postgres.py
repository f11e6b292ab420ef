"""The PostgreSQL that Atelier brings along, for people who run no database server."""

import hashlib
import os
import secrets
import shutil
import signal
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg
from prefect.blocks.core import Block
from pydantic import Field, PrivateAttr

from blocks import _postgres_process as process
from blocks._home_folder import home_folder
from domain.errors import DatabaseUnavailable
from domain.value import Value

_PORT = 5432
_PATIENCE_S = 60.0
_SOCKET_PATH_MAX_BYTES = 100
"""Linux allows 107, macOS 103."""
_UNSPEAKABLE = frozenset(",\"'\\\n")
"""What a client or the settings file cannot say in the path of a socket."""
_NOT_YET = (
    "the database system is",
    "No such file",
    "Connection refused",
    "timeout expired",
    "server closed the connection",  # it is ending; why stands in its log
)
_SETTINGS = {
    "listen_addresses": "",
    "port": _PORT,
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    # Each process of a run may take ten, and all of them do once the database was gone for a moment:
    # twenty builds were refused at 100 (seen 2026-11).
    "max_connections": 400,
    "shared_buffers": "64MB",
    "maintenance_work_mem": "32MB",
    "max_wal_size": "512MB",
    "max_worker_processes": 4,
    # A backup only has to set `archive_command`, which needs no restart.
    "wal_level": "replica",
    "archive_mode": "on",
    "archive_command": "true",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    # One file for each day of the week; no statements, parameters or keys, which are tenants' data.
    "logging_collector": "on",
    "log_directory": "../log",
    "log_filename": "postgres-%a.log",
    "log_truncate_on_rotation": "on",
    "log_rotation_size": 0,
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
_DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


class PostgresStatus(Value):
    """How the embedded server is."""

    is_running: bool
    """Whether it answers a query, which is more than having a process."""
    pid: int | None
    """Its main process; None without one."""
    version: str | None
    """`18.4` while it answers, otherwise the `18` its data are of; None before the first start."""
    folder: Path
    socket: Path
    """Folder of the unix socket, the only way in."""


class EmbeddedPostgres(Block):
    """A PostgreSQL server of one's own that lives until `stop` is called, whoever started it."""

    _block_type_name = "Atelier embedded PostgreSQL"
    _block_type_slug = "atelier-embedded-postgres"

    folder: Path = Field(default_factory=lambda: home_folder() / "postgres")
    """Holds the data, the administrator's password and the log."""

    _is_durable: bool = PrivateAttr(default=True)

    def start(self) -> str:
        """Start the server if it does not run, and return the administrator's address.

        Raises:
            DatabaseUnavailable: It cannot be started here, or does not answer.
        """
        with self._usable():
            if process.postmaster(self._data):
                with suppress(psycopg.Error, FileNotFoundError):
                    self._version()
                    return self._url()
            self._room.mkdir(mode=0o700, parents=True, exist_ok=True)
            with process.alone(self._lock):
                if not (process.postmaster(self._data) and self._comes_up()):
                    self._launch()
                    if not self._comes_up():
                        raise DatabaseUnavailable(
                            f"PostgreSQL ended while it started in {str(self._room)!r}: "
                            f"{self._last_words()}. Its log is in {str(self._log)!r}."
                        )
                return self._url()

    def stop(self) -> bool:
        """End the server with its work written down; return whether one ran.

        Raises:
            DatabaseUnavailable: It has not ended after a minute.
        """
        if not self._lock.exists():
            return False
        with self._usable(), process.alone(self._lock):
            found = process.postmaster(self._data)
            if found:
                with suppress(psutil.NoSuchProcess):
                    found.send_signal(signal.SIGINT)
            with process.lifeline(self._life, patience_s=_PATIENCE_S):
                shutil.rmtree(self._run, ignore_errors=True)
            return found is not None

    def status(self) -> PostgresStatus:
        """Tell how the server is, without changing anything."""
        with self._usable():
            found = process.postmaster(self._data)
            version: str | None = None
            with suppress(psycopg.Error, FileNotFoundError):
                version = self._version()
            stored = self._data / "PG_VERSION"
            return PostgresStatus(
                is_running=version is not None,
                pid=found.pid if found else None,
                version=version
                or (stored.read_text(encoding="utf-8").strip() if stored.is_file() else None),
                folder=self._room,
                socket=self._run,
            )

    @classmethod
    @contextmanager
    def throwaway(cls) -> Generator[str]:
        """Run a server that is fast, loses its data in a power cut, and is gone at the end.

        Yields:
            The administrator's address.
        """
        _clear_abandoned()
        with tempfile.TemporaryDirectory(prefix=f"{_THROWAWAY}{os.getpid()}-") as folder:
            server = cls(folder=Path(folder))
            server._is_durable = False
            try:
                yield server.start()
            finally:
                server.stop()

    @property
    def _room(self) -> Path:
        return self.folder.expanduser().resolve()

    @property
    def _data(self) -> Path:
        return self._room / "data"

    @property
    def _run(self) -> Path:
        """Return the private folder of the socket and of temporary files; gone when it is stopped."""
        run = self._room / "run"
        is_short = len(os.fsencode(run / f".s.PGSQL.{_PORT}")) <= _SOCKET_PATH_MAX_BYTES
        if is_short and not _UNSPEAKABLE & set(str(run)):
            return run
        name = hashlib.sha256(os.fsencode(run)).hexdigest()[:16]
        # Not where `TMPDIR` says: every process has to find it. Made closed, never taken over.
        return Path(f"/tmp/atelier-{name}")  # noqa: S108

    @property
    def _log(self) -> Path:
        return self._room / "log"

    @property
    def _lock(self) -> Path:
        return self._room / "lock"

    @property
    def _life(self) -> Path:
        return self._room / "life"

    @contextmanager
    def _usable(self) -> Generator[None]:
        try:
            yield
        except OSError as error:
            raise DatabaseUnavailable(
                f"The database folder {str(self.folder)!r} cannot be used: "
                f"{error.strerror or error}. Name a folder this user may write in `ATELIER_HOME`, or "
                f"set `ATELIER_DATABASE_URL` to a PostgreSQL 15 or newer."
            ) from error

    def _launch(self) -> None:
        with process.lifeline(self._life, patience_s=10.0) as life:
            account = process.account_for(self._data)
            for folder in (self._room, process.programs()):
                process.let_through(folder, account)
            if self._run.exists():
                shutil.rmtree(self._run)
            process.make_folder(self._run, account)
            if not self._data.exists():
                self._make_data(account)
            self._check_data()
            if not self._log.exists():
                process.make_folder(self._log, account)
            process.write(self._data / "atelier.conf", self._settings(), account)
            # No process of it lives, so whoever has the id in this file now is somebody else.
            (self._data / "postmaster.pid").unlink(missing_ok=True)
            first_log = self._log / "start.log"
            process.launch(self._data, account, log=first_log, tmpdir=self._run, life=life)

    def _make_data(self, account: process.Account | None) -> None:
        """Make the data folder whole or not at all; without a password nobody ever gets in."""
        for part in self._room.glob("data.new-*"):
            shutil.rmtree(part, ignore_errors=True)
        password = self._room / "password"
        if not password.exists():
            process.write(password, secrets.token_urlsafe(32), None)
        part = self._room / f"data.new-{secrets.token_hex(4)}"
        process.make_folder(part, account)
        process.write(self._run / "password", self._password(), account)
        complaint = process.run(
            [
                *(str(process.programs() / "initdb"), "-D", str(part), "--username=postgres"),
                *("--auth=scram-sha-256", f"--pwfile={self._run / 'password'}"),
                *("--data-checksums", "--encoding=UTF8", "--no-locale"),
                # The same order and case rules on every system, also where the C library has none.
                *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"),
                *(() if self._is_durable else ("--no-sync",)),
            ],
            account,
            tmpdir=self._run,
        )
        (self._run / "password").unlink()
        if complaint:
            shutil.rmtree(part, ignore_errors=True)
            raise DatabaseUnavailable(
                f"PostgreSQL cannot make its data in {str(self._room)!r}: {complaint}. Mend that, "
                f"or set `ATELIER_DATABASE_URL` to a PostgreSQL 15 or newer."
            )
        conf = part / "postgresql.conf"
        process.write(
            conf, f"{conf.read_text(encoding='utf-8')}\ninclude 'atelier.conf'\n", account
        )
        part.rename(self._data)
        process.settle(self._room)

    def _check_data(self) -> None:
        if not (self._room / "password").exists():
            raise DatabaseUnavailable(
                f"{str(self._room / 'password')!r} is missing, and without it nobody gets into the "
                f"database beside it. No backup holds it: put your own copy of that file back, or "
                f"name another folder in `ATELIER_HOME`."
            )
        stored = self._data / "PG_VERSION"
        major = (
            stored.read_text(encoding="utf-8").strip() if stored.is_file() else "another program"
        )
        if major != str(process.MAJOR):
            maker = f"PostgreSQL {major}" if major.isdigit() else major
            raise DatabaseUnavailable(
                f"{str(self._data)!r} was made by {maker}, and this Atelier brings PostgreSQL "
                f"{process.MAJOR}. Dump it with its own version and restore it here, or name "
                f"another folder in `ATELIER_HOME`."
            )

    def _settings(self) -> str:
        durable = _DURABLE if self._is_durable else dict.fromkeys(_DURABLE, "off")
        settings = {**_SETTINGS, **durable, "unix_socket_directories": f'"{self._run}"'}
        lines = (f"{name} = '{value}'\n" for name, value in settings.items())
        return "# Written at every start. Change settings with ALTER SYSTEM.\n" + "".join(lines)

    def _url(self) -> str:
        password, host = quote(self._password(), safe=""), quote(str(self._run))
        return f"postgresql+psycopg://postgres:{password}@/postgres?host={host}&port={_PORT}"

    def _password(self) -> str:
        return (self._room / "password").read_text(encoding="utf-8").strip()

    def _version(self) -> str:
        """Ask the server one question; return its version, such as `18.4`."""
        with psycopg.connect(
            host=str(self._run),
            port=_PORT,
            user="postgres",
            password=self._password(),
            dbname="postgres",
            # Whoever sat down at this socket instead must not ask for the password itself.
            require_auth="scram-sha-256",
            connect_timeout=10,
        ) as connection:
            connection.execute("SELECT 1")
            number = connection.info.server_version
        return f"{number // 10000}.{number % 10000}"

    def _comes_up(self) -> bool:
        """Wait until the server answers; return False if it ends instead."""
        end = time.monotonic() + _PATIENCE_S
        while True:
            try:
                self._version()
                return True
            except psycopg.Error as error:
                complaint = str(error).splitlines()[0]
            if not any(words in complaint for words in _NOT_YET):
                raise DatabaseUnavailable(
                    f"PostgreSQL in {str(self._room)!r} runs, but lets nobody in: {complaint}. "
                    f"Its log is in {str(self._log)!r}."
                )
            if not process.lives(self._life):
                return False
            if time.monotonic() > end:
                raise DatabaseUnavailable(
                    f"PostgreSQL in {str(self._room)!r} has not answered for {_PATIENCE_S:.0f} "
                    f"seconds: {complaint}. It may still be recovering; try again in a minute."
                )
            time.sleep(0.02)

    def _last_words(self) -> str:
        logs = sorted(self._log.glob("*.log"), key=lambda log: log.stat().st_mtime)
        lines = [line for log in logs for line in log.read_text("utf-8", "replace").splitlines()]
        # What our own asking was told while it started is not why it ended.
        grave = [line for line in lines if not any(words in line for words in _NOT_YET)]
        fatal = [line[line.index("FATAL:") :] for line in grave if "FATAL:" in line]
        return (fatal or lines or ["it said nothing"])[-1]


_THROWAWAY = "atelier-throwaway-"


def _clear_abandoned() -> None:
    """Stop and remove throwaway servers of this user whose program was killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_THROWAWAY}*-*"):
        pid = folder.name.removeprefix(_THROWAWAY).partition("-")[0]
        if pid.isdigit() and not psutil.pid_exists(int(pid)):
            # Another process may clear the same one at this moment.
            with suppress(FileNotFoundError, DatabaseUnavailable):
                if folder.lstat().st_uid == os.geteuid() and not folder.is_symlink():
                    EmbeddedPostgres(folder=folder).stop()
                    shutil.rmtree(folder, ignore_errors=True)
