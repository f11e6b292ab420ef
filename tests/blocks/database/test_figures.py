"""What a tenant's rows add up to; another tenant's are not in it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from blocks.figures import figures
from blocks.ledger import record_agents, record_grades, record_release
from blocks.postgres import Postgres
from blocks.tenants import ensure_tenant
from domain.figures import AgentFigures, Figures, GradeFigures
from domain.grading.grade import Grade, Grades
from domain.ledger import AgentCall
from domain.refinement import Decision, Round
from domain.release import summaries
from domain.site import Site, SiteFile
from domain.value import digest
from tests.blocks.database.databases import Database
from tests.blocks.database.model_questions import begun, reached
from tests.blocks.database.releases import stated

SITE = Site(files=(SiteFile(path="index.html", body=b"<!doctype html>"),))
YESTERDAY = datetime.now(UTC) - timedelta(days=1)


@pytest.fixture(scope="module")
def postgres(shared: Database) -> Postgres:
    return reached(shared)


def tried(number: int, score: float, site: str) -> Round:
    grades: Grades = (
        Grade(dimension="seo", score=score, status="scored", gate="pass"),
        Grade(dimension="code", score=0.5, status="scored", gate="fail"),
    )
    decision = Decision(accepted=True, reason="better")
    return Round(number=number, site=site, grades=grades, decision=decision, sent_to=())


def test_grades_count_for_what_was_released_and_calls_by_how_they_ended(
    postgres: Postgres,
) -> None:
    tenant_id = ensure_tenant(postgres, f"rye-{uuid4().hex[:8]}")
    run = begun(postgres, tenant_id)
    rounds = [tried(0, 0.2, digest("lost")), tried(1, 0.9, SITE.sha256)]
    manifest = stated(SITE, tenant="rye", project="bakery")
    manifest = manifest.model_copy(update={"rounds": summaries(rounds)})
    with postgres.session(tenant_id) as session:
        record_grades(session, run, rounds)
        record_release(session, run, manifest=manifest, site=SITE)
        record_agents(session, run, [call("faq"), call("faq", item="b", is_cached=True)])
    counted = of(postgres, tenant_id)
    assert counted.grades == {
        "seo": GradeFigures(graded=1, passed=1, score_sum=0.9),
        "code": GradeFigures(graded=1, passed=0, score_sum=0.5),
    }
    assert counted.agents == {"faq": AgentFigures(worked=1, kept=1)}
    assert counted.releases == 1
    assert sum(counted.runs.values()) == 1
    assert of(postgres, ensure_tenant(postgres, f"oat-{uuid4().hex[:8]}")) == Figures()


def test_what_was_before_is_not_counted(postgres: Postgres) -> None:
    tenant_id = ensure_tenant(postgres, f"elm-{uuid4().hex[:8]}")
    begun(postgres, tenant_id)
    with postgres.session(tenant_id, read_only=True) as session:
        assert figures(session, since=datetime.now(UTC) + timedelta(hours=1)) == Figures()


def call(agent: str, **more: object) -> AgentCall:
    said = {"agent": agent, "engine": "offline", "content_key": digest("work")}
    return AgentCall.model_validate({**said, "status": "completed", **more})


def of(postgres: Postgres, tenant_id: UUID) -> Figures:
    with postgres.session(tenant_id, read_only=True) as session:
        return figures(session, since=YESTERDAY)
