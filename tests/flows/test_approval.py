"""The stop before a release: what waits, who decides, and what comes of it."""

import asyncio
import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId
from prefect.client.schemas.objects import State

from blocks.release_folder import ReleaseFolder
from blocks.signing_key import SigningKey
from domain.errors import BriefInvalid
from domain.release import Built, Manifest
from flows.website import build_website
from tests.flows.ordering import fill_in, ordered, run_of, state_of, worked_on

TEXT = "Rye & Co bakes bread in Otley. Call 01943 496 0000. Open Tue-Sat 7am-3pm."
ANN = "ann@rye.example"


def waiting(home: Path, **more: Any) -> UUID:
    """Order a build, and have it made until it waits."""
    run = ordered(brief=TEXT, out=str(home / "out"), approval=True, **more)
    state = worked_on(run)
    assert (state.type, state.name) == ("PAUSED", "Suspended"), state
    return run


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


def task_runs(run: UUID) -> list[str]:
    only = FlowRunFilter(id=FlowRunFilterId(any_=[run]))
    with get_client(sync_client=True) as client:
        return [one.name for one in client.read_task_runs(flow_run_filter=only, limit=200)]


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
    words = "Fine, but the photographs are missing."
    assert fill_in(run, decision="accept", reviewer=ANN, instructions=words) == ""
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
