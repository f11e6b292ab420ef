import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from deployments import local_server
from deployments.cli import run
from deployments.local_server import LocalServer, ServerUnavailable, server_settings

ROOT = Path(__file__).parents[2]
STATE = Path("server") / "state.json"
STAND_IN = """
import http.server, os, pathlib, sys, time

if os.environ.get("STAND_IN_BREAKS"):
    sys.exit("the database is broken")
time.sleep(float(os.environ.get("STAND_IN_WAITS_S", "0")))


class Api(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer("true" if self.path == "/api/health" else "")

    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        runs = pathlib.Path(os.environ["PREFECT_HOME"], "runs")
        self.answer(runs.read_text() if self.path == "/api/flow_runs/count" else "")

    def answer(self, text):
        self.send_response(200 if text else 404)
        self.end_headers()
        self.wfile.write(text.encode())


folder = pathlib.Path(os.environ["PREFECT_HOME"])
folder.mkdir(parents=True, exist_ok=True)
(folder / "runs").write_text("0")
words = sys.argv[1:]
assert words[:5] == ["server", "start", "--host", "127.0.0.1", "--port"], words
http.server.ThreadingHTTPServer(("127.0.0.1", int(words[5])), Api).serve_forever()
"""
"""Starts in no time where Prefect takes 5 s: what is tested with it is the life of the process."""


@pytest.fixture
def quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Servers started now run the stand-in, under our own process and watch."""
    package = tmp_path / "stand-in" / "prefect"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "__main__.py").write_text(STAND_IN, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(package.parent))


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A home without a server; what was started in it is stopped."""
    yield tmp_path / "home"
    LocalServer(tmp_path / "home").stop()


def _noted(home: Path) -> dict[str, int]:
    return json.loads((home / STATE).read_text(encoding="utf-8"))


def _note(home: Path, **noted: object) -> None:
    (home / "server").mkdir(parents=True, exist_ok=True)
    (home / STATE).write_text(json.dumps(noted), encoding="utf-8")


def _servers_of(home: Path) -> list[psutil.Process]:
    def is_of(process: psutil.Process) -> bool:
        try:
            return str(home / "server") in process.cmdline()
        except psutil.Error:
            return False

    return [process for process in psutil.process_iter() if is_of(process)]


def test_a_second_command_finds_the_server_of_the_first(served_home: Path) -> None:
    before = _noted(served_home)
    url = LocalServer(served_home).ensure()
    assert url == f"http://127.0.0.1:{before['port']}/api"
    assert _noted(served_home) == before
    assert len(_servers_of(served_home)) == 1


def test_the_dashboard_asks_for_its_api_where_the_server_listens(served_home: Path) -> None:
    url = LocalServer(served_home).ensure()
    settings = httpx.get(f"{url.removesuffix('/api')}/ui-settings", timeout=10).json()
    assert settings["api_url"] == url


def test_the_server_runs_with_the_tuned_settings_and_none_of_the_persons(
    served_home: Path,
) -> None:
    process = psutil.Process(_noted(served_home)["pid"])
    prefects = {k: v for k, v in process.environ().items() if k.startswith("PREFECT_")}
    own = {"PREFECT_HOME", "PREFECT_UI_API_URL", "PREFECT_UI_URL"}
    own.add("PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE")
    assert {k: v for k, v in prefects.items() if k not in own} == server_settings()
    assert prefects["PREFECT_HOME"] == str(served_home / "prefect")
    assert len(server_settings()) == 11


@pytest.mark.usefixtures("quick")
def test_two_commands_at_once_start_one_server(home: Path) -> None:
    found: list[str] = []
    commands = [
        threading.Thread(target=lambda: found.append(LocalServer(home).ensure())) for _ in range(4)
    ]
    for command in commands:
        command.start()
    for command in commands:
        command.join()
    assert len(found) == 4
    assert len(set(found)) == 1
    assert len(_servers_of(home)) == 1


@pytest.mark.usefixtures("quick")
def test_a_stopped_server_is_gone_and_starts_again_where_it_was(home: Path) -> None:
    url = LocalServer(home).ensure()
    # Below the ports the kernel hands out, or somebody's connection may have it by then.
    assert int(url.removesuffix("/api").rpartition(":")[2]) < 32_768
    (server,) = _servers_of(home)
    assert LocalServer(home).stop()
    assert not server.is_running()
    assert LocalServer(home).url is None
    assert not LocalServer(home).stop()
    assert LocalServer(home).ensure() == url


@pytest.mark.usefixtures("quick")
def test_the_commands_say_where_it_is_and_stop_it(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(home))
    url = LocalServer(home).ensure()
    assert run(["server", "status"]) == 0
    assert run(["server", "stop"]) == 0
    assert run(["server", "status"]) == 0
    dashboard = url.removesuffix("/api")
    assert capsys.readouterr().out == f"{dashboard}\nStopped.\nNo local server is running.\n"
    assert _servers_of(home) == []


