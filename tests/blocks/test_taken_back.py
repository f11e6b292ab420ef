"""A question that is taken back shows neither key nor words, in no variable of a traceback."""

import asyncio
import traceback
from typing import Any

from pydantic import SecretStr

from blocks.claude import Claude
from domain.model.request import Turn
from tests.messages_api import faults
from tests.messages_api.asking import request
from tests.messages_api.server import messages_api

KEY, CANARY = "sk-ant-canary-5", "tell nobody 555-0142"
ASKED = request(
    CANARY,
    shared=(CANARY,),
    earlier=(Turn(role="assistant", text=CANARY), Turn(role="user", text=CANARY)),
)


def test_a_question_that_is_taken_back_shows_nothing() -> None:
    with messages_api(keys={KEY}) as api:
        api.faults.when(lambda _: True, faults.SILENCE)
        claude = Claude(api_key=SecretStr(KEY), base_url=api.url)

        async def taken_back() -> BaseException:
            asked: dict[str, Any] = {
                "model": "claude-sonnet-5-5",
                "effort": "low",
                "max_tokens": 1_000,
            }
            asking = asyncio.create_task(claude.complete(ASKED, **asked))
            async with asyncio.timeout(30):
                while not api.log.seen:  # noqa: ASYNC110 - nobody tells of it
                    await asyncio.sleep(0.01)
            asking.cancel()
            try:
                await asking
            except asyncio.CancelledError as gone:
                return gone
            raise AssertionError("It should have been taken back.")

        gone = asyncio.run(taken_back())

    inside = gone.__traceback__
    while inside is not None and inside.tb_frame.f_code.co_name != "complete":
        inside = inside.tb_next
    told = "".join(
        traceback.TracebackException(type(gone), gone, inside, capture_locals=True).format()
    )
    assert "in complete" in told
    assert KEY not in told
    assert "555-0142" not in told
    assert gone.__context__ is None


def test_no_words_of_a_question_are_in_its_repr() -> None:
    assert "555-0142" not in f"{ASKED!r}{ASKED}"
