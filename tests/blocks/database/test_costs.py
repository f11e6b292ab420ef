"""What models cost, from the rows of whole runs, asked for by a role that only reads."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from blocks.costs import costs
from blocks.database.schema import WorkflowExecution
from blocks.ledger import record_agents, record_grades, record_release
from blocks.people import add_person
from blocks.postgres import Postgres
from blocks.tenants import ensure_tenant
from domain.costs import CostRow
from domain.errors import NotAllowed, ProjectUnknown
from domain.grading.grade import Grade, Grades
from domain.ledger import AgentCall
from domain.refinement import Decision, Round
from domain.release import summaries
from domain.site import Site, SiteFile
from domain.tenancy import Role
from domain.value import digest
from tests.blocks.database.databases import Database
from tests.blocks.database.model_questions import CENT, begun, booked, held, question, reached
from tests.blocks.database.releases import stated

SITE = Site(files=(SiteFile(path="index.html", body=b"<!doctype html>"),))


@pytest.fixture(scope="module")
def postgres(shared: Database) -> Postgres:
    return reached(shared)


@pytest.fixture
def rye(postgres: Postgres) -> UUID:
    return ensure_tenant(postgres, f"rye-{uuid4().hex[:8]}")


def grades(score: float) -> Grades:
    return (
        Grade(dimension="seo", score=score, status="scored", gate="pass"),
        Grade(dimension="code", score=0.5, status="scored", gate="pass"),
    )


def tried(number: int, score: float, *sent_to: str, site: str = SITE.sha256) -> Round:
    return Round(
        number=number,
        site=site,
        grades=grades(score),
        decision=Decision(accepted=True, reason="better"),
        sent_to=sent_to,
    )


def released(postgres: Postgres, tenant_id: UUID, run: UUID) -> None:
    """Write down a release whose second round `faq` won alone, with four points for three cents."""
    rounds = [tried(0, 0.8, site=digest("first")), tried(1, 0.84, "faq")]
    call = AgentCall(agent="faq", round=1, engine="claude", content_key=digest("work"))
    call = call.model_copy(update={"cost_usd": 3 * CENT, "latency_ms": 6_000})
    manifest = stated(SITE, tenant="rye", project="bakery").model_copy(
        update={"rounds": summaries(rounds)}
    )
    with postgres.session(tenant_id) as session:
        record_agents(session, run, [call])
        record_grades(session, run, rounds)
        record_release(session, run, manifest=manifest, site=SITE)


def asked(postgres: Postgres, tenant_id: UUID, **how: object) -> list[CostRow]:
    with postgres.session(tenant_id, read_only=True) as session:
        return list(costs(session, **how))  # pyright: ignore[reportArgumentType] # each test says what it means


def test_what_was_released_is_what_the_money_of_all_runs_bought(
    postgres: Postgres, rye: UUID
) -> None:
    run, lost = begun(postgres, rye), begun(postgres, rye)
    booked(postgres, rye, question("1"), run=run, cost_usd=2 * CENT)
    booked(postgres, rye, question("2", agent="hero_copy"), run=run)
    booked(postgres, rye, question("3"), run=lost, reason="truncated")
    booked(postgres, rye, question("4"))
    held(postgres, rye, question("5"), run=lost)
    released(postgres, rye, run)
    bakery, outside, total = asked(postgres, rye, by="project")
    assert (bakery.spent.whose, outside.spent.whose) == ("bakery", "")
    assert (bakery.spent.calls, bakery.spent.useless) == (4, 1)
    assert (bakery.spent.cost_usd, bakery.spent.useless_usd) == (4 * CENT, CENT)
    assert bakery.spent.reserved_usd == CENT
    assert bakery.priced.points == 134
    assert bakery.priced.point_usd == 4 * CENT / 134
    assert (outside.spent.calls, outside.priced.points) == (1, 0)
    assert total.spent.cost_usd == 5 * CENT
    by_run = asked(postgres, rye, by="run", project="bakery")
    assert [row.spent.whose for row in by_run] == [str(run), str(lost), "total"]
    assert [row.priced.points for row in by_run] == [134, 0, 134]


def test_an_agent_is_priced_by_what_it_won_alone(postgres: Postgres, rye: UUID) -> None:
    run = begun(postgres, rye)
    booked(postgres, rye, question("1"), run=run, cost_usd=5 * CENT)
    booked(postgres, rye, question("2", agent="hero_copy"), run=run)
    released(postgres, rye, run)
    faq, hero, total = asked(postgres, rye, by="agent", run=run)
    assert (faq.spent.whose, faq.spent.cost_usd, faq.priced.points) == ("faq", 5 * CENT, 4)
    assert faq.priced.point_usd == 3 * CENT / 4
    assert faq.priced.point_minutes == pytest.approx(0.1 / 4)
    assert (hero.spent.whose, hero.priced.is_known) == ("hero_copy", False)
    assert (total.spent.whose, total.priced.points) == ("total", 134)


def test_a_run_is_found_under_its_name_in_prefect_too(postgres: Postgres, rye: UUID) -> None:
    run = begun(postgres, rye)
    booked(postgres, rye, question("1"), run=run)
    in_prefect = uuid4()
    with postgres.session(rye) as session:
        row = session.scalars(select(WorkflowExecution).where(WorkflowExecution.id == run)).one()
        row.prefect_flow_run_id = in_prefect
    (month, total) = asked(postgres, rye, by="month", run=in_prefect)
    assert month.spent.whose[:2] == "20"
    assert (month.spent.cost_usd, total.spent.calls) == (CENT, 1)
    with pytest.raises(LookupError):
        asked(postgres, rye, by="run", run=uuid4())
    with pytest.raises(ProjectUnknown):
        asked(postgres, rye, by="run", project="butcher")


def test_another_tenant_sees_none_of_it(postgres: Postgres, rye: UUID) -> None:
    run = begun(postgres, rye)
    booked(postgres, rye, question("1"), run=run)
    oat = ensure_tenant(postgres, f"oat-{uuid4().hex[:8]}")
    assert asked(postgres, oat, by="run") == []
    with pytest.raises(LookupError):
        asked(postgres, oat, by="run", run=run)


def test_a_viewer_may_not_see_costs_and_a_member_may(postgres: Postgres, rye: UUID) -> None:
    with postgres.session(rye) as session:
        add_person(session, email="vi@rye.example", name="Vi", role=Role.VIEWER)
        add_person(session, email="mo@rye.example", name="Mo", role=Role.MEMBER)
    assert asked(postgres, rye, by="agent", user="mo@rye.example") == []
    with pytest.raises(NotAllowed, match="cost:read"):
        asked(postgres, rye, by="agent", user="vi@rye.example")
