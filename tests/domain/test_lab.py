"""Figures that people read: median, least and most."""

from domain.artifacts import Engine, PageArtifacts
from domain.lab import Range, figures, instruments, measured_rows
from domain.lighthouse import Category, LighthouseRun, Metrics
from domain.measured import Measured, Missing, PageRuns


def run(performance: float | None, *, lcp_ms: float | None = 700.0) -> LighthouseRun:
    scores: dict[Category, float | None] = {"performance": performance, "seo": 1.0}
    return LighthouseRun(
        page="about/index.html",
        url="https://rye.example/about/",
        scores=scores,
        metrics=Metrics(lcp_ms=lcp_ms, cls=0.0),
        failed=(),
        benchmark_index=1500,
        engines=(Engine(name="lighthouse", version="13"),),
        duration_ms=4_000,
    )


MEASURED = Measured(
    pages=(PageArtifacts(page="about/index.html", url="", engines=()),),
    lighthouse=(
        PageRuns(page="about/index.html", runs=(run(0.9), run(0.98, lcp_ms=None), run(0.97))),
    ),
    missing=(
        Missing(engine="html-validate", reason="There is no Node on this machine."),
        Missing(engine="lighthouse", page="index.html", reason="It hung."),
    ),
)


def test_a_figure_is_the_median_with_least_and_most() -> None:
    (lab,) = figures(MEASURED)
    assert (lab.page, lab.runs) == ("/about/", 3)
    assert lab.scores["performance"] == Range(low=0.9, median=0.97, high=0.98)
    assert lab.scores["performance"].told() == "0.97 (0.90 to 0.98)"
    assert lab.scores["seo"].told() == "1.00"
    assert set(lab.scores) == {"performance", "seo"}
    assert lab.lcp_ms == Range(low=700, median=700, high=700)
    assert lab.tbt_ms is None


def test_what_was_not_measured_is_said_so_and_not_shown_as_good() -> None:
    (row,) = measured_rows(MEASURED)
    assert row == {
        "page": "/about/",
        "axe-core": "not measured",
        "at 320 px": "not measured",
        "focus": "not measured",
        "html-validate": "not measured",
        "Lighthouse performance": "0.97 (0.90 to 0.98) in 3 runs",
        "not measured": "",
    }
    assert instruments(MEASURED).splitlines()[-2:] == [
        "- html-validate: There is no Node on this machine.",
        "- lighthouse on /: It hung.",
    ]
    assert measured_rows(Measured()) == [{"page": "no page was opened in a browser"}]
