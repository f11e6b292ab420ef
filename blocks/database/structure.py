"""Read a database's own catalogue and compare it with what has to be there; nothing is changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from blocks.database.asking import Raw
from blocks.database.certificate import Probe
from blocks.database.expected import (
    DEFINERS,
    TENANTLESS_KEYS,
    key_of,
    modelled,
    policies,
    rights,
)
from blocks.database.roles import APP, AUTHN, LOGINS, MIGRATOR, OWNER, READER, RELAY

_ROLES = (OWNER, AUTHN, *LOGINS)
_NONE = "none"
_SAME = "as expected"

_OURS = "n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'"

_NOTHING: Mapping[str, str] = {
    "tables without row-level security enabled and forced": """\
        SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'app'::regnamespace
        AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)""",
    "relations in `app` that the owner role does not own": """\
        SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'app'::regnamespace
        AND pg_get_userbyid(c.relowner) <> '$OWNER'""",
    "policies for PUBLIC": """\
        SELECT tablename || '.' || policyname FROM pg_policies WHERE 'public' = ANY (roles)""",
    "rights of PUBLIC on relations": """\
        SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE $OURS AND EXISTS (SELECT FROM aclexplode(c.relacl) WHERE grantee = 0)""",
    "rights of PUBLIC on columns": """\
        SELECT c.oid::regclass || '.' || a.attname FROM pg_attribute a JOIN pg_class c
        ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE $OURS AND EXISTS (SELECT FROM aclexplode(a.attacl) WHERE grantee = 0)""",
    "rights of PUBLIC on schemas": """\
        SELECT n.nspname FROM pg_namespace n WHERE $OURS
        AND EXISTS (SELECT FROM aclexplode(n.nspacl) WHERE grantee = 0)""",
    "rights of PUBLIC on the database": """\
        SELECT x.privilege_type FROM pg_database d,
        aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) x
        WHERE d.datname = current_database() AND x.grantee = 0""",
    "rights of PUBLIC on functions in `app` and `app_private`": """\
        SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace,
        aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
        WHERE n.nspname IN ('app', 'app_private') AND x.grantee = 0""",
    "default rights that would open what is made later": """\
        SELECT pg_get_userbyid(d.defaclrole) || ' gives ' || x.privilege_type
        FROM pg_default_acl d, aclexplode(d.defaclacl) x WHERE x.grantee <> d.defaclrole""",
    "login roles that may make temporary tables, schemas or objects": """\
        SELECT r || ' ' || what FROM unnest(string_to_array('$LOGINS,$AUTHN', ',')) r,
        LATERAL (VALUES
            ('TEMPORARY', has_database_privilege(r, current_database(), 'TEMPORARY')),
            ('CREATE', has_database_privilege(r, current_database(), 'CREATE')),
            ('CREATE in app', has_schema_privilege(r, 'app', 'CREATE')),
            ('USAGE of app_private', has_schema_privilege(r, 'app_private', 'USAGE')),
            ('CREATE in public', to_regnamespace('public') IS NOT NULL
                AND has_schema_privilege(r, to_regnamespace('public')::oid, 'CREATE'))
        ) AS v(what, may) WHERE may""",
    "relations outside `app` that a login role may touch": """\
        SELECT r || ' ' || c.oid::regclass FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace,
        unnest(string_to_array('$LOGINS,$AUTHN', ',')) r
        WHERE $OURS AND n.nspname <> 'app' AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
        AND has_schema_privilege(r, n.oid, 'USAGE') AND has_table_privilege(r, c.oid,
            'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')""",
    "rights on sequences": """\
        SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
        aclexplode(c.relacl) x WHERE $OURS AND c.relkind = 'S' AND x.grantee <> c.relowner""",
    "views that show rows with their owner's eyes": """\
        SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE $OURS AND c.relkind = 'v'
        AND NOT coalesce(c.reloptions && '{security_invoker=true,security_invoker=on}', false)
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')""",
    "materialized views, foreign tables and partitions": """\
        SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE $OURS AND (c.relkind IN ('m', 'f') OR c.relispartition)""",
    "tables that inherit": "SELECT inhrelid::regclass::text FROM pg_inherits i JOIN pg_class c "
    "ON c.oid = i.inhrelid WHERE c.relkind <> 'I' AND c.relkind <> 'i'",
    "rules, event triggers and foreign servers": """\
        SELECT r.rulename FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE $OURS AND c.relkind NOT IN ('v', 'm')
        UNION ALL SELECT evtname FROM pg_event_trigger
        UNION ALL SELECT srvname FROM pg_foreign_server""",
    "extensions that reach other databases or files": """\
        SELECT extname FROM pg_extension
        WHERE extname IN ('dblink', 'postgres_fdw', 'file_fdw', 'adminpack', 'lo', 'pg_cron')""",
    "functions without a pinned search path": """\
        SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname IN ('app', 'app_private')
        AND p.proconfig IS DISTINCT FROM ARRAY['search_path=pg_catalog, pg_temp']""",
    "triggers that are switched off or were not made by the schema": """\
        SELECT c.relname || '.' || t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        JOIN pg_proc p ON p.oid = t.tgfoid WHERE c.relnamespace = 'app'::regnamespace
        AND (t.tgenabled <> 'O' OR NOT t.tgisinternal AND p.pronamespace <> 'app'::regnamespace)""",
    "keys that do not begin with the tenant": """\
        SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
        LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
        JOIN pg_class x ON x.oid = i.indexrelid
        WHERE c.relnamespace = 'app'::regnamespace AND (i.indisunique OR i.indisexclusion)
        AND a.attname IS DISTINCT FROM 'tenant_id' AND x.relname <> ALL ($EXCEPTIONS)""",
    "foreign keys that do not contain the tenant": """\
        SELECT c.conrelid::regclass || '.' || c.conname FROM pg_constraint c
        WHERE c.contype = 'f' AND c.connamespace = 'app'::regnamespace AND NOT EXISTS (
            SELECT FROM unnest(c.conkey, c.confkey) AS k(mine, theirs)
            JOIN pg_attribute m ON m.attrelid = c.conrelid AND m.attnum = k.mine
            JOIN pg_attribute t ON t.attrelid = c.confrelid AND t.attnum = k.theirs
            WHERE m.attname = 'tenant_id' AND t.attname = CASE
                WHEN c.confrelid = 'app.tenants'::regclass THEN 'id' ELSE 'tenant_id' END)""",
    "memberships besides the two that migrating needs": """\
        SELECT pg_get_userbyid(m.member) || ' in ' || pg_get_userbyid(m.roleid)
        FROM pg_auth_members m WHERE pg_get_userbyid(m.member) = ANY ($ROLES)
        AND (pg_get_userbyid(m.roleid), pg_get_userbyid(m.member))
            NOT IN (('$OWNER', '$MIGRATOR'), ('$AUTHN', '$OWNER'))""",
    "settings of roles that would turn policies or reading only off": """\
        SELECT setrole::regrole || ' ' || setting FROM pg_db_role_setting, unnest(setconfig) setting
        WHERE setrole::regrole::text = ANY ($ROLES) AND (setting ~ '^(app\\.|search_path|role|row_security)'
            OR setting = 'default_transaction_read_only=off')""",
}
"""What must not be there, and the names of it should it be; sought in every schema where not said."""


