"""How far two gradings of the same bytes may differ, from repeated measurements."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median
from typing import Literal, get_args

from pydantic import Field, model_validator

from domain.grading.grade import Dimension
from domain.grading.view import SiteView
from domain.lighthouse import LighthouseRun
from domain.site import url_of
from domain.value import Value

PageClass = Literal["plain", "scripted"]
"""Pages that run scripts of their own vary more than those that do not."""

Quantity = Literal["performance", "lcp_ms", "cls", "tbt_ms", "fcp_ms", "speed_index_ms"]
QUANTITIES: tuple[Quantity, ...] = get_args(Quantity)
"""What Lighthouse measures with some noise; its other categories are exact."""

LEAST_RUNS = 3
"""Fewer runs have no median worth the name, and their spread says nothing."""

FLOORS: Mapping[Quantity, float] = {
    "performance": 0.02,
    "lcp_ms": 50,
    "cls": 0.01,
    "tbt_ms": 20,
    "fcp_ms": 50,
    "speed_index_ms": 50,
}
"""Least noise, however alike the runs were: a score comes rounded to 0.01, on either side."""

ASSUMED: Mapping[Quantity, float] = {
    "performance": 0.16,
    "lcp_ms": 500,
    "cls": 0.09,
    "tbt_ms": 160,
    "fcp_ms": 500,
    "speed_index_ms": 500,
}
"""Noise where none was measured, on the safe side.

On two busy cores a second Lighthouse moved the score of one page by 0.16, TBT ran from 33 to 192 ms,
and CLS lay between 0.219 and 0.303 (Lighthouse 13.5, 2026-11). For LCP, FCP and the speed index it is
a judgement.
"""

_JUDGED_BY: Mapping[Quantity, tuple[str, ...]] = {
    "performance": ("performance", "score"),
    "lcp_ms": ("lcp", "largest-contentful-paint", "lcp-breakdown-insight"),
    "cls": ("cls", "cumulative-layout-shift", "layout-shifts", "cls-culprits-insight"),
    "tbt_ms": (
        *("tbt", "total-blocking-time", "max-potential-fid", "interactive", "long-tasks"),
        *("bootup-time", "mainthread-work-breakdown"),
    ),
    "fcp_ms": ("fcp", "first-contentful-paint"),
    "speed_index_ms": ("speed-index",),
}
"""Checks by the metric they rest on, as Lighthouse or we call them; all others are exact."""

_METRICS: Mapping[str, Quantity] = {
    f"performance/{prefix}{name}": quantity
    for quantity, names in _JUDGED_BY.items()
    for name in names
    for prefix in ("", "lighthouse-")
}

GREEN = 0.9
"""Lighthouse's own mark; what makes a page slow is told only of pages below it."""


class Spread(Value):
    """How several measurements of the same bytes lay."""

    page_class: PageClass
    quantity: Quantity
    engine: str
    """Such as `lighthouse`."""
    version: str
    """Of the engine, and of the browser it had."""
    runs: int = Field(ge=1)
    low: float
    median: float
    high: float

    @model_validator(mode="after")
    def _in_order(self) -> "Spread":
        if not self.low <= self.median <= self.high:
            raise ValueError(
                f"The median {self.median!r} does not lie between {self.low!r} and {self.high!r}; "
                "give the least, the middle and the greatest of the same figures."
            )
        return self

    @property
    def noise(self) -> float:
        """How far two medians of such runs may lie apart: both are between `low` and `high`."""
        return max(round(self.high - self.low, 4), FLOORS[self.quantity])

    @property
    def told(self) -> str:
        """The median with what it rests on, such as `0.93 (0.91 to 0.95 in 3 runs)`."""
        return f"{self.median:.4g} ({self.low:.4g} to {self.high:.4g} in {self.runs} runs)"


class Noise(Value):
    """How far the gradings of two versions may differ without one being better."""

    scores: dict[Dimension, float] = Field(default_factory=dict[Dimension, float])
    """By dimension; one that is missing was graded by exact engines alone, and its noise is 0."""
    assumed: tuple[Dimension, ...] = ()
    """Dimensions whose noise nobody measured here with these engines."""
    within: tuple[tuple[Quantity | Literal["causes"], str], ...] = ()
    """Figures of pages that moved no more than their noise; pages by URL path, such as `/about/`.

    `causes` stands for all that Lighthouse tells of slow pages alone, where only noise moved the page
    across that line.
    """

    def covers(self, check: tuple[str, str]) -> bool:
        """Whether the figure that a check of a page judges, given as rule and page, stayed the same."""
        rule, page = check
        is_cause = rule.startswith("performance/lighthouse-") and ("causes", page) in self.within
        return is_cause or (metric_of(rule), page) in self.within

    def of(self, dimension: Dimension) -> float:
        """Return how far the scores of a dimension may differ."""
        return self.scores.get(dimension, 0.0)


EXACT = Noise()
"""Static audits alone: the same bytes get the same grades."""


def page_class(body: bytes) -> PageClass:
    """Return the class of a page: whether it runs scripts; data such as JSON-LD is none."""
    return "scripted" if any(map(_runs, _SCRIPT.findall(body))) else "plain"


