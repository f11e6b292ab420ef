import json
import os
import pty
import re
import signal
import time
from pathlib import Path

import httpx
import pytest
from prefect.settings import PREFECT_API_URL, temporary_settings

from blocks.engine import OfflineEngine
from deployments.local_server import LocalServer
from domain.agents import WEBSITE_AGENTS
from tests.deployments.loaded import Loaded, Operator
from tests.deployments.person import BRIEF, FirstBuild, Person

KEYS = [
    *("gate", "score", "dimensions"),
    *("release", "rounds", "agents_run", "agents_cached", "gaps"),
]
AGENTS = {agent.name for agent in WEBSITE_AGENTS}
MAPPED = {agent.name for agent in WEBSITE_AGENTS if agent.split}


def test_a_build_prints_json_alone_in_the_promised_shape(first_build: FirstBuild) -> None:
    done = first_build.done
    assert done.returncode == 0, done.stderr
    built = json.loads(done.stdout)
    assert list(built) == KEYS
    assert (built["gate"], built["agents_cached"]) == ("pass", [])
    assert AGENTS - MAPPED <= {label.split()[0] for label in built["agents_run"]} <= AGENTS
    assert [one["number"] for one in built["rounds"]] == list(range(len(built["rounds"])))
    assert {"subject", "effect", "ask"} == set(built["gaps"][0])
    release = first_build.person.folder / "out" / "rye-co" / "releases" / "1"
    assert Path(built["release"]) == release
    assert (release / "site" / "index.html").is_file()


def test_away_from_a_terminal_only_the_dashboard_is_named(first_build: FirstBuild) -> None:
    url = LocalServer(first_build.person.home).url
    assert url is not None
    assert first_build.done.stderr == f"Dashboard: {url.removesuffix('/api')}\n"


def test_the_same_brief_again_is_the_release_it_already_is(
    first_build: FirstBuild, loaded: Loaded
) -> None:
    again = loaded.atelier(first_build.person, "build", "brief.md", "./brief.md")
    assert again.returncode == 0
    lines = [line.rstrip() for line in again.stdout.splitlines()]
    assert lines[:2] == [
        "",
        "Rye & Co: release 1 was built from exactly this already, so nothing was done.",
    ]
    assert lines[2].split() == ["dimension", "score", "status", "gate", "findings"]
    assert re.fullmatch(r"0 agent calls ran, \d+ were cached; refinement ended .+\.", lines[8])
    assert lines[-2:] == [
        f"  site: atelier preview {first_build.release.relative_to(first_build.person.folder)}",
        f"  report: {(first_build.release / 'report.html').as_uri()}",
    ]
    assert [path.name for path in first_build.release.parent.iterdir()] == ["1"]


def test_a_release_verifies_until_a_byte_of_it_changes(
    first_build: FirstBuild, person: Person, loaded: Loaded
) -> None:
    hurried = Operator(person, loaded)
    copy = person.folder / "copy"
    for file in first_build.release.rglob("*"):
        if file.is_file():
            person.write(str(Path("copy") / file.relative_to(first_build.release)), "")
            (copy / file.relative_to(first_build.release)).write_bytes(file.read_bytes())
    whole = person.atelier("verify", "copy")
    assert whole.returncode == 0
    assert re.fullmatch(
        r"Release 1 of rye-co is whole: \d+ files, signed by your key, made \S+\.\n", whole.stdout
    )
    page = copy / "site" / "index.html"
    page.write_bytes(page.read_bytes() + b"\n")
    spoiled = hurried.atelier("verify", "copy")
    assert (spoiled.returncode, spoiled.stdout) == (1, "")
    assert spoiled.stderr == (
        "Release 'copy' does not verify: site/index.html was changed after the release.\n"
    )
    same = hurried.atelier("diff", copy, first_build.release)
    assert (same.returncode, same.stderr) == (0, "")
    assert re.fullmatch(r"0 files differ, \d+ are the same\.\n", same.stdout)


