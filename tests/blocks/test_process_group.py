"""Programs and what they start end with whoever wanted them, in whatever way that ends."""

import os
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


@needs_linux
def test_what_a_killed_guardian_leaves_behind_is_removed_at_the_next_start(home: Path) -> None:
    adopt_orphans()
    before = running()
    # One program and no family: without a guardian, nobody but the program itself ends its own.
    program = [sys.executable, "-c", OWNER.replace(repr(FAMILY), repr("exec sleep 300"))]
    with subprocess.Popen(program, stdout=subprocess.PIPE, cwd=ROOT, text=True) as owner:
        assert owner.stdout
        assert owner.stdout.readline() == "begun\n"
        guardian = int(owner.stdout.readline())
        os.kill(guardian, signal.SIGKILL)
        owner.kill()
    assert left_over(before) == []  # whoever still lives holds the folder
    folders = [path for path in (home / "browsers").iterdir() if path.is_dir()]
    assert len(folders) == 1
    PrivateFolder.make()
    assert not folders[0].exists()


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
    group.end()


def test_a_folder_in_use_is_not_taken_for_an_abandoned_one(home: Path) -> None:
    group = start("/bin/sh", "-c", "echo ready; exec sleep 300")
    assert group.answers.readline() == b"ready\n"
    PrivateFolder.make()
    assert group.folder.is_dir()
    group.end()
    assert not group.folder.exists()


def test_a_program_sees_no_secret_of_ours(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "secret")
    group = start("/usr/bin/env")
    said = group.answers.read().decode()
    group.end()
    assert "secret" not in said
    assert {line.partition("=")[0] for line in said.splitlines()} <= {
        *("PATH", "HOME", "TMPDIR", "XDG_CACHE_HOME", "FONTCONFIG_PATH", "FONTCONFIG_FILE"),
        *("LANG", "TZ", "LC_CTYPE"),
    }


def test_a_program_that_is_not_there_says_so(home: Path) -> None:
    group = start("/none/such")
    assert group.answers.read() == b""
    assert group.guardian.wait(10) == 127
    assert group.last_words() == "/none/such: No such file or directory"
    group.end()


def test_nobody_waits_for_a_program_that_does_not_read(home: Path) -> None:
    group = start("/bin/sleep", "300")
    with pytest.raises(TimeoutError):
        group.write(os.urandom(1 << 20), time.monotonic() + 0.1)
    group.end()
