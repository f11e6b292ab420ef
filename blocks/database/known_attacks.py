"""Named attacks of somebody who can run any SQL as a role of the application, and what each has to meet.

Most have to be refused or meet nothing but the attacker's own rows. What PostgreSQL lets through is
listed with them, with the reason why it is accepted; should that outcome change, the proof fails too.
"""

from dataclasses import dataclass

from blocks.database.asking import GRANT, POLICY, SEAL, rows
from blocks.database.roles import APP, AUTHN, MIGRATOR, OWNER, READER, RELAY

_REFUSED = "42501"
"""Refused by another door of PostgreSQL than grants and policies."""


SHOW_SEAL = "$SHOW"
"""Step of a victim: show the seal as the application does, bound, so that no statement's text has it."""


@dataclass(frozen=True)
class Attack:
    """SQL of an attacker under his own seal; the outcome of the last statement counts."""

    name: str
    expected: str
    steps: tuple[str, ...]
    role: str = APP
    victim: tuple[str, ...] = ()
    """What the other tenant does first, on a connection that stays as these statements leave it."""
    accepted: str = ""
    """Why it is let through; empty for what must not be."""


def _a(name: str, expected: str, *steps: str, role: str = APP) -> Attack:
    return Attack(name, expected, steps, role)


_READING = (
    _a("a query that forgot its WHERE", rows(2), "SELECT * FROM app.projects"),
    _a(
        "an injected OR 1 = 1",
        rows(2),
        "SELECT * FROM app.projects WHERE tenant_id = '$B' OR 1 = 1",
    ),
    _a("the id of a foreign row", rows(0), "SELECT * FROM app.projects WHERE id = '$PB'"),
    _a(
        *("an injected UNION", rows(4)),
        "SELECT name FROM app.projects UNION ALL SELECT email FROM app.users",
    ),
    _a("a foreign key hash", rows(0), "SELECT * FROM app.api_keys WHERE key_sha256 = '$HB'"),
    _a("every row that is not mine", rows(0), "SELECT * FROM app.users WHERE tenant_id <> '$A'"),
    _a(
        *("a join on less than the tenant", rows(2)),
        "SELECT * FROM app.projects p JOIN app.workflow_executions e ON e.project_id = p.id",
    ),
    _a(
        *("a count that would show foreign rows", rows(0)),
        "SELECT 1 FROM (SELECT count(*) AS n FROM app.projects) AS x WHERE n > 2",
    ),
    _a(
        *("rows by their place on disk", rows(2)),
        "SELECT * FROM app.projects WHERE ctid = ANY (ARRAY(SELECT format('(0,%s)', n)::tid "
        "FROM generate_series(1, 60) AS n))",
    ),
    _a("a sample of the table", rows(2), "SELECT * FROM app.projects TABLESAMPLE SYSTEM (100)"),
    _a("locking foreign rows", rows(0), "SELECT * FROM app.projects WHERE id = '$PB' FOR UPDATE"),
    _a(
        *("a cursor", rows(2)),
        "DECLARE c CURSOR FOR SELECT * FROM app.projects",
        "FETCH ALL FROM c",
    ),
    _a(
        *("a cursor opened before the context changes", rows(2)),
        "DECLARE c CURSOR FOR SELECT * FROM app.projects",
        "FETCH 1 FROM c",
        "SELECT set_config('app.tenant', '$B', true)",
        "MOVE ABSOLUTE 0 FROM c",
        "FETCH ALL FROM c",
    ),
    _a(
        *("the context changed in the statement that reads", SEAL),
        "SELECT p.* FROM (SELECT set_config('app.tenant', '$B', true) OFFSET 0) AS s, "
        "LATERAL (SELECT * FROM app.projects WHERE s.set_config IS NOT NULL) AS p",
    ),
    _a(
        *("an error that only a foreign row raises", rows(2)),
        "SELECT * FROM app.users WHERE 1 / (CASE WHEN tenant_id = '$B' THEN 0 ELSE 1 END) = 1",
    ),
    _a(
        *("a cast that would quote a foreign value", rows(0)),
        "SELECT * FROM app.users WHERE tenant_id = '$B' AND email::int = 0",
    ),
    _a(
        *("dynamic SQL in a DO block", "done"),
        "DO $do$ DECLARE n int; BEGIN EXECUTE 'SELECT count(*) FROM app.projects WHERE tenant_id "
        "<> ''$A''' INTO n; IF n > 0 THEN RAISE 'leak' USING ERRCODE = 'ATLK1'; END IF; END $do$",
    ),
    _a(
        *("values in the statistics", rows(0)),
        "SELECT * FROM pg_stats WHERE schemaname = 'app' AND most_common_vals IS NOT NULL "
        "OR schemaname = 'app' AND histogram_bounds IS NOT NULL",
    ),
    _a("the statistics themselves", GRANT, "SELECT * FROM pg_statistic"),
    _a("the sealing keys", GRANT, "SELECT * FROM app_private.seal_keys"),
    _a("the sealing keys, as reader", GRANT, "SELECT * FROM app_private.seal_keys", role=READER),
    _a("passwords of roles", GRANT, "SELECT * FROM pg_authid"),
    _a("the event counter", GRANT, "SELECT last_value FROM app.events_seq_seq"),
    _a("the value of counters", rows(0), "SELECT * FROM pg_sequences WHERE last_value IS NOT NULL"),
    _a("events of all, as the application", rows(2), "SELECT * FROM app.events"),
    _a("projects, as the relay", GRANT, "SELECT * FROM app.projects", role=RELAY),
    _a("the tenant of a context, as the relay", GRANT, "SELECT app.current_tenant()", role=RELAY),
    _a("a server file", GRANT, "SELECT pg_read_file('postgresql.conf')"),
    _a("a server folder", GRANT, "SELECT pg_ls_dir('.')"),
    _a("a server file as a large object", GRANT, "SELECT lo_import('/etc/hostname')"),
    _a("a program on the server", _REFUSED, "COPY app.projects (name) TO PROGRAM 'cat'"),
    _a("API keys by pattern", rows(0), "SELECT * FROM app.resolve_api_key('%')"),
    _a("API keys by NULL", rows(0), "SELECT * FROM app.resolve_api_key(NULL)"),
    _a("API keys, as reader", GRANT, "SELECT * FROM app.resolve_api_key('$HB')", role=READER),
)