def examine(connection: Raw, *, where: str) -> Iterator[Probe]:
    """Compare the catalogue of the database of `connection` with what has to be there."""
    connection.execute("SELECT set_config('search_path', 'pg_catalog', false)")

    def probe(action: str, subject: str, expected: str, outcome: str) -> Probe:
        return Probe(
            part="structure",
            role="administrator",
            context=where,
            action=action,
            subject=subject,
            expected=expected,
            outcome=outcome,
        )

    for action, query in _NOTHING.items():
        yield probe(f"no {action}", "all", _NONE, _listed(_names(connection, query)))
    yield from _tables(connection, probe)
    yield from _functions(connection, probe)
    yield from _roles(connection, probe)
    for key, reason in TENANTLESS_KEYS.items():
        found = _names(connection, f"SELECT to_regclass('app.{key}')::text")
        yield probe(f"key without the tenant: {reason}", key, f"app.{key}", _listed(found))


_MakeProbe = Callable[[str, str, str, str], Probe]


def _tables(connection: Raw, probe: _MakeProbe) -> Iterator[Probe]:
    models = modelled()
    names = _names(
        connection,
        "SELECT relname FROM pg_class WHERE relnamespace = 'app'::regnamespace "
        "AND relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1",
    )
    yield probe("the tables are those of the models", "app", _SAME, _difference(models, names))
    found_policies = _policies(connection)
    found_rights = _rights(connection)
    for name in names:
        yield probe(
            *("the policies, word for word", name, _SAME),
            _difference(_worded(policies(name)), _worded(found_policies.get(name, {}))),
        )
        wanted = rights(models[name]) if name in models else frozenset[tuple[str, str, str]]()
        yield probe(
            *("the rights of every role, column by column", name, _SAME),
            _difference(map(_phrase, wanted), map(_phrase, found_rights.get(name, ()))),
        )
        columns = _names(
            connection,
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnotnull "
            "AND attnum > 0 AND NOT attisdropped",
            f"app.{name}",
        )
        yield probe(
            *("a tenant column that is never NULL", name, "yes"),
            "yes" if key_of(name) in columns else "no",
        )


