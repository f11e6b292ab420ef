"""The proof of isolation passes on the schema as it is, and finds every hole that is made in it."""

from collections.abc import Iterator

import pytest

from blocks.database import isolation, pgbouncer
from blocks.database.attacks import accepted_risks, attack
from blocks.database.certificate import Certificate, Probe
from blocks.database.connections import through_pooler
from blocks.database.isolation import make_world, prove
from blocks.database.known_attacks import ATTACKS
from blocks.database.probes import BEGIN, World, enter, leave, probe_tables, show
from blocks.database.roles import APP
from blocks.database.structure import compare, examine
from tests.blocks.database.databases import Database

_NOTES = "CREATE TABLE app.notes (tenant_id uuid, name text, PRIMARY KEY (tenant_id, name))"


@pytest.fixture(scope="module")
def before(shared: Database, shared_world: World) -> list[object]:
    assert shared_world.mine.counts["projects"] == 2
    return _state(shared)


@pytest.fixture(scope="module")
def certificate(server_url: str, shared: Database, before: list[object]) -> Certificate:
    assert before
    return prove(server_url, shared.credentials, database=shared.name)


def test_the_schema_as_it_is_passes_the_whole_proof(certificate: Certificate) -> None:
    assert certificate.failures == ()
    assert certificate.passed
    assert certificate.tables == 21
    assert len(certificate.probes) > 25_000
    parts = {probe.part for probe in certificate.probes}
    assert parts == {"structure", "rows", "connections", "attacks"}


def test_a_pooler_that_is_not_there_is_said_not_to_have_been_asked(
    certificate: Certificate,
) -> None:
    missing = ("PgBouncer in transaction mode: it is not installed on this machine.",)
    assert certificate.not_run == (() if pgbouncer.program() else missing)


def test_the_certificate_holds_no_password_and_no_seal(
    certificate: Certificate, shared: Database
) -> None:
    page = certificate.model_dump_json() + certificate.as_markdown()
    secrets = [*shared.credentials.passwords.values(), shared.credentials.seal_key]
    assert [secret for secret in secrets if secret in page] == []
    assert page.count(".1.") == 0, "a seal is `tenant.key.until.hash`"


def test_a_proof_leaves_the_database_and_the_server_as_they_were(
    before: list[object], certificate: Certificate, shared: Database
) -> None:
    assert certificate.passed
    assert _state(shared) == before


def no_rows(*_: object) -> tuple[Probe, ...]:
    return ()


