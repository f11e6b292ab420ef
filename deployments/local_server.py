"""A Prefect server for people without one: started in the background, shared, stopped when idle."""

import contextlib
import fcntl
import json
import os
import secrets
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Generator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import certifi
import psutil

from domain.errors import AtelierError

IDLE_S = 900.0
"""Seconds without a command or a running flow after which the server stops; `ATELIER_SERVER_IDLE_S`."""

START_S = 120.0
"""Longest a first start may take: the database is made in it (8 s on a quiet laptop)."""

ANSWER_S = 10.0
"""Longest a server that was there before may be silent before it is replaced."""

STOP_S = 10.0
"""Longest an orderly stop may take; an open dashboard would hold it up for ever."""

_PROCESS = Path(__file__).with_name("server_process.py")


@dataclass(eq=False)
class ServerUnavailable(AtelierError):
    """There is no Prefect server to work with; `sentence` says why and what to do."""

    sentence: str

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True)
class _State:
    pid: int
    port: int
    is_ready: bool = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api"


class LocalServer:
    """The server of one home folder; any number of commands may share it."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._folder = home / "server"

    @property
    def log(self) -> Path:
        """What the server says of itself."""
        return self._folder / "server.log"

    @property
    def url(self) -> str | None:
        """Address of the API when the server is there and answers, else None."""
        state = self._state()
        return state.url if state and self._process(state) and _answers(state.url) else None

    @property
    def process(self) -> psutil.Process | None:
        """The server's process, whether it answers or not; None when there is none."""
        state = self._state()
        return self._process(state) if state else None

    def ensure(self) -> str:
        """Return the API address, starting the server if need be.

        Raises:
            ServerUnavailable: It did not come up; the message names the log.
        """
        try:
            self.touch()
            with self._lock():
                return self._waited_for() or self._started()
        except OSError as error:
            raise ServerUnavailable(
                f"The local Prefect server cannot use {str(error.filename or self._folder)!r}: "
                f"{error.strerror}. Set `ATELIER_HOME` to a folder you may write to."
            ) from error

    def touch(self) -> None:
        """Say that the server is in use now."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (self._folder / "used").touch()

    @contextlib.contextmanager
    def in_use(self) -> Generator[None]:
        """Say so again and again for as long as the block runs."""
        done = threading.Event()

        def tell() -> None:
            while not done.wait(min(5.0, idle_s() / 4)):
                with contextlib.suppress(OSError):
                    self.touch()

        threading.Thread(target=tell, daemon=True).start()
        try:
            yield
        finally:
            done.set()

    def stop(self) -> bool:
        """Stop the server and return whether there was one."""
        if not self._folder.is_dir():
            return False
        with self._lock():
            process = self.process
            (self._folder / "state.json").unlink(missing_ok=True)
            if process:
                _end(process)
            return process is not None

    def environment(self, url: str | None = None) -> dict[str, str]:
        """Return the variables under which flows of this home run, without the server's own."""
        settings = {"PREFECT_HOME": str(self._home / "prefect")}
        if url:
            settings["PREFECT_API_URL"] = url
            settings["PREFECT_API_SSL_CERT_FILE"] = str(self._one_certificate())
        return {**settings, **log_settings()}

    def _one_certificate(self) -> Path:
        """Return a file with a single certificate.

        Prefect reads all certificates anew for every synchronous task, 20 ms each, although our API
        is plain HTTP on the loopback address and none is ever used.
        """
        path = self._folder / "certificate.pem"
        if not path.is_file():
            end = "-----END CERTIFICATE-----\n"
            first = Path(certifi.where()).read_text(encoding="utf-8").split(end)[0] + end
            part = path.with_suffix(f".{os.getpid()}")
            part.write_text(first, encoding="utf-8")
            part.replace(path)
        return path

    def _state(self) -> _State | None:
        """Return what was noted of the server, which may be gone by now."""
        try:
            noted = json.loads((self._folder / "state.json").read_text(encoding="utf-8"))
            return _State(int(noted["pid"]), int(noted["port"]), bool(noted["is_ready"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _process(self, state: _State) -> psutil.Process | None:
        """Return the server's process; none that merely has its number, which is given out again."""
        try:
            process = psutil.Process(state.pid)
            is_ours = [str(_PROCESS), str(self._folder), str(state.port)]
            return process if process.cmdline()[2:5] == is_ours else None
        except (psutil.Error, ValueError, OverflowError):
            return None

    @contextlib.contextmanager
    def _lock(self) -> Generator[None]:
        with (self._folder / "lock").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _waited_for(self) -> str | None:
        """Return the address of the server that is there or coming up; end one that hangs."""
        state = self._state()
        process = self._process(state) if state else None
        if state is None or process is None:
            return None
        if self._comes_up(state, process, within_s=ANSWER_S if state.is_ready else START_S):
            return state.url
        _end(process)
        return None

    def _started(self) -> str:
        """Start the server and return its address; once more when it fell over at once."""
        for port in (_free_port(self._last_port()), _free_port(0)):
            state, process = self._spawn(port)
            if self._comes_up(state, process, within_s=START_S):
                return state.url
            if _is_alive(process):
                _end(process)
                break
        raise ServerUnavailable(
            f"The local Prefect server did not start. Read {str(self.log)!r}, or set "
            f"`PREFECT_API_URL` to a server of your own."
        )

    def _last_port(self) -> int:
        try:
            return int((self._folder / "port").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return 0

    def _spawn(self, port: int) -> tuple[_State, psutil.Process]:
        command = [sys.executable, "-P", str(_PROCESS), str(self._folder), str(port)]
        with _log(self.log) as log:
            child = subprocess.Popen(  # noqa: S603 # our own file, with our own arguments
                [*command, str(idle_s())],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self._folder,
                env=self._server_environment(port),
                start_new_session=True,
            )
        state = _State(child.pid, port)
        # Noted before it answers: should this command be killed now, the next one finds it.
        self._note(state)
        # Whoever started it has to collect it, or it stays as a ghost while the command runs.
        threading.Thread(target=child.wait, daemon=True).start()
        return state, psutil.Process(child.pid)

    def _server_environment(self, port: int) -> dict[str, str]:
        """Return the server's settings: ours, and nothing a person set for another server."""
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
        # The dashboard asks for its API at :4200 unless it is told otherwise.
        own = {"PREFECT_UI_API_URL": f"http://127.0.0.1:{port}/api", "DO_NOT_TRACK": "1"}
        # What alerts link to; without it they say `None` for the run.
        own["PREFECT_UI_URL"] = f"http://127.0.0.1:{port}"
        # In memory, slots of runs under way when the server is killed would stay taken for ever.
        own["PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE"] = _LEASES
        return {**inherited, **server_settings(), **self.environment(), **own}

    def _comes_up(self, state: _State, process: psutil.Process, *, within_s: float) -> bool:
        deadline = time.monotonic() + within_s
        while time.monotonic() < deadline and _is_alive(process):
            self.touch()
            if _answers(state.url) and _is_alive(process):
                self._note(replace(state, is_ready=True))
                return True
            time.sleep(0.1)
        return False

    def _note(self, state: _State) -> None:
        part = self._folder / f"state.{os.getpid()}"
        part.write_text(json.dumps(asdict(state)), encoding="utf-8")
        part.replace(self._folder / "state.json")
        (self._folder / "port").write_text(str(state.port), encoding="utf-8")


_LEASES = "prefect.server.concurrency.lease_storage.filesystem"


def idle_s() -> float:
    """Return after how many unused seconds a server started now is to stop."""
    try:
        return max(0.5, float(os.environ.get("ATELIER_SERVER_IDLE_S", IDLE_S)))
    except ValueError:
        return IDLE_S


def server_settings() -> dict[str, str]:
    """Return the settings of `server.env`."""
    return settings_of("server.env")


def settings_of(file: str) -> dict[str, str]:
    """Return the settings of `server.env` or `worker.env`."""
    lines = (Path(__file__).parent / file).read_text(encoding="utf-8").splitlines()
    pairs = (line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    return {name.strip(): value.strip() for name, value in pairs}


def log_settings() -> dict[str, str]:
    """Return what makes Prefect log JSON, when `ATELIER_LOG_FORMAT` says so."""
    if os.environ.get("ATELIER_LOG_FORMAT") != "json":
        return {}
    return {"PREFECT_LOGGING_SETTINGS_PATH": str(Path(__file__).parent / "json_logs.yml")}


_LOWEST_PORT, _PORTS = 12_000, 18_000


def _free_port(wished: int) -> int:
    """Return `wished` if it is free, so that runs and a bookmarked dashboard find it where it was.

    None of those the kernel hands out by itself: a connection of anybody could take such a one while
    a killed server is down, and its runs would look for it in vain (seen 2026-11).
    """
    others = [_LOWEST_PORT + secrets.randbelow(_PORTS) for _ in range(20)]
    for port in (*([wished] if wished else []), *others, 0):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return int(probe.getsockname()[1])
    raise ServerUnavailable("No port of 127.0.0.1 is free, so no local server can be started.")


@contextlib.contextmanager
def _log(path: Path) -> Generator[int]:
    """Open the log to be appended to, emptied when it has grown large."""
    if path.is_file() and path.stat().st_size > 1_000_000:
        os.truncate(path, 0)
    with path.open("ab") as file:  # whoever writes at the end bears that it is emptied meanwhile
        yield file.fileno()


def _answers(url: str) -> bool:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(f"{url}/health", timeout=2) as answer:
            return answer.status == 200
    except (OSError, ValueError):
        return False


def _is_alive(process: psutil.Process) -> bool:
    # Not told by its command line, which is empty for a moment while a process becomes another.
    with contextlib.suppress(psutil.NoSuchProcess):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False


def _end(process: psutil.Process) -> None:
    """End a process: asked first, then made to."""
    with contextlib.suppress(psutil.NoSuchProcess):
        process.terminate()
        with contextlib.suppress(psutil.TimeoutExpired):
            process.wait(timeout=STOP_S)
            return
        process.kill()
        with contextlib.suppress(psutil.TimeoutExpired):
            process.wait(timeout=5)