_NEW_PROJECT = "INSERT INTO app.projects (tenant_id, id, name, title) VALUES"
_WRITING = (
    _a("a row for the other tenant", POLICY, f"{_NEW_PROJECT} ('$B', uuidv7(), 'x', 'x')"),
    _a(
        *("an upsert over a foreign row", POLICY),
        f"{_NEW_PROJECT} ('$B', '$PB', 'x', 'x') "
        "ON CONFLICT (tenant_id, id) DO UPDATE SET title = 'taken'",
    ),
    _a(
        *("an upsert that only asks whether a row exists", POLICY),
        f"{_NEW_PROJECT} ('$B', '$PB', 'x', 'x') ON CONFLICT DO NOTHING",
    ),
    _a("the id of a foreign row, as my own", rows(1), f"{_NEW_PROJECT} ('$A', '$PB', 'x', 'x')"),
    _a(
        "the name of a foreign row, as my own",
        rows(1),
        f"{_NEW_PROJECT} ('$A', uuidv7(), '$NB', 'x')",
    ),
    _a(
        *("foreign rows copied in", rows(0)),
        "INSERT INTO app.results (tenant_id, key, body) SELECT '$A', 'copy ' || key, body "
        "FROM app.results WHERE tenant_id = '$B'",
    ),
    _a(
        *("a MERGE into foreign rows", rows(0)),
        "MERGE INTO app.projects AS p USING (VALUES ('$B'::uuid)) AS v (t) ON p.tenant_id = v.t "
        "WHEN MATCHED THEN UPDATE SET title = 'taken'",
    ),
    _a(
        *("a MERGE that inserts foreign rows", POLICY),
        "MERGE INTO app.projects AS p USING (VALUES ('$B'::uuid)) AS v (t) ON p.tenant_id = v.t "
        "WHEN NOT MATCHED THEN INSERT (tenant_id, name, title) VALUES (v.t, 'x', 'x')",
    ),
    _a(
        *("an UPDATE by a join", rows(0)),
        "UPDATE app.projects AS p SET title = 'taken' FROM app.users AS u WHERE p.tenant_id = '$B'",
    ),
    _a("moving a row to the other tenant", GRANT, "UPDATE app.projects SET tenant_id = '$B'"),
    _a(
        *("a row that points at a foreign row", "23503"),
        "INSERT INTO app.briefs (tenant_id, project_id, sha256, body) "
        "VALUES ('$A', '$PB', repeat('0', 64), '{}')",
    ),
    _a("blind deletion of tenants", GRANT, "DELETE FROM app.tenants"),
    _a("blind deletion of results", rows(2), "DELETE FROM app.results"),
    _a(
        *("a tenant I am not", POLICY),
        "INSERT INTO app.tenants (id, slug, name) VALUES (uuidv7(), 'invented', 'x')",
    ),
    _a(
        *("a foreign audit entry", SEAL),
        "INSERT INTO app.audit_log (tenant_id, actor, action, subject, detail) "
        "VALUES ('$B', 'x', 'x', 'x', '{}')",
    ),
    _a(
        "the place of an audit entry",
        GRANT,
        "INSERT INTO app.audit_log (tenant_id, seq) VALUES ('$A', 1)",
    ),
    _a("rewriting the audit log", GRANT, "UPDATE app.audit_log SET detail = '{}'"),
    _a("moving the audit log's end", GRANT, "UPDATE app.audit_heads SET seq = 0"),
    _a(
        "an event in another's transaction",
        GRANT,
        "INSERT INTO app.events (tenant_id, xid) VALUES ('$A', '1')",
    ),
    _a("turning the event counter", _REFUSED, "SELECT setval('app.events_seq_seq', 1)"),
    _a(
        "writing, as reader",
        "25006",
        "SET TRANSACTION READ ONLY",
        "DELETE FROM app.results",
        role=READER,
    ),
    _a("writing, as reader who says READ WRITE", GRANT, "DELETE FROM app.results", role=READER),
    _a("writing events, as the relay", GRANT, "DELETE FROM app.events", role=RELAY),
    _a(
        *("the owner deletes its tenant: the other's rows stay", rows(3)),
        f"SET LOCAL ROLE {OWNER}",
        "DELETE FROM app.tenants",
        "SELECT set_config('app.tenant', '$SB', true)",
        "SELECT * FROM app.projects",
        role=MIGRATOR,
    ),
    _a(
        *("the owner reads without a context", rows(0)),
        f"SET LOCAL ROLE {OWNER}",
        "SELECT set_config('app.tenant', '', true)",
        "SELECT * FROM app.projects",
        role=MIGRATOR,
    ),
    _a("the migrator reads as itself", GRANT, "SELECT * FROM app.projects", role=MIGRATOR),
)

