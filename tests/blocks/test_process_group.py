"""Programs and what they start end with whoever wanted them, in whatever way that ends."""

import os
import pty
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from blocks._process_group import PrivateFolder, ProcessGroup
from tests.blocks.browsers import adopt_orphans, left_over, needs_linux, running

ROOT = Path(__file__).parents[2]
FAMILY = "sleep 300 & setsid sleep 300 & (setsid sleep 300 &) ; echo ready; sleep 300"
OWNER = f"""
import sys
from blocks._process_group import PrivateFolder, ProcessGroup
print("begun", flush=True)
group = ProcessGroup.start(["/bin/sh", "-c", {FAMILY!r}], folder=PrivateFolder.make(), talk="standard")
group.answers.readline()
print(group.guardian.pid, flush=True)
group.answers.read()
"""


def start(*command: str) -> ProcessGroup:
    return ProcessGroup.start(command, folder=PrivateFolder.make(), talk="standard")


@needs_linux
def test_a_program_ends_with_all_it_started_even_what_left_its_group(home: Path) -> None:
    adopt_orphans()
    before = running()
    group = start("/bin/sh", "-c", FAMILY)
    assert group.answers.readline() == b"ready\n"
    assert len(running() - before) >= 5  # the guardian, the shell, and those it started
    group.end()
    group.end()
    assert left_over(before, patience_s=0) == []
    assert list(home.joinpath("browsers").iterdir()) == [home / "browsers" / ".lock"]


@needs_linux
def test_nothing_is_left_of_an_owner_killed_at_any_moment(home: Path) -> None:
    adopt_orphans()
    before = running()
    chance = random.Random(7)  # noqa: S311 # moments, not secrets
    for _ in range(10):
        with subprocess.Popen(
            [sys.executable, "-c", OWNER], stdout=subprocess.PIPE, cwd=ROOT, text=True
        ) as owner:
            assert owner.stdout
            assert owner.stdout.readline() == "begun\n"
            time.sleep(chance.uniform(0.0, 0.15))
            owner.kill()
        assert left_over(before) == []
    fresh = PrivateFolder.make()
    assert [path for path in (home / "browsers").iterdir() if path.is_dir()] == [fresh.path]


def kill_owner_and_guardian(family: str) -> Path:
    """Start a program with its family, kill its owner and guardian at once, and return its folder."""
    words = OWNER.replace(repr(FAMILY), repr(family))
    with subprocess.Popen(
        [sys.executable, "-c", words], stdout=subprocess.PIPE, cwd=ROOT, text=True
    ) as owner:
        assert owner.stdout
        assert owner.stdout.readline() == "begun\n"
        guardian = psutil.Process(int(owner.stdout.readline()))
        folder = Path(guardian.cwd())
        guardian.kill()
        owner.kill()
    guardian.wait(30)  # until it holds no lock any more
    return folder


@needs_linux
@pytest.mark.parametrize(
    "family",
    [
        f"cd /; {FAMILY}",
        # One that wrote over its environment, as pages of Chromium do, is known by where it is.
        "setsid env -i sleep 300 & (setsid env -i sleep 300 &) ; echo ready; sleep 300",
    ],
    ids=["marked", "unmarked"],
)
def test_the_next_start_ends_what_outlived_owner_and_guardian_killed_at_once(
    home: Path, family: str
) -> None:
    adopt_orphans()
    before = running()
    folder = kill_owner_and_guardian(family)
    assert running() - before  # with nobody to end them, those in sessions of their own live on
    fresh = PrivateFolder.make()
    assert left_over(before, patience_s=0) == []
    assert [path for path in (home / "browsers").iterdir() if path.is_dir()] == [fresh.path]
    assert not folder.with_suffix(".lock").exists()


