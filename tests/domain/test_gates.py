"""What a gate says follows from its checks, and what was not measured never passes."""

import pickle
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from domain.gates import (
    RELEASE_GATE,
    Check,
    GateClosed,
    GateReport,
    GateUnavailable,
    Severity,
    Verdict,
    answered,
    check_rows,
    counted,
    require_open,
)
from domain.imports.gate import IMPORT_GATE

RUN = UUID("01a215de-1bc4-7cb0-8a12-24236c16ab49")


def check(passed: bool | None, severity: Severity = "critical", name: str = "a") -> Check:
    return Check(name=name, severity=severity, passed=passed, expected="that it holds")


def report(*checks: Check) -> GateReport:
    return GateReport(gate="release", engine="sql", execution_id=RUN, checks=checks)


@given(
    st.lists(
        st.tuples(st.sampled_from([True, False, None]), st.sampled_from(["critical", "warning"])),
        min_size=1,
    )
)
def test_only_a_gate_whose_every_check_was_measured_and_passed_passes(
    told: list[tuple[bool | None, Severity]],
) -> None:
    verdict = report(*(check(passed, severity) for passed, severity in told)).verdict
    assert (verdict is Verdict.PASS) == all(passed is True for passed, _ in told)
    assert (verdict is Verdict.FAIL) == ((False, "critical") in told)


def test_a_report_without_a_check_cannot_be_built() -> None:
    with pytest.raises(ValidationError):
        report()


@pytest.mark.parametrize("gate", [RELEASE_GATE, IMPORT_GATE])
def test_every_expectation_of_a_gate_has_a_name_of_its_own(gate: tuple[object, ...]) -> None:
    names = [getattr(one, "name", "") for one in gate]
    assert len(set(names)) == len(names)


def test_the_release_gate_covers_what_a_release_promises() -> None:
    assert {one.name: one.severity for one in RELEASE_GATE} == {
        "every-dimension-graded": "critical",
        "scores-in-range": "critical",
        "measured-has-score": "critical",
        "not-run-never-passes": "critical",
        "paths-unique": "critical",
        "sizes-in-bounds": "warning",
        "hashes-well-formed": "critical",
        "cost-within-budget": "critical",
        "calls-ended": "warning",
        "release-is-graded": "critical",
    }


def test_expectations_survive_the_way_to_another_process() -> None:
    adapter = TypeAdapter(type(RELEASE_GATE[0]))
    assert [adapter.validate_json(one.model_dump_json()) for one in RELEASE_GATE] == [*RELEASE_GATE]


def test_counts_and_answers_become_the_same_checks_but_for_the_figure() -> None:
    two = RELEASE_GATE[:3]
    by_count = counted(two, {two[0].name: 0, two[1].name: 4, two[2].name: None})
    by_answer = answered(two, {two[0].name: True, two[1].name: False})
    assert [one.passed for one in by_count] == [one.passed for one in by_answer]
    assert [one.passed for one in by_count] == [True, False, None]
    assert [one.measured for one in by_count] == [0, 4, None]
    assert [one.measured for one in by_answer] == [None, None, None]


def test_a_table_says_what_was_measured_and_expected() -> None:
    (row,) = check_rows(report(check(None, "warning")))
    assert row == {
        "check": "a",
        "severity": "warning",
        "passed": "not measured",
        "measured": "-",
        "expected": "that it holds",
    }


def test_faults_name_what_failed_before_what_was_not_measured() -> None:
    found = report(
        check(None, name="c"), check(False, "warning", "b"), check(False, name="a"), check(True)
    ).faults
    assert [one.name for one in found] == ["a", "b", "c"]


def test_a_closed_gate_is_told_with_all_that_closed_it() -> None:
    fine, warned = report(check(True)), report(check(False, "warning"))
    require_open({"one": fine, "other": warned})
    shut = report(check(False, name="b"), check(False, "warning"), check(False, name="c"))
    with pytest.raises(GateClosed) as closed:
        require_open({"tenant 'rye'": shut, "tenant 'oat'": shut, "tenant 'elm'": fine})
    assert str(closed.value) == (
        "The gate 'release' does not let tenant 'rye' and tenant 'oat' pass: b, c. The table of the "
        "run says what was measured and what was expected."
    )
    assert str(pickle.loads(pickle.dumps(closed.value))) == str(closed.value)


def test_an_engine_that_is_missing_is_told_with_what_does_without_it() -> None:
    error = GateUnavailable("Great Expectations", "It is not installed.")
    assert str(error) == (
        "Great Expectations could not measure: It is not installed. The gate gives its verdict without it."
    )
    assert not error.retryable
