"""No budget is overspent, however many ask at once, and whoever of them dies."""

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest

from blocks.budgets import set_budget
from blocks.database.roles import APP
from blocks.model_calls import LOST, Result, renew, settle, settle_lost
from blocks.postgres import Postgres
from domain.model.errors import BudgetExceeded
from tests.blocks.database.databases import Database
from tests.blocks.database.model_questions import (
    CAP,
    CENT,
    begun,
    booked,
    completion,
    ended,
    held,
    question,
    reserved,
    rows,
)


def test_a_run_is_refused_what_it_could_not_pay(postgres: Postgres, rye: UUID, run: UUID) -> None:
    held(postgres, rye, run=run, cap=2 * CENT)
    with pytest.raises(BudgetExceeded) as refused:
        held(postgres, rye, question("2", worst_usd=CENT * 2), run=run, cap=2 * CENT)
    assert str(refused.value) == (
        "The next call could cost 0.0200 USD, but of the run's budget of 0.02 USD only 0.0100 are "
        "left. Raise the budget, or go on without a model."
    )
    assert len(rows(postgres, rye, "key")) == 1
    # To the last cent, and other runs have a cap of their own.
    held(postgres, rye, question("3"), run=run, cap=2 * CENT)
    held(postgres, rye, question("4"), run=begun(postgres, rye), cap=2 * CENT)


def test_what_a_call_really_cost_is_what_counts_after_it(
    postgres: Postgres, rye: UUID, run: UUID
) -> None:
    attempt = held(postgres, rye, question(worst_usd=CAP), run=run)
    with postgres.session(rye) as session:
        result = Result(cost_usd=CENT, completion=completion())
        settle(session, question().key, attempt, result=result)
    assert held(postgres, rye, question("2", worst_usd=CAP - CENT), run=run) == 1


def test_budgets_of_project_and_tenant_hold_over_all_their_runs(
    postgres: Postgres, rye: UUID, run: UUID
) -> None:
    with postgres.session(rye) as session:
        set_budget(session, limit_usd=2 * CENT, project="bakery")
        set_budget(session, limit_usd=3 * CENT, project=None)
    booked(postgres, rye, question("1"), run=run)
    held(postgres, rye, question("2"), run=begun(postgres, rye))
    with pytest.raises(BudgetExceeded) as refused:
        held(postgres, rye, question("3"), run=run)
    assert (refused.value.whose, refused.value.spent_usd) == ("project", 2 * CENT)

    held(postgres, rye, question("4"), run=begun(postgres, rye, project="cafe"))
    for elsewhere in (begun(postgres, rye, project="cafe"), None):
        with pytest.raises(BudgetExceeded) as refused:
            held(postgres, rye, question("5"), run=elsewhere)
        assert (refused.value.whose, refused.value.spent_usd) == ("tenant", 3 * CENT)


def test_a_new_month_has_the_whole_budget_again(
    postgres: Postgres, shared: Database, rye: UUID, run: UUID
) -> None:
    with postgres.session(rye) as session:
        set_budget(session, limit_usd=CENT, project=None)
    booked(postgres, rye, question("1"), run=run)
    aged(shared, rye, "date_trunc('month', now(), 'UTC') - interval '1 second'")
    held(postgres, rye, question("2"), run=run)
    with pytest.raises(BudgetExceeded) as refused:
        held(postgres, rye, question("3"), run=run)
    assert refused.value.whose == "tenant"


def test_a_run_is_held_to_its_cap_over_the_end_of_a_month(
    postgres: Postgres, shared: Database, rye: UUID, run: UUID
) -> None:
    booked(postgres, rye, question("1"), run=run)
    aged(shared, rye, "date_trunc('month', now(), 'UTC') - interval '1 second'")
    with pytest.raises(BudgetExceeded):
        held(postgres, rye, question("2"), run=run, cap=CENT)


def aged(database: Database, tenant_id: UUID, moment: str, *, column: str = "created_at") -> None:
    """Change when a tenant's calls began, or are given up, as only an administrator can."""
    change = f"UPDATE app.model_calls SET {column} = {moment} WHERE tenant_id = %s"  # noqa: S608
    with database.admin() as admin:
        admin.execute(change.encode(), (tenant_id,))


