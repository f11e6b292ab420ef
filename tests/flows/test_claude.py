"""Claude answers tasks of one flow side by side, and what Prefect keeps of a failure shows nothing."""

import asyncio
import base64
from pathlib import Path

import pytest
from prefect import flow, task
from pydantic import SecretStr

from blocks.claude import Claude
from domain.model.errors import ModelUnavailable
from tests.messages_api import faults
from tests.messages_api.asking import ANSWER, SLOT, request
from tests.messages_api.server import messages_api

CANARY, CANARY_KEY = "tell nobody 555-0142", "sk-ant-canary"


@task(persist_result=True, result_storage_key="{parameters[number]}")
async def _asked(claude: Claude, *, question: str, number: int) -> str:
    # Put together here: other tests look for questions in all that Prefect was told.
    whole = f"{SLOT}{question} {number}"
    answer = await claude.complete(
        request(whole), model="claude-sonnet-5-5", effort="low", max_tokens=1_000
    )
    return answer.text


@flow
async def _asking(claude: Claude, question: str) -> list[str]:
    asked = (_asked(claude, question=question, number=n) for n in range(3))
    return await asyncio.gather(*asked)


def test_tasks_side_by_side_share_connections_that_end_with_their_flow(home: Path) -> None:
    with messages_api() as api:
        claude = Claude(api_key=SecretStr(CANARY_KEY), base_url=api.url)
        api.keys.add(CANARY_KEY)

        assert asyncio.run(_asking(claude, "Bread?")) == [ANSWER] * 3
        assert api.log.all_closed(within_s=5)


def test_what_prefect_keeps_of_a_failure_shows_neither_key_nor_question(
    home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with messages_api() as api:
        claude = Claude(api_key=SecretStr(CANARY_KEY), base_url=api.url)
        api.keys.add(CANARY_KEY)
        api.faults.when(lambda _: True, faults.LIMITED)
        with pytest.raises(ModelUnavailable):
            asyncio.run(_asking(claude, CANARY))

    kept = [file.read_text("utf-8") for file in home.rglob("results/*") if file.is_file()]
    assert len(kept) == 4  # of three tasks and their flow
    assert "limits how much we ask" in caplog.text
    assert CANARY_KEY not in caplog.text
    assert "555-0142" not in caplog.text
    for record in kept:
        pickled = record.rpartition('"result":"')[2].replace("\\n", "")
        shown = record.encode() + base64.b64decode(pickled)
        assert b"limits how much we ask" in shown
        assert CANARY_KEY.encode() not in shown
        assert b"555-0142" not in shown