_SCRIPT = re.compile(rb"<script\b([^>]*)>", re.I)
_TYPE = re.compile(rb"\btype\s*=\s*[\"']?\s*([^\s\"'>;]*)", re.I)
_RUN_AS = {b"", b"module", b"text/javascript", b"application/javascript", b"text/ecmascript"}


def _runs(attributes: bytes) -> bool:
    kind = _TYPE.search(attributes)
    return kind is None or kind[1].lower() in _RUN_AS


def measure_spreads(runs: Sequence[LighthouseRun], *, of: PageClass) -> tuple[Spread, ...]:
    """Return median, least and greatest of each quantity over runs of one page.

    A quantity that a run could not work out is left out.
    """
    return tuple(
        Spread(
            page_class=of,
            quantity=quantity,
            engine="lighthouse",
            version=engine_version(runs[0]),
            runs=len(figures),
            low=min(figures),
            median=median(figures),
            high=max(figures),
        )
        for quantity in QUANTITIES
        if len(figures := _figures(runs, quantity)) == len(runs) and figures
    )


def engine_version(run: LighthouseRun) -> str:
    """Return what decides how a run turns out besides the page and the machine."""
    versions = {engine.name: engine.version for engine in run.engines}
    return f"{versions.get('lighthouse', '?')} with Chromium {versions.get('chromium', '?')}"


def metric_of(rule: str) -> Quantity | None:
    """Return the figure a check judges; None for one of the bytes, which is exact.

    Args:
        rule: Such as `performance/largest-contentful-paint` or `performance/lighthouse-performance`.
    """
    return _METRICS.get(rule)


def noise_between(best: SiteView, candidate: SiteView, *, known: Sequence[Spread] = ()) -> Noise:
    """Return the noise between two versions that were graded, exact when Lighthouse took no part.

    It is the largest of what was calibrated and what the runs of the versions themselves show, so
    that a machine that has become busy since is believed.

    Args:
        best: The best version, with what was measured of it.
        candidate: The other, with what was measured of it.
        known: Spreads calibrated on this machine, oldest first.
    """
    before, after = _measured(best), _measured(candidate)
    measured = [*before.values(), *after.values()]
    if not measured:
        return EXACT
    noises = [noise_of("performance", page, known=known) for page in measured]
    return Noise(
        scores={"performance": max(value for value, _ in noises)},
        assumed=("performance",) if any(is_assumed for _, is_assumed in noises) else (),
        within=tuple(
            (figure, url)
            for url in sorted(before.keys() & after.keys())
            for figure in _within(before[url], after[url], known)
        ),
    )


def _within(
    before: "PageMeasures", after: "PageMeasures", known: Sequence[Spread]
) -> Iterator[Quantity | Literal["causes"]]:
    for quantity in QUANTITIES:
        if _stayed(quantity, before, after, known):
            yield quantity
            if quantity == "performance" and _is_green(before) != _is_green(after):
                yield "causes"


def _is_green(page: "PageMeasures") -> bool:
    return median(_figures(page.runs, "performance")) >= GREEN


class PageMeasures(Value):
    """Runs of Lighthouse on one page, with the class of the page."""

    page_class: PageClass
    runs: tuple[LighthouseRun, ...] = Field(min_length=1)


def noise_of(
    quantity: Quantity, page: PageMeasures, *, known: Sequence[Spread] = ()
) -> tuple[float, bool]:
    """Return the noise of a quantity on a page, and whether it is assumed for want of a calibration.

    Args:
        quantity: Which.
        page: Runs of the page itself; the calibrated noise is widened to what they show.
        known: Spreads calibrated on this machine, oldest first.
    """
    own = _figures(page.runs, quantity)
    shown = max(own) - min(own) if own else 0.0
    calibrated = [
        one.noise
        for one in known
        if (one.quantity, one.page_class) == (quantity, page.page_class)
        and one.version == engine_version(page.runs[0])
        and one.runs >= LEAST_RUNS
    ]
    is_assumed = not calibrated or len(page.runs) < LEAST_RUNS
    base = ASSUMED[quantity] if is_assumed else calibrated[-1]
    return round(max(base, shown), 4), is_assumed


def _measured(view: SiteView) -> dict[str, PageMeasures]:
    measured = view.context.measured
    return {
        url_of(one.page): PageMeasures(
            page_class=page_class(view.site.by_path[one.page].body), runs=one.runs
        )
        for one in (measured.lighthouse if measured else ())
        if one.runs and one.page in view.site.by_path
    }


def _stayed(
    quantity: Quantity, before: PageMeasures, after: PageMeasures, known: Sequence[Spread]
) -> bool:
    """Whether a figure moved no more than its noise; one that is not known on both sides did."""
    old, new = _figures(before.runs, quantity), _figures(after.runs, quantity)
    if not old or not new:
        return False
    noise = max(noise_of(quantity, page, known=known)[0] for page in (before, after))
    return round(abs(median(new) - median(old)), 4) <= noise


def _figures(runs: Iterable[LighthouseRun], quantity: Quantity) -> list[float]:
    figures = (
        run.scores.get("performance")
        if quantity == "performance"
        else getattr(run.metrics, quantity)
        for run in runs
    )
    return [figure for figure in figures if figure is not None]
