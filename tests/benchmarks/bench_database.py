"""What the database costs: a site beside files, the ledger, and row-level security beside none.

Run: `python tests/benchmarks/bench_database.py` (half a minute); `--long` adds a million tenants.
Ways are timed in turn within each round, and the ratio is that of their medians.
"""

import argparse
import os
import random
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import LiteralString
from uuid import UUID, uuid4

import psycopg
from psycopg import sql
from pydantic import SecretStr
from sqlalchemy import create_engine, insert
from sqlalchemy import select as choose
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session
from stage import ROOT

sys.path.insert(0, str(ROOT))

from blocks.blobs import put
from blocks.database.roles import APP, READER, RELAY
from blocks.database.schema import AgentExecution, Project
from blocks.database.seal import SealingKey
from blocks.database.setup import Credentials, prepare
from blocks.embedded_postgres import EmbeddedPostgres
from blocks.ledger import open_execution, record_agents
from blocks.postgres import Postgres
from blocks.tenants import ensure_tenant
from domain.ledger import AgentCall
from domain.value import digest

FILES, FILE_BYTES, CALLS = 30, 20_000, 300
LISTED = 20
BATCH = 25
"""Queries timed together, as one alone takes no longer than the clock's own noise."""
CHANCE = random.Random(20)  # noqa: S311 # no secret

Ways = Mapping[str, Callable[[], None]]