@pytest.mark.usefixtures("quick")
def test_a_killed_server_is_replaced_even_if_its_port_was_taken(home: Path) -> None:
    first = LocalServer(home).ensure()
    (server,) = _servers_of(home)
    server.kill()
    psutil.wait_procs([server], timeout=10)
    assert LocalServer(home).url is None
    with socket.socket() as rival:
        rival.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        rival.bind(("127.0.0.1", _noted(home)["port"]))
        rival.listen()
        assert LocalServer(home).ensure() != first
    assert [process.pid for process in _servers_of(home)] == [_noted(home)["pid"]]


@pytest.mark.usefixtures("quick")
def test_a_server_that_hangs_is_replaced(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_server, "ANSWER_S", 0.3)
    monkeypatch.setattr(local_server, "STOP_S", 0.3)
    LocalServer(home).ensure()
    (stuck,) = _servers_of(home)
    os.kill(stuck.pid, signal.SIGSTOP)
    started = time.monotonic()
    LocalServer(home).ensure()
    assert time.monotonic() - started < 30
    assert [process.pid for process in _servers_of(home)] == [_noted(home)["pid"]]
    assert _noted(home)["pid"] != stuck.pid


@pytest.mark.usefixtures("quick")
def test_a_server_whose_command_was_killed_while_it_started_is_found(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STAND_IN_WAITS_S", "2")
    program = "from deployments.local_server import LocalServer; import pathlib, sys; "
    program += "sys.path.pop(0); LocalServer(pathlib.Path(sys.argv[1])).ensure()"
    with subprocess.Popen([sys.executable, "-c", program, str(home)], cwd=ROOT) as command:
        while not (home / STATE).exists() and command.poll() is None:
            pass
        assert not _noted(home)["is_ready"]
        command.kill()
    (server,) = _servers_of(home)
    assert LocalServer(home).ensure() == f"http://127.0.0.1:{_noted(home)['port']}/api"
    assert [process.pid for process in _servers_of(home)] == [server.pid]
    assert _noted(home)["is_ready"]


@pytest.mark.usefixtures("quick")
def test_only_an_unused_server_stops_by_itself(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_SERVER_IDLE_S", "0.5")
    server = LocalServer(home)
    url = server.ensure()
    (process,) = _servers_of(home)
    with server.in_use():
        _stays(process, 1.5)
    runs = home / "prefect" / "runs"
    runs.write_text("1", encoding="utf-8")
    _stays(process, 1.5)
    assert server.url == url
    runs.write_text("0", encoding="utf-8")
    process.wait(timeout=10)
    assert not (home / STATE).exists()
    assert server.url is None


@pytest.mark.usefixtures("quick")
def test_a_server_whose_home_was_removed_stops(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_SERVER_IDLE_S", "1")
    LocalServer(home).ensure()
    (process,) = _servers_of(home)
    (home / "server").rename(home / "elsewhere")
    process.wait(timeout=10)


def _stays(process: psutil.Process, seconds: float) -> None:
    with pytest.raises(psutil.TimeoutExpired):
        process.wait(timeout=seconds)


@pytest.mark.parametrize("noted", [{}, {"pid": "x", "port": 1, "is_ready": True}, [], None, 7])
def test_an_odd_note_is_no_server(home: Path, noted: object) -> None:
    (home / "server").mkdir(parents=True)
    (home / STATE).write_text(json.dumps(noted), encoding="utf-8")
    assert LocalServer(home).url is None
    assert not LocalServer(home).stop()


def test_a_process_that_got_the_number_of_the_server_is_never_signalled(home: Path) -> None:
    waiting = [sys.executable, "-c", "import time; time.sleep(60)"]
    with subprocess.Popen(waiting) as stranger:
        try:
            _note(home, pid=stranger.pid, port=4200, is_ready=True)
            assert LocalServer(home).url is None
            assert not LocalServer(home).stop()
            assert stranger.poll() is None
        finally:
            stranger.kill()


@pytest.mark.usefixtures("quick")
def test_a_server_that_cannot_start_says_where_to_read_why(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STAND_IN_BREAKS", "1")
    with pytest.raises(ServerUnavailable) as refusal:
        LocalServer(home).ensure()
    log = home / "server" / "server.log"
    assert str(refusal.value) == (
        f"The local Prefect server did not start. Read '{log}', or set `PREFECT_API_URL` to a "
        f"server of your own."
    )
    assert log.read_text(encoding="utf-8") == "the database is broken\n" * 2
    assert _servers_of(home) == []


def test_a_log_that_cannot_be_written_is_named(home: Path) -> None:
    log = home / "server" / "server.log"
    log.mkdir(parents=True)
    with pytest.raises(ServerUnavailable) as refusal:
        LocalServer(home).ensure()
    assert str(refusal.value) == (
        f"The local Prefect server cannot use '{log}': Is a directory. Set `ATELIER_HOME` to a "
        f"folder you may write to."
    )


def test_a_home_that_is_a_file_is_named(home: Path) -> None:
    home.write_text("", encoding="utf-8")
    with pytest.raises(ServerUnavailable) as refusal:
        LocalServer(home).ensure()
    assert str(refusal.value) == (
        f"The local Prefect server cannot use '{home / 'server'}': Not a directory. Set "
        f"`ATELIER_HOME` to a folder you may write to."
    )
    home.unlink()
