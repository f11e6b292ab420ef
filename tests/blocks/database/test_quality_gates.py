"""May a run be released: measured in one statement, and by Great Expectations, with one verdict."""

import json
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import SecretStr
from sqlalchemy import text

from blocks._expectations import Answer, Job, Queries
from blocks._gate_rows import as_text, release_rows
from blocks.database.roles import APP, READER, RELAY
from blocks.postgres import Postgres
from blocks.quality_gates import check, keep
from blocks.release_expectations import check_release
from blocks.tenants import ensure_tenant
from domain.gates import (
    LARGEST_FILE_BYTES,
    RELEASE_GATE,
    GateReport,
    GateUnavailable,
    Verdict,
    answered,
)
from domain.grading.grade import DIMENSIONS
from tests.blocks.database.databases import Database
from tests.blocks.database.gate_runs import OTHER, SITE, Rows, Run, assets, grades, written
from tests.blocks.expectations import needs_gx

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[3]
GUARDS = (*("agent_executions", "generated_assets", "website_evaluations", "releases", "spend"),)


@pytest.fixture(scope="module")
def unguarded(shared: Database) -> Database:
    """A database whose tables take any row: the gate must see what constraints would refuse."""
    with shared.admin() as admin:
        rules = admin.execute(
            "SELECT conrelid::regclass::text, conname FROM pg_constraint "
            "WHERE connamespace = 'app'::regnamespace AND contype IN ('c', 'u', 'f')"
        ).fetchall()
        for table, name in rules:
            if str(table).removeprefix("app.") in GUARDS:
                admin.execute(
                    f'ALTER TABLE {table} DROP CONSTRAINT IF EXISTS "{name}" CASCADE'.encode()
                )
    return shared


@pytest.fixture(scope="module")
def postgres(unguarded: Database) -> Postgres:
    return Postgres(
        app_url=SecretStr(unguarded.urls[APP]),
        reader_url=SecretStr(unguarded.urls[READER]),
        relay_url=SecretStr(unguarded.urls[RELAY]),
        seal_key=SecretStr(unguarded.credentials.seal_key),
    )


@pytest.fixture
def rye(postgres: Postgres) -> UUID:
    return ensure_tenant(postgres, f"rye-{uuid4().hex[:8]}")


@pytest.fixture(scope="module")
def oat(postgres: Postgres) -> UUID:
    return ensure_tenant(postgres, "oat")


def checked(postgres: Postgres, tenant_id: UUID, run: Run) -> GateReport:
    execution = written(postgres, tenant_id, run)
    with postgres.session(tenant_id, read_only=True) as session:
        return check(session, execution, site_sha256=run.site)


def wrong(report: GateReport) -> dict[str, float | None]:
    return {one.name: one.measured for one in report.checks if not one.passed}


def test_a_run_that_is_in_order_passes_every_check(postgres: Postgres, rye: UUID) -> None:
    report = checked(postgres, rye, Run(limits=(Decimal(1), Decimal("0.02"))))
    assert wrong(report) == {}
    assert report.verdict is Verdict.PASS
    assert [one.name for one in report.checks] == [one.name for one in RELEASE_GATE]
    assert (report.gate, report.engine) == ("release", "sql")


NOT_RUN = {"status": "not_run", "score": None, "gate": "fail"}
PARTIAL = {"status": "partial"}


