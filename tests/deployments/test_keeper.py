"""The keeper and what it writes down, without a server: stale notes, strangers, large logs."""

import fcntl
import json
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import psutil
import pytest

from deployments import processes
from deployments.cli import run
from deployments.down import stop_worker
from deployments.health import examine
from deployments.keeper import Keeper, Note
from deployments.keeper_process import Upkeep
from deployments.local_server import LocalServer
from deployments.processes import Mark, trim, write_note

WORKER = [sys.executable, "-c", "import time; time.sleep(60)"]
HANGS = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(600)"


class WithoutRuns(BaseHTTPRequestHandler):
    """An API that knows of no run."""

    def do_POST(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"[]")


@contextmanager
def idle_api() -> Generator[str]:
    with HTTPServer(("127.0.0.1", 0), WithoutRuns) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def stranger() -> Iterator[psutil.Process]:
    with subprocess.Popen(WORKER) as child:
        yield psutil.Process(child.pid)
        child.kill()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "keeper").mkdir()
    return tmp_path


def test_a_process_that_got_the_number_of_another_is_not_taken_for_it(
    stranger: psutil.Process,
) -> None:
    mark = Mark.of(stranger)
    assert mark.process() == stranger
    assert Mark(mark.pid, mark.started - 3600).process() is None
    stranger.kill()
    while stranger.status() != psutil.STATUS_ZOMBIE:
        pass
    assert mark.process() is None  # although its number is still in use, by what is left of it


def test_a_worker_without_runs_that_does_not_end_keeps_nobody_waiting(home: Path) -> None:
    hangs = [sys.executable, "-c", HANGS]
    with subprocess.Popen(hangs, stdout=subprocess.PIPE) as worker, idle_api() as url:
        assert worker.stdout
        worker.stdout.readline()
        mark = Mark.of(psutil.Process(worker.pid))
        write_note(home / "keeper" / "state.json", Note(keeper=mark, folder="/", worker=mark))
        began = time.monotonic()
        assert stop_worker(Keeper(home), url, wait_s=90)
        assert time.monotonic() - began < 60
        assert mark.process() is None


def test_a_note_of_before_a_reboot_names_nobody(home: Path, stranger: psutil.Process) -> None:
    old = Mark(stranger.pid, stranger.create_time() - 86_400)
    write_note(home / "keeper" / "state.json", Note(keeper=old, folder="/work", worker=old))
    keeper = Keeper(home)
    assert keeper.note
    assert not keeper.is_running
    assert not keeper.stop()
    assert stranger.is_running()
    worker = next(part for part in examine(home).parts if part.name == "worker")
    assert (worker.detail, worker.remedy) == ("stopped", "Run `atelier up`.")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"keeper": 7}', "null"])
def test_an_odd_note_is_none(home: Path, text: str) -> None:
    (home / "keeper" / "state.json").write_text(text, encoding="utf-8")
    assert Keeper(home).note is None


def test_a_large_log_is_put_aside_while_somebody_writes_at_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "LARGEST_LOG_BYTES", 3)
    log = tmp_path / "worker.log"
    with log.open("ab", buffering=0) as writer:
        writer.write(b"old")
        trim(log)
        assert log.read_bytes() == b"old"
        writer.write(b"er")
        trim(log)
        writer.write(b"new")
    assert (log.read_bytes(), (tmp_path / "worker.log.1").read_bytes()) == (b"new", b"older")
    trim(tmp_path / "none.log")


@pytest.fixture
def upkeep(home: Path, monkeypatch: pytest.MonkeyPatch) -> Upkeep:
    """A keeper whose server answers."""
    monkeypatch.setattr(LocalServer, "url", "http://127.0.0.1:4200/api")
    return Upkeep(home, home)


def _noted(home: Path) -> dict[str, object]:
    return json.loads((home / "keeper" / "state.json").read_text(encoding="utf-8"))


def test_a_worker_of_the_keeper_before_is_taken_over(
    home: Path, monkeypatch: pytest.MonkeyPatch, stranger: psutil.Process
) -> None:
    url = "http://127.0.0.1:4200/api"
    monkeypatch.setattr(LocalServer, "url", url)
    mark = Mark.of(stranger)
    write_note(home / "keeper" / "state.json", Note(keeper=mark, folder="/", worker=mark, url=url))
    Upkeep(home, home).look()
    assert _noted(home)["worker"] == {"pid": stranger.pid, "started": mark.started}
    assert stranger.is_running()


def test_a_worker_that_ends_at_once_is_started_less_and_less_often(
    home: Path, upkeep: Upkeep, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    starts: list[float] = []

    def start(self: Upkeep, url: str) -> Mark:
        starts.append(now[0] - 1000)
        return Mark(2**22 + 1, time.time())

    monkeypatch.setattr(Upkeep, "_start_worker", start)
    for _ in range(200):
        upkeep.look()
        now[0] += 1
    assert starts == [0, 1, 2, 5, 12, 27, 58, 118, 178]
    assert _noted(home)["restarts"] == len(starts) - 1


def test_a_server_of_your_own_is_left_to_you(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(home))
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:1/api")
    assert run(["up"]) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert said == (
        "Your settings name the Prefect server 'http://127.0.0.1:1/api', and `atelier up` runs one "
        "of its own. Say `PREFECT_API_URL= atelier up`, or put everything on yours with `atelier "
        "deploy`."
    )


def test_a_home_nobody_can_write_to_is_named_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    home = tmp_path / "file" / "home"
    monkeypatch.setenv("ATELIER_HOME", str(home))
    monkeypatch.setenv("PREFECT_API_URL", "")
    assert run(["up"]) == 1
    assert " ".join(capsys.readouterr().err.split()) == (
        f"The home folder {str(home)!r} cannot be used: Not a directory. Set `ATELIER_HOME` to a "
        f"folder you may write to."
    )


def test_what_runs_is_not_moved_to_another_folder_in_silence(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(home))
    monkeypatch.setenv("PREFECT_API_URL", "")
    there, other = home / "there", home / "other"
    there.mkdir()
    other.mkdir()
    write_note(home / "keeper" / "state.json", Note(Mark.of(psutil.Process()), str(there)))
    with (home / "keeper" / "lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert run(["up", "--folder", str(other)]) == 2
    assert " ".join(capsys.readouterr().err.split()) == (
        f"--folder: Everything is up already, and flows run in {str(there)!r}. Say `atelier down` "
        f"first, or leave it out."
    )


@pytest.mark.parametrize(("name", "problem"), [("none", "There is no"), ("file", "is a file")])
def test_flows_cannot_run_where_no_folder_is(
    name: str,
    problem: str,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(home))
    monkeypatch.setenv("PREFECT_API_URL", "")
    place = home / name
    (home / "file").touch()
    assert run(["up", "--folder", str(place)]) == 2
    said = f"{problem} {str(place)!r}." if name == "none" else f"{str(place)!r} {problem}."
    assert " ".join(capsys.readouterr().err.split()) == (
        f"--folder: {said} Name a folder that is there; releases are written below it."
    )


def test_nothing_is_up_where_nothing_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    assert run(["down"]) == 0
    assert capsys.readouterr().out == "Nothing is up.\n"
    assert not (tmp_path / "home" / "keeper").exists()