def test_33_questions_at_once_never_exceed_a_budget(
    postgres: Postgres, rye: UUID, run: UUID
) -> None:
    with postgres.session(rye) as session:
        set_budget(session, limit_usd=10 * CENT, project=None)

    def ask(number: int) -> bool:
        try:
            held(postgres, rye, question(number), run=run)
        except BudgetExceeded:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(ask, range(33))) == 10
    assert reserved(postgres, rye) == 10 * CENT


PROCESS = """\
import sys
from decimal import Decimal
from uuid import UUID
from blocks.model_calls import Question, Result, reserve, settle
from blocks.postgres import Postgres
from domain.model.errors import BudgetExceeded
from domain.value import digest

url, seal, tenant, run, name, count = sys.argv[1:]
postgres = Postgres(app_url=url, reader_url=url, relay_url=url, seal_key=seal)
for number in range(int(count)):
    key = digest([name, number])
    asked = Question(key=key, agent="faq", content_key=digest("w"), provider="claude",
                     model="m", worst_usd=Decimal("0.01"))
    try:
        with postgres.session(UUID(tenant)) as session:
            reserve(session, asked, execution_id=UUID(run), run_cap_usd=Decimal("0.20"))
    except BudgetExceeded:
        print("refused", flush=True)
    else:
        print("held", flush=True)
sys.stdin.read()
"""


def process(
    shared: Database, tenant_id: UUID, run: UUID, *, name: str, count: int
) -> "subprocess.Popen[str]":
    given = (shared.urls[APP], shared.credentials.seal_key, str(tenant_id), str(run), name, count)
    return subprocess.Popen(
        [sys.executable, "-c", PROCESS, *map(str, given)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def lines(one: "subprocess.Popen[str]", count: int) -> list[str]:
    assert one.stdout is not None
    return [one.stdout.readline().strip() for _ in range(count)]


def test_two_processes_at_once_never_exceed_a_cap(
    postgres: Postgres, shared: Database, rye: UUID, run: UUID
) -> None:
    both = [process(shared, rye, run, name=name, count=33) for name in ("a", "b")]
    said = [word for one in both for word in lines(one, 33)]
    for one in both:
        one.communicate()
    assert (said.count("held"), said.count("refused")) == (20, 46)
    assert reserved(postgres, rye) == 20 * CENT


def test_money_of_a_killed_process_stays_held_and_is_booked_when_its_run_is_over(
    postgres: Postgres, shared: Database, rye: UUID, run: UUID
) -> None:
    killed = process(shared, rye, run, name="a", count=2)
    assert lines(killed, 2) == ["held", "held"]
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    with postgres.session(rye) as session:
        assert settle_lost(session) == 0  # nobody knows yet that it is dead
    assert reserved(postgres, rye) == 2 * CENT
    with pytest.raises(BudgetExceeded):
        held(postgres, rye, run=run, cap=2 * CENT)

    ended(postgres, rye, run)
    with postgres.session(rye) as session:
        assert settle_lost(session) == 2
        assert settle_lost(session) == 0
    columns = "status, cost_usd, reason, ended_at IS NULL"
    assert rows(postgres, rye, columns) == 2 * [("failed", CENT, LOST, False)]


def test_a_call_nobody_waits_for_any_more_is_booked_as_lost(
    postgres: Postgres, shared: Database, rye: UUID
) -> None:
    attempt = held(postgres, rye)
    aged(shared, rye, "now() - interval '1 hour'", column="held_until")
    with postgres.session(rye) as session:
        renew(session, question().key, attempt)
        assert settle_lost(session) == 0
    aged(shared, rye, "now()", column="held_until")
    with postgres.session(rye) as session:
        assert settle_lost(session) == 1


def test_an_answer_that_comes_after_all_is_worth_more_than_a_guess(
    postgres: Postgres, rye: UUID, run: UUID
) -> None:
    attempt = held(postgres, rye, question(worst_usd=CAP), run=run)
    ended(postgres, rye, run)
    with postgres.session(rye) as session:
        settle_lost(session)
    with postgres.session(rye) as session:
        result = Result(cost_usd=CENT, completion=completion())
        assert settle(session, question().key, attempt, result=result)
    assert rows(postgres, rye, "status, cost_usd, reason") == [("answered", CENT, None)]


def test_no_tenant_is_held_to_the_budget_of_another(
    postgres: Postgres, rye: UUID, oat: UUID
) -> None:
    with postgres.session(rye) as session:
        set_budget(session, limit_usd=CENT, project=None)
    held(postgres, rye)
    assert held(postgres, oat) == 1