@pytest.mark.parametrize(
    ("run", "found", "verdict"),
    [
        (Run(grades=grades(seo=None, code=None)), {"every-dimension-graded": 2}, "fail"),
        (Run(grades=()), {"every-dimension-graded": 5, "release-is-graded": 1}, "fail"),
        (
            Run(grades=[*grades(0), *grades(1, content=None)]),
            {"every-dimension-graded": 1},
            "fail",
        ),
        (Run(grades=grades(seo={"score": 1.2}, code={"score": -0.1})), {"scores-in-range": 2}, "fail"),
        (Run(grades=grades(seo={"score": float("nan")})), {"scores-in-range": 1}, "fail"),
        (Run(grades=grades(seo={"score": None})), {"measured-has-score": 1}, "fail"),
        (Run(grades=grades(seo=PARTIAL | {"score": None})), {"measured-has-score": 1}, "fail"),
        (Run(grades=grades(seo=PARTIAL, code=NOT_RUN)), {}, "pass"),
        (Run(grades=grades(seo=NOT_RUN | {"gate": "pass"})), {"not-run-never-passes": 1}, "fail"),
        (Run(assets=assets("a", "b", "a", "a")), {"paths-unique": 2}, "fail"),
        (Run(assets=assets("a", size_bytes=0)), {"sizes-in-bounds": 1}, "warn"),
        (Run(assets=assets("a", size_bytes=LARGEST_FILE_BYTES)), {}, "pass"),
        (Run(assets=assets("a", size_bytes=LARGEST_FILE_BYTES + 1)), {"sizes-in-bounds": 1}, "warn"),
        (Run(assets=assets("a", sha256=SITE[1:])), {"hashes-well-formed": 1}, "fail"),
        (Run(assets=assets("a", sha256=SITE.upper())), {"hashes-well-formed": 1}, "fail"),
        (Run(calls=({"status": "running", "cost_usd": 0},)), {"calls-ended": 1}, "warn"),
        (Run(calls=({"status": "retry", "cost_usd": 0},)), {"calls-ended": 1}, "warn"),
        (Run(calls=({"status": "failed", "cost_usd": 0},)), {}, "pass"),
        (Run(limits=(Decimal("0.01"),)), {"cost-within-budget": 1}, "fail"),
        (Run(limits=(Decimal(1), Decimal("0.01"))), {"cost-within-budget": 1}, "fail"),
        (
            Run(limits=(Decimal(1),), reserved=((Decimal("1.5"), None),)),
            {"cost-within-budget": 1},
            "fail",
        ),
        (Run(limits=(Decimal(1),), reserved=((Decimal("1.5"), Decimal("0.3")),)), {}, "pass"),
        (Run(releases=(OTHER,)), {"release-is-graded": 5}, "fail"),
        (Run(releases=()), {"release-is-graded": None}, "warn"),
        (Run(releases=(), site=SITE), {}, "pass"),
        (Run(releases=(), site=OTHER), {"release-is-graded": 5}, "fail"),
        # A last round whose candidate was rejected is not the one that counts.
        (Run(grades=[*grades(0), *grades(1, site=OTHER, seo=None)]), {}, "pass"),
    ],
)  # fmt: skip
def test_each_fault_is_found_and_counted(
    postgres: Postgres, rye: UUID, run: Run, found: dict[str, float | None], verdict: str
) -> None:
    report = checked(postgres, rye, run)
    assert wrong(report) == found
    assert report.verdict == verdict


def test_a_run_of_another_tenant_is_not_there(postgres: Postgres, rye: UUID, oat: UUID) -> None:
    execution = written(postgres, rye, Run())
    with postgres.session(oat) as session, pytest.raises(LookupError) as missing:
        check(session, execution)
    assert str(missing.value) == (
        f"This tenant has no run '{execution}'. Take one of its workflow executions."
    )


def test_what_a_gate_said_is_kept_without_a_value_of_the_rows(
    postgres: Postgres, rye: UUID, oat: UUID
) -> None:
    execution = written(postgres, rye, Run(assets=assets("secret-name.html", size_bytes=0)))
    with postgres.session(rye) as session:
        report = check(session, execution)
        keep(session, report)
    query = text("SELECT execution_id, gate, engine, verdict, results FROM app.quality_reports")
    with postgres.session(rye, read_only=True) as session:
        (row,) = session.execute(query).all()
    assert tuple(row)[:4] == (execution, "release", "sql", "warn")
    stored = [one for one in row.results["checks"] if not one["passed"]]
    assert stored == [
        {
            "name": "sizes-in-bounds",
            "severity": "warning",
            "passed": False,
            "measured": 1.0,
            "expected": "files have 1 to 25,000,000 bytes",
        }
    ]
    assert "secret" not in json.dumps(row.results)
    with postgres.session(oat, read_only=True) as session:
        assert not [one for one in session.execute(query) if one.execution_id == execution]


def test_one_statement_measures_everything(postgres: Postgres, rye: UUID) -> None:
    execution = written(postgres, rye, Run())
    with postgres.session(rye) as session:
        query = text("SELECT count(*) FROM pg_stat_activity")
        session.execute(query)
        with counted_statements(session) as statements:
            check(session, execution)
    assert len(statements) == 2  # is there such a run, and the measures
    assert "every-dimension-graded" in statements[1]


@contextmanager
def counted_statements(session: Any) -> Generator[list[str]]:
    from sqlalchemy import event

    told: list[str] = []

    def note(_c: object, _cu: object, statement: str, *_: object) -> None:
        told.append(statement)

    engine = session.connection().engine
    event.listen(engine, "before_cursor_execute", note)
    yield told
    event.remove(engine, "before_cursor_execute", note)


SERVE = """
import contextlib, sys
from blocks._expectations import Job, answer
for line in sys.stdin.buffer:
    with contextlib.redirect_stdout(sys.stderr):
        found = answer(Job.model_validate_json(line))
    print(found.model_dump_json(), flush=True)
"""


