"""Runs as they may stand in the ledger, in order or not, for the tests of the release gate."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import text

from blocks.ledger import open_execution
from blocks.postgres import Postgres
from domain.grading.grade import DIMENSIONS
from domain.value import digest

SITE, OTHER = digest("site"), digest("other site")
Rows = Sequence[dict[str, Any]]


def grades(round_: int = 0, *, site: str = SITE, **changed: Any) -> list[dict[str, Any]]:
    """Return good grades of one round; `seo=...` changes the row of that dimension."""
    return [
        {
            "round": round_,
            "dimension": dimension,
            "status": "scored",
            "score": 0.95,
            "gate": "pass",
            "site_sha256": site,
            **changed.get(dimension, {}),
        }
        for dimension in DIMENSIONS
        if changed.get(dimension, {}) is not None
    ]


def assets(*paths: str, **changed: Any) -> list[dict[str, Any]]:
    return [{"path": path, "size_bytes": 10, "sha256": SITE, **changed} for path in paths]


@dataclass(frozen=True)
class Run:
    """What is written down of one run."""

    grades: Rows = field(default_factory=grades)
    assets: Rows = field(default_factory=lambda: assets("index.html", "site.css"))
    calls: Rows = ({"status": "completed", "cost_usd": Decimal("0.02")},)
    releases: Sequence[str] = (SITE,)
    limits: Sequence[Decimal] = ()
    """Of the tenant's budget and of the project's."""
    reserved: Sequence[tuple[Decimal, Decimal | None]] = ()
    site: str | None = None
    """Hash of the site about to be released."""


def written(postgres: Postgres, tenant_id: UUID, run: Run) -> UUID:
    """Write a run down, and return its id."""
    with postgres.session(tenant_id) as session:
        key = uuid4().hex
        execution = open_execution(session, project=key, flow="build-website", idempotency_key=key)
        project = session.scalar(
            text("SELECT project_id FROM app.workflow_executions WHERE id = :id"), {"id": execution}
        )
        own = {"tenant_id": tenant_id, "execution_id": execution, "project_id": project}

        def put(table: str, columns: str, rows: Rows) -> None:
            marks = ", ".join(f":{column}" for column in columns.split(", "))
            for row in rows:
                statement = f"INSERT INTO app.{table} ({columns}) VALUES ({marks})"  # noqa: S608
                session.execute(text(statement), own | row)

        base = "tenant_id, execution_id, "
        put(
            "website_evaluations",
            base + "round, dimension, status, score, gate, site_sha256, engines, findings",
            [{"engines": "[]", "findings": "[]", **row} for row in run.grades],
        )
        put(
            "generated_assets",
            base + "path, media_type, size_bytes, sha256",
            [{"media_type": "text/html", **row} for row in run.assets],
        )
        put(
            "agent_executions",
            base + "agent, item, status, engine, content_key, cost_usd",
            [
                {"agent": "faq", "item": str(i), "engine": "e", "content_key": SITE, **row}
                for i, row in enumerate(run.calls)
            ],
        )
        put(
            "releases",
            base + "project_id, number, site_sha256, manifest, accepted",
            [
                {"number": i, "site_sha256": site, "manifest": "{}", "accepted": True}
                for i, site in enumerate(run.releases)
            ],
        )
        session.execute(text("DELETE FROM app.budgets"))
        for limit, whose in zip(run.limits, (None, project), strict=False):
            session.execute(
                text(
                    "INSERT INTO app.budgets (tenant_id, project_id, limit_usd) "
                    "VALUES (:tenant_id, :whose, :limit)"
                ),
                own | {"whose": whose, "limit": limit},
            )
        put(
            "model_calls",
            base
            + "key, attempt, agent, content_key, provider, model, status, reserved_usd, cost_usd",
            [
                {
                    "key": 2 * key,
                    "attempt": i,
                    "agent": "faq",
                    "content_key": SITE,
                    "provider": "p",
                    "model": "m",
                    "status": "reserved" if spent is None else "failed",
                    "reserved_usd": reserved,
                    "cost_usd": spent,
                }
                for i, (reserved, spent) in enumerate(run.reserved)
            ],
        )
        return execution
