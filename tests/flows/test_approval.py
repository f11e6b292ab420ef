"""The stop before a release: what waits, who decides, and what comes of it."""

import asyncio
import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State
from prefect.events.worker import EventsWorker
from prefect.flow_runs import asuspend_flow_run
from prefect.input.actions import aread_flow_run_input
from prefect.settings import PREFECT_API_URL
from prefect.states import AwaitingRetry, Crashed

from blocks.deciding import LookedAfter, look_after
from blocks.release_folder import ReleaseFolder
from blocks.signing_key import SigningKey
from blocks.waiting_runs import Standing, waiting_runs
from deployments.waiting_builds import go_on
from domain.errors import BriefInvalid
from domain.release import Built, Manifest
from flows.website import build_website
from tests.flows.obedient import Obedient
from tests.flows.ordering import fill_in, ordered, state_of, worked_on

TEXT = "Rye & Co bakes bread in Otley. Call 01943 496 0000. Open Tue-Sat 7am-3pm."
ANN = "ann@rye.example"
ROOT = Path(__file__).parents[2]
TWO_SERVICES = """\
name: Harrow & Pike
trade: roofer
phone: 01632 960441
services:
  - name: Slate roofs
    description: We strip and re-lay Welsh slate. Every slate is hung with copper nails. We clear the gutters at the end.
    price: from £95 per m²
  - name: Leadwork
    description: Valleys and flashings in code 5 lead. We dress it on site. Old lead goes to the foundry.
"""


def waiting(home: Path, **more: Any) -> UUID:
    """Order a build, and have it made until it waits."""
    run = ordered(brief=TEXT, out=str(home / "out"), approval=True, **more)
    state = worked_on(run)
    assert (state.type, state.name) == ("PAUSED", "Suspended"), state
    return run


def standing(run: UUID) -> Standing:
    """Return how the list of what waits names the run."""
    with get_client(sync_client=True) as client:
        (one,) = (each for each in waiting_runs(client) if each.flow_run_id == run)
    assert not one.has_worker
    return one.standing


def releases(home: Path) -> list[str]:
    return sorted(path.name for path in home.glob("out/*/releases/[0-9]*"))


def held(home: Path) -> list[Path]:
    return sorted(home.glob("out/*/waiting/*"))


def released(home: Path) -> Manifest:
    (folder,) = home.glob("out/*/latest")
    return ReleaseFolder(path=folder).verify(SigningKey())


def built(state: State[Any]) -> Built:
    assert state.is_completed(), state
    return asyncio.run(state.aresult())


def description(run: UUID) -> str:
    """Return what stands above the form."""
    keys = state_of(run).state_details.run_input_keyset
    assert keys
    with get_client(sync_client=True) as client:
        return json.loads(client.read_flow_run_input(run, keys["description"]))


def test_a_form_that_was_kept_although_the_answer_got_lost_fails_no_run(home: Path) -> None:
    run = ordered(brief=TEXT, out=str(home / "out"), approval=True)
    with get_client(sync_client=True) as client:
        client.create_flow_run_input(run, key="suspended-approval-0-0-schema", value="{}")
    assert worked_on(run).name == "Suspended"
    assert description(run).startswith("**Rye & Co** waits for your approval (version 1).")


def test_no_run_waits_before_its_form_is_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    async def suspend(**more: Any) -> Any:
        for name in ("schema", "description"):
            kept = await aread_flow_run_input(f"suspended-{more['key']}-{name}")
            seen.append(f"{name}: {bool(kept)}")
        return await asuspend_flow_run(**more)

    monkeypatch.setattr("flows._approval.asuspend_flow_run", suspend)
    waiting(home)
    assert seen == ["schema: True", "description: True"]


