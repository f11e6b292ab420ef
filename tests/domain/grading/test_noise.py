"""The noise between two gradings: what is calibrated, what is shown, what is assumed."""

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.artifacts import Engine
from domain.grading.grade import DIMENSIONS
from domain.grading.graders import GRADERS
from domain.grading.noise import (
    ASSUMED,
    EXACT,
    GREEN,
    Noise,
    PageClass,
    PageMeasures,
    Spread,
    measure_spreads,
    metric_of,
    noise_between,
    noise_of,
    page_class,
)
from domain.grading.performance.measured import BROWSER_AUDITS, LIGHTHOUSE_AUDITS
from domain.grading.performance.measured.lighthouse_performance import GOOD
from domain.grading.performance.measured.vitals import VITALS
from domain.grading.view import Context, SiteView
from domain.lighthouse import LighthouseRun, Metrics
from domain.measured import Measured, PageRuns
from domain.site import Site, SiteFile

VERSION = "13.5.0 with Chromium 156.0"
PAGE = "<!doctype html><html lang=en><title>Bread</title><h1>Bread</h1><p>We bake.</p></html>"
SCORES = st.integers(0, 100).map(lambda hundredths: hundredths / 100)


def run(
    score: float | None, *, lcp_ms: float | None = 900, chromium: str = "156.0"
) -> LighthouseRun:
    return LighthouseRun(
        page="index.html",
        url="https://site.test/",
        scores={"performance": score},
        metrics=Metrics(lcp_ms=lcp_ms, cls=0, tbt_ms=0, fcp_ms=800, speed_index_ms=800),
        failed=(),
        benchmark_index=2000,
        engines=(
            Engine(name="lighthouse", version="13.5.0"),
            Engine(name="chromium", version=chromium),
        ),
        duration_ms=4000,
    )


def page(*scores: float, of: PageClass = "plain") -> PageMeasures:
    return PageMeasures(page_class=of, runs=tuple(map(run, scores)))


def spread(low: float, high: float, *, runs: int = 5, of: PageClass = "plain") -> Spread:
    return Spread(
        page_class=of,
        quantity="performance",
        engine="lighthouse",
        version=VERSION,
        runs=runs,
        low=low,
        median=high,
        high=high,
    )


def view(*runs: LighthouseRun, body: str = PAGE) -> SiteView:
    site = Site.of([SiteFile.text("index.html", body)])
    measured = Measured(lighthouse=(PageRuns(page="index.html", runs=runs),) if runs else ())
    return SiteView(site, Context(measured=measured))


@given(st.data(), SCORES, SCORES)
def test_two_gradings_within_what_was_calibrated_differ_by_no_more_than_the_noise(
    data: st.DataObject, one: float, other: float
) -> None:
    low, high = sorted((one, other))
    draw = st.lists(st.floats(low, high), min_size=3, max_size=5)
    first, second = data.draw(draw), data.draw(draw)
    noise, is_assumed = noise_of("performance", page(*first), known=[spread(low, high)])
    assert not is_assumed
    assert abs(median(first) - median(second)) <= noise + 1e-4  # noise is rounded to four digits


@given(st.lists(SCORES, min_size=3, max_size=9))
def test_noise_is_never_less_than_what_the_runs_themselves_show(scores: list[float]) -> None:
    noise, _ = noise_of("performance", page(*scores), known=[spread(0.9, 0.9)])
    assert noise == max(0.02, round(max(scores) - min(scores), 4))


def test_the_newest_calibration_of_the_same_class_and_version_counts() -> None:
    known = [spread(0.8, 0.9), spread(0.9, 0.95), spread(0.5, 0.9, of="scripted")]
    assert noise_of("performance", page(0.9, 0.9, 0.9), known=known) == (0.05, False)
    assert noise_of("performance", page(0.9, 0.9, 0.9, of="scripted"), known=known) == (0.4, False)


def test_without_a_calibration_the_noise_is_assumed() -> None:
    newer = PageMeasures(page_class="plain", runs=(run(0.9, chromium="157.0"),) * 3)
    for known, measures in (
        ([], page(0.9, 0.9, 0.9)),
        ([spread(0.9, 0.9, of="scripted")], page(0.9, 0.9, 0.9)),
        ([spread(0.9, 0.9, runs=2)], page(0.9, 0.9, 0.9)),
        ([spread(0.9, 0.9)], newer),
        ([spread(0.9, 0.9)], page(0.9, 0.9)),
    ):
        assert noise_of("performance", measures, known=known) == (0.16, True)
    assert ASSUMED["performance"] == 0.16


def test_spreads_give_median_least_and_greatest_of_what_every_run_could_tell() -> None:
    runs = [run(0.9, lcp_ms=900), run(0.96, lcp_ms=None), run(0.93, lcp_ms=1000)]
    found = measure_spreads(runs, of="scripted")
    assert [one.quantity for one in found] == [
        *("performance", "cls", "tbt_ms", "fcp_ms", "speed_index_ms")
    ]
    assert found[0] == Spread(
        page_class="scripted",
        quantity="performance",
        engine="lighthouse",
        version=VERSION,
        runs=3,
        low=0.9,
        median=0.93,
        high=0.96,
    )
    assert found[0].told == "0.93 (0.9 to 0.96 in 3 runs)"
    assert found[0].noise == 0.06
    assert measure_spreads([], of="plain") == ()