def test_two_briefs_of_one_project_are_two_releases_in_their_order(
    person: Person, loaded: Loaded
) -> None:
    person.write("a.md", BRIEF)
    person.write("b.md", BRIEF.replace("£4.20", "£4.30"))
    options = ("--json", "--out", "sites", "--tenant", "orderly")
    done = loaded.atelier(person, "build", "a.md", "b.md", *options)
    assert done.returncode == 0, done.stderr
    first, second = json.loads(done.stdout)
    releases = person.folder / "sites" / "orderly" / "rye-co" / "releases"
    assert [first["release"], second["release"]] == [str(releases / "1"), str(releases / "2")]
    assert os.readlink(releases.parent / "latest") == "releases/2"
    changed = loaded.atelier(person, "diff", releases / "1", releases / "2").stdout
    assert re.search(r"^[1-9]\d* files differ, \d+ are the same\.$", changed, re.MULTILINE)
    assert "~ site/index.html\n" in changed
    asked = {"flow_runs": {"name": {"like_": "for orderly"}}, "sort": "START_TIME_ASC"}
    url = f"{LocalServer(person.home).url}/flow_runs/filter"
    earlier, later = httpx.post(url, json=asked, timeout=10).json()
    assert (earlier["name"], later["name"]) == ("build a.md for orderly", "build b.md for orderly")
    assert earlier["end_time"] <= later["start_time"]


def test_a_build_that_breaks_off_passes_nothing_and_exits_with_1(
    person: Person, loaded: Loaded
) -> None:
    person.write("brief.md", BRIEF)
    done = loaded.atelier(person, "build", "brief.md", "--json", "--engine", "none/such")
    assert done.returncode == 1
    built = json.loads(done.stdout)
    assert list(built) == [*KEYS, "error"]
    assert (built["gate"], built["score"], built["release"]) == ("fail", None, None)
    assert built["error"] == (
        "The model none/such cannot be used: there is no such block. Write `offline`, `claude`, "
        "`openai-compatible`, or `<type>/<name>` of one on the Blocks page."
    )
    assert done.stderr.splitlines()[-1] == f"brief.md: {built['error']}"


@pytest.mark.long
def test_an_interrupted_build_leaves_no_half_release_and_says_so(person: Person) -> None:
    url = LocalServer(person.home).ensure()
    with temporary_settings({PREFECT_API_URL: url}):
        OfflineEngine(seconds_per_call=0.5).save("slow", overwrite=True)
    person.write("brief.md", BRIEF)
    options = ("--tenant", "hasty", "--engine", "offline-engine/slow")
    building = person.start("build", "brief.md", *options)
    results = person.home / "prefect" / "storage" / "hasty"
    deadline = time.monotonic() + 60
    while not results.is_dir() and building.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    building.send_signal(signal.SIGINT)
    out, err = building.communicate(timeout=30)
    assert (building.returncode, out) == (130, "")
    assert err.splitlines()[1:] == [
        "Stopped. No release was left half-written; finished work is used next time."
    ]
    assert [path for path in (person.folder / "out").rglob("*") if path.is_file()] == []


def test_an_api_that_does_not_answer_is_said_at_once(person: Person) -> None:
    person.write("brief.md", BRIEF)
    person.write(
        "profiles/profiles.toml",
        'active = "mine"\n[profiles.mine]\nPREFECT_API_URL = "http://127.0.0.1:1/api"\n',
    )
    person.settings["PREFECT_HOME"] = str(person.folder / "profiles")
    started = time.monotonic()
    done = person.atelier("build", "brief.md")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "The Prefect API at 'http://127.0.0.1:1/api' does not answer: connection refused. Start "
        "that server, or take `PREFECT_API_URL` out of your settings to let `atelier` start one of "
        "its own.\n"
    )
    assert time.monotonic() - started < 10


def test_at_a_terminal_every_brief_has_a_line_of_its_own_and_no_colour_if_so_wished(
    person: Person,
) -> None:
    person.write("one.md", BRIEF)
    person.write("two.md", BRIEF.replace("Rye & Co", "Oat & Co"))
    person.settings["NO_COLOR"] = "1"
    shown = _at_a_terminal(person, "build", "one.md", "two.md")
    for name in ("one.md", "two.md"):
        assert re.search(rf"{name}: (waiting|[a-z_]+)", shown)
    assert re.search(r"(one|two)\.md: (?!waiting|finishing)[a-z_]+", shown)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9][;m]", shown)
    # Prefect's own log stays out of it.
    assert "Beginning flow run" not in shown
    assert "INFO" not in shown
    assert "Oat & Co: release 1 is new." in re.sub(r"\x1b\[[0-9;]*m", "", shown)


def _at_a_terminal(person: Person, *arguments: str) -> str:
    """Return everything a person saw who ran the command at a terminal."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(person.folder)
        command = person.command(*arguments)
        os.execve(  # noqa: S606 # our own command
            command[0], command, {**person.environment, "TERM": "xterm-256color"}
        )
    seen = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # the other side is gone
            break
        if not piece:
            break
        seen += piece
    os.waitpid(pid, 0)
    os.close(terminal)
    return seen.decode()
