from hypothesis import given
from hypothesis import strategies as st

from domain.agents.spec import Feedback
from domain.grading.audit import ceiling
from domain.grading.grade import DIMENSIONS, Check, Dimension, Finding, Grade, Grades, Severity
from domain.grading.noise import Noise
from domain.refinement import (
    Decision,
    Round,
    attempts,
    decide,
    feedback,
    gates_pass,
    is_tie,
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


@given(best=GRADES, candidate=GRADES)
def test_a_tie_is_what_no_grade_decides(best: Grades, candidate: Grades) -> None:
    is_decided = passed(best) != passed(candidate)
    assert is_tie(best, candidate) is not is_decided
    if is_tie(best, candidate):
        assert not decide(best, candidate).accepted


def test_a_score_that_moved_within_its_noise_leaves_a_tie() -> None:
    noise = Noise(scores={"performance": 0.02})
    assert is_tie(scored(0.80), scored(0.82), noise=noise)
    assert is_tie(scored(0.82), scored(0.80), noise=noise)
    assert not is_tie(scored(0.80), scored(0.83), noise=noise)
    assert not is_tie(scored(0.80), scored(0.77), noise=noise)
    more = finding("seo", "d", "/")
    one = (graded("seo", frozenset({("a", "/")})),)
    two = (one[0].model_copy(update={"findings": (*one[0].findings, more)}),)
    assert not is_tie(one, two)
    mended = graded("seo", frozenset(), one[0].score).model_copy(update={"findings": (more,)})
    assert not is_tie(one, (mended,))


def test_the_guard_names_what_got_lost() -> None:
    best = (graded("seo", frozenset({("a", "/")})),)
    worse = (graded("seo", frozenset({("b", "/")})),)
    assert decide(best, worse).reason == (
        "The check seo/b passed on / and no longer does (scores unchanged, gain 0.00, noise 0.00)."
    )


def test_the_guard_refuses_a_candidate_that_was_not_measured() -> None:
    best = (graded("seo", frozenset({("a", "/")})),)
    blind = (
        Grade(dimension="seo", score=None, status="not_run", gate="fail", checks=best[0].checks),
    )
    assert decide(best, blind) == Decision(
        accepted=False,
        reason="The dimension seo was measured and now is not (scores unchanged, gain 0.00, noise 0.00).",
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


METRICS: tuple[str, ...] = ("lcp", "tbt", "page-weight")
"""Two checks of a measured time and one of the bytes."""


def measured(failed: frozenset[tuple[str, str]]) -> Grade:
    """Return a grade of performance whose score follows from its checks as a grader's does."""
    checks = tuple(
        Check(
            rule=f"performance/{rule}",
            weight=1,
            passed=tuple(page for page in PAGES if (rule, page) not in failed),
            failed=tuple(page for page in PAGES if (rule, page) in failed),
        )
        for rule in METRICS
    )
    found = tuple(
        finding("performance", rule, page).model_copy(update={"severity": "moderate"})
        for rule, page in sorted(failed)
    )
    share = min(sum(page in c.passed for c in checks) / len(METRICS) for page in PAGES)
    return Grade(
        dimension="performance",
        score=min(round(share, 4), ceiling(found)),
        status="scored",
        gate="fail" if failed else "pass",
        findings=found,
        checks=checks,
    )


SLOW = st.frozensets(st.tuples(st.sampled_from(METRICS), st.sampled_from(PAGES)))
NOISES = st.builds(
    Noise,
    scores=st.floats(0.02, 0.5).map(lambda value: {"performance": value}),
    within=st.frozensets(
        st.tuples(st.sampled_from(("lcp_ms", "tbt_ms")), st.sampled_from(PAGES))
    ).map(tuple),
)


@given(best=SLOW, candidate=SLOW, noise=NOISES)
def test_with_noise_no_check_is_lost_but_by_noise(
    best: frozenset[tuple[str, str]], candidate: frozenset[tuple[str, str]], noise: Noise
) -> None:
    before, after = (measured(best),), (measured(candidate),)
    if decide(before, after, noise=noise).accepted:
        lost = passed(before) - passed(after)
        assert all(map(noise.covers, lost))


@given(best=SLOW, candidate=SLOW, noise=NOISES)
def test_what_differs_only_within_the_noise_is_never_an_improvement(
    best: frozenset[tuple[str, str]], candidate: frozenset[tuple[str, str]], noise: Noise
) -> None:
    before, after = (measured(best),), (measured(candidate),)
    if all(map(noise.covers, passed(before) ^ passed(after))):
        assert not decide(before, after, noise=noise).accepted


@given(flips=SLOW, noise=NOISES)
def test_flips_within_the_noise_do_not_cost_what_was_mended(
    flips: frozenset[tuple[str, str]], noise: Noise
) -> None:
    covered = frozenset((r, p) for r, p in flips if noise.covers((f"performance/{r}", p)))
    best = (measured(frozenset()), graded("seo", frozenset({("a", "/")})))
    mended = (measured(covered), graded("seo", frozenset()))
    assert decide(best, mended, noise=noise).accepted


def scored(score: float) -> Grades:
    return (measured(frozenset()).model_copy(update={"score": score}),)


def test_every_decision_states_gain_and_noise() -> None:
    noise = Noise(scores={"performance": 0.02})
    assert decide(scored(0.80), scored(0.86), noise=noise) == Decision(
        accepted=True,
        reason="The score of performance rose by more than its noise; no check that passed fails "
        "(performance gain 0.06, noise 0.02).",
    )
    assert decide(scored(0.80), scored(0.82), noise=noise) == Decision(
        accepted=False,
        reason="Nothing improved, so the best version stays (performance gain 0.02, noise 0.02).",
    )
    assert decide(scored(0.82), scored(0.79), noise=noise) == Decision(
        accepted=False,
        reason="The score of performance fell from 0.82 to 0.79, more than its noise of 0.02 "
        "(performance loss 0.03, noise 0.02).",
    )


def test_a_fall_within_the_noise_is_no_loss_and_an_assumed_noise_is_said_to_be_one() -> None:
    noise = Noise(scores={"performance": 0.16}, assumed=("performance",))
    best = (*scored(0.9), graded("seo", frozenset({("a", "/")}), 0.6))
    candidate = (*scored(0.8), graded("seo", frozenset(), 1.0))
    assert decide(best, candidate, noise=noise) == Decision(
        accepted=True,
        reason="1 checks that failed now pass and 1 findings are gone; no check that passed fails "
        "(performance loss 0.10, noise 0.16, assumed until `atelier calibrate` measures it; "
        "seo gain 0.40, noise 0.00).",
    )


def test_a_gain_of_an_exact_dimension_without_a_check_is_no_improvement() -> None:
    assert not decide(scored(0.80), scored(0.86)).accepted


def test_a_check_within_its_noise_is_left_out_and_said_to_be() -> None:
    noise = Noise(scores={"performance": 0.02}, within=(("lcp_ms", "/"),))
    best, candidate = (measured(frozenset()),), (measured(frozenset({("lcp", "/")})),)
    assert decide(best, candidate, noise=noise).reason == (
        "Nothing improved, so the best version stays (performance gain 0.00, noise 0.02; "
        "checks within their noise left out: 1)."
    )
    assert decide(best, candidate).reason == (
        "The check performance/lcp passed on / and no longer does "
        "(performance loss 0.33, noise 0.00)."
    )


def graver(severity: Severity) -> Grades:
    """Return a grade whose LCP fails on one page, as gravely as said."""
    grade = measured(frozenset({("lcp", "/")}))
    found = tuple(one.model_copy(update={"severity": severity}) for one in grade.findings)
    score = min(round(2 / 3, 4), ceiling(found))
    return (grade.model_copy(update={"findings": found, "score": score}),)


def test_a_step_over_a_threshold_within_the_noise_is_neither_gain_nor_loss() -> None:
    noise = Noise(scores={"performance": 0.02}, within=(("lcp_ms", "/"),))
    grave, mild = graver("critical"), graver("moderate")
    assert not decide(grave, mild, noise=noise).accepted
    assert not decide(mild, grave, noise=noise).accepted
    more = (graded("seo", frozenset()),)
    less = (graded("seo", frozenset({("a", "/")})),)
    assert decide((*mild, *less), (*grave, *more), noise=noise).accepted
    assert not decide((*mild, *less), (*grave, *more)).accepted


def test_a_fault_that_another_check_tells_is_counted_once() -> None:
    """As the graders do: the page of the check without a finding is left out."""
    told = measured(frozenset({("page-weight", "/"), ("lcp", "/")}))
    kept = tuple(one for one in told.findings if one.rule == "performance/page-weight")
    best = (told.model_copy(update={"findings": kept, "score": 0.5}),)
    slower = measured(frozenset({("page-weight", "/"), ("lcp", "/"), ("tbt", "/")}))
    both = tuple(one for one in slower.findings if one.rule != "performance/lcp")
    candidate = (slower.model_copy(update={"findings": both, "score": 0.0}),)
    noise = Noise(scores={"performance": 0.02}, within=(("tbt_ms", "/"),))
    assert decide(best, candidate, noise=noise).reason == (
        "Nothing improved, so the best version stays (performance gain 0.00, noise 0.02; "
        "checks within their noise left out: 1)."
    )


def test_a_flip_within_the_noise_counts_for_nothing_though_another_check_tells_the_fault() -> None:
    noise = Noise(scores={"performance": 0.02}, within=(("lcp_ms", "/"),))
    best = measured(frozenset({("page-weight", "/")}))
    slower = measured(frozenset({("page-weight", "/"), ("lcp", "/")}))
    kept = tuple(one for one in slower.findings if one.rule == "performance/page-weight")
    candidate = slower.model_copy(update={"findings": kept, "score": 0.5})
    mended = (graded("seo", frozenset({("a", "/")})), graded("seo", frozenset()))
    assert decide((best, mended[0]), (candidate, mended[1]), noise=noise).accepted