def test_what_is_accepted_is_released_as_it_was_seen_and_says_who_let_it(home: Path) -> None:
    run = waiting(home)
    assert releases(home) == []
    (folder,) = held(home)
    assert (folder / "report.html").is_file()
    seen = {
        path.relative_to(folder / "site"): path.read_bytes()
        for path in (folder / "site").rglob("*")
        if path.is_file()
    }
    assert standing(run) is Standing.WAITING
    words = "Fine, but the photographs are missing."
    assert fill_in(run, decision="accept", reviewer=ANN, instructions=words) == ""
    assert standing(run) is Standing.DECIDED
    done = built(worked_on(run))
    assert (done.agents_run, done.agents_cached) == ((), ())
    release = Path(done.release)
    assert {path: (release / "site" / path).read_bytes() for path in seen} == seen
    manifest = released(home)
    assert manifest.approval is not None
    (review,) = manifest.approval.reviews
    assert manifest.approval.ordered_by == "operator"
    assert (review.decision, review.reviewer, review.instructions) == ("accept", ANN, words)
    assert review.site == manifest.site_sha256
    assert review.at.endswith("+00:00")
    assert held(home) == []


def test_a_decision_is_taken_though_the_run_was_killed_before_it_took_it(home: Path) -> None:
    run = waiting(home)
    assert fill_in(run, decision="accept", reviewer=ANN) == ""
    with get_client(sync_client=True) as client:  # as its worker, and then the automation, would
        client.set_flow_run_state(run, Crashed(), force=True)
        client.set_flow_run_state(run, AwaitingRetry())
    assert built(worked_on(run)).manifest.approval is not None
    assert len(releases(home)) == 1


def test_what_is_rejected_is_not_released_and_says_why(home: Path) -> None:
    run = waiting(home)
    why = "The prices are out of date."
    assert fill_in(run, decision="reject", reviewer=ANN, instructions=why) == ""
    state = worked_on(run)
    assert (state.type, state.name) == ("CANCELLED", "Rejected")
    assert state.message == f"Rejected by {ANN}: {why}"
    assert state_of(run).message == state.message
    assert (releases(home), held(home)) == ([], [])


def test_the_form_has_no_default_and_what_cannot_be_done_is_asked_again(home: Path) -> None:
    run = waiting(home)
    assert "'decision' is a required property" in fill_in(run, reviewer=ANN)
    assert description(run).startswith("**Rye & Co** waits for your approval (version 1).\n\nLook")
    comments = [{"page": "/nowhere/", "text": "Shorter."}]
    assert fill_in(run, decision="send back", reviewer=ANN, comments=comments) == ""
    assert worked_on(run).name == "Suspended"
    assert description(run).split("\n\n")[1] == (
        "The last decision was not taken: There is no page '/nowhere/'. The site has /, /404.html."
    )
    assert fill_in(run, decision="accept", reviewer=ANN) == ""
    assert built(worked_on(run)).manifest.approval is not None


def test_a_run_without_a_deployment_is_told_at_once_that_it_cannot_wait(home: Path) -> None:
    with pytest.raises(BriefInvalid) as refused:
        asyncio.run(build_website(TEXT, out=str(home / "out"), approval=True))
    assert str(refused.value) == (
        "approval: A run that waits for its approval needs a deployment. Start it from one, or "
        "with `atelier build --approval`."
    )


KILLED = """
import asyncio, os, signal, sys
from uuid import UUID
import flows.website
from tests.flows.ordering import worked_on

publish, moment = flows.website.publish, sys.argv[2]

async def killed(*given, **named):
    if moment == "after":
        await publish(*given, **named)
    os.kill(os.getpid(), signal.SIGKILL)

flows.website.publish = killed
worked_on(UUID(sys.argv[1]))
"""


@pytest.mark.long
@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_run_killed_around_its_release_releases_once(home: Path, moment: str) -> None:
    run = waiting(home)
    assert fill_in(run, decision="accept", reviewer=ANN) == ""
    environment = {
        **os.environ,
        "PREFECT_API_URL": str(PREFECT_API_URL.value()),
        "PREFECT_LOCAL_STORAGE_PATH": str(home / "results"),
    }
    command = [sys.executable, "-c", KILLED, str(run), moment]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert releases(home) == (["1"] if moment == "after" else [])
    if moment == "after":
        with get_client(sync_client=True) as client:  # as the automation does
            client.set_flow_run_state(run, AwaitingRetry(), force=True)
        again = built(worked_on(run))
    else:  # as `atelier approve` does with builds of the command line
        again = asyncio.run(go_on(run))
    assert releases(home) == ["1"]
    assert again.manifest.approval is not None
    assert again.manifest == released(home)


