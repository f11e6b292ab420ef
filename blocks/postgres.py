"""The application's PostgreSQL: every transaction belongs to one tenant, or is never begun."""

import functools
import re
import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, cast
from uuid import UUID

from prefect.blocks.core import Block
from psycopg import Connection as RawConnection
from psycopg import OperationalError as OperationalErrorOfDriver
from pydantic import Field, SecretStr
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria
from sqlalchemy.orm.interfaces import ORMOption
from sqlalchemy.pool import ConnectionPoolEntry

from blocks.database.schema import OfTenant, Tenant
from blocks.database.seal import SealingKey
from blocks.telemetry import trace_statements
from domain.errors import DatabaseUnavailable, RoleTooStrong, TenantMissing


class Postgres(Block):
    """A database that was set up by `atelier db init`, reached by the roles it made."""

    _block_type_name = "Atelier PostgreSQL"
    _block_type_slug = "atelier-postgres"

    app_url: SecretStr
    """`postgresql+psycopg://atelier_app:...`: reads and writes a tenant's rows."""
    reader_url: SecretStr
    """The same for `atelier_reader`, which only reads."""
    relay_url: SecretStr
    """The same for `atelier_relay`, which reads the events of all tenants."""
    seal_key_id: int = 1
    """Which of the database's sealing keys `seal_key` is."""
    seal_key: SecretStr
    """Sealing key in hexadecimal digits; the database knows only what it verifies with."""
    pool_size: int = Field(default=5, ge=1, le=50)
    """Connections a process keeps open for each role."""
    behind_pgbouncer: bool = False
    """Whether PgBouncer in transaction mode stands between; prepared statements are then left out."""

    @contextmanager
    def session(
        self, tenant_id: UUID, *, read_only: bool = False, snapshot: bool = False
    ) -> Generator[Session]:
        """Open one transaction of one tenant; it is committed when the block ends well.

        Args:
            tenant_id: Whose rows are seen and written; the database accepts no others.
            read_only: Use the role that cannot write, as for people who may only look.
            snapshot: See all rows as they are at the first look, however long the transaction takes.

        Raises:
            DatabaseUnavailable: The database does not answer.
            RoleTooStrong: The address is one of a role that row-level security does not bind.
        """
        engine = self._engine("reader" if read_only else "app")
        # Not SQLAlchemy's `isolation_level`: it belongs to BEGIN, which we say ourselves.
        bound = engine.execution_options(sealed_for=self._key.seal(tenant_id), is_snapshot=snapshot)
        made = Session(bound, info={"tenant_id": tenant_id}, expire_on_commit=False)
        with _reachable(), made as session, session.begin():
            yield session

    def renew(self, session: Session) -> None:
        """Show a fresh seal in a transaction that may take longer than one is good for."""
        seal = {"seal": self._key.seal(session.info["tenant_id"])}
        session.execute(text("SELECT set_config('app.tenant', :seal, true)"), seal)

    @contextmanager
    def relay(self) -> Generator[Connection]:
        """Open a transaction that reads events of all tenants, for the reader of the event stream."""
        engine = self._engine("relay").execution_options(sealed_for=_NOBODY)
        with _reachable(), engine.begin() as connection:
            yield connection

    def tenant(self, slug: str) -> UUID | None:
        """Return the id of an active tenant."""
        engine = self._engine("app").execution_options(sealed_for=_NOBODY)
        with _reachable(), engine.begin() as connection:
            found = connection.execute(text("SELECT app.resolve_tenant(:slug)"), {"slug": slug})
            return cast("UUID | None", found.scalar())

    def api_key(self, sha256: str) -> tuple[UUID, UUID] | None:
        """Return the ids of tenant and key, by the hash of a key that is good."""
        engine = self._engine("app").execution_options(sealed_for=_NOBODY)
        query = text("SELECT tenant_id, key_id FROM app.resolve_api_key(:sha256)")
        with _reachable(), engine.begin() as connection:
            found = connection.execute(query, {"sha256": sha256}).one_or_none()
        return (found.tenant_id, found.key_id) if found else None

    @property
    def _key(self) -> SealingKey:
        return SealingKey(self.seal_key_id, bytes.fromhex(self.seal_key.get_secret_value()))

    def _engine(self, role: str) -> Engine:
        url = {"app": self.app_url, "reader": self.reader_url, "relay": self.relay_url}[role]
        return _engine(
            url.get_secret_value(),
            pool_size=self.pool_size,
            prepares=not self.behind_pgbouncer,
        )


_NOBODY = ""
"""In place of a seal: the transaction of no tenant, which sees no tenant's rows."""


_engines: dict[tuple[str, int, bool], tuple[str, Engine]] = {}
"""One engine for each role of each database, with the address it was made for."""
_making = threading.Lock()


def _engine(url: str, *, pool_size: int, prepares: bool) -> Engine:
    """Return the engine of one role; one for the whole process, so that pools are shared.

    A new password takes the place of the old one, whose connections are closed as they come back.
    """
    key = (_place(url), pool_size, prepares)
    with _making:
        made_for, engine = _engines.get(key, ("", None))
        if engine is None or made_for != url:
            if engine is not None:
                engine.dispose()
            engine = _new_engine(url, pool_size=pool_size, prepares=prepares)
            _engines[key] = (url, engine)
        return engine


