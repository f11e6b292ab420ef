"""`atelier build --approval`, `atelier approvals` and `atelier approve`, as a person types them."""

import json
import re
from pathlib import Path

import httpx
import pytest

from deployments.local_server import LocalServer
from tests.deployments.loaded import Loaded, Operator
from tests.deployments.person import BRIEF, Person

pytestmark = pytest.mark.long


@pytest.fixture
def hurried(person: Person, loaded: Loaded) -> Operator:
    """Somebody whose server is running, and whose commands need not load anything."""
    return Operator(person, loaded)


def _waiting(hurried: Operator, *options: str) -> str:
    """Build what waits, and return its run."""
    hurried.person.write("brief.md", BRIEF)
    done = hurried.atelier("build", "brief.md", "--approval", *options)
    assert (done.returncode, done.stdout) == (4, ""), done.stderr
    dashboard, said = done.stderr.splitlines()
    assert dashboard.startswith("Dashboard: ")
    match = re.search(r"`atelier approve (\S+)`", said)
    assert match
    assert said == (
        "brief.md: It waits for approval, and nothing is released yet. Type `atelier approvals` to see "
        f"what waits and where to look at it, then `atelier approve {match[1]}`, with `--reject` or "
        "`--send-back` if it is not to be released."
    )
    return match[1]


def test_a_build_waits_is_listed_and_is_released_once_it_is_approved(hurried: Operator) -> None:
    run = _waiting(hurried, "--tenant", "calm")
    listed = hurried.atelier("approvals", "--tenant", "calm", "--json")
    (one,) = json.loads(listed.stdout)
    assert (one["flow_run_id"], one["project"], one["standing"]) == (run, "rye-co", "waits")
    assert (Path(one["folder"]) / "report.html").is_file()
    shown = hurried.atelier("approvals", "--tenant", "calm").stdout
    assert f"Look at rye-co: atelier preview {one['folder']}\n" in shown
    assert shown.endswith(
        "Type `atelier approve RUN`, with `--reject` or `--send-back` if it is not to go out.\n"
    )
    unmoved = hurried.atelier("approve", run, "--send-back", "--comment", "/=Be shorter.")
    assert (unmoved.returncode, unmoved.stdout) == (4, "")
    assert unmoved.stderr.startswith(
        "What came of sending it back: Nothing improved, so the best version stays (scores unchanged, "
        "gain 0.00, noise 0.00). It waits for approval, and nothing is released yet."
    )
    done = hurried.atelier("approve", run, "--instructions", "Good.")
    assert done.returncode == 0, done.stderr
    assert "Rye & Co: release 1 is new." in done.stdout
    release = hurried.folder / "out" / "calm" / "rye-co" / "releases" / "1"
    manifest = json.loads((release / "manifest.json").read_text(encoding="utf-8"))["manifest"]
    said = [(one["decision"], one["reviewer"]) for one in manifest["approval"]["reviews"]]
    assert said == [("send back", "operator"), ("accept", "operator")]
    over = hurried.atelier("approve", run)
    assert (over.returncode, over.stderr) == (
        1,
        "The run 'build brief.md for calm' does not wait for an approval; its state is 'Completed'.\n",
    )


def test_a_rejected_build_says_why_and_what_has_expired_what_to_do(hurried: Operator) -> None:
    run = _waiting(hurried, "--tenant", "hasty")
    done = hurried.atelier("approve", run, "--reject", "--instructions", "Too long.")
    assert (done.returncode, done.stderr) == (
        1,
        "Rejected by operator: Too long. Nothing was released.\n",
    )
    late = _waiting(hurried, "--tenant", "late", "--approval-hours", "0.00001")
    listed = hurried.atelier("approvals", "--tenant", "late")
    assert listed.stdout == "Nothing waits for an approval.\n"
    assert listed.stderr == f"The approval of {late} has expired; nothing was released.\n"
    expired = hurried.atelier("approve", late)
    assert expired.returncode == 1
    assert re.fullmatch(
        r"The approval of 'build brief\.md for late' has expired\. Nobody decided until \S+ \S+ UTC, so "
        r"nothing was released\. What was made is kept: the same order again takes it up and asks "
        r"anew\.\n",
        expired.stderr,
    )
    assert not list(hurried.folder.glob("out/*/*/releases/*"))


def test_a_build_decided_about_in_the_dashboard_is_gone_on_with(hurried: Operator) -> None:
    run = _waiting(hurried, "--tenant", "split")
    form = {"decision": "accept", "reviewer": "ann@rye.example"}
    url = f"{LocalServer(hurried.home).url}/flow_runs/{run}/resume"
    assert httpx.post(url, json={"run_input": form}, timeout=30).json()["status"] == "ACCEPT"
    done = hurried.atelier("approve", "rye-co")
    assert (done.returncode, done.stderr) == (
        0,
        "It was decided about in the dashboard; this goes on with what was said there.\n",
    )
    assert "Rye & Co: release 1 is new." in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("x", "--reject"),
            "--reject: Nothing is said about why, or about what is to be different. Add "
            "`--instructions TEXT`, or `--comment PAGE=TEXT`.",
        ),
        (
            ("x", "--reject", "--send-back"),
            "--reject: A version is rejected or sent back, not both. Give one of them.",
        ),
        (
            ("x", "--send-back", "--comment", "about"),
            "--comment: 'about' names no page. Write the page's path, `=` and what is to be different: "
            "`/about/=Name Ann`.",
        ),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused_before_anything_is_asked(
    hurried: Operator, arguments: tuple[str, ...], said: str
) -> None:
    done = hurried.atelier("approve", *arguments)
    assert (done.returncode, done.stderr) == (2, f"{said}\n")


def test_a_run_nobody_knows_is_said_to_be_none(hurried: Operator) -> None:
    assert LocalServer(hurried.home).url
    done = hurried.atelier("approve", "nowhere")
    assert (done.returncode, done.stderr) == (
        2,
        "nowhere: No run of this name waits for an approval, or several do. `atelier approvals` lists "
        "them with their ids.\n",
    )