def _policies(connection: Raw) -> dict[str, dict[str, tuple[Any, ...]]]:
    found: dict[str, dict[str, tuple[Any, ...]]] = {}
    for table, name, *rest in connection.execute(
        "SELECT tablename::text, policyname::text, permissive, cmd, roles::text[], "
        "coalesce(qual, ''), coalesce(with_check, '') FROM pg_policies WHERE schemaname = 'app'"
    ).fetchall():
        found.setdefault(table, {})[name] = (rest[0], rest[1], frozenset(rest[2]), *rest[3:])
    return found


def _worded(found: Mapping[str, tuple[Any, ...]]) -> list[str]:
    return [
        f"{name}: {kind} FOR {verb} TO {', '.join(sorted(to))} USING {using} CHECK {check}"
        for name, (kind, verb, to, using, check) in found.items()
    ]


def _rights(connection: Raw) -> dict[str, set[tuple[str, str, str]]]:
    found: dict[str, set[tuple[str, str, str]]] = {}
    for table, column, grantee, privilege, grantable in connection.execute(
        "SELECT c.relname::text, '', x.grantee, x.privilege_type, x.is_grantable "
        "FROM pg_class c, aclexplode(c.relacl) x "
        "WHERE c.relnamespace = 'app'::regnamespace AND x.grantee <> c.relowner "
        "UNION ALL SELECT c.relname, a.attname, x.grantee, x.privilege_type, x.is_grantable "
        "FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid, aclexplode(a.attacl) x "
        "WHERE c.relnamespace = 'app'::regnamespace AND x.grantee <> c.relowner"
    ).fetchall():
        role = _role(connection, grantee)
        verb = f"{privilege} WITH GRANT OPTION" if grantable else privilege
        found.setdefault(table, set()).add((role, verb, column))
    return found


def _role(connection: Raw, oid: int) -> str:
    if not oid:
        return "PUBLIC"
    return _names(connection, "SELECT pg_get_userbyid(%s)::text", oid)[0]


def _functions(connection: Raw, probe: _MakeProbe) -> Iterator[Probe]:
    found = connection.execute(
        _filled(
            "SELECT n.nspname || '.' || p.proname, pg_get_userbyid(p.proowner)::text, array("
            "SELECT pg_get_userbyid(x.grantee)::text FROM aclexplode(p.proacl) x "
            "WHERE x.grantee <> p.proowner ORDER BY 1) FROM pg_proc p "
            "JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prosecdef AND $OURS"
        )
    ).fetchall()
    wanted = [f"app.{name}: {owner}" for name, (owner, _) in DEFINERS.items()]
    yield probe(
        "functions that run as their owner, and the owner",
        "all schemas",
        _SAME,
        _difference(wanted, [f"{name}: {owner}" for name, owner, _ in found]),
    )
    for name, owner, callers in found:
        expected = DEFINERS.get(name.removeprefix("app."), (owner, frozenset[str]()))[1]
        yield probe("who may call it", name, _listed(sorted(expected)), _listed(callers))


