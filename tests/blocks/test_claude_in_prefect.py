"""Claude answers tasks that run side by side in one flow."""

import asyncio
from collections.abc import Iterator

import pytest
from prefect import flow, task
from prefect.testing.utilities import prefect_test_harness
from pydantic import SecretStr

from blocks.claude import Claude
from tests.messages_api.asking import ANSWER, KEY, SLOT, request
from tests.messages_api.server import messages_api


@pytest.fixture
def _prefect() -> Iterator[None]:
    with prefect_test_harness(server_startup_timeout=120):
        yield


@task
async def _asked(claude: Claude, number: int) -> str:
    question = request(f"{SLOT} {number}")
    answer = await claude.complete(
        question, model="claude-sonnet-5-5", effort="low", max_tokens=1_000
    )
    return answer.text


@flow
async def _asking(claude: Claude) -> list[str]:
    return await asyncio.gather(*(_asked(claude, number) for number in range(3)))


@pytest.mark.usefixtures("_prefect")
def test_tasks_side_by_side_share_a_client_that_ends_with_their_flow() -> None:
    with messages_api() as api:
        claude = Claude(api_key=SecretStr(KEY), base_url=api.url)

        assert asyncio.run(_asking(claude)) == [ANSWER] * 3
        assert api.log.all_closed(within_s=5)
