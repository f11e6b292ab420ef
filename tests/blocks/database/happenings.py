"""Events that are written down for a tenant, and a database to write them in."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID, uuid4

from pydantic import SecretStr

from blocks.database.roles import APP, READER, RELAY
from blocks.database.schema import Tenant
from blocks.event_stream import Happened, write_events
from blocks.postgres import Postgres
from domain.events import Event, EventKind, WorkflowCompleted
from tests.blocks.database.databases import Database


def used_by_many(database: Database) -> Postgres:
    """Return a way into a database for as many transactions at once as these tests have."""
    return Postgres(
        app_url=SecretStr(database.urls[APP]),
        reader_url=SecretStr(database.urls[READER]),
        relay_url=SecretStr(database.urls[RELAY]),
        seal_key=SecretStr(database.credentials.seal_key),
        pool_size=20,
    )


def new_tenant(database: Postgres) -> UUID:
    made = uuid4()
    with database.session(made) as session:
        session.add(Tenant(id=made, slug=str(made), name="A firm"))
    return made


def happening() -> Event:
    return Event(
        kind=EventKind.WORKFLOW_COMPLETED,
        subject_id=uuid4(),
        payload=WorkflowCompleted(
            release=3, accepted=True, score=0.93, cost_usd=Decimal("0.12345678"), duration_ms=812
        ),
    )


def write(database: Postgres, tenant_id: UUID, *events: Event) -> None:
    with database.session(tenant_id) as session:
        write_events(session, events)


def subjects(events: Sequence[Happened]) -> list[UUID]:
    return [one.event.subject_id for one in events]