def test_a_median_outside_its_figures_cannot_be_built() -> None:
    with pytest.raises(
        ValidationError, match=r"The median 0\.7 does not lie between 0\.8 and 0\.9"
    ):
        Spread.model_validate({**spread(0.8, 0.9).model_dump(), "median": 0.7})


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"<p>Text</p>", "plain"),
        (b"<script type='application/ld+json'>{}</script>", "plain"),
        (b"<SCRIPT SRC=a.js></SCRIPT>", "scripted"),
        (b"<script type=module src=a.js></script>", "scripted"),
        (b"<script type='application/ld+json'>{}</script><script>1</script>", "scripted"),
    ],
)
def test_a_page_that_runs_scripts_is_of_another_class(body: bytes, expected: PageClass) -> None:
    assert page_class(body) == expected


def test_only_checks_that_rest_on_a_measured_time_are_inexact() -> None:
    assert metric_of("performance/largest-contentful-paint") == "lcp_ms"
    assert metric_of("performance/lighthouse-long-tasks") == "tbt_ms"
    assert metric_of("performance/lighthouse-performance") == "performance"
    assert metric_of("performance/page-weight") is None
    assert metric_of("performance/lighthouse-lcp-discovery-insight") is None
    assert metric_of("seo/lcp") is None


def test_every_figure_that_is_graded_is_known_to_be_inexact() -> None:
    assert [metric_of(f"performance/{vital.rule}") for vital in VITALS] == [
        *("lcp_ms", "cls", "tbt_ms", "fcp_ms", "speed_index_ms")
    ]
    assert GOOD == GREEN
    rules = {f"performance/{audit.rule}" for audit in (*LIGHTHOUSE_AUDITS, *BROWSER_AUDITS)}
    assert {rule for rule in rules if metric_of(rule)} == {
        "performance/largest-contentful-paint",
        "performance/cumulative-layout-shift",
        "performance/total-blocking-time",
        "performance/first-contentful-paint",
        "performance/speed-index",
        "performance/layout-shifts",
        "performance/long-tasks",
        "performance/lighthouse-performance",
        "performance/lighthouse-bootup-time",
        "performance/lighthouse-cls-culprits-insight",
        "performance/lighthouse-layout-shifts",
        "performance/lighthouse-lcp-breakdown-insight",
        "performance/lighthouse-long-tasks",
        "performance/lighthouse-mainthread-work-breakdown",
    }


def test_versions_without_lighthouse_have_no_noise() -> None:
    assert noise_between(view(), view()) == EXACT
    assert noise_between(SiteView(view().site), SiteView(view().site)) == EXACT
    assert EXACT.of("performance") == 0


def test_a_figure_counts_as_the_same_until_it_moved_by_more_than_its_noise() -> None:
    best = view(*(run(0.9, lcp_ms=2450),) * 3)
    known = [
        spread(0.88, 0.9),
        Spread(
            page_class="plain",
            quantity="lcp_ms",
            engine="lighthouse",
            version=VERSION,
            runs=3,
            low=2400,
            median=2500,
            high=2520,
        ),
    ]
    near = noise_between(best, view(*(run(0.88, lcp_ms=2570),) * 3), known=known)
    assert near.scores == {"performance": 0.02}
    assert near.assumed == ()
    assert near.covers(("performance/lcp", "/"))
    assert near.covers(("performance/score", "/"))
    assert not near.covers(("performance/lcp", "/about/"))
    assert not near.covers(("performance/page-weight", "/"))
    far = noise_between(best, view(*(run(0.87, lcp_ms=2571),) * 3), known=known)
    assert not far.covers(("performance/lcp", "/"))
    assert not far.covers(("performance/score", "/"))


def test_a_figure_that_is_not_known_of_both_versions_did_not_stay_the_same() -> None:
    best = view(*(run(0.9, lcp_ms=2450),) * 3)
    blind = noise_between(best, view(*(run(0.9, lcp_ms=None),) * 3))
    assert not blind.covers(("performance/lcp", "/"))
    assert blind.covers(("performance/cls", "/"))
    gone = noise_between(best, view())
    assert gone == Noise(scores={"performance": 0.16}, assumed=("performance",))


def test_static_gradings_of_the_same_bytes_are_equal() -> None:
    for dimension in DIMENSIONS:
        first, second = (GRADERS[dimension](SiteView(view().site), 0.9) for _ in range(2))
        assert first == second


@given(st.integers(0, len(PAGE) - 1))
def test_a_change_of_one_byte_is_seen(place: int) -> None:
    other = "X" if PAGE[place] != "X" else "Y"
    changed = PAGE[:place] + other + PAGE[place + 1 :]
    assert view(body=changed).site.sha256 != view().site.sha256


def test_what_only_slow_pages_are_told_counts_for_nothing_where_noise_made_them_slow() -> None:
    cause = ("performance/lighthouse-unused-javascript", "/")
    best, known = view(*(run(0.9),) * 3), [spread(0.85, 0.9)]
    assert noise_between(best, view(*(run(0.86),) * 3), known=known).covers(cause)
    assert not noise_between(best, view(*(run(0.84),) * 3), known=known).covers(cause)
    assert not noise_between(best, view(*(run(0.92),) * 3), known=known).covers(cause)
    assert not noise_between(best, view(*(run(0.86),) * 3), known=known).covers(
        ("performance/unused-css", "/")
    )