@needs_linux
def test_only_what_was_started_for_an_abandoned_folder_is_ended(home: Path) -> None:
    adopt_orphans()
    before = running()
    live = start("/bin/sh", "-c", "echo ready; exec sleep 300")
    assert live.answers.readline() == b"ready\n"
    folder = kill_owner_and_guardian("echo ready; exec sleep 300")
    looker, terminal = pty.fork()
    if looker == 0:
        os.execv("/usr/bin/env", ["env", "-C", str(folder), "sleep", "300"])  # noqa: S606 # our own words
    neighbour = subprocess.Popen(["/bin/sleep", "300"], cwd=folder.parent)
    try:
        while Path(f"/proc/{looker}/comm").read_text(encoding="utf-8") != "sleep\n":
            os.sched_yield()
        PrivateFolder.make()
        assert not folder.exists()
        assert live.is_running
        assert neighbour.poll() is None
        assert psutil.Process(looker).status() == psutil.STATUS_SLEEPING
    finally:
        neighbour.kill()
        neighbour.wait()
        os.kill(looker, signal.SIGKILL)
        os.close(terminal)
        live.end()
    assert left_over(before) == []


@needs_linux
def test_ending_a_program_whose_guardian_was_killed_ends_all_it_started(home: Path) -> None:
    adopt_orphans()
    before = running()
    group = start("/bin/sh", "-c", FAMILY)
    assert group.answers.readline() == b"ready\n"
    group.guardian.kill()
    group.end()
    assert left_over(before, patience_s=0) == []
    assert not group.folder.exists()


@needs_linux
def test_a_program_ends_when_its_guardian_is_killed(home: Path) -> None:
    adopt_orphans()
    before = running()
    group = start("/bin/sh", "-c", "echo ready; exec sleep 300")
    assert group.answers.readline() == b"ready\n"
    group.guardian.kill()
    assert left_over(before) == []
    assert group.folder.is_dir()
    group.end()
    assert not group.folder.exists()


def test_a_guardian_ends_its_program_when_asked_to_stop(home: Path) -> None:
    group = start("/bin/sh", "-c", "echo ready; exec sleep 300")
    assert group.answers.readline() == b"ready\n"
    (program,) = psutil.Process(group.guardian.pid).children()
    group.guardian.send_signal(signal.SIGTERM)
    assert group.guardian.wait(10) == 0
    assert not program.is_running()
    assert list(home.joinpath("browsers").iterdir()) == [home / "browsers" / ".lock"]
    group.end()


def test_a_folder_in_use_is_not_taken_for_an_abandoned_one(home: Path) -> None:
    group = start("/bin/sh", "-c", "echo ready; exec sleep 300")
    assert group.answers.readline() == b"ready\n"
    PrivateFolder.make()
    assert group.folder.is_dir()
    group.end()
    assert not group.folder.exists()


def test_a_program_sees_no_secret_of_ours(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-hush")
    group = start("/usr/bin/env")
    said = group.answers.read().decode()
    group.end()
    assert "sk-hush" not in said
    assert {line.partition("=")[0] for line in said.splitlines()} <= {
        *("PATH", "HOME", "TMPDIR", "XDG_CACHE_HOME", "FONTCONFIG_PATH", "FONTCONFIG_FILE"),
        *("LANG", "TZ", "LC_CTYPE", "ATELIER_GUARDED"),
    }


def test_a_program_that_is_not_there_says_so(home: Path) -> None:
    group = start("/none/such")
    assert group.answers.read() == b""
    assert group.guardian.wait(10) == 127
    assert group.last_words() == "/none/such: No such file or directory"
    group.end()


@needs_linux
def test_a_program_gives_way_to_others_as_it_was_told(home: Path) -> None:
    group = ProcessGroup.start(
        ["/bin/cat", "/proc/self/autogroup", "/proc/self/stat"],
        folder=PrivateFolder.make(),
        talk="standard",
        nice=7,
    )
    said = group.answers.read().decode()
    group.end()
    assert said.rpartition(")")[2].split()[16] == "7"
    if "nice" in said:  # cores are shared out by sessions here
        assert "nice 7\n" in said


def test_nobody_waits_for_a_program_that_does_not_read(home: Path) -> None:
    group = start("/bin/sleep", "300")
    with pytest.raises(TimeoutError):
        group.write(os.urandom(1 << 20), time.monotonic() + 0.1)
    group.end()
