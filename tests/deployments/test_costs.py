"""`atelier costs` as a person types it, over runs whose models were on 127.0.0.1."""

import json
from uuid import uuid4

import pytest
from sqlalchemy import text

from blocks.database_home import DatabaseHome
from blocks.home import Home
from blocks.tenants import ensure_tenant
from tests.blocks.database.model_questions import CENT, begun, booked, question
from tests.deployments.loaded import Operator


@pytest.fixture(scope="module")
def run(operator: Operator) -> str:
    """A run that asked twice, once in vain, and never released anything; the id of it."""
    postgres = DatabaseHome(home=Home(folder=operator.home)).postgres()
    rye = ensure_tenant(postgres, "rye")
    made = begun(postgres, rye)
    booked(postgres, rye, question("1"), run=made, cost_usd=2 * CENT)
    booked(postgres, rye, question("2", agent="hero_copy"), run=made, reason="truncated")
    with postgres.session(rye) as session:
        session.execute(
            text("UPDATE app.workflow_executions SET ended_at = started_at + interval '90 s'")
        )
    return str(made)


def said(operator: Operator, *words: str) -> list[str]:
    done = operator.atelier("costs", "--tenant", "rye", *words)
    assert (done.returncode, done.stderr) == (0, "")
    return [" ".join(line.split()) for line in done.stdout.splitlines()]


def refused(operator: Operator, *words: str) -> tuple[int, str]:
    done = operator.atelier("costs", *words)
    assert not done.stdout
    return done.returncode, done.stderr.strip()


def test_the_account_by_agent_is_told_word_for_word(operator: Operator, run: str) -> None:
    assert said(operator) == [
        "agent calls useless read from cache written US dollars minutes points dollars a point "
        "minutes a point",
        "faq 1 0 13 23% 2 0.0200 0.00 - - -",
        "hero_copy 1 1 13 23% 2 0.0100 0.00 - - -",
        "total 2 1 26 23% 4 0.0300 0.00 0.0 - -",
        "Of the money, 0.0100 USD were paid for answers of no use.",
        "Minutes are those models took to answer. An agent's points are those of rounds in which it "
        "was sent back alone; their price is that of all its rounds but those it won in company. The "
        "total's points are those of all versions released, 500 at most for a site; its price is of "
        "all money and of the runs' own minutes.",
    ]


def test_the_account_by_run_names_what_the_other_commands_take(
    operator: Operator, run: str
) -> None:
    lines = said(operator, "--by", "run", "--run", run)
    assert lines[1:3] == [
        f"{run} 2 1 26 23% 4 0.0300 1.50 0.0 - -",
        "total 2 1 26 23% 4 0.0300 1.50 0.0 - -",
    ]
    assert lines[-1] == (
        "A point is a hundredth of a dimension's score in a version that was released, 500 at most "
        "for a site. Minutes are those of the runs that asked models, also of runs that released "
        "nothing."
    )
    done = operator.person.atelier("costs", "--tenant", "rye", "--by", "project", "--json")
    bakery, total = json.loads(done.stdout)
    assert (bakery["whose"], total["whose"]) == ("bakery", "total")
    assert (bakery["cost_usd"], bakery["usd_per_point"]) == ("0.03000000", None)


def test_what_cannot_be_told_is_one_sentence(operator: Operator, run: str) -> None:
    rye = ("--tenant", "rye")
    other = str(uuid4())
    take = "Take an id of `atelier costs --by run`, or of a flow run in the dashboard."
    assert refused(operator, *rye, "--run", "first") == (
        2,
        f"--run: 'first' is no id of a run. {take}",
    )
    assert refused(operator, *rye, "--run", other) == (
        2,
        f"--run: rye has no run '{other}'. {take}",
    )
    assert refused(operator, *rye, "--by", "week") == (
        2,
        "--by: 'week' is none of them. Write `agent`, `run`, `project` or `month`.",
    )
    operator.atelier("people", "add", "vi@rye.example", "--role", "viewer", *rye)
    code, sentence = refused(operator, *rye, "--user", "vi@rye.example")
    assert code == 1
    assert "may not use `cost:read`" in sentence
    operator.atelier("people", "add", "ida@oat.example", "--role", "owner", "--tenant", "oat")
    done = operator.atelier("costs", "--tenant", "oat")
    assert done.stdout == "No model was asked for oat yet.\n"