def test_what_nobody_decides_is_escalated_once_and_ends_as_expired(home: Path) -> None:
    run = waiting(home, approval_hours=1)
    now = datetime.now(UTC)

    def look(hours: float) -> LookedAfter:
        with get_client(sync_client=True) as client:
            return look_after(client, now=now + timedelta(hours=hours))

    assert look(0.9) == LookedAfter()
    assert look(1.1).escalated == (run,)
    assert look(1.2) == LookedAfter()
    (stuck,) = told(run, "stuck")
    assert stuck["payload"] == {
        "flow_run_id": str(run),
        "number": 0,
        "tenant": "local",
        "project": "rye-co",
        "hours": 1.1,
        "expires_at": stuck["payload"]["expires_at"],
    }
    assert stuck["resource"]["prefect.resource.id"] == f"atelier.approval.{run}.0"
    assert look(3.1).expired == (run,)
    state = state_of(run)
    assert (state.type, state.name) == ("CANCELLED", "Expired")
    assert re.fullmatch(
        r"Nobody decided until \S+ \S+ UTC, so nothing was released\. What was made is kept: the same "
        r"order again takes it up and asks anew\.",
        state.message or "",
    )
    assert "Cannot resume a flow run" in fill_in(run, decision="accept", reviewer=ANN)
    assert len(told(run, "asked")) == len(told(run, "expired")) == 1


def told(run: UUID, news: str) -> list[dict[str, Any]]:
    """Return the events of a run's approval, once Prefect has them."""
    EventsWorker.drain_all()
    which = {"event": {"name": [f"atelier.approval.{news}"]}}
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with get_client(sync_client=True) as client:
            answer = client.request("POST", "/events/filter", json={"filter": which})
        if mine := [e for e in answer.json()["events"] if e["payload"]["flow_run_id"] == str(run)]:
            return mine
    raise TimeoutError(news)


def test_what_is_sent_back_changes_only_what_the_owner_wrote_and_is_asked_again(
    home: Path,
) -> None:
    Obedient().save("patient", overwrite=True)
    brief = home / "brief.yaml"
    brief.write_text(TWO_SERVICES, encoding="utf-8")
    run = ordered(brief=str(brief), out=str(home / "out"), approval=True, engine="obedient/patient")
    assert worked_on(run).name == "Suspended"
    before = files(home)
    (page,) = (path for path in before if path.startswith("services/slate-roofs"))
    url = f"/{page.removesuffix('index.html')}"
    comments = [{"page": url, "text": "copper nails -> copper nails of our own"}]
    assert fill_in(run, decision="send back", reviewer=ANN, comments=comments) == ""
    assert worked_on(run).name == "Suspended"
    after = files(home)
    assert {path for path in before if before[path] != after[path]} == {page}
    assert before.keys() == after.keys()
    assert b"copper nails of our own" in after[page]
    said = description(run).split("\n\n")
    assert said[0].endswith(" waits for your approval (version 2).")
    assert said[1] == f"It was sent back: {url}: copper nails -> copper nails of our own"
    assert said[2].startswith("What came of sending it back: 0 checks that failed now pass and 1 ")
    assert fill_in(run, decision="accept", reviewer="bob@rye.example") == ""
    manifest = built(worked_on(run)).manifest
    assert manifest.approval is not None
    assert [one.decision for one in manifest.approval.reviews] == ["send back", "accept"]
    last = manifest.rounds[-1]
    assert (last.sent_to, last.accepted) == (("service_description",), True)
    assert {file.path: file.sha256 for file in manifest.files} == {
        path: hashlib.sha256(body).hexdigest() for path, body in after.items()
    }


def files(home: Path) -> dict[str, bytes]:
    (folder,) = held(home)
    site = folder / "site"
    return {
        str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }
