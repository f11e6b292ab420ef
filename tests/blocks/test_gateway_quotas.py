"""The gateway learns what a service allows, and slows down before it is refused."""

import asyncio
import re
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from pydantic import SecretStr

from blocks._gateway_traffic import FULL, Traffic
from blocks.claude import Claude
from blocks.model_gateway import Answered, Gateway, Link
from blocks.postgres import Postgres
from domain.model.errors import ModelUnavailable
from domain.model.quota import KINDS, Quota
from domain.model.routing import Limits
from tests.blocks.model_studio import KEY, Studio, opened, served
from tests.blocks.scripted_model import SHARED, Clock
from tests.messages_api import limits
from tests.messages_api.asking import SLOT, request
from tests.messages_api.server import messages_api
from tests.messages_api.service import MessagesApi

FASTER = 60
"""A minute of these tests is a second."""
BURST = 33
PLENTY = 10_000_000


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    yield from served()


@pytest.fixture
def studio(postgres: Postgres) -> Studio:
    return opened(postgres)


class Haste:
    """Real time, made faster, because questions are under way while others wait."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def time(self) -> float:
        return time.monotonic() * FASTER

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        await asyncio.sleep(seconds / FASTER)


@contextmanager
def service(haste: Haste, **stated: int) -> Generator[MessagesApi]:
    """Serve with these limits a minute, on the clock of the gateway."""
    whole: Any = {"requests": PLENTY, "input_tokens": PLENTY, "output_tokens": PLENTY, **stated}
    clock = haste.time
    with messages_api(clock=clock, limits=limits.Limits(clock=clock, **whole)) as api:
        yield api


def gateway(studio: Studio, api: MessagesApi, haste: Haste, **told: Any) -> Gateway:
    claude = Claude(api_key=SecretStr("sk-ant-test"), base_url=api.url)
    traffic = Traffic(clock=haste.time, sleep=haste.sleep)
    return studio.gateway(traffic=traffic, chain_of=(Link(service=claude),), **told)


def burst(one: Gateway, count: int = BURST) -> Sequence[Answered | BaseException]:
    """Ask questions of one beginning all at once."""

    async def all_of_them() -> Sequence[Answered | BaseException]:
        asked = (
            one.ask(request(f"{SLOT} {number}", shared=(SHARED,)), content_key=KEY)
            for number in range(count)
        )
        return await asyncio.gather(*asked, return_exceptions=True)

    return asyncio.run(all_of_them())


@pytest.mark.parametrize(
    "stated",
    [{"requests": 12}, {"input_tokens": 2_000}, {"output_tokens": 9_000}],
    ids=lambda stated: next(iter(stated)),
)
def test_a_burst_on_a_tiny_limit_is_not_refused_and_waits_for_no_longer_than_it_may(
    studio: Studio, stated: dict[str, int]
) -> None:
    haste = Haste()
    with service(haste, **stated) as api:
        said = burst(gateway(studio, api, haste))
        assert [str(one)[:150] for one in said if not isinstance(one, Answered)] == []
        refused = [seen.status for seen in api.log.questions if seen.status != 200]
    # Of 33; a twentieth of a second by which a busy machine is late is three on this clock.
    assert len(refused) <= 2
    longest_s = Limits().longest_wait_s
    assert 0 < max(haste.waits) <= longest_s


def test_a_limit_nobody_can_wait_for_leaves_the_question_to_the_next(studio: Studio) -> None:
    haste = Haste()
    with service(haste, requests=1) as api:
        said = burst(gateway(studio, api, haste, limits=Limits(longest_wait_s=1)), 2)
        assert len(api.log.questions) == 1
    (left,) = [one for one in said if isinstance(one, ModelUnavailable)]
    assert left.reason == FULL
    # Some of the minute may have passed on a busy machine.
    assert re.fullmatch(
        r"The model claude/claude-sonnet-5-5 did not answer: its limits let us ask no more for now\. "
        r"It may be asked again in (60|5\d) s, and nothing waits longer than 1 s for it\.",
        str(left),
    )


def test_a_service_that_says_nothing_of_limits_is_not_slowed_down(studio: Studio) -> None:
    haste = Haste()
    with messages_api(clock=haste.time) as api:
        assert {type(one) for one in burst(gateway(studio, api, haste))} == {Answered}
    assert haste.waits == []


NEEDS = dict.fromkeys(KINDS, 10)


def stated(**told: Any) -> tuple[Quota, ...]:
    return (Quota.model_validate({"kind": "requests", "per_minute": 60, "left": 10, **told}),)


async def waited(clock: Clock, traffic: Traffic, needs: dict[Any, int] | None = None) -> float:
    """Return how long a question waits for its way."""
    before = clock.now
    async with traffic.room("claude", needs or NEEDS, longest_s=60):
        return clock.now - before


def test_a_limit_fills_again_within_a_minute_or_as_slowly_as_the_service_says() -> None:
    async def drive() -> None:
        for whole_in_s, waits_s in ((None, 10), (50.0, 10), (120.0, 20)):
            clock = Clock()
            traffic = Traffic(clock=clock.time, sleep=clock.sleep)
            async with traffic.room("claude", NEEDS, longest_s=60) as road:
                road.sent()
                road.heard(stated(left=0, whole_in_s=whole_in_s))
            assert await waited(clock, traffic) == pytest.approx(waits_s, abs=0.1)
            assert await waited(clock, traffic, {**NEEDS, "requests": 0}) == 0

    asyncio.run(drive())


def test_what_was_sent_later_is_taken_off_what_a_service_says_is_left() -> None:
    async def drive() -> None:
        clock = Clock()
        traffic = Traffic(clock=clock.time, sleep=clock.sleep)
        async with traffic.room("claude", NEEDS, longest_s=60) as first:
            first.sent()
            async with traffic.room("claude", NEEDS, longest_s=60) as second:
                second.sent()
                first.heard(stated(left=10))  # the second took these
                assert await waited(clock, traffic) == pytest.approx(10, abs=0.1)
                second.heard(stated(left=10))
                assert await waited(clock, traffic) == 0

    asyncio.run(drive())
