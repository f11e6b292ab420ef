"""Two runs that ask the same at the same time pay once; whoever dies or fails leaves it to the other."""

import asyncio
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence

import pytest
from sqlalchemy import text

from blocks import model_calls
from blocks._gateway_claims import LOOK_S, Claims
from blocks.model_account import Account
from blocks.model_gateway import Answered
from blocks.postgres import Postgres
from domain.model.errors import QuestionInvalid
from domain.model.routing import Limits
from tests.blocks.database.model_questions import CAP, held, question
from tests.blocks.model_studio import COST, KEY, Studio, begun, opened, served
from tests.blocks.scripted_model import request
from tests.messages_api import faults
from tests.messages_api.asking import request as asked
from tests.messages_api.server import messages_api
from tests.messages_api.service import MessagesApi


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    yield from served()


@pytest.fixture
def studio(postgres: Postgres) -> Studio:
    return opened(postgres)


@pytest.fixture
def api() -> Iterator[MessagesApi]:
    with messages_api(delay_s=0.5) as served:
        yield served


PROCESS = """\
import asyncio, sys
from uuid import UUID
from blocks.claude import Claude
from blocks.model_gateway import Account, Gateway, Link
from blocks.postgres import Postgres
from domain.value import digest
from tests.messages_api.asking import request

url, seal, tenant, address = sys.argv[1:]
postgres = Postgres(app_url=url, reader_url=url, relay_url=url, seal_key=seal)
gateway = Gateway(
    chain=[Link(service=Claude(api_key="sk-ant-test", base_url=address))],
    account=Account(postgres=postgres, tenant_id=UUID(tenant)),
)
print("ready", flush=True)
sys.stdin.readline()
answer = asyncio.run(gateway.ask(request(), content_key=digest("work")))
print(answer.is_replayed, answer.attempts, answer.completion.text, flush=True)
"""


def process(studio: Studio, api: MessagesApi) -> "subprocess.Popen[str]":
    """Start a process that asks as soon as it is told to."""
    postgres = studio.postgres
    secrets = (postgres.app_url.get_secret_value(), postgres.seal_key.get_secret_value())
    one = subprocess.Popen(
        [sys.executable, "-c", PROCESS, *secrets, str(studio.tenant_id), api.url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert one.stdout is not None
    assert one.stdout.readline() == "ready\n"
    return one


def go(one: "subprocess.Popen[str]") -> None:
    assert one.stdin is not None
    one.stdin.write("go\n")
    one.stdin.flush()


@pytest.mark.long
def test_of_two_processes_that_ask_the_same_one_pays_and_both_are_answered(
    studio: Studio, api: MessagesApi
) -> None:
    both = [process(studio, api) for _ in range(2)]
    for one in both:
        go(one)
    said = sorted(one.communicate(timeout=60)[0].split(maxsplit=2) for one in both)
    assert len(api.log.questions) == 1
    assert [words[:2] for words in said] == [["False", "1"], ["True", "0"]]
    assert said[0][2] == said[1][2]
    assert [row[:2] for row in studio.booked()] == [("claude", "answered")]


@pytest.mark.long
def test_what_a_killed_process_asked_is_asked_by_the_one_who_waits(
    studio: Studio, api: MessagesApi
) -> None:
    api.faults.next(faults.SILENCE)
    killed, second = process(studio, api), another_run(studio)

    async def waiting() -> Answered:
        go(killed)
        await until(lambda: bool(api.log.questions))
        other = asyncio.create_task(second.gateway().ask(asked(), content_key=KEY))
        await until(lambda: len(second.clock.waits) > 1)
        killed.send_signal(signal.SIGKILL)
        killed.communicate()
        assert second.claude.asked == []
        given_up(studio)
        return await other

    answer = asyncio.run(waiting())
    assert (answer.is_replayed, answer.attempts, len(second.claude.asked)) == (False, 1, 1)
    assert [row[1] for row in studio.booked()] == ["reserved", "answered"]


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not holds():  # noqa: ASYNC110 - nobody tells of it
            await asyncio.sleep(0.01)


def given_up(studio: Studio) -> None:
    """Let the time be over in which a dead process could have said that it lives."""
    over = text("UPDATE app.model_calls SET held_until = now() WHERE status = 'reserved'")
    with studio.postgres.session(studio.tenant_id) as session:
        session.execute(over)


def another_run(studio: Studio) -> Studio:
    """Return another run of the same tenant, with a model of its own to be asked."""
    return Studio(studio.postgres, studio.tenant_id, begun(studio.postgres, studio.tenant_id))


async def two(first: Studio, second: Studio) -> Sequence[Answered | BaseException]:
    """Let one studio ask, and the other while that waits for its answer."""
    arrived, gate = first.claude.hold()
    asking = asyncio.create_task(first.gateway().ask(request(), content_key=KEY))
    await arrived.wait()
    other = asyncio.create_task(second.gateway().ask(request(), content_key=KEY))
    await until(lambda: other.done() or len(second.clock.waits) > len(LOOK_S))
    gate.set()
    return await asyncio.gather(asking, other, return_exceptions=True)


def test_two_runs_of_one_process_pay_once(studio: Studio) -> None:
    second = another_run(studio)
    answers = asyncio.run(two(studio, second))
    assert [one.cost_usd for one in answers if isinstance(one, Answered)] == [COST, 0]
    assert second.claude.asked == []
    assert second.clock.waits[:5] == [*LOOK_S, LOOK_S[-1]]


def test_when_the_first_fails_the_second_asks(studio: Studio) -> None:
    studio.claude.tell(QuestionInvalid(model="claude", reason="it is too long"))
    second = another_run(studio)
    failed, answer = asyncio.run(two(studio, second))
    assert isinstance(failed, QuestionInvalid)
    assert isinstance(answer, Answered)
    assert (answer.is_replayed, len(second.claude.asked)) == (False, 1)


def test_two_tenants_that_ask_the_same_at_once_pay_each_and_wait_for_nobody(
    studio: Studio, postgres: Postgres
) -> None:
    other = opened(postgres)
    answers = asyncio.run(two(studio, other))
    assert [one.cost_usd for one in answers if isinstance(one, Answered)] == [COST, COST]
    assert other.clock.waits == []


def test_whoever_waits_for_an_answer_says_so_until_it_is_there(studio: Studio) -> None:
    account = Account(postgres=studio.postgres, tenant_id=studio.tenant_id)
    claims = Claims(account=account, run_cap_usd=CAP, renewed_s=0.01)
    attempt = held(studio.postgres, studio.tenant_id, run=studio.run)

    async def is_held() -> bool:
        return await account.done(lambda session: model_calls.is_held(session, question().key))

    async def waiting() -> None:
        async with claims.held(question().key, attempt), asyncio.timeout(20):
            given_up(studio)
            while not await is_held():  # noqa: ASYNC110 - the database tells nobody
                await asyncio.sleep(0.01)
        given_up(studio)
        assert not await is_held()

    asyncio.run(waiting())
    assert studio.one(limits=Limits()).attempts == 1
