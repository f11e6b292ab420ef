"""A Prefect server for people without one: started in the background, shared, stopped when idle."""

import contextlib
import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator
from pathlib import Path
from typing import cast

import psutil

IDLE_S = 900.0
"""Seconds without a command or a running flow after which the server stops; `ATELIER_SERVER_IDLE_S`."""

START_S = 120.0
"""Longest a first start may take: the database is made in it (8 s on a quiet laptop)."""


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
        return state["url"] if state and _answers(state["url"]) else None

    def ensure(self) -> str:
        """Return the API address, starting the server if need be.

        Raises:
            RuntimeError: It did not come up; the message names the log.
        """
        self.touch()
        with self._lock():
            if (url := self.url) is not None:
                return url
            return self._start()

    def touch(self) -> None:
        """Say that the server is in use now."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (self._folder / "used").touch()

    def stop(self) -> bool:
        """Stop the server and return whether there was one."""
        state = self._state()
        if state is None:
            return False
        process = psutil.Process(int(state["pid"]))
        process.terminate()
        with contextlib.suppress(psutil.TimeoutExpired):
            process.wait(timeout=20)
        return True

    def environment(self, url: str | None = None) -> dict[str, str]:
        """Return the variables under which flows of this home run, without the server's own."""
        settings = {"PREFECT_HOME": str(self._home / "prefect")}
        if url:
            settings["PREFECT_API_URL"] = url
        return settings

    def _state(self) -> dict[str, str] | None:
        """Return what is known of the running server; a reused process id does not fool it."""
        try:
            state = cast("dict[str, str]", json.loads((self._folder / "state.json").read_text()))
            process = psutil.Process(int(state["pid"]))
            same = abs(process.create_time() - float(state["created"])) < 1.0
        except (OSError, ValueError, KeyError, psutil.Error):
            return None
        return state if same else None

    @contextlib.contextmanager
    def _lock(self) -> Generator[None]:
        with (self._folder / "lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _start(self) -> str:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        with self.log.open("ab") as log:
            keeper = subprocess.Popen(  # noqa: S603 # our own module, with our own arguments
                [sys.executable, "-m", "deployments.local_server", str(self._home), str(port)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        url = f"http://127.0.0.1:{port}/api"
        deadline = time.monotonic() + START_S
        while time.monotonic() < deadline:
            if keeper.poll() is not None:
                break
            if _answers(url):
                self._remember(keeper.pid, url)
                return url
            time.sleep(0.1)
        keeper.terminate()
        raise RuntimeError(
            f"The local Prefect server did not start within {START_S:.0f} s. Read {self.log}, or "
            f"set `PREFECT_API_URL` to a server of your own."
        )

    def _remember(self, pid: int, url: str) -> None:
        created = psutil.Process(pid).create_time()
        part = self._folder / f"state.{os.getpid()}"
        part.write_text(json.dumps({"pid": str(pid), "created": str(created), "url": url}))
        part.replace(self._folder / "state.json")


def server_settings() -> dict[str, str]:
    """Return the settings of `server.env`."""
    lines = (Path(__file__).parent / "server.env").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    return {name.strip(): value.strip() for name, value in pairs}


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=2) as answer:  # noqa: S310 # our own loopback address
            return answer.status == 200
    except OSError:
        return False


def _keep(home: Path, port: int) -> None:
    """Run the server until nobody has used it for a while, then stop it."""
    url = f"http://127.0.0.1:{port}/api"
    # The dashboard asks for its API at :4200 unless it is told otherwise.
    settings = {"PREFECT_HOME": str(home / "prefect"), "PREFECT_UI_API_URL": url}
    environment = {**os.environ, **server_settings(), **settings}
    environment.pop("PREFECT_API_URL", None)
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1"]
    server = subprocess.Popen([*command, "--port", str(port)], env=environment)  # noqa: S603 # as above
    signal.signal(signal.SIGTERM, lambda _signal, _frame: sys.exit(0))
    idle_s = float(os.environ.get("ATELIER_SERVER_IDLE_S", IDLE_S))
    used = home / "server" / "used"
    try:
        while server.poll() is None:
            time.sleep(min(5.0, idle_s / 4))
            if time.time() - used.stat().st_mtime > idle_s and not _is_busy(url):
                break
    finally:
        server.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(timeout=15)
        server.kill()


def _is_busy(url: str) -> bool:
    """Whether a flow is running on the server; a server that does not answer is not busy."""
    question = {"flow_runs": {"state": {"type": {"any_": ["RUNNING", "PENDING"]}}}}
    request = urllib.request.Request(  # noqa: S310 # our own loopback address
        f"{url}/flow_runs/count",
        data=json.dumps(question).encode(),
        headers={"content-type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310 # our own loopback address
            return json.load(answer) > 0
    except (OSError, ValueError):
        return False


if __name__ == "__main__":
    _keep(Path(sys.argv[1]), int(sys.argv[2]))
