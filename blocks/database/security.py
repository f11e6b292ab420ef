"""Who may see and change which rows: policies, grants and functions, generated from the tables.

A transaction carries a sealed context: the tenant, a time limit, and a keyed hash (HMAC-SHA-256) over
both. `app.current_tenant()` accepts nothing else, so that even SQL somebody smuggles in cannot choose
another tenant. Without a context there are no rows; with a false one there is an error (42501).
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from blocks.database.roles import APP, AUTHN, OWNER, READER, RELAY
from blocks.database.schema import AuditHead, AuditRow, changeable, is_deletable, tables
from domain.approval import APPROVAL_MOVES
from domain.audit import FIRST_PREVIOUS, HASHED
from domain.lifecycle import AGENT_MOVES, WORKFLOW_MOVES

_MADE_HERE = ("created_at", "seq", "xid", "at")
"""Columns the database fills in: when, in which order, and by which transaction."""

_MINE = "(SELECT app.current_tenant())"
"""In a sub-select the function is asked once a statement, not once a row."""

_SCHEMAS = f"""\
SET LOCAL lock_timeout = '2s';
SET LOCAL statement_timeout = '5min';
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
GRANT USAGE ON SCHEMA app TO {APP}, {READER}, {RELAY}, {AUTHN};
CREATE TABLE app_private.seal_keys (
    key_id BIGINT CONSTRAINT seal_keys_pkey PRIMARY KEY,
    inner_pad BYTEA NOT NULL CHECK (length(inner_pad) = 64),
    outer_pad BYTEA NOT NULL CHECK (length(outer_pad) = 64),
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL
);
"""

_UUIDV7 = f"""\
DO $do$ BEGIN
    IF to_regprocedure('pg_catalog.uuidv7()') IS NULL THEN
        -- PostgreSQL before 18: 48 bits of milliseconds, then what gen_random_uuid() drew.
        CREATE FUNCTION app.uuidv7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
        SET search_path = pg_catalog, pg_temp AS $$
            SELECT encode(set_byte(overlay(uuid_send(gen_random_uuid()) PLACING substring(
                int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3)
                FROM 1 FOR 6), 6,
                (get_byte(uuid_send(gen_random_uuid()), 6) & 15) | 112), 'hex')::uuid
        $$;
        GRANT EXECUTE ON FUNCTION app.uuidv7() TO {APP};
    END IF;
END $do$;
SET LOCAL search_path = app, pg_catalog;
"""

_CURRENT_TENANT = f"""\
CREATE FUNCTION app.current_tenant() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    sealed CONSTANT text := current_setting('app.tenant', true);
    said CONSTANT text := left(sealed, -65);
    inner_key bytea;
    outer_key bytea;
BEGIN
    IF sealed IS NULL OR sealed = '' THEN
        RETURN NULL;
    END IF;
    -- Read only once the hash has shown that it is ours: then it has the form that we gave it.
    SELECT k.inner_pad, k.outer_pad INTO inner_key, outer_key
    FROM app_private.seal_keys AS k WHERE k.key_id::text = split_part(said, '.', 2);
    IF FOUND AND right(sealed, 64) = encode(
            sha256(outer_key || sha256(inner_key || convert_to(said, 'UTF8'))), 'hex')
        AND split_part(said, '.', 3)::bigint > extract(epoch FROM clock_timestamp())
    THEN
        RETURN split_part(said, '.', 1)::uuid;
    END IF;
    RAISE EXCEPTION 'the tenant context is not sealed, or its seal has run out'
        USING ERRCODE = '42501';
