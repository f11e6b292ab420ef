"""Scores and costs of a tenant's recent runs, against what they were."""

from collections.abc import Sequence
from decimal import Decimal
from statistics import mean, stdev
from uuid import UUID, uuid4

import pytest
from pydantic import SecretStr
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from blocks.database.roles import APP, READER, RELAY
from blocks.database.schema import QualityReport
from blocks.drift import baseline, distributions, watch
from blocks.ledger import open_execution
from blocks.postgres import Postgres
from blocks.tenants import ensure_tenant
from domain.drift import COST, Distribution
from domain.gates import Verdict
from domain.value import digest
from tests.blocks.database.databases import Database

SITE = digest("site")


@pytest.fixture(scope="module")
def postgres(shared: Database) -> Postgres:
    return Postgres(
        app_url=SecretStr(shared.urls[APP]),
        reader_url=SecretStr(shared.urls[READER]),
        relay_url=SecretStr(shared.urls[RELAY]),
        seal_key=SecretStr(shared.credentials.seal_key),
    )


@pytest.fixture
def rye(postgres: Postgres) -> UUID:
    return ensure_tenant(postgres, f"rye-{uuid4().hex[:8]}")


def run(
    session: Session,
    scores: Sequence[float | None],
    *,
    cost: str = "0.10",
    released: int | None = None,
) -> UUID:
    """Write a run down with a score for `seo` in each round, the round that was released, and two calls."""
    key = uuid4().hex
    execution = open_execution(session, project=key, flow="build-website", idempotency_key=key)
    own = {"tenant_id": session.info["tenant_id"], "execution_id": execution}
    for number, score in enumerate(scores):
        session.execute(
            text(
                "INSERT INTO app.website_evaluations (tenant_id, execution_id, round, dimension, "
                "status, score, gate, engines, findings, site_sha256) VALUES (:tenant_id, "
                ":execution_id, :number, 'seo', 'scored', :score, 'fail', '[]', '[]', :site)"
            ),
            own | {"number": number, "score": score, "site": digest(number)},
        )
    for attempt in (1, 2):
        session.execute(
            text(
                "INSERT INTO app.agent_executions (tenant_id, execution_id, agent, attempt, engine, "
                "content_key, cost_usd) VALUES (:tenant_id, :execution_id, 'faq', :attempt, 'e', "
                ":key, :cost)"
            ),
            own | {"attempt": attempt, "key": SITE, "cost": Decimal(cost) / 2},
        )
    if released is not None:
        session.execute(
            text(
                "INSERT INTO app.releases (tenant_id, execution_id, project_id, number, site_sha256, "
                "manifest, accepted) SELECT :tenant_id, :execution_id, project_id, 1, :site, '{}', "
                "true FROM app.workflow_executions WHERE id = :execution_id"
            ),
            own | {"site": digest(released)},
        )
    return execution


def by_subject(found: Sequence[Distribution]) -> dict[str, Distribution]:
    return {one.subject: one for one in found}


def test_distributions_are_those_of_the_scores_that_counted(postgres: Postgres, rye: UUID) -> None:
    costs = ("0.10", "0.20", "0.30", "0.10")
    with postgres.session(rye) as session:
        run(session, (0.5, 0.7, 0.2), cost=costs[0], released=1)
        run(session, (0.5, 0.8), cost=costs[1])
        run(session, (0.9, None), cost=costs[2], released=0)
        run(session, (0.9, None), cost=costs[3])
    with postgres.session(rye, read_only=True) as session:
        found = by_subject(distributions(session, days=7))
    assert set(found) == {"seo", COST}
    scores = [0.7, 0.8, 0.9]
    assert found["seo"].model_dump() == pytest.approx(
        {
            "subject": "seo", "count": 3, "mean": mean(scores), "spread": stdev(scores),
            "p10": 0.72, "p50": 0.8, "p90": 0.88,
        }
    )  # fmt: skip
    spent = [float(cost) for cost in costs]
    assert found[COST].model_dump() == pytest.approx(
        {
            "subject": COST, "count": 4, "mean": mean(spent), "spread": stdev(spent),
            "p10": 0.10, "p50": 0.15, "p90": 0.27,
        }
    )  # fmt: skip


def test_runs_before_the_window_and_of_other_tenants_do_not_count(
    shared: Database, postgres: Postgres, rye: UUID
) -> None:
    oat = ensure_tenant(postgres, f"oat-{uuid4().hex[:8]}")
    with postgres.session(oat) as session:
        run(session, (0.1,), cost="9")
    with postgres.session(rye) as session:
        old = run(session, (0.2,), cost="8")
        run(session, (0.9,))
    with shared.admin() as admin:
        admin.execute(
            "UPDATE app.workflow_executions SET created_at = now() - interval '8 days' WHERE id = %s",
            (old,),
        )
    with postgres.session(rye, read_only=True) as session:
        week, month = (by_subject(distributions(session, days=days)) for days in (7, 30))
    assert (week["seo"].count, week["seo"].mean, week[COST].mean) == (1, 0.9, 0.1)
    assert (month["seo"].count, month[COST].p90) == (2, pytest.approx(7.21))


def test_the_first_report_over_enough_runs_is_the_baseline_until_it_is_renewed(
    postgres: Postgres, rye: UUID
) -> None:
    def watched(*, renew: bool = False) -> tuple[Verdict, list[str]]:
        with postgres.session(rye) as session:
            report = watch(session, days=7, renew=renew)
        return report.verdict, [one.name for one in report.checks if one.passed is False]

    def add(count: int, score: float, cost: str) -> None:
        with postgres.session(rye) as session:
            for _ in range(count):
                run(session, (score,), cost=cost)

    add(4, 0.9, "0.10")
    assert watched() == ("warn", [])  # too few runs to say anything
    with postgres.session(rye) as session:
        assert baseline(session) is None
    add(1, 0.9, "0.10")
    assert watched() == ("warn", [])  # nothing to compare with yet
    with postgres.session(rye) as session:
        first = baseline(session)
    assert first
    assert by_subject(first)["seo"].mean == pytest.approx(0.9)
    # Dimensions nobody graded are not measured, so this is no pass.
    assert watched() == ("warn", [])
    add(5, 0.7, "0.50")
    drifted = [
        "seo-mean",
        "seo-p10",
        "seo-p50",
        "seo-spread",
        "cost-mean",
        "cost-p90",
        "cost-spread",
    ]
    assert watched() == ("fail", drifted)
    assert watched(renew=True) == ("fail", drifted)
    assert watched() == ("warn", [])


def test_a_report_keeps_figures_and_nothing_else(postgres: Postgres, rye: UUID) -> None:
    with postgres.session(rye) as session:
        run(session, (0.9,))
        watch(session, days=7)
    with postgres.session(rye, read_only=True) as session:
        row = session.scalars(select(QualityReport)).one()
    assert (row.gate, row.engine, row.verdict, row.execution_id) == ("drift", "sql", "warn", None)
    assert set(row.results) == {"checks", "days", "distributions", "is_baseline"}
    assert row.results["days"] == 7
    assert row.results["is_baseline"] is False
    subjects = [one["subject"] for one in row.results["distributions"]]
    assert sorted(subjects) == [COST, "seo"]