def _roles(connection: Raw, probe: _MakeProbe) -> Iterator[Probe]:
    for role in _ROLES:
        row = connection.execute(
            "SELECT rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, "
            "rolreplication, rolinherit FROM pg_roles WHERE rolname = %s",
            (role,),
        ).fetchone()
        words = ("LOGIN", "SUPERUSER", "BYPASSRLS", "CREATEROLE", "CREATEDB", "REPLICATION")
        has = [w for w, on in zip((*words, "INHERIT"), row or (), strict=False) if on]
        expected = "LOGIN" if role in LOGINS else _NONE
        yield probe("attributes", role, expected, _listed(has) if row else "no such role")
    for role in (READER, RELAY):
        found = _names(
            connection,
            "SELECT setting FROM pg_db_role_setting, unnest(setconfig) setting "
            "WHERE setdatabase = 0 AND setrole::regrole::text = %s AND setting LIKE 'default_tr%%'",
            role,
        )
        yield probe("reads only", role, "default_transaction_read_only=on", _listed(found))


_FINGERPRINT = """\
SELECT 'table ' || c.relname, concat_ws(' ', c.relkind, c.relrowsecurity, c.relforcerowsecurity,
    c.relpersistence, c.reloptions) FROM pg_class c WHERE $IN(c.relnamespace)
UNION ALL SELECT 'column ' || c.relname || '.' || a.attname, concat_ws(' ',
    format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated, a.attstorage,
    pg_get_expr(d.adbin, d.adrelid)) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE $IN(c.relnamespace) AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
UNION ALL SELECT 'constraint ' || c.conrelid::regclass || '.' || c.conname,
    pg_get_constraintdef(c.oid) || c.convalidated FROM pg_constraint c WHERE $IN(c.connamespace)
UNION ALL SELECT 'index ' || i.indexrelid::regclass, pg_get_indexdef(i.indexrelid) || i.indisvalid
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE $IN(c.relnamespace)
UNION ALL SELECT 'trigger ' || c.relname || '.' || t.tgname, pg_get_triggerdef(t.oid) || t.tgenabled::text
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE $IN(c.relnamespace) AND NOT t.tgisinternal
UNION ALL SELECT 'function ' || p.oid::regprocedure, pg_get_functiondef(p.oid) || p.prosecdef
    || pg_get_userbyid(p.proowner) FROM pg_proc p WHERE $IN(p.pronamespace) AND p.prokind <> 'a'
"""


def compare(live: Raw, made: Raw, *, where: str) -> Iterator[Probe]:
    """Compare every definition in a database with that of one the migrations just made."""
    query = _filled(_FINGERPRINT)
    found, wanted = (
        {str(name): str(definition) for name, definition in one.execute(query).fetchall()}
        for one in (live, made)
    )
    for kind in sorted({name.split(" ")[0] for name in (*found, *wanted)}):
        yield Probe(
            part="structure",
            role="administrator",
            context=where,
            action="the definition is the one the migrations make",
            subject=f"every {kind}",
            expected=_SAME,
            outcome=_difference(
                *(
                    [f"{n} ({d})" for n, d in side.items() if n.startswith(f"{kind} ")]
                    for side in (wanted, found)
                )
            ),
        )


def _filled(query: str) -> bytes:
    names = {
        "$OURS": _OURS,
        "$OWNER": OWNER,
        "$MIGRATOR": MIGRATOR,
        "$AUTHN": AUTHN,
        "$APP": APP,
        "$LOGINS": ",".join(LOGINS),
        "$ROLES": f"'{{{','.join(_ROLES)}}}'::text[]",
        "$EXCEPTIONS": f"'{{{','.join(TENANTLESS_KEYS)}}}'::text[]",
    }
    for name, value in names.items():
        query = query.replace(name, value)
    for column in ("c.relnamespace", "c.connamespace", "p.pronamespace"):
        query = query.replace(
            f"$IN({column})", f"{column} IN ('app'::regnamespace, 'app_private'::regnamespace)"
        )
    return query.encode()


def _names(connection: Raw, query: str, *parameters: object) -> list[str]:
    rows = connection.execute(_filled(query), parameters or None).fetchall()
    return [str(row[0]) for row in rows]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or _NONE


def _phrase(right: tuple[str, str, str]) -> str:
    role, privilege, column = right
    return f"{privilege} ({column}) to {role}" if column else f"{privilege} to {role}"


def _difference(wanted: Iterable[str], found: Iterable[str]) -> str:
    wanted, found = set(wanted), set(found)
    said = [f"missing: {one}" for one in sorted(wanted - found)]
    said += [f"not expected: {one}" for one in sorted(found - wanted)]
    return "; ".join(said) or _SAME
