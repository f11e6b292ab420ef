"""A run of a tenant in a real database, with models that answer as they are told."""

import asyncio
from collections.abc import Generator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from blocks._gateway_traffic import Traffic
from blocks.database.setup import Credentials, prepare
from blocks.embedded_postgres import EmbeddedPostgres
from blocks.ledger import open_execution, start
from blocks.model_gateway import Account, Answered, Gateway, Link
from blocks.postgres import Postgres
from blocks.tenants import ensure_tenant
from domain.model.prices import free, worst_case
from domain.value import digest
from tests.blocks.database import databases
from tests.blocks.database.model_questions import reached, rows
from tests.blocks.scripted_model import Clock, ScriptedModel, request

KEY = digest("work")
COST = Decimal("0.002")
"""Of a good answer: 500 tokens read at 2 dollars, and 100 written at 10."""
WORST = worst_case(request(), "claude-sonnet-5-5", max_tokens=4_000)


def served() -> Generator[Postgres]:
    """Serve a prepared database that is gone afterwards."""
    credentials = Credentials.new()
    with EmbeddedPostgres.throwaway() as url:
        prepare(url, credentials, database="models")
        yield reached(databases.reached(url, "models", credentials))


@dataclass
class Studio:
    """A run of a tenant, its models, and what they were asked."""

    postgres: Postgres
    tenant_id: UUID
    run: UUID
    claude: ScriptedModel = field(default_factory=ScriptedModel)
    own: ScriptedModel = field(default_factory=lambda: ScriptedModel(name="gpu.example"))
    clock: Clock = field(default_factory=Clock)

    def gateway(
        self, *, chain: str = "claude", chain_of: tuple[Link, ...] = (), **told: Any
    ) -> Gateway:
        own = Link(service=self.own, model="qwen3-32b", price=free("qwen3-32b"))
        links = {"claude": Link(service=self.claude), "own": own}
        given: dict[str, Any] = {
            "traffic": Traffic(clock=self.clock.time, sleep=self.clock.sleep),
            "account": Account(
                postgres=self.postgres, tenant_id=self.tenant_id, execution_id=self.run
            ),
            **told,
        }
        return Gateway(chain=chain_of or [links[name] for name in chain.split()], **given)

    def ask(self, *questions: str, **told: Any) -> list[Answered | BaseException]:
        """Ask one question after the other, through a gateway of their own."""
        gateway = self.gateway(**told)

        async def all_of_them() -> list[Answered | BaseException]:
            said: list[Answered | BaseException] = []
            for one in questions:
                said += await asyncio.gather(
                    gateway.ask(request(one), content_key=KEY), return_exceptions=True
                )
            return said

        return asyncio.run(all_of_them())

    def ask_at_once(self, *questions: str, **told: Any) -> list[Answered | BaseException]:
        """Ask all questions at once, through one gateway."""
        gateway = self.gateway(**told)

        async def all_of_them() -> list[Answered | BaseException]:
            asking = (gateway.ask(request(one), content_key=KEY) for one in questions)
            return await asyncio.gather(*asking, return_exceptions=True)

        return asyncio.run(all_of_them())

    def one(self, question: str = "q", **told: Any) -> Answered:
        (said,) = self.ask(question, **told)
        if isinstance(said, BaseException):
            raise said
        return said

    def booked(self) -> list[tuple[Any, ...]]:
        columns = "created_at, attempt, provider, status, cost_usd, reason"
        return [row[2:] for row in sorted(rows(self.postgres, self.tenant_id, columns))]


def opened(postgres: Postgres) -> Studio:
    tenant_id = ensure_tenant(postgres, f"rye-{uuid4().hex[:8]}")
    return Studio(postgres, tenant_id, begun(postgres, tenant_id))


def begun(postgres: Postgres, tenant_id: UUID) -> UUID:
    """Begin a run."""
    with postgres.session(tenant_id) as session:
        run = open_execution(
            session, project="bakery", flow="build-website", idempotency_key=uuid4().hex
        )
        start(session, run)
    return run