_CLIMBING = (
    _a("row security off", _REFUSED, "SET LOCAL row_security = off", "SELECT * FROM app.projects"),
    _a("becoming the owner", _REFUSED, f"SET LOCAL ROLE {OWNER}"),
    _a("becoming the finder of tenants", _REFUSED, f"SET LOCAL ROLE {AUTHN}"),
    _a("becoming the application, as reader", _REFUSED, f"SET LOCAL ROLE {APP}", role=READER),
    _a("another session's authorization", _REFUSED, f"SET SESSION AUTHORIZATION {OWNER}"),
    _a("BYPASSRLS for myself", _REFUSED, f"ALTER ROLE {APP} BYPASSRLS"),
    _a("membership for myself", _REFUSED, f"GRANT {OWNER} TO {APP}"),
    _a("all tables for myself", _REFUSED, f"GRANT pg_read_all_data TO {APP}"),
    # PostgreSQL only warns that nothing was granted.
    _a(
        *("a grant for myself", GRANT, f"GRANT UPDATE ON app.audit_log TO {APP}"),
        "UPDATE app.audit_log SET detail = '{}'",
    ),
    _a("RLS off for a table", GRANT, "ALTER TABLE app.projects DISABLE ROW LEVEL SECURITY"),
    _a("a policy of my own", GRANT, "CREATE POLICY p ON app.projects USING (true)"),
    _a("a policy dropped", GRANT, "DROP POLICY tenant_rows ON app.projects"),
    _a("triggers off", GRANT, "ALTER TABLE app.audit_log DISABLE TRIGGER ALL"),
    _a("triggers off for the session", _REFUSED, "SET LOCAL session_replication_role = replica"),
    _a(
        *("the tenant function replaced", GRANT),
        "CREATE OR REPLACE FUNCTION app.current_tenant() RETURNS uuid LANGUAGE sql "
        "AS $f$ SELECT '$B'::uuid $f$",
    ),
    _a("the tenant function dropped", GRANT, "DROP FUNCTION app.current_tenant() CASCADE"),
    _a("a trigger function called by hand", GRANT, "SELECT app.seal_audit_entry()"),
    _a("a view over everything", GRANT, "CREATE VIEW app.v AS SELECT * FROM app.projects"),
    _a("a table in `app`", GRANT, "CREATE TABLE app.t (x int)"),
    _a("a table in `public`", GRANT, "CREATE TABLE public.t (x int)"),
    _a("a schema", GRANT, "CREATE SCHEMA mine"),
    _a(
        "a temporary table that stays behind",
        _REFUSED,
        "CREATE TEMP TABLE t AS SELECT * FROM app.users",
    ),
    _a("a temporary view that shadows", _REFUSED, "CREATE TEMP VIEW projects AS SELECT 1"),
    _a(
        *("a temporary function that leaks", _REFUSED),
        "CREATE FUNCTION pg_temp.leak(text) RETURNS bool LANGUAGE plpgsql COST 0.0001 "
        "AS $f$ BEGIN RAISE NOTICE '%', $1; RETURN true; END $f$",
    ),
    _a("a lasting context for my role", _REFUSED, f"ALTER ROLE {APP} SET app.tenant = '$SA'"),
    _a("a setting of the database", GRANT, "ALTER DATABASE $D SET row_security = off"),
    _a(
        *("a lying search path", rows(2)),
        "SET LOCAL search_path = pg_temp, public, app",
        "SELECT * FROM projects",
    ),
    _a("a publication of all rows", GRANT, "CREATE PUBLICATION p FOR TABLE app.projects"),
    _a(
        "a replication slot", _REFUSED, "SELECT pg_create_logical_replication_slot('s', 'pgoutput')"
    ),
    Attack(
        *("another session's seal in pg_stat_activity", rows(0)),
        (
            # Its statement is there to be read, the seal is not.
            "SELECT 1 / count(*) FROM pg_stat_activity WHERE datname = '$D' "
            "AND query = $q$SELECT set_config('app.tenant', $1, true)$q$",
            "SELECT * FROM pg_stat_activity WHERE query LIKE '%' || '$SB' || '%' "
            "AND pid <> pg_backend_pid()",
        ),
        victim=(SHOW_SEAL,),
    ),
)

