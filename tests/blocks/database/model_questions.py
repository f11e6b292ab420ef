"""Questions to models that were asked, and what they came to, without a model."""

from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from pydantic import SecretStr
from sqlalchemy import text

from blocks.database.roles import APP, READER, RELAY
from blocks.ledger import finish, open_execution, start
from blocks.model_calls import Question, Result, reserve, settle
from blocks.postgres import Postgres
from domain.lifecycle import WorkflowState
from domain.model.completion import Completion, Stop, Usage
from domain.value import digest
from tests.blocks.database.databases import Database

CAP = Decimal(5)
CENT = Decimal("0.01")
USAGE = Usage(
    input_tokens=1,
    output_tokens=2,
    cache_read_tokens=3,
    cache_write_tokens=4,
    cache_write_1h_tokens=5,
)


def begun(postgres: Postgres, tenant_id: UUID, *, project: str = "bakery") -> UUID:
    with postgres.session(tenant_id) as session:
        made = open_execution(
            session, project=project, flow="build-website", idempotency_key=uuid4().hex
        )
        start(session, made)
        return made


def ended(postgres: Postgres, tenant_id: UUID, execution_id: UUID) -> None:
    with postgres.session(tenant_id) as session:
        finish(session, execution_id, status=WorkflowState.FAILED, reason="lost")


def question(name: object = "q", *, worst_usd: Decimal = CENT, agent: str = "faq") -> Question:
    return Question(
        key=digest(name),
        agent=agent,
        content_key=digest("work"),
        provider="claude",
        model="claude-sonnet-5-5",
        worst_usd=worst_usd,
    )


def completion(said: str = "bread", *, stop: Stop = Stop.END) -> Completion:
    return Completion(
        text=said,
        stop=stop,
        model="claude-sonnet-5-5-20260928",
        usage=USAGE,
        request_id="req_1",
        latency_ms=7,
    )


def held(
    postgres: Postgres,
    tenant_id: UUID,
    one: Question | None = None,
    *,
    run: UUID | None = None,
    cap: Decimal = CAP,
) -> int:
    with postgres.session(tenant_id) as session:
        return reserve(session, one or question(), execution_id=run, run_cap_usd=cap)


def booked(
    postgres: Postgres,
    tenant_id: UUID,
    one: Question,
    *,
    run: UUID | None = None,
    cost_usd: Decimal = CENT,
    reason: str | None = None,
) -> None:
    attempt = held(postgres, tenant_id, one, run=run)
    with postgres.session(tenant_id) as session:
        result = Result(cost_usd=cost_usd, reason=reason, completion=completion())
        assert settle(session, one.key, attempt, result=result)


def rows(postgres: Postgres, tenant_id: UUID, columns: str) -> list[tuple[Any, ...]]:
    query = text(f"SELECT {columns} FROM app.model_calls ORDER BY key, attempt")  # noqa: S608
    with postgres.session(tenant_id) as session:
        return [tuple(row) for row in session.execute(query)]


def reserved(postgres: Postgres, tenant_id: UUID) -> Decimal:
    """Return what is held for questions under way, in US dollars."""
    found = rows(postgres, tenant_id, "reserved_usd, status")
    return sum((usd for usd, status in found if status == "reserved"), start=Decimal(0))


def reached(database: Database) -> Postgres:
    return Postgres(
        app_url=SecretStr(database.urls[APP]),
        reader_url=SecretStr(database.urls[READER]),
        relay_url=SecretStr(database.urls[RELAY]),
        seal_key=SecretStr(database.credentials.seal_key),
    )
