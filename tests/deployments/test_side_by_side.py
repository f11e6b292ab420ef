import json
import signal
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from PIL import Image

from deployments.orders import Checked, Order, check
from deployments.side_by_side import AT_ONCE, in_turns, places, processes
from tests.deployments.person import BRIEF, Person

pytestmark = pytest.mark.long


def checked(
    projects: list[str], *, measured: bool = False, efforts: tuple[float, ...] = ()
) -> Checked:
    order = Order(
        briefs=[Path(f"{number}.md") for number in range(len(projects))],
        out=Path("out"),
        tenant="local",
        rounds=3,
        target=0.9,
        project=None,
        engine="offline",
        measured=measured,
    )
    return Checked(
        order=order, projects=tuple(projects), efforts=efforts or tuple(1.0 for _ in projects)
    )


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)


@pytest.mark.usefixtures("two_cores")
@pytest.mark.parametrize(
    ("projects", "expected"),
    [(["a", "b", "c"], 1), (["a", "b", "c", "d"], 2), (["a", "b"] * 4, 2), (["a"] * 8, 1)],
)
def test_many_briefs_of_several_projects_use_every_core(projects: list[str], expected: int) -> None:
    assert processes(checked(projects)) == expected


@pytest.mark.usefixtures("two_cores")
def test_builds_that_are_measured_share_one_lighthouse_one_after_the_other() -> None:
    many = checked(["a", "b", "c", "d", "e"], measured=True)
    assert processes(many) == 1
    assert places(many.order) == 1
    assert places(checked(["a"]).order) == AT_ONCE


def test_briefs_of_one_project_take_turns_in_the_order_they_were_given() -> None:
    turns = [list(one) for one in in_turns(checked(["a", "b", "a", "c", "a"]))]
    assert sorted(turns) == [[0, 2, 4], [1], [3]]


def test_what_is_most_work_comes_first() -> None:
    turns = in_turns(checked(["a", "b", "c", "b"], efforts=(3, 1, 1, 2.5)))
    assert turns == [[1, 3], [0], [2]]


def test_what_is_proofread_and_photos_are_more_work(tmp_path: Path) -> None:
    english, german = tmp_path / "a.md", tmp_path / "b.md"
    english.write_text("# Rye & Co\nWe bake sourdough in Otley.\n", encoding="utf-8")
    words = "# Bäckerei Rye\nWir backen Brot in Ulm.\n"
    german.write_text(f"{words}\n![Der Ofen](oven.png)\n", encoding="utf-8")
    Image.new("RGB", (1600, 1000), "tan").save(tmp_path / "oven.png")
    order = replace(checked(["a"]).order, briefs=[english, german], out=tmp_path)
    assert check(order).efforts == (1.5, 1.15)


def briefs(person: Person, count: int) -> list[Path]:
    return [
        person.write(f"{number}.md", BRIEF.replace("Rye & Co", f"Rye Number {number}"))
        for number in range(count)
    ]


def test_many_briefs_come_back_in_the_order_they_were_given(person: Person) -> None:
    done = person.atelier("build", *briefs(person, 6), "--json")
    assert done.returncode == 0, done.stderr
    releases = [Path(one["release"]) for one in json.loads(done.stdout)]
    assert [path.parents[1].name for path in releases] == [f"rye-number-{n}" for n in range(6)]


def builders(command: psutil.Process) -> list[psutil.Process]:
    """Return the processes that build: copies of one the command started."""
    return [builder for copied in command.children() for builder in copied.children()]


@pytest.mark.parametrize(
    ("sent", "code"), [(signal.SIGTERM, 130), (signal.SIGKILL, -signal.SIGKILL)]
)
def test_a_killed_command_takes_its_processes_along(
    person: Person, sent: signal.Signals, code: int
) -> None:
    run = person.start("build", *briefs(person, 6))
    process = psutil.Process(run.pid)
    deadline = time.monotonic() + 60
    while len(builders(process)) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    below = process.children(recursive=True)
    assert len(builders(process)) == 2
    run.send_signal(sent)
    run.communicate(timeout=60)
    assert run.returncode == code
    _, alive = psutil.wait_procs(below, timeout=20)
    assert not alive
