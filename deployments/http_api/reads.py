"""Reads in one way to the database and back: seal, permission and rows travel together.

A session of SQLAlchemy asks five times for what is one question here. Both see the same rows: the
transaction is the tenant's, and the role is bound by row-level security.
"""

import queue
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

import psycopg
from psycopg.rows import dict_row, tuple_row
from sqlalchemy import Engine, Select, bindparam
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from blocks.actors import actor_of_key, good_key
from blocks.database.seal import SealingKey
from blocks.postgres import Postgres
from domain.errors import DatabaseUnavailable
from domain.tenancy import Actor

Row = dict[str, Any]
Raw = psycopg.Connection[Any]


@dataclass(frozen=True)
class Question:
    """A query as the driver takes it, written once."""

    sql: bytes

    @classmethod
    def of(cls, query: Select[*tuple[Any, ...]]) -> "Question":
        """Return a query whose parameters are named by `bindparam`."""
        dialect = PGDialect_psycopg()  # pyright: ignore[reportNoUnknownVariableType, reportUnknownVariableType, reportUnknownMemberType]
        return cls(str(query.compile(dialect=dialect)).encode())


_KEY = Question.of(good_key(cast("str", bindparam("prefix"))))


class Reads:
    """Connections of the role that only reads, each for one question at a time."""

    def __init__(self, postgres: Postgres) -> None:
        self._postgres = postgres
        self._seals = SealingKey(
            postgres.seal_key_id, bytes.fromhex(postgres.seal_key.get_secret_value())
        )
        self._engine: Engine | None = None
        self._idle: queue.LifoQueue[Raw | None] = queue.LifoQueue()
        for _ in range(2 * postgres.pool_size):
            self._idle.put(None)

    def ask(
        self, tenant_id: UUID, prefix: str, *questions: tuple[Question, Mapping[str, object]]
    ) -> tuple[Actor, list[list[Row]]]:
        """Return whom a key stands for now, and what each question found in the tenant.

        Args:
            tenant_id: Whose rows are seen.
            prefix: Of the key; asked about in the same transaction.
            questions: With their parameters.

        Raises:
            DatabaseUnavailable: The database does not answer.
            KeyUnknown: The key is not good any more.
        """
        connection = self._idle.get()
        try:
            if connection is None:
                connection = self._open(tenant_id)
            try:
                return self._asked(connection, tenant_id, prefix, questions)
            except psycopg.OperationalError:  # a restarted server took the connection along
                connection.close()
                connection = self._open(tenant_id)
                return self._asked(connection, tenant_id, prefix, questions)
        except psycopg.OperationalError as error:
            first = str(error).strip().splitlines()[0]
            raise DatabaseUnavailable(
                f"The database does not answer: {first}. Start it with `atelier db init`."
            ) from error
        finally:
            self._idle.put(_fit(connection))

    def _asked(
        self,
        connection: Raw,
        tenant_id: UUID,
        prefix: str,
        questions: Sequence[tuple[Question, Mapping[str, object]]],
    ) -> tuple[Actor, list[list[Row]]]:
        seal = {"seal": self._seals.seal(tenant_id)}
        with connection.pipeline():
            connection.execute(b"BEGIN READ ONLY")
            connection.execute(b"SELECT set_config('app.tenant', %(seal)s, true)", seal)
            key = connection.cursor(row_factory=tuple_row).execute(_KEY.sql, {"prefix": prefix})
            found = [
                connection.cursor(row_factory=dict_row).execute(question.sql, given)
                for question, given in questions
            ]
            connection.execute(b"COMMIT")
        return actor_of_key(key.fetchone()), [cursor.fetchall() for cursor in found]

    def _open(self, tenant_id: UUID) -> Raw:
        """Open a connection as the pool does, which refuses a role that policies do not bind."""
        if self._engine is None:
            with self._postgres.session(tenant_id, read_only=True) as session:
                self._engine = session.connection().engine
        opened = self._engine.raw_connection()
        connection = cast("Raw", opened.driver_connection)
        opened.detach()
        return connection


def _fit(connection: Raw | None) -> Raw | None:
    """Return the connection if the next one may use it; else it is closed, and None is returned."""
    if connection is None or connection.closed:
        return None
    if connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE:
        connection.close()
        return None
    return connection
