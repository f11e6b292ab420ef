"""The page an operator reads."""

from blocks.database.certificate import AcceptedRisk, Certificate, Probe


def test_the_page_begins_with_what_matters() -> None:
    asked = Probe(
        part="rows",
        role="atelier_app",
        context="no context",
        action="SELECT",
        subject="users",
        expected="0 rows",
        outcome="3 rows",
    )
    page = Certificate(
        made_at="2026-01-01T00:00:00+00:00",
        database="atelier",
        server_version="18.4",
        schema_revision="0001",
        tables=2,
        duration_s=1.25,
        probes=(
            asked,
            *(asked.model_copy(update={"subject": s, "outcome": "0 rows"}) for s in ("a|b", "c")),
        ),
        accepted=(AcceptedRisk(name="a lock", outcome="done", reason="It is."),),
        not_run=("PgBouncer: missing.",),
    ).as_markdown()
    assert page == _PAGE


_PAGE = """\
# Proof of tenant isolation: FAILED

3 probes over 2 tables, 1 failed. A probe passes only if PostgreSQL answers with exactly the expected row count or SQLSTATE; an unexpected error is a failure.

|  |  |
|---|---|
| Made | 2026-01-01T00:00:00+00:00 |
| Database | atelier |
| Server | PostgreSQL 18.4 |
| Schema revision | 0001 |
| Duration | 1.2 s |
| Part: rows | 2 of 3 passed |

The structure was read in the database itself. Rows, connections and attacks were tried in a scratch database made by the same migrations on the same server, with two invented tenants, and dropped afterwards; no customer's row was touched.

## Failures

| part | role | context | action | subject | expected | outcome |
|---|---|---|---|---|---|---|
| rows | atelier_app | no context | SELECT | users | 0 rows | 3 rows |

## Accepted risks

| risk | measured | why it is accepted |
|---|---|---|
| a lock | done | It is. |

## Not run

- PgBouncer: missing.

## Part: rows

Contexts:

1. no context

| role | action | expected | outcome | verdict | contexts | subjects | probes |
|---|---|---|---|---|---|---|---|
| atelier_app | SELECT | 0 rows | 3 rows | FAIL | 1 | users | 1 |
| atelier_app | SELECT | 0 rows | 0 rows | pass | 1 | a\\|b, c | 2 |
"""
