from hypothesis import given
from hypothesis import strategies as st

from domain.agents.spec import Feedback
from domain.grading.grade import DIMENSIONS, Check, Dimension, Finding, Grade, Grades
from domain.refinement import (
    Decision,
    Round,
    attempts,
    decide,
    feedback,
    gates_pass,
    score,
    stop_reason,
)

RULES = ("a", "b", "c")
PAGES = ("/", "/about/")


def finding(dimension: Dimension, rule: str, page: str, owner: str = "styling") -> Finding:
    return Finding(
        rule=f"{dimension}/{rule}",
        severity="serious",
        page=page,
        evidence="seen",
        fix="Mend it.",
        owner=owner,
    )


def graded(
    dimension: Dimension, failed: frozenset[tuple[str, str]], score: float | None = None
) -> Grade:
    checks = tuple(
        Check(
            rule=f"{dimension}/{rule}",
            weight=1,
            passed=tuple(page for page in PAGES if (rule, page) not in failed),
            failed=tuple(page for page in PAGES if (rule, page) in failed),
        )
        for rule in RULES
    )
    worst = min(sum(page in c.passed for c in checks) / len(RULES) for page in PAGES)
    return Grade(
        dimension=dimension,
        score=worst if score is None else score,
        status="scored",
        gate="fail" if failed else "pass",
        findings=tuple(finding(dimension, rule, page) for rule, page in sorted(failed)),
        checks=checks,
    )


FAILED = st.frozensets(st.tuples(st.sampled_from(RULES), st.sampled_from(PAGES)))
GRADES = st.tuples(*(FAILED.map(lambda f, d=d: graded(d, f)) for d in DIMENSIONS))


def passed(grades: Grades) -> set[tuple[str, str]]:
    return {(c.rule, page) for g in grades for c in g.checks for page in c.passed}


@given(best=GRADES, candidate=GRADES)
def test_the_guard_never_accepts_a_regression(best: Grades, candidate: Grades) -> None:
    decision = decide(best, candidate)
    if decision.accepted:
        assert passed(best) < passed(candidate)
        for before, after in zip(best, candidate, strict=True):
            assert before.score is not None
            assert after.score is not None
            assert after.score >= before.score


@given(best=GRADES)
def test_the_guard_takes_whatever_only_mends(best: Grades) -> None:
    clean = tuple(graded(dimension, frozenset()) for dimension in DIMENSIONS)
    assert decide(best, clean).accepted == any(grade.findings for grade in best)


def test_the_guard_names_what_got_lost() -> None:
    best = (graded("seo", frozenset({("a", "/")})),)
    worse = (graded("seo", frozenset({("b", "/")})),)
    assert decide(best, worse).reason == "The check seo/b passed on / and no longer does."


def test_the_guard_refuses_a_candidate_that_was_not_measured() -> None:
    best = (graded("seo", frozenset({("a", "/")})),)
    blind = (
        Grade(dimension="seo", score=None, status="not_run", gate="fail", checks=best[0].checks),
    )
    assert decide(best, blind) == Decision(
        accepted=False, reason="The dimension seo was measured and now is not."
    )


def test_a_site_with_no_grade_never_passes() -> None:
    assert not gates_pass(())
    unmeasured = Grade(dimension="seo", score=None, status="not_run", gate="fail")
    assert not gates_pass((unmeasured,))
    assert score((unmeasured, graded("code", frozenset()))) is None


def test_only_findings_of_failed_dimensions_go_back_to_their_owners() -> None:
    failing = graded("seo", frozenset({("a", "/"), ("b", "/")}))
    passing = graded("code", frozenset({("c", "/")})).model_copy(update={"gate": "pass"})
    sent = feedback((failing, passing), round=1)
    assert list(sent) == ["styling"]
    assert [f.rule for f in sent["styling"].findings] == ["seo/a", "seo/b"]


def entry(number: int, grades: Grades, *, accepted: bool) -> Round:
    decision = Decision(accepted=accepted, reason="because")
    return Round(number=number, site="0" * 64, grades=grades, decision=decision)


def test_refinement_stops_for_each_of_its_reasons() -> None:
    bad = (graded("seo", frozenset({("a", "/")})),)
    good = (graded("seo", frozenset()),)
    silent = (good[0].model_copy(update={"gate": "fail", "score": 0.4}),)
    first, kept, lost = (
        entry(0, bad, accepted=True),
        entry(1, bad, accepted=True),
        entry(1, bad, accepted=False),
    )
    assert stop_reason([first], best=good, limit=3) == "every gate passes"
    assert (
        stop_reason([first, lost], best=bad, limit=3) == "the last round brought no accepted gain"
    )
    assert stop_reason([first, kept], best=bad, limit=1) == "the limit of 1 rounds is reached"
    assert (
        stop_reason([first], best=silent, limit=3) == "no finding is left that an agent could mend"
    )
    assert stop_reason([first], best=bad, limit=3) is None


def test_a_rejected_round_tries_each_owner_alone() -> None:
    news = {name: Feedback(round=1, findings=()) for name in ("styling", "hero_copy")}
    assert [set(one) for one in attempts(news)] == [
        {"styling", "hero_copy"},
        {"styling"},
        {"hero_copy"},
    ]
    assert [set(one) for one in attempts({"faq": Feedback(round=1, findings=())})] == [{"faq"}]


def test_a_round_with_one_accepted_attempt_goes_on() -> None:
    bad = (graded("seo", frozenset({("a", "/")})),)
    history = [
        entry(0, bad, accepted=True),
        entry(1, bad, accepted=False),
        entry(1, bad, accepted=True),
    ]
    assert stop_reason([*history, entry(1, bad, accepted=False)], best=bad, limit=3) is None
