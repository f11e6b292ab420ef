"""The door to the database: no transaction without a tenant, none of another, none too strong."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import NoReturn
from uuid import UUID, uuid4

import psycopg
import pytest
from pydantic import SecretStr
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, ProgrammingError
from sqlalchemy.orm import Session

from blocks.database.schema import ApiKey, Project, Tenant, User
from blocks.database_home import DatabaseHome
from blocks.embedded_postgres import EmbeddedPostgres
from blocks.home import Home
from blocks.postgres import Postgres
from blocks.tenants import ensure_tenant, tenant_id
from domain.errors import DatabaseUnavailable, RoleTooStrong, TenantMissing, TenantUnknown


@pytest.fixture(scope="module")
def admin_url() -> Iterator[str]:
    with EmbeddedPostgres.throwaway() as url:
        yield url


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, admin_url: str) -> DatabaseHome:
    found = DatabaseHome(home=Home(folder=tmp_path_factory.mktemp("home")))
    found.init(admin_url)
    return found


@pytest.fixture
def postgres(home: DatabaseHome) -> Postgres:
    return home.postgres()


@pytest.fixture
def rye(postgres: Postgres) -> UUID:
    return _with_a_project(postgres, "rye")


@pytest.fixture
def oat(postgres: Postgres) -> UUID:
    return _with_a_project(postgres, "oat")


def _with_a_project(postgres: Postgres, slug: str) -> UUID:
    made = ensure_tenant(postgres, f"{slug}-{uuid4().hex[:8]}")
    with postgres.session(made) as session:
        session.add(Project(tenant_id=made, name=slug, title=slug.title()))
    return made


def names(session: Session) -> list[str]:
    return [project.name for project in session.scalars(select(Project))]


def test_each_tenant_sees_its_own_rows_only(postgres: Postgres, rye: UUID, oat: UUID) -> None:
    for tenant, name in ((rye, "rye"), (oat, "oat"), (rye, "rye")):
        with postgres.session(tenant) as session:
            assert names(session) == [name]
            assert session.execute(text("SELECT name FROM app.projects")).all() == [(name,)]
            assert session.scalars(select(Tenant.id)).all() == [tenant]


def test_a_row_of_another_tenant_cannot_be_written(
    postgres: Postgres, rye: UUID, oat: UUID
) -> None:
    with pytest.raises(ProgrammingError) as refused, postgres.session(rye) as session:
        session.add(Project(tenant_id=oat, name="smuggled", title=""))
    assert isinstance(refused.value.orig, psycopg.errors.InsufficientPrivilege)


def test_smuggled_sql_cannot_choose_another_tenant(
    postgres: Postgres, rye: UUID, oat: UUID
) -> None:
    with postgres.session(rye) as session:
        mine = session.execute(text("SELECT current_setting('app.tenant')")).scalar_one()
    for forged in (str(oat), mine.replace(str(rye), str(oat)), f"{mine}0"):
        with pytest.raises(ProgrammingError, match="is not sealed"):
            _look_as(postgres, rye, forged)


def _look_as(postgres: Postgres, tenant: UUID, forged: str) -> None:
    with postgres.session(tenant) as session:
        session.execute(text("SELECT set_config('app.tenant', :t, true)"), {"t": forged})
        session.execute(text("SELECT * FROM app.projects"))


def test_a_transaction_without_a_tenant_never_reaches_the_database(postgres: Postgres) -> None:
    engine = postgres._engine("app")  # pyright: ignore[reportPrivateUsage] # what a careless caller might get at
    with pytest.raises(TenantMissing) as refused, engine.begin():
        pass
    assert str(refused.value) == (
        "A transaction was about to begin without a tenant, and nothing was sent. "
        "Open it with `Postgres.session(tenant_id)`."
    )


def test_a_subclass_of_uuid_is_no_tenant(postgres: Postgres, oat: UUID) -> None:
    class Liar(UUID):
        def __str__(self) -> str:
            return str(oat)

    with pytest.raises(TypeError, match="not a UUID"), postgres.session(Liar(int=1)):
        pass


def test_viewers_get_a_transaction_that_cannot_write(postgres: Postgres, rye: UUID) -> None:
    with postgres.session(rye, read_only=True) as session:
        assert names(session) == ["rye"]
    with pytest.raises(DBAPIError) as refused, postgres.session(rye, read_only=True) as session:
        session.add(Project(tenant_id=rye, name="new", title=""))
    assert isinstance(
        refused.value.orig,
        psycopg.errors.ReadOnlySqlTransaction | psycopg.errors.InsufficientPrivilege,
    )


def test_a_server_that_was_restarted_is_found_again_by_every_connection_of_the_pool(
    postgres: Postgres, rye: UUID
) -> None:
    with postgres.session(rye) as one, postgres.session(rye) as two:  # two connections in the pool
        pids = [s.scalar(text("SELECT pg_backend_pid()")) for s in (one, two)]
        first, second = pids
        two.execute(text("SELECT 1"))
    with postgres.session(rye) as session:
        cut = text("SELECT pg_terminate_backend(CAST(:pid AS int), 5000)")
        own = session.scalar(text("SELECT pg_backend_pid()"))
        assert all(session.scalar(cut, {"pid": p}) for p in (first, second) if p != own)
    for _ in range(3):
        with postgres.session(rye) as session, postgres.session(rye) as other:
            assert names(session) == names(other) == ["rye"]


def test_a_connection_that_is_lost_when_it_goes_back_to_the_pool_is_dropped_without_a_word(
    postgres: Postgres, rye: UUID, caplog: pytest.LogCaptureFixture
) -> None:
    lost = postgres._engine("app").raw_connection()  # pyright: ignore[reportPrivateUsage] # held as a session holds it
    cursor = lost.cursor()
    cursor.execute("SELECT pg_backend_pid()")
    (pid,) = cursor.fetchone() or (None,)
    with postgres.session(rye) as session:
        cut = text("SELECT pg_terminate_backend(CAST(:pid AS int), 5000)")
        assert session.scalar(cut, {"pid": pid})
    lost.close()
    assert caplog.records == []
    with postgres.session(rye) as session, postgres.session(rye) as other:
        assert names(session) == names(other) == ["rye"]


def test_the_next_user_of_a_connection_finds_nothing_of_the_last(
    postgres: Postgres, rye: UUID
) -> None:
    postgres = postgres.model_copy(update={"pool_size": 1})  # so that there is but one connection
    with postgres.session(rye) as session:
        session.execute(
            text("SELECT set_config('app.tenant', current_setting('app.tenant'), false)")
        )
        session.execute(text("DECLARE kept CURSOR WITH HOLD FOR SELECT * FROM app.projects"))
        used = session.execute(text("SELECT pg_backend_pid()")).scalar_one()
    engine = postgres._engine("app").execution_options(sealed_for="")  # pyright: ignore[reportPrivateUsage]
    with engine.connect() as connection:
        assert connection.execute(text("SELECT pg_backend_pid()")).scalar_one() == used
        assert not connection.execute(text("SELECT current_setting('app.tenant', true)")).scalar()
        assert connection.execute(text("SELECT count(*) FROM pg_cursors")).scalar_one() == 0
        assert connection.execute(text("SELECT count(*) FROM app.projects")).scalar_one() == 0


@pytest.mark.parametrize("role", ["postgres", "atelier_migrator"])
def test_a_role_that_policies_do_not_bind_is_refused(
    home: DatabaseHome, postgres: Postgres, rye: UUID, role: str
) -> None:
    url = home.role_url("atelier_migrator")
    if role == "postgres":
        url = _superuser_url(home)
    strong = postgres.model_copy(update={"app_url": SecretStr(url)})
    why = "is a superuser" if role == "postgres" else "owns the tables"
    with pytest.raises(RoleTooStrong) as refused, strong.session(rye) as session:
        names(session)
    assert str(refused.value) == (
        f"The database role '{role}' {why}, so row-level security does not bind it. "
        f"Use the addresses `atelier db init` made, which name `atelier_app` and `atelier_reader`."
    )


def _superuser_url(home: DatabaseHome) -> str:
    folder = Path(
        str(home.role_url("atelier_app")).split("host=")[1].split("&")[0].replace("%2F", "/")
    )
    server = EmbeddedPostgres(folder=folder.parent)
    return server.start().replace("@/postgres", "@/atelier")


def test_threads_never_share_a_tenant(postgres: Postgres, rye: UUID, oat: UUID) -> None:
    wrong: list[str] = []

    def look(tenant: UUID, name: str) -> None:
        for _ in range(40):
            with postgres.session(tenant) as session:
                wrong.extend(found for found in names(session) if found != name)

    threads = [Thread(target=look, args=pair) for pair in [(rye, "rye"), (oat, "oat")] * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_a_database_that_is_not_there_is_told_with_what_to_do(
    postgres: Postgres, rye: UUID
) -> None:
    gone = "postgresql+psycopg://atelier_app:x@/atelier?host=/nowhere"
    away = postgres.model_copy(update={"app_url": SecretStr(gone)})
    told = pytest.raises(DatabaseUnavailable, match=r"Start it with `atelier db init`")
    with told, away.session(rye) as session:
        names(session)


def test_a_database_that_is_full_is_not_told_to_be_started(
    postgres: Postgres, rye: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise psycopg.OperationalError(
            "connection failed: FATAL:  remaining connection slots are reserved for roles with the "
            "SUPERUSER attribute"
        )

    other = postgres.model_copy(update={"pool_size": 3})
    monkeypatch.setattr(psycopg, "connect", refuse)
    with pytest.raises(DatabaseUnavailable) as full, other.session(rye) as session:
        names(session)
    assert str(full.value) == (
        "The database takes no more connections for now. Let fewer builds run at once, or raise its "
        "`max_connections` above ten times their number."
    )


def test_an_unknown_tenant_is_named(postgres: Postgres) -> None:
    with pytest.raises(TenantUnknown) as unknown:
        tenant_id(postgres, "nobody")
    assert str(unknown.value) == (
        "There is no active tenant 'nobody'. Check the name; `atelier db init` and a first "
        "brief make one."
    )


def test_a_tenant_is_made_once(postgres: Postgres) -> None:
    slug = f"made-{uuid4().hex[:8]}"
    assert ensure_tenant(postgres, slug) == ensure_tenant(postgres, slug) == postgres.tenant(slug)


def test_setting_up_twice_changes_nothing(
    home: DatabaseHome, postgres: Postgres, rye: UUID
) -> None:
    before = home.revision()
    with EmbeddedPostgres.throwaway() as _other:
        home.migrate()
    assert home.revision() == before
    with postgres.session(rye) as session:
        assert names(session) == ["rye"]


def test_passwords_and_keys_are_in_a_closed_file(home: DatabaseHome) -> None:
    file = home.home.folder / "database" / "access.json"
    assert file.stat().st_mode & 0o077 == 0


def test_a_key_of_somebody_who_left_opens_nothing(postgres: Postgres, rye: UUID) -> None:
    hashed = uuid4().hex * 2
    user = uuid4()
    with postgres.session(rye) as session:
        session.add(User(tenant_id=rye, id=user, email="a@b.example", name="A", role="member"))
        session.flush()
        key = ApiKey(tenant_id=rye, user_id=user, prefix="p", key_sha256=hashed, scopes=[])
        session.add(key)
    assert _resolved(postgres, hashed) == (rye, user)
    with postgres.session(rye) as session:
        session.execute(text("UPDATE app.users SET is_active = false"))
    assert _resolved(postgres, hashed) is None


def _resolved(postgres: Postgres, hashed: str) -> tuple[UUID, UUID] | None:
    engine = postgres._engine("app").execution_options(sealed_for="")  # pyright: ignore[reportPrivateUsage]
    with engine.begin() as connection:
        asked = text("SELECT tenant_id, user_id FROM app.resolve_api_key(:hashed)")
        row = connection.execute(asked, {"hashed": hashed}).one_or_none()
    return (row.tenant_id, row.user_id) if row else None


def test_a_new_password_leaves_no_connection_of_the_old_one_open(
    home: DatabaseHome, admin_url: str, postgres: Postgres, tmp_path: Path
) -> None:
    with postgres.relay(), postgres.relay():
        pass
    other = DatabaseHome(home=Home(folder=tmp_path))
    other.init(admin_url)  # gives every role a new password
    try:
        with other.postgres().relay() as connection:
            mine = "SELECT count(*) FROM pg_stat_activity WHERE usename = current_user"
            assert connection.scalar(text(mine)) == 1
    finally:
        home.init(admin_url)
