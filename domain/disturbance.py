"""Which runs of Lighthouse count when other work on the machine held up the page they measured."""

from collections.abc import Sequence

from domain.grading.performance.measured.lighthouse_performance import GOOD
from domain.grading.performance.measured.vitals import VITALS
from domain.grading.view import SiteView
from domain.lighthouse import LighthouseRun
from domain.measured import Missing, PageRuns

_LEAST_MS, _SHARE = 100, 0.6
"""A page was held up when it waited longer than this, and than this share of the time it ran.

Left in peace, pages that run scripts for 165 ms waited 57 to 94 ms, for threads of their own browser, and
scored 0.96 to 0.99; beside 25 others 416 to 1195 ms, and scored 0.62 to 0.78 (two cores, 2026-11).
"""
_SLOWED = 1.5
"""Times a run's benchmark index the fastest of them has, where the system tells nothing of waiting."""

MOST_TIMES = 2
"""Runs made for one that was asked for, at most."""

_LCP = "largest-contentful-paint"
LCP_MS = next(vital.good for vital in VITALS if vital.rule == _LCP)


def lcp_limit(view: SiteView) -> float:
    """Return how long the largest piece of a page may take: what the brief allows, or what is good."""
    budgets = view.context.budgets
    return budgets.lcp_ms if budgets else LCP_MS


def counting(
    runs: Sequence[LighthouseRun], *, wanted: int, lcp_ms: float
) -> tuple[LighthouseRun, ...]:
    """Return the runs that count: those nothing held up, and those that were fast all the same.

    Load makes a page slower and never faster, so that good figures hold whatever else was going on.
    Where these are too few, others follow without what they say of speed.

    Args:
        runs: All that were made of one page, in order.
        wanted: How many are needed.
        lcp_ms: How long the largest piece of content may take.
    """
    are_sure = [_is_sure(run, runs, lcp_ms) for run in runs]
    sure = [run for run, is_sure in zip(runs, are_sure, strict=True) if is_sure]
    rest = [without_speed(run) for run, is_sure in zip(runs, are_sure, strict=True) if not is_sure]
    return (*sure, *rest)[:wanted]


def is_settled(runs: Sequence[LighthouseRun], *, wanted: int, lcp_ms: float) -> bool:
    """Whether enough runs count, or so many were made that another would not help either."""
    sure = sum(_is_sure(run, runs, lcp_ms) for run in runs)
    return sure >= wanted or len(runs) >= MOST_TIMES * wanted


def without_speed(run: LighthouseRun) -> LighthouseRun:
    """Return a run with nothing that load could have spoilt."""
    return run.model_copy(
        update={
            "scores": {**run.scores, "performance": None},
            "metrics": type(run.metrics)(),
            "failed": tuple(one for one in run.failed if one.category != "performance"),
            "is_unsure": True,
        }
    )


def unsure(pages: Sequence[PageRuns]) -> tuple[Missing, ...]:
    """Say of each page how many of its runs tell nothing of speed."""
    counts = [(page, sum(run.is_unsure for run in page.runs)) for page in pages]
    return tuple(
        Missing(
            engine="lighthouse",
            page=page.page,
            reason=f"Other work on this machine held up {count} of {len(page.runs)} runs, and how "
            "fast the page is stays unsure; grade it again when the machine is quiet.",
        )
        for page, count in counts
        if count
    )


def _is_sure(run: LighthouseRun, among: Sequence[LighthouseRun], lcp_ms: float) -> bool:
    return not _is_held_up(run, among) or _is_fast(run, lcp_ms)


def _is_held_up(run: LighthouseRun, among: Sequence[LighthouseRun]) -> bool:
    if turns := run.turns:
        return turns.waited_ms > max(_LEAST_MS, _SHARE * turns.ran_ms)
    return run.benchmark_index * _SLOWED < max(one.benchmark_index for one in among)


def _is_fast(run: LighthouseRun, lcp_ms: float) -> bool:
    """Whether no audit of speed would find fault with a run."""
    found = [
        (vital.read(run.metrics), min(vital.good, lcp_ms) if vital.rule == _LCP else vital.good)
        for vital in VITALS
    ]
    score = run.scores.get("performance")
    return (score or 0) >= GOOD and all(v is not None and v <= most for v, most in found)
