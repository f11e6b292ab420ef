"""Whole runs whose questions go in batches: half the price, the same site, and nothing asked twice."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from prefect.settings import PREFECT_API_URL

from blocks.database_home import DatabaseHome
from domain.release import Built
from flows.website import build_website
from tests.flows.test_written_build import BRIEF, SMALLEST
from tests.messages_api.log import Seen
from tests.messages_api.service import MessagesApi

pytestmark = pytest.mark.long

PROGRAM = """
import asyncio, sys
from flows.website import build_website
asyncio.run(build_website(sys.argv[1], tenant="killed", out=sys.argv[2], engine="claude", batch=True))
"""


@pytest.fixture
def home(home: Path, admin_url: str) -> Path:
    DatabaseHome().init(admin_url)
    return home


def build(home: Path, *, tenant: str, batch: bool = True) -> Built:
    out = str(home / tenant)
    return asyncio.run(build_website(BRIEF, tenant=tenant, out=out, engine="claude", batch=batch))


def in_batches(api: MessagesApi) -> Counter[str]:
    """Return how often each question was handed in."""
    return Counter(
        str(request["custom_id"])
        for batch in api.batches.all.values()
        for request in batch.requests
    )


def by_agents(seen: Sequence[Seen]) -> list[Seen]:
    """Return what agents asked; judges look at pages that are done, and are answered at once."""
    return [one for one in seen if "<slot" in str(one.body["messages"])]


def test_a_build_in_batches_makes_the_same_site_for_half_the_price(
    home: Path, api: MessagesApi
) -> None:
    at_once = build(home, tenant="at-once", batch=False)
    before = len(api.log.questions)
    asked = len(by_agents(api.log.questions))
    batched = build(home, tenant="batched")
    assert batched.manifest.site_sha256 == at_once.manifest.site_sha256
    mine = by_agents(api.log.questions[before:])
    assert (len(mine), {seen.path for seen in mine}) == (asked, {"batch"})
    # Four writers at most wait for one another: about_page for hero_copy, that for the layout, and that
    # for what the client is and sells.
    assert len(api.batches.all) == 4
    assert batched.manifest.writing is not None
    booked = Decimal(batched.manifest.writing.cost_usd)
    charged = sum((seen.usd for seen in mine), start=Decimal(0))
    assert 0 <= booked - charged < SMALLEST * asked
    assert batched.manifest.writing.drafted == {}


def test_a_killed_build_waits_for_the_batch_it_had_handed_in(home: Path, api: MessagesApi) -> None:
    api.batches.polls_until_ended = 1_000_000
    environment = {
        **os.environ,
        "PREFECT_API_URL": str(PREFECT_API_URL.value()),
        "PREFECT_LOCAL_STORAGE_PATH": str(home / "results"),
    }
    command = [sys.executable, "-c", PROGRAM, BRIEF, str(home / "killed")]
    run = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 120
    # Once it was looked at, its id is written down.
    while not any(one.polls_left < 1_000_000 for one in list(api.batches.all.values())):
        assert run.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.01)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    (first,) = api.batches.all.values()
    first.polls_left = api.batches.polls_until_ended = 1

    resumed = build(home, tenant="killed")
    assert resumed.manifest.writing is not None
    assert resumed.manifest.writing.drafted == {}
    assert set(in_batches(api).values()) == {1}
    assert api.log.repeated == []
    assert {seen.path for seen in by_agents(api.log.questions)} == {"batch"}