@pytest.fixture(scope="module")
def serving() -> Iterator["subprocess.Popen[bytes]"]:
    """A process that answers one job after the other: the import takes seconds."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVE],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        yield process
        assert process.stdin
        process.stdin.close()


_score = st.one_of(st.none(), st.sampled_from([-0.01, 0.0, 0.5, 1.0, 1.01, float("nan")]))
_grade = st.fixed_dictionaries(
    {
        "round": st.integers(0, 2),
        "dimension": st.sampled_from([*DIMENSIONS, "taste"]),
        "status": st.sampled_from(["scored", "partial", "not_run"]),
        "score": _score,
        "gate": st.sampled_from(["pass", "fail"]),
        "site_sha256": st.sampled_from([SITE, OTHER]),
    }
)
_asset = st.fixed_dictionaries(
    {
        "path": st.sampled_from(["a", "b", "c", "d"]),
        "size_bytes": st.sampled_from([-1, 0, 1, 9, LARGEST_FILE_BYTES, LARGEST_FILE_BYTES + 1]),
        "sha256": st.sampled_from([SITE, OTHER, SITE.upper(), "", SITE + "\n"]),
    }
)
_call = st.fixed_dictionaries(
    {
        "status": st.sampled_from(["pending", "running", "completed", "failed", "retry"]),
        "cost_usd": st.sampled_from([Decimal(0), Decimal("0.00000001"), Decimal("0.5")]),
    }
)
_usd = st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(2)])


def _and_good_grades(more: list[dict[str, Any]]) -> Rows:
    return [*grades(), *more]


# Mostly in order, so that a single fault decides; sometimes anything.
_runs = st.builds(
    Run,
    grades=st.one_of(
        st.just(grades()),
        st.lists(_grade, max_size=2).map(_and_good_grades),
        st.lists(_grade, max_size=8),
    ),
    assets=st.one_of(st.just(assets("index.html")), st.lists(_asset, max_size=4)),
    calls=st.lists(_call, max_size=3),
    releases=st.sampled_from([(SITE,), (OTHER,), ()]),
    limits=st.lists(_usd, max_size=2),
    reserved=st.lists(st.tuples(_usd, st.one_of(st.none(), _usd)), max_size=2),
    site=st.sampled_from([None, None, SITE, OTHER]),
)


@needs_gx
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(run=_runs)
def test_great_expectations_gives_the_same_verdict_on_any_rows(
    postgres: Postgres, oat: UUID, serving: "subprocess.Popen[bytes]", run: Run
) -> None:
    execution = written(postgres, oat, run)
    with postgres.session(oat, read_only=True) as session:
        twin = check(session, execution, site_sha256=run.site)
    rows = Queries(
        address=postgres.reader_url.get_secret_value(),
        seal=seal(postgres, oat),
        queries=as_text(release_rows(execution, run.site)),
    )
    assert serving.stdin
    assert serving.stdout
    job = Job(expectations=RELEASE_GATE, rows=rows)
    serving.stdin.write(job.model_dump_json().encode() + b"\n")
    serving.stdin.flush()
    found = Answer.model_validate_json(serving.stdout.readline())
    assert found.problems == ()
    assert found.answers == {one.name: one.passed for one in twin.checks}
    made = twin.model_copy(update={"checks": answered(RELEASE_GATE, found.answers)})
    assert made.verdict is twin.verdict


def seal(postgres: Postgres, tenant_id: UUID) -> str:
    from blocks.database.seal import SealingKey

    key = bytes.fromhex(postgres.seal_key.get_secret_value())
    return SealingKey(postgres.seal_key_id, key).seal(tenant_id)


@needs_gx
def test_great_expectations_reads_the_rows_of_one_tenant_in_a_process_of_its_own(
    postgres: Postgres, rye: UUID, oat: UUID
) -> None:
    execution = written(postgres, rye, Run(assets=assets("a", size_bytes=0)))
    report = check_release(postgres, rye, execution)
    assert (report.engine, report.verdict) == ("great-expectations", "warn")
    assert wrong(report) == {"sizes-in-bounds": None}
    theirs = check_release(postgres, oat, execution)
    assert wrong(theirs) == {"every-dimension-graded": None, "release-is-graded": None}


@needs_gx
def test_a_process_that_takes_too_long_is_ended(postgres: Postgres, rye: UUID) -> None:
    execution = written(postgres, rye, Run())
    with pytest.raises(GateUnavailable) as late:
        check_release(postgres, rye, execution, timeout_s=0.05)
    assert str(late.value) == (
        "Great Expectations could not measure: It was ended after 0.05 s. The gate gives "
        "its verdict without it."
    )


@needs_gx
def test_an_error_of_the_process_is_told_without_address_or_password(
    postgres: Postgres, rye: UUID
) -> None:
    execution = written(postgres, rye, Run())
    elsewhere = postgres.model_copy(
        update={"reader_url": SecretStr("postgresql+psycopg://u:hush@127.0.0.1:1/x")}
    )
    with pytest.raises(GateUnavailable) as failed:
        check_release(elsewhere, rye, execution)
    assert "could not measure: Its process broke off with " in str(failed.value)
    assert "hush" not in str(failed.value)
