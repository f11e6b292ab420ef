"""What the gateway to language models saves and costs. Run: `python tests/benchmarks/bench_model.py`.

33 agents of one beginning ask at once, over the wire, a service on this machine that keeps what prompts
share as the real one is documented to do: straight, and through the gateway. After them, what a call
takes more through the gateway than without it.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING

from stage import ROOT, report

sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from domain.model.request import ModelRequest
    from tests.blocks.model_studio import Studio
    from tests.messages_api.log import Log

AGENTS = 33
SHARED = "What the client told us of the firm, its services, its prices and its people. " * 300
OWN = "What this agent alone has to write, and how. " * 80
DELAY_S = 0.2
CALLS, ROUNDS = 64, 5

Work = Callable[["ModelRequest"], Awaitable[object]]


@contextmanager
def studio() -> Generator["Studio"]:
    """A run in a database that is gone afterwards."""
    from tests.blocks.model_studio import opened, served

    with contextmanager(served)() as postgres:
        yield opened(postgres)


def questions(count: int, *, name: str) -> "list[ModelRequest]":
    """Return questions that share their beginning."""
    from tests.messages_api.asking import request

    return [request(f"{name} {number}. {OWN}", shared=(SHARED,)) for number in range(count)]


def seconds(work: Work, asked: "list[ModelRequest]") -> float:
    """Ask all at once, and return how long that took."""

    async def at_once() -> float:
        began = perf_counter()
        await asyncio.gather(*(work(one) for one in asked))
        return perf_counter() - began

    return asyncio.run(at_once())


def told(name: str, log: "Log") -> None:
    """Print what a service was asked and paid for one beginning by all agents."""
    read = log.tokens("cache_read_input_tokens")
    written = log.tokens("cache_creation_input_tokens")
    share = read / (read + written)
    print(
        f"{name}: {AGENTS} agents, {written:,} tokens written to the cache and {read:,} read from it, "
        f"{share:.1%} of what they share; {log.usd:.4f} USD"
    )


def cache() -> None:
    """Compare one beginning asked by all at once with one that goes first."""
    from pydantic import SecretStr

    from blocks.claude import Claude
    from blocks.model_gateway import Account, Gateway, Link
    from tests.blocks.model_studio import KEY
    from tests.messages_api.asking import KEY as API_KEY
    from tests.messages_api.server import messages_api

    asked = questions(AGENTS, name="agent")
    with messages_api(delay_s=DELAY_S) as api:
        claude = Claude(api_key=SecretStr(API_KEY), base_url=api.url)

        def straight(one: "ModelRequest") -> Awaitable[object]:
            return claude.complete(one, model="claude-sonnet-5-5", effort="low", max_tokens=4_000)

        took = seconds(straight, asked)
        told(f"straight, {took:.2f} s", api.log)
    with messages_api(delay_s=DELAY_S) as api, studio() as one:
        claude = Claude(api_key=SecretStr(API_KEY), base_url=api.url)
        account = Account(postgres=one.postgres, tenant_id=one.tenant_id, execution_id=one.run)

        def through() -> Work:
            gateway = Gateway(chain=[Link(service=claude)], account=account)
            return lambda asking: gateway.ask(asking, content_key=KEY)

        took = seconds(through(), asked)
        told(f"through the gateway, {took:.2f} s", api.log)
        paid = len(api.log.questions)
        took = seconds(through(), asked)
        print(f"the same again: {took:.2f} s, {len(api.log.questions) - paid} asked")


def overhead() -> None:
    """Compare calls through the gateway with as many transactions that do nothing."""
    from tests.blocks.model_studio import KEY

    with studio() as one:

        def empty() -> None:
            with one.postgres.session(one.tenant_id) as session:
                session.connection()

        async def three_transactions(_asking: "ModelRequest") -> None:
            for _ in range(3):
                await asyncio.to_thread(empty)

        def through() -> Work:
            gateway = one.gateway(chain="own", traffic=None)
            return lambda asking: gateway.ask(asking, content_key=KEY)

        yardstick, asked, replayed = float("inf"), float("inf"), float("inf")
        for number in range(ROUNDS):
            new = questions(CALLS, name=f"round {number}")
            yardstick = min(yardstick, seconds(three_transactions, new))
            asked = min(asked, seconds(through(), new))
            replayed = min(replayed, seconds(through(), new))
    note = f"three empty transactions, {CALLS} times"
    report(f"{CALLS} calls through the gateway", asked, yardstick, most=4, note=note)
    report(f"{CALLS} answers that were there", replayed, yardstick, most=1.5, note=note)
    print(f"each call {asked / CALLS * 1000:.1f} ms, each replay {replayed / CALLS * 1000:.1f} ms")


if __name__ == "__main__":
    cache()
    overhead()