@functools.lru_cache(maxsize=256)
def _place(url: str) -> str:
    """Return an address without its password."""
    return make_url(url).set(password=None).render_as_string()


def _new_engine(url: str, *, pool_size: int, prepares: bool) -> Engine:
    """Return an engine that refuses strong roles, and begins no transaction of nobody."""
    # `autocommit`: we say BEGIN ourselves, together with the seal.
    options: dict[str, Any] = {
        "application_name": "atelier",
        "connect_timeout": 10,
        "autocommit": True,
    }
    if not prepares:
        options["prepare_threshold"] = None
    engine = create_engine(
        url,
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_reset_on_return=None,  # `_forget` does, and more
        connect_args=options,
    )
    event.listen(engine, "connect", _refuse_strong_roles)
    event.listen(engine, "reset", _forget)
    event.listen(engine, "begin", _begin)
    trace_statements(engine)
    return engine


def _refuse_strong_roles(connection: RawConnection[Any], _record: object) -> None:
    """Refuse a role that policies do not bind, before it is used once."""
    row = connection.execute(
        "SELECT current_user, r.rolsuper, r.rolbypassrls, EXISTS (SELECT FROM pg_class AS c "
        "JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = 'app' "
        "AND pg_has_role(current_user, c.relowner, 'MEMBER')) "
        "FROM pg_roles AS r WHERE r.rolname = current_user"
    ).fetchone()
    user, is_super, bypasses, owns = row or ("?", True, True, True)
    if is_super or bypasses or owns:
        why = "is a superuser" if is_super else "has BYPASSRLS" if bypasses else "owns the tables"
        raise RoleTooStrong(str(user), why)


def _forget(connection: RawConnection[Any], record: ConnectionPoolEntry, _state: object) -> None:
    """Leave nothing of one transaction to the next user of the connection.

    Not `DISCARD ALL`: it drops the statements psycopg believes to be prepared.
    """
    try:
        connection.rollback()
        connection.execute("CLOSE ALL; UNLISTEN *; SELECT pg_advisory_unlock_all(); RESET ALL")
    except OperationalErrorOfDriver as error:  # the server is gone, and the connection with it
        record.invalidate(error)


def _begin(connection: Connection) -> None:
    """Begin a transaction with its seal; without one, there is no transaction.

    Both in one message, as a tenant else costs a way to the server and back of its own. It also tells
    whether the connection still stands, which SQLAlchemy's `pool_pre_ping` would ask separately.
    """
    options = connection.get_execution_options()
    sealed = options.get("sealed_for")
    if sealed is None:
        raise TenantMissing()
    level = " ISOLATION LEVEL REPEATABLE READ" if options.get("is_snapshot") else ""
    show = f"; SELECT set_config('app.tenant', '{sealed}', true)" if sealed != _NOBODY else ""
    statement = f"BEGIN{level}{show}".encode()
    try:
        _raw(connection).execute(statement)
    except OperationalErrorOfDriver as error:  # a restarted server took the whole pool along
        connection.invalidate(error)
        connection.engine.dispose()
        _raw(connection).execute(statement)


def _raw(connection: Connection) -> RawConnection[Any]:
    return cast("RawConnection[Any]", connection.connection.dbapi_connection)


@event.listens_for(Session, "do_orm_execute")
def _name_the_tenant(state: ORMExecuteState) -> None:
    """Say the tenant in every query as well: the planner then knows how many rows to expect."""
    tenant_id = state.session.info.get("tenant_id")
    if tenant_id is not None and (state.is_select or state.is_update or state.is_delete):
        state.statement = state.statement.options(*_of_tenant(tenant_id))


@functools.lru_cache(maxsize=256)
def _of_tenant(tenant_id: UUID) -> tuple[ORMOption, ...]:
    """Return what adds the tenant to a query; making it anew takes longer than a short query."""
    return (
        with_loader_criteria(
            OfTenant, lambda cls: cls.tenant_id == tenant_id, include_aliases=True
        ),
        with_loader_criteria(Tenant, Tenant.id == tenant_id, include_aliases=True),
    )


_IS_FULL = re.compile("remaining connection slots|too many (?:clients|connections)")
FULL = (
    "The database takes no more connections for now. Let fewer builds run at once, or raise its "
    "`max_connections` above ten times their number."
)


@contextmanager
def _reachable() -> Generator[None]:
    try:
        yield
    except (OperationalError, OperationalErrorOfDriver) as error:
        said = str(error.orig if isinstance(error, OperationalError) else error)
        lost = isinstance(error, OperationalError) and error.connection_invalidated
        if _IS_FULL.search(said):
            raise DatabaseUnavailable(FULL) from error
        if lost or "connection" in said.lower():
            raise DatabaseUnavailable(
                f"The database does not answer: {said.strip().splitlines()[0]}. Start it with "
                f"`atelier db init`, or check `ATELIER_DATABASE_URL`."
            ) from error
        raise