def medians(ways: Ways, *, rounds: int) -> dict[str, float]:
    """Time every way once a round, in another order each time, and return its median in seconds."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 2):
        for name in CHANCE.sample(sorted(ways), k=len(ways)):
            start = time.perf_counter()
            ways[name]()
            if number >= 2:  # the first two make plans and fill caches
                taken[name].append(time.perf_counter() - start)
    return {name: median(times) for name, times in taken.items()}


def tell(what: str, measured: float, yardstick: float, *, beside: str, most: float) -> None:
    ratio = measured / yardstick
    print(
        f"{what}: {measured * 1e3:.3f} ms = {ratio:.2f} x {beside} ({yardstick * 1e3:.3f} ms); "
        f"at most {most:g}: {'reached' if ratio <= most else 'MISSED'}"
    )


def site_beside_files(database: Postgres, tenant_id: UUID, folder: Path) -> None:
    """Store a site of new files in one transaction, and write the like of it to disk."""

    def bodies() -> list[bytes]:
        return [os.urandom(FILE_BYTES) for _ in range(FILES)]

    def stored() -> None:
        with database.session(tenant_id) as session:
            put(session, bodies())

    def written() -> None:
        site = folder / uuid4().hex
        site.mkdir()
        for number, body in enumerate(bodies()):
            with (site / str(number)).open("wb") as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())

    took = medians({"stored": stored, "written": written}, rounds=15)
    tell(
        f"a site of {FILES} files of {FILE_BYTES // 1000} kB in one durable transaction",
        took["stored"],
        took["written"],
        beside="the same files written and fsynced",
        most=1,
    )


def calls_beside_rows(database: Postgres, tenant_id: UUID) -> None:
    """Write many calls of agents as the ledger does, and as SQLAlchemy would by itself."""

    def calls() -> list[AgentCall]:
        return [
            AgentCall(agent="faq", item=str(n), engine="offline", content_key=digest(n))
            for n in range(CALLS)
        ]

    def run(session_key: str) -> UUID:
        with database.session(tenant_id) as session:
            return open_execution(
                session, project="bench", flow="bench", idempotency_key=session_key
            )

    def recorded() -> None:
        execution_id, made = run(uuid4().hex), calls()
        with database.session(tenant_id) as session:
            record_agents(session, execution_id, made)

    def by_rows() -> None:
        execution_id, made = run(uuid4().hex), calls()
        rows = [
            {**one.model_dump(), "tenant_id": tenant_id, "execution_id": execution_id}
            for one in made
        ]
        with database.session(tenant_id) as session:
            session.execute(insert(AgentExecution), rows)

    def by_returned_rows() -> None:
        execution_id, made = run(uuid4().hex), calls()
        rows = [
            {**one.model_dump(), "tenant_id": tenant_id, "execution_id": execution_id}
            for one in made
        ]
        with database.session(tenant_id) as session:
            session.execute(insert(AgentExecution).returning(AgentExecution.id), rows)

    ways = {"recorded": recorded, "rows": by_rows, "returned": by_returned_rows}
    took = medians(ways, rounds=9)
    for beside, name in (("row by row in a pipeline", "rows"), ("insertmanyvalues", "returned")):
        what = f"{CALLS} calls in the ledger, opening the run included"
        tell(what, took["recorded"], took[name], beside=beside, most=1)


def fill(admin_url: str, *, tenants: int) -> tuple[UUID, list[UUID]]:
    """Fill projects and two copies of them; return a tenant with many, and its projects.

    The one in `bare` has no row-level security; that in `trusting` has it, but believes who the setting
    names.
    """
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute("DROP SCHEMA IF EXISTS bare, trusting CASCADE")
        admin.execute("TRUNCATE app.tenants CASCADE")
        admin.execute(
            "INSERT INTO app.tenants (id, slug, name) "
            "SELECT uuidv7(), 't' || n, 'A firm' FROM generate_series(1, %s) AS n",
            (tenants,),
        )
        some = "SELECT id FROM app.tenants OFFSET %s LIMIT 1"
        (tenant_id,) = admin.execute(some, (tenants // 2,)).fetchone() or (None,)
        made = (
            "INSERT INTO app.projects (tenant_id, name, title, created_at) "
            "SELECT t.id, 'p' || n, 'A title', now() - n * interval '1 hour' "
            "FROM app.tenants AS t, generate_series(1, CASE t.id WHEN %s::uuid THEN 200 ELSE %s END) AS n"
        )
        admin.execute(made, (tenant_id, max(2, 100_000 // tenants)))
        for copy in ("bare", "trusting"):
            admin.execute(_copy(copy))
        for statement in _RIGHTS:
            admin.execute(statement)
        mine = "SELECT id FROM app.projects WHERE tenant_id = %s"
        projects = [row[0] for row in admin.execute(mine, (tenant_id,)).fetchall()]
    assert isinstance(tenant_id, UUID)
    return tenant_id, projects


def _copy(name: str) -> sql.Composed:
    return sql.SQL(
        "CREATE SCHEMA {name}; CREATE TABLE {name}.projects (LIKE app.projects INCLUDING ALL); "
        "INSERT INTO {name}.projects SELECT * FROM app.projects"
    ).format(name=sql.Identifier(name))


_RIGHTS: tuple[LiteralString, ...] = (
    "GRANT USAGE ON SCHEMA bare TO bare",
    "GRANT SELECT ON bare.projects TO bare",
    "GRANT USAGE ON SCHEMA trusting TO atelier_app",
    "GRANT SELECT ON trusting.projects TO atelier_app",
    "ALTER TABLE trusting.projects ENABLE ROW LEVEL SECURITY",
    "CREATE POLICY believed ON trusting.projects TO atelier_app USING "
    "(tenant_id = (SELECT split_part(current_setting('app.tenant', true), '.', 1)::uuid))",
    "VACUUM ANALYZE app.projects",
    "VACUUM ANALYZE bare.projects",
    "VACUUM ANALYZE trusting.projects",
)


def queries() -> dict[str, str]:
    """Return what the ORM asks for one project and for the newest, tenant included, as SQL."""
    mine = choose(Project).where(Project.tenant_id == UUID(int=0))
    one = mine.where(Project.id == UUID(int=0))
    newest = mine.order_by(Project.created_at.desc(), Project.id.desc()).limit(LISTED)
    dialect = postgresql.dialect(paramstyle="pyformat")
    return {
        "point": str(one.compile(dialect=dialect)),
        "list": str(newest.compile(dialect=dialect)).replace("%(param_1)s", str(LISTED)),
    }


def statements_beside_none(
    urls: Mapping[str, str],
    key: SealingKey,
    tenant_id: UUID,
    projects: list[UUID],
    *,
    tenants: int,
) -> None:
    """Ask as the application and as a role without row-level security, on equal tables.

    What `sealed` takes beyond `trusting` is the price of the seal: the same few microseconds for every
    statement, however much it reads.
    """
    with ExitStack() as stack:
        app = stack.enter_context(psycopg.connect(urls[APP]))
        bare = stack.enter_context(psycopg.connect(urls["bare"]))
        for connection in (app, bare):
            connection.prepare_threshold = 0
            # Otherwise each decides after five queries whether to plan every further one again.
            connection.execute("SET plan_cache_mode = force_generic_plan")
        app.execute("SELECT set_config('app.tenant', %s, true)", (key.seal(tenant_id),))

        def asking(connection: psycopg.Connection, query: str) -> Callable[[], None]:
            statement = sql.SQL(query)  # pyright: ignore[reportArgumentType] # the ORM's own, not a literal
            cursor = connection.cursor(binary=True)

            def ask() -> None:
                for _ in range(BATCH):
                    chosen = {"tenant_id_1": tenant_id, "id_1": CHANCE.choice(projects)}
                    cursor.execute(statement, chosen)
                    assert cursor.fetchall()

            return ask

        for name, query in queries().items():
            ways = {
                "sealed": asking(app, query),
                "trusting": asking(app, query.replace("app.projects", "trusting.projects")),
                "bare": asking(bare, query.replace("app.projects", "bare.projects")),
            }
            took = medians(ways, rounds=100)
            what = "a point read" if name == "point" else f"a list of {LISTED}"
            for way in ("sealed", "trusting"):
                tell(
                    f"{what} at {tenants:,} tenants, one statement, {way}",
                    took[way] / BATCH,
                    took["bare"] / BATCH,
                    beside="the same without row-level security",
                    most=1.15,
                )


def transactions_beside_none(
    database: Postgres, bare_url: str, tenant_id: UUID, projects: list[UUID], *, tenants: int
) -> None:
    """Read as the application does, a transaction and the ORM included, and do the same without RLS."""
    without = create_engine(
        f"postgresql+psycopg{bare_url.removeprefix('postgresql')}"
    ).execution_options(schema_translate_map={"app": "bare"})
    one = choose(Project).where(Project.tenant_id == tenant_id)
    newest = one.order_by(Project.created_at.desc(), Project.id.desc()).limit(LISTED)

    def ask(session: Session, *, what: str) -> None:
        wanted = (
            one.where(Project.id == CHANCE.choice(projects)) if what == "a point read" else newest
        )
        assert session.scalars(wanted).all()

    for what in ("a point read", f"a list of {LISTED}"):

        def bound(what: str = what) -> None:
            with database.session(tenant_id) as session:
                ask(session, what=what)

        def unbound(what: str = what) -> None:
            with Session(without) as session, session.begin():
                ask(session, what=what)

        took = medians({"bound": bound, "unbound": unbound}, rounds=400)
        tell(
            f"{what} at {tenants:,} tenants, transaction and ORM included",
            took["bound"],
            took["unbound"],
            beside="the same with an explicit WHERE and no row-level security",
            most=1.15,
        )
    without.dispose()


def plain(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://", 1)


def main(*, long: bool) -> None:
    if hasattr(os, "sched_setaffinity"):
        # Server and client on one core: who happens to share a core is 20 to 60 us a statement faster.
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with TemporaryDirectory(prefix="atelier-bench-") as name:
        folder = Path(name)
        server = EmbeddedPostgres(folder=folder / "postgres")  # durable, as in use
        admin_url = server.start()
        try:
            credentials = Credentials.new()
            urls = {**prepare(admin_url, credentials, database="bench")}
            database = Postgres(
                app_url=SecretStr(urls[APP]),
                reader_url=SecretStr(urls[READER]),
                relay_url=SecretStr(urls[RELAY]),
                seal_key=SecretStr(credentials.seal_key),
            )
            tenant_id = ensure_tenant(database, "bench")
            site_beside_files(database, tenant_id, folder)
            calls_beside_rows(database, tenant_id)
            urls = {role: plain(url) for role, url in urls.items()}
            urls["admin"] = urls[APP].replace(
                urls[APP].split("@")[0], plain(admin_url).split("@")[0], 1
            )
            with psycopg.connect(urls["admin"], autocommit=True) as admin:
                admin.execute("CREATE ROLE bare LOGIN PASSWORD 'bare'")
                admin.execute("GRANT CONNECT ON DATABASE bench TO bare")
                # As the application's role has them: a timer for each statement is no row's security.
                admin.execute("ALTER ROLE bare SET statement_timeout = '30s'")
                admin.execute("ALTER ROLE bare SET idle_in_transaction_session_timeout = '30s'")
            urls["bare"] = f"postgresql://bare:bare@{urls[APP].split('@', 1)[1]}"
            key = SealingKey(1, bytes.fromhex(credentials.seal_key))
            for tenants in (1_000, 100_000, *((1_000_000,) if long else ())):
                filled, projects = fill(urls["admin"], tenants=tenants)
                transactions_beside_none(database, urls["bare"], filled, projects, tenants=tenants)
                statements_beside_none(urls, key, filled, projects, tenants=tenants)
        finally:
            server.stop()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--long", action="store_true", help="a million tenants as well")
    main(long=parser.parse_args().long)