_ACCEPTED = (
    Attack(
        *("a stolen seal, not yet run out", rows(3)),
        ("SELECT set_config('app.tenant', '$SB', true)", "SELECT * FROM app.projects"),
        accepted="A seal is a pass for 15 minutes. It is bound as a parameter, so it stands in no "
        "statement text, log or statistics; whoever holds the sealing key is every tenant.",
    ),
    Attack(
        *("my own seal", rows(1)),
        ("SELECT 1 WHERE current_setting('app.tenant') = '$SA'",),
        accepted="Injected SQL can read the seal it runs under; it opens what is open already.",
    ),
    Attack(
        *("whether a slug is taken", rows(1)),
        ("SELECT 1 WHERE app.resolve_tenant('$LB') = '$B'",),
        accepted="A tenant is found by its slug before there is a context; a slug and its id are "
        "names, not secrets: no row opens without a seal.",
    ),
    Attack(
        *("whether the hash of an API key exists", "23505"),
        (
            "INSERT INTO app.api_keys (tenant_id, user_id, prefix, key_sha256, scopes) "
            "VALUES ('$A', '$UA', 'x', '$HB', '{}')",
        ),
        accepted="A hash of 256 random bits can only be probed by who has the key already.",
    ),
    Attack(
        *("how many rows a table has", rows(1)),
        ("SELECT 1 FROM pg_class WHERE oid = 'app.projects'::regclass AND reltuples > 2",),
        accepted="Row estimates and EXPLAIN count all tenants together. The application shows "
        "neither; sizes are all that can be learnt.",
    ),
    Attack(
        *("gaps in the numbers of events", rows(1)),
        (
            "INSERT INTO app.events (tenant_id, kind, subject_id, payload) "
            "VALUES ('$A', 'x', '$A', '{}')",
            "SELECT 1 FROM app.events HAVING max(seq) > count(*)",
        ),
        accepted="One counter serves all tenants; gaps tell how much happens, not to whom.",
    ),
    Attack(
        *("listening to every channel", "done"),
        ("LISTEN anything",),
        accepted="Channels have no tenants, so notifications carry no payload; they only say that "
        "there is something to read.",
    ),
    Attack(
        *("statement texts of the same role", rows(1)),
        (
            "SELECT 1 FROM pg_stat_activity WHERE query LIKE '%a canary%' AND pid <> pg_backend_pid()",
        ),
        victim=("SELECT 'a canary'",),
        accepted="Sessions of one role see each other's statement texts; values are bound as "
        "parameters, which are not shown.",
    ),
    Attack(
        *("an advisory lock that another tenant holds", rows(0)),
        ("SELECT 1 WHERE pg_try_advisory_xact_lock(7)",),
        victim=("SELECT pg_advisory_xact_lock(7)",),
        accepted="Advisory locks have no tenants; their keys are hashes with the tenant in them.",
    ),
    Attack(
        *("cancelling another session of the same role", rows(1)),
        (
            "SELECT 1 FROM pg_stat_activity WHERE CASE WHEN query = $q$SELECT 'a canary'$q$ "
            "AND datname = '$D' AND pid <> pg_backend_pid() THEN pg_cancel_backend(pid) END",
        ),
        victim=("SELECT 'a canary'",),
        accepted="Who runs any SQL as the application can disturb it, but not read: the next "
        "attempt of a task repeats the work.",
    ),
    Attack(
        *("a large object of another tenant", rows(1)),
        ("SELECT lo_get(4242)",),
        victim=("SELECT lo_from_bytea(4242, 'x')", "COMMIT"),
        accepted="Large objects have no tenants, so nothing is ever kept in one.",
    ),
    Attack(
        *("a table locked for everybody", "done"),
        ("LOCK TABLE app.results IN ACCESS EXCLUSIVE MODE",),
        accepted="Who may delete may lock. It delays others for 30 s at most, the role's limit for "
        "idle transactions and statements.",
    ),
    Attack(
        *("a default setting of my own role", "done"),
        (f"ALTER ROLE {APP} SET statement_timeout = '1h'",),
        accepted="A role may set its own defaults and password, but not a tenant context. "
        "`atelier db init` puts them back.",
    ),
)

ATTACKS = (*_READING, *_WRITING, *_CLIMBING, *_ACCEPTED)
"""All of them; the accepted ones last."""