END $$;
REVOKE ALL ON FUNCTION app.current_tenant() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.current_tenant() TO {APP}, {READER}, {OWNER};
"""

_AUDIT = f"""\
CREATE FUNCTION app.seal_audit_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    head record;
BEGIN
    IF NEW.tenant_id IS DISTINCT FROM app.current_tenant() THEN
        RAISE EXCEPTION 'an audit entry of another tenant' USING ERRCODE = '42501';
    END IF;
    INSERT INTO app.audit_heads (tenant_id, seq, sha256)
    VALUES (NEW.tenant_id, 0, '{FIRST_PREVIOUS}') ON CONFLICT DO NOTHING;
    SELECT seq, sha256 INTO head FROM app.audit_heads WHERE tenant_id = NEW.tenant_id FOR UPDATE;
    NEW.seq := head.seq + 1;
    NEW.at := to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
    NEW.previous_sha256 := head.sha256;
    NEW.sha256 := encode(sha256(
        {{fields}}
    ), 'hex');
    UPDATE app.audit_heads SET seq = NEW.seq, sha256 = NEW.sha256 WHERE tenant_id = NEW.tenant_id;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION app.seal_audit_entry() FROM PUBLIC;
CREATE TRIGGER audit_log_seal BEFORE INSERT ON app.audit_log
FOR EACH ROW EXECUTE FUNCTION app.seal_audit_entry();
"""

_ERASURES = """\
CREATE TABLE app_private.erasures (
    tenant_id UUID CONSTRAINT erasures_pkey PRIMARY KEY,
    slug_sha256 TEXT NOT NULL CONSTRAINT erasures_slug_sha256_check CHECK (slug_sha256 ~ '^[0-9a-f]{64}$'),
    erased_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    erased_by TEXT NOT NULL,
    counts JSONB NOT NULL
);
CREATE FUNCTION app.refuse_erased_tenant() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- Only to whoever makes a tenant of their own; others learn nothing, and meet the policy.
    IF NEW.id = app.current_tenant() AND EXISTS (
        SELECT FROM app_private.erasures AS e
        WHERE e.tenant_id = NEW.id OR e.slug_sha256 = encode(
            sha256(convert_to(e.tenant_id::text || '/' || NEW.slug, 'UTF8')), 'hex')
    ) THEN
        RAISE EXCEPTION 'a tenant of this name or id was erased'
            USING ERRCODE = '23505', CONSTRAINT = 'tenants_erased';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION app.refuse_erased_tenant() FROM PUBLIC;