def test_a_proof_of_a_changed_database_fails(
    server_url: str, fresh: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    # They are asked for in a database of the proof's own, whatever was changed here; it takes long.
    monkeypatch.setattr(isolation, "probe_rows", no_rows)
    with fresh.admin() as admin:
        admin.execute("ALTER TABLE app.projects DISABLE ROW LEVEL SECURITY")
    found = prove(server_url, fresh.credentials, database=fresh.name)
    assert not found.passed
    assert found.as_markdown().startswith("# Proof of tenant isolation: FAILED\n")
    assert {(p.action, p.outcome) for p in found.failures} == {
        ("no tables without row-level security enabled and forced", "projects"),
        (
            "the definition is the one the migrations make",
            "missing: table projects (r t t p); not expected: table projects (r f t p)",
        ),
    }


@pytest.mark.parametrize(
    ("hole", "action", "outcome"),
    [
        (_NOTES, "no tables without row-level security enabled and forced", "notes"),
        (_NOTES, "the tables are those of the models", "not expected: notes"),
        (
            "ALTER TABLE app.users NO FORCE ROW LEVEL SECURITY",
            "no tables without row-level security enabled and forced",
            "users",
        ),
        (
            "CREATE POLICY wide ON app.users USING (true)",
            "no policies for PUBLIC",
            "users.wide",
        ),
        (
            "CREATE POLICY wide ON app.users FOR SELECT TO atelier_reader USING (true)",
            "the policies, word for word",
            "not expected: wide: PERMISSIVE FOR SELECT TO atelier_reader USING true CHECK ",
        ),
        (
            "GRANT UPDATE (tenant_id) ON app.users TO atelier_app",
            "the rights of every role, column by column",
            "not expected: UPDATE (tenant_id) to atelier_app",
        ),
        (
            "REVOKE DELETE ON app.results FROM atelier_app",
            "the rights of every role, column by column",
            "missing: DELETE to atelier_app",
        ),
        ("GRANT SELECT ON app.users TO PUBLIC", "no rights of PUBLIC on relations", "app.users"),
        (
            "GRANT SELECT (name) ON app.users TO PUBLIC",
            "no rights of PUBLIC on columns",
            "app.users.name",
        ),
        ("GRANT USAGE ON SCHEMA app TO PUBLIC", "no rights of PUBLIC on schemas", "app"),
        (
            "DO $$ BEGIN EXECUTE format('GRANT TEMP ON DATABASE %I TO PUBLIC', "
            "current_database()); END $$",
            "no rights of PUBLIC on the database",
            "TEMPORARY",
        ),
        (
            "DO $$ BEGIN EXECUTE format('GRANT TEMP ON DATABASE %I TO atelier_app', "
            "current_database()); END $$",
            "no login roles that may make temporary tables, schemas or objects",
            "atelier_app TEMPORARY",
        ),
        (
            "GRANT EXECUTE ON FUNCTION app.resolve_tenant(text) TO PUBLIC",
            "no rights of PUBLIC on functions in `app` and `app_private`",
            "app.resolve_tenant(text)",
        ),
        (
            "ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO atelier_relay",
            "no default rights that would open what is made later",
            "postgres gives SELECT",
        ),
        (
            "CREATE VIEW app.everything WITH (security_invoker = false) AS SELECT 1 AS one",
            "no views that show rows with their owner's eyes",
            "app.everything",
        ),
        (
            "CREATE MATERIALIZED VIEW app.copied AS SELECT 1 AS one",
            "no materialized views, foreign tables and partitions",
            "app.copied",
        ),
        (
            "CREATE TABLE public.copied (x int); GRANT USAGE ON SCHEMA public TO atelier_reader; "
            "GRANT SELECT ON public.copied TO atelier_reader",
            "no relations outside `app` that a login role may touch",
            "atelier_reader public.copied",
        ),
        (
            "CREATE FUNCTION app.door() RETURNS int LANGUAGE sql SECURITY DEFINER "
            "SET search_path = pg_catalog, pg_temp AS 'SELECT 1'",
            "functions that run as their owner, and the owner",
            "not expected: app.door: postgres",
        ),
        (
            "ALTER FUNCTION app.resolve_tenant(text) RESET search_path",
            "no functions without a pinned search path",
            "app.resolve_tenant(text)",
        ),
        (
            "CREATE UNIQUE INDEX names ON app.users (name)",
            "no keys that do not begin with the tenant",
            "app.names",
        ),
        (
            "ALTER TABLE app.users ADD UNIQUE (tenant_id, name), ADD COLUMN boss uuid; "
            "ALTER TABLE app.projects ADD UNIQUE (id); ALTER TABLE app.users "
            "ADD CONSTRAINT across FOREIGN KEY (boss) REFERENCES app.projects (id)",
            "no foreign keys that do not contain the tenant",
            "app.users.across",
        ),
        (
            "ALTER TABLE app.audit_log DISABLE TRIGGER audit_log_seal",
            "no triggers that are switched off or were not made by the schema",
            "audit_log.audit_log_seal",
        ),
        (
            "ALTER TABLE app.users OWNER TO atelier_migrator",
            "no relations in `app` that the owner role does not own",
            "users, users_pkey, users_email_key",
        ),
        ("ALTER ROLE atelier_app BYPASSRLS", "attributes", "LOGIN, BYPASSRLS"),
        (
            "GRANT atelier_owner TO atelier_app",
            "no memberships besides the two that migrating needs",
            "atelier_app in atelier_owner",
        ),
        (
            "ALTER ROLE atelier_reader SET default_transaction_read_only = off",
            "reads only",
            "default_transaction_read_only=off",
        ),
        (
            "ALTER TABLE app.users DROP CONSTRAINT users_pkey CASCADE; "
            "ALTER TABLE app.users ALTER tenant_id DROP NOT NULL",
            "a tenant column that is never NULL",
            "no",
        ),
    ],
)
def test_a_hole_in_the_structure_is_found_by_name(
    shared: Database, hole: str, action: str, outcome: str
) -> None:
    with shared.admin() as admin, admin.transaction(force_rollback=True):
        admin.execute(hole.encode())
        found = [p for p in examine(admin, where="here") if not p.passed and p.action == action]
    assert sorted(found[0].outcome.split(", ")) == sorted(outcome.split(", "))
    assert len(found) == 1


def test_a_function_that_was_replaced_is_found(shared: Database) -> None:
    with (
        shared.connect("atelier_migrator") as made,
        shared.admin() as admin,
        admin.transaction(force_rollback=True),
    ):
        admin.execute(
            "CREATE OR REPLACE FUNCTION app.current_tenant() RETURNS uuid LANGUAGE sql STABLE "
            "SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS 'SELECT NULL::uuid'"
        )
        assert [p.subject for p in examine(admin, where="here") if not p.passed] == []
        changed = [p.subject for p in compare(admin, made, where="here") if not p.passed]
    assert changed == ["every function"]


def test_a_new_table_that_forgot_its_policies_fails_in_every_context(fresh: Database) -> None:
    with fresh.connect("atelier_migrator") as migrator:
        migrator.execute("SET ROLE atelier_owner")
        migrator.execute(_NOTES)
        migrator.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON app.notes TO atelier_app")
    world = make_world(fresh.connect, fresh.key)
    failures = [p for p in _asked_as_app(fresh, world) if not p.passed]
    assert {p.subject for p in failures} == {"notes"}
    assert {"SELECT", "INSERT for the other tenant", "DELETE of the other tenant"} <= {
        p.action for p in failures
    }


@pytest.mark.parametrize(
    ("hole", "action", "outcome"),
    [
        ("ALTER TABLE app.users DISABLE ROW LEVEL SECURITY", "SELECT", "5 rows"),
        (
            "CREATE POLICY w ON app.users FOR SELECT TO atelier_app USING (true); "
            "DROP POLICY tenant_floor ON app.users",
            "SELECT of the other tenant",
            "3 rows",
        ),
        ("DROP POLICY tenant_rows ON app.users", "SELECT", "0 rows"),
        ("GRANT TRUNCATE ON app.users TO atelier_app", "LOCK", "done"),
        ("REVOKE SELECT ON app.users FROM atelier_app", "SELECT", "42501 grant"),
        ("ALTER TABLE app.users RENAME TO people", "SELECT", "42P01"),
    ],
)
def test_a_hole_in_the_rows_is_found_and_an_unexpected_error_is_no_pass(
    fresh: Database, world: World, hole: str, action: str, outcome: str
) -> None:
    with fresh.admin() as admin:
        admin.execute(hole.encode())
    failed = {(p.subject, p.action): p.outcome for p in _asked_as_app(fresh, world) if not p.passed}
    assert failed["users", action] == outcome


def test_a_floor_keeps_a_wide_policy_from_showing_anything(fresh: Database, world: World) -> None:
    with fresh.admin() as admin:
        admin.execute("CREATE POLICY wide ON app.users TO atelier_app USING (true)")
    assert [p for p in _asked_as_app(fresh, world) if not p.passed] == []


def test_without_a_policy_of_temporary_tables_the_attacks_that_need_one_are_noticed(
    fresh: Database, world: World
) -> None:
    with fresh.admin() as admin:
        admin.execute(f"GRANT TEMP ON DATABASE {fresh.name} TO atelier_app".encode())
    noticed = [p.subject for p in attack(fresh.connect, world, fresh.name) if not p.passed]
    assert noticed == [
        "a temporary table that stays behind",
        "a temporary view that shadows",
        "a temporary function that leaks",
    ]


def test_every_accepted_risk_has_a_reason_and_was_measured(certificate: Certificate) -> None:
    accepted = {one.name for one in ATTACKS if one.accepted}
    assert {risk.name for risk in certificate.accepted} == accepted
    assert all(risk.reason and risk.outcome for risk in certificate.accepted)
    assert accepted_risks(()) == ()


@pytest.mark.skipif(pgbouncer.program() is None, reason="there is no PgBouncer")
def test_tenants_that_take_turns_on_one_pooled_connection_stay_apart(
    fresh: Database, world: World
) -> None:
    program = str(pgbouncer.program())
    with pgbouncer.pooled(program, fresh.urls[APP], fresh.credentials.passwords) as url:
        assert [p for p in through_pooler(url, world, "PgBouncer") if not p.passed] == []


def test_a_pooler_that_cannot_start_says_so(shared: Database) -> None:
    with (
        pytest.raises(OSError, match=r"^PgBouncer did not start; it said: nothing$"),
        pgbouncer.pooled("/bin/false", shared.urls[APP], {}),
    ):
        pass


def test_a_certificate_of_nothing_does_not_pass(certificate: Certificate) -> None:
    assert not certificate.model_copy(update={"probes": ()}).passed


def _asked_as_app(database: Database, world: World) -> Iterator[Probe]:
    with database.connect(APP) as connection:
        for context, state, shown in (
            ("no context", "nobody", ""),
            ("own seal", "sealed", world.mine.seal),
        ):
            enter(connection, [BEGIN, show(shown)])
            yield from probe_tables(
                *(connection, world),
                role=APP,
                context=context,
                state="sealed" if state == "sealed" else "nobody",
            )
            leave(connection)


def _state(database: Database) -> list[object]:
    with database.admin() as admin:
        return [
            admin.execute(query.encode()).fetchall()
            for query in (
                "SELECT datname, datacl FROM pg_database ORDER BY 1",
                "SELECT rolname, rolpassword, rolbypassrls FROM pg_authid ORDER BY 1",
                "SELECT * FROM pg_db_role_setting ORDER BY 1, 2",
                "SELECT relname, relacl FROM pg_class WHERE relkind = 'r' ORDER BY oid",
                "SELECT * FROM app.projects ORDER BY id",
            )
        ]