CREATE TRIGGER tenants_erased BEFORE INSERT ON app.tenants
FOR EACH ROW EXECUTE FUNCTION app.refuse_erased_tenant();
"""

_BEFORE_A_CONTEXT = f"""\
GRANT CREATE ON SCHEMA app TO {AUTHN};
CREATE FUNCTION app.resolve_tenant(wanted text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT id FROM app.tenants WHERE slug = wanted AND status = 'active'
$$;
CREATE FUNCTION app.resolve_api_key(hashed text)
RETURNS TABLE (tenant_id uuid, user_id uuid, key_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT k.tenant_id, k.user_id, k.id FROM app.api_keys AS k
    JOIN app.users AS u ON (u.tenant_id, u.id) = (k.tenant_id, k.user_id) AND u.is_active
    JOIN app.tenants AS t ON t.id = k.tenant_id AND t.status = 'active'
    WHERE k.key_sha256 = hashed AND k.revoked_at IS NULL
        AND (k.expires_at IS NULL OR k.expires_at > now())
$$;
REVOKE ALL ON FUNCTION app.resolve_tenant(text), app.resolve_api_key(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.resolve_tenant(text), app.resolve_api_key(text) TO {APP};
ALTER FUNCTION app.resolve_tenant(text) OWNER TO {AUTHN};
ALTER FUNCTION app.resolve_api_key(text) OWNER TO {AUTHN};
REVOKE CREATE ON SCHEMA app FROM {AUTHN};
GRANT SELECT (id, slug, status) ON app.tenants TO {AUTHN};
GRANT SELECT (tenant_id, id, user_id, key_sha256, expires_at, revoked_at) ON app.api_keys
TO {AUTHN};
GRANT SELECT (tenant_id, id, is_active) ON app.users TO {AUTHN};
CREATE POLICY authn_finds ON app.users FOR SELECT TO {AUTHN} USING (true);
CREATE POLICY authn_finds ON app.tenants FOR SELECT TO {AUTHN} USING (true);
CREATE POLICY authn_finds ON app.api_keys FOR SELECT TO {AUTHN} USING (true);
GRANT SELECT ON app.events TO {RELAY};
CREATE POLICY relay_reads ON app.events FOR SELECT TO {RELAY} USING (true);
"""


def schema_sql() -> str:
    """Return the whole schema as SQL, to be run by the owner in a database that was prepared."""
    return "\n".join((_SCHEMAS, _UUIDV7, *_tables(), _CURRENT_TENANT, *_rights(), *_rules()))


def _tables() -> Iterator[str]:
    dialect = postgresql.dialect()
    for table in tables():
        yield f"{str(CreateTable(table).compile(dialect=dialect)).strip()};"
        for index in sorted(table.indexes, key=lambda one: str(one.name)):
            yield f"{CreateIndex(index).compile(dialect=dialect)};"
    # Compressed already, most of them: pages are read whole.
    yield "ALTER TABLE app.blobs ALTER COLUMN body SET STORAGE EXTERNAL;"


def _rights() -> Iterator[str]:
    for table in tables():
        yield from _policies(table)
        yield from _grants(table)
    yield _BEFORE_A_CONTEXT


def _policies(table: Table) -> Iterator[str]:
    owner = "tenant_id" if "tenant_id" in table.columns else "id"
    mine = f"{owner} = {_MINE}"
    bound = f"{APP}, {READER}, {OWNER}"
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;"
    yield (
        f"CREATE POLICY tenant_rows ON {table} FOR ALL TO {bound} "
        f"USING ({mine}) WITH CHECK ({mine});"
    )
    # A floor: whatever policy is added later can only take away.
    yield (
        f"CREATE POLICY tenant_floor ON {table} AS RESTRICTIVE FOR ALL TO {bound} "
        f"USING ({mine}) WITH CHECK ({mine});"
    )


def _grants(table: Table) -> Iterator[str]:
    yield f"REVOKE ALL ON {table} FROM PUBLIC;"
    yield f"GRANT SELECT ON {table} TO {APP}, {READER};"
    if table is AuditHead.__table__:  # only the log's trigger writes it
        return
    given = [column.name for column in table.columns if column.name not in _MADE_HERE]
    if table is AuditRow.__table__:  # the trigger makes the rest
        given = ["tenant_id", "actor", "action", "subject", "detail"]
    yield f"GRANT INSERT ({', '.join(given)}) ON {table} TO {APP};"
    if columns := changeable(table):
        yield f"GRANT UPDATE ({', '.join(columns)}) ON {table} TO {APP};"
    if is_deletable(table):
        yield f"GRANT DELETE ON {table} TO {APP};"


def _rules() -> Iterator[str]:
    fields = " ||\n        ".join(_prefixed(name) for name in HASHED)
    yield _AUDIT.replace("{fields}", fields)
    yield _lifecycle("agent_executions", AGENT_MOVES)
    yield _lifecycle("workflow_executions", WORKFLOW_MOVES)
    yield _lifecycle("approvals", APPROVAL_MOVES)
    yield _ERASURES


def _prefixed(column: str) -> str:
    """Return the SQL of one hashed field: its length in bytes, a colon, its UTF-8 bytes."""
    text = f"NEW.{column}::text"
    return f"convert_to(octet_length(convert_to({text}, 'UTF8')) || ':' || {text}, 'UTF8')"


def _lifecycle(table: str, moves: Mapping[Any, Collection[str]]) -> str:
    """Return a trigger that refuses illegal moves of `status`."""
    legal = ", ".join(f"('{a}', '{b}')" for a in moves for b in sorted(moves[a]))
    return f"""\
CREATE FUNCTION app.{table}_move() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.status <> OLD.status
        AND (OLD.status, NEW.status) NOT IN ({legal})
    THEN
        RAISE EXCEPTION 'a move from % to % is not legal', OLD.status, NEW.status
            USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION app.{table}_move() FROM PUBLIC;
CREATE TRIGGER {table}_move BEFORE UPDATE OF status ON app.{table}
FOR EACH ROW EXECUTE FUNCTION app.{table}_move();
"""
