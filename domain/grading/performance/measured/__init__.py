"""Judge what Lighthouse and a browser measured of speed."""

from collections.abc import Iterator

from domain.grading.audit import Audit
from domain.grading.gathered import is_as_visitors_have_it, runs, why_otherwise
from domain.grading.grade import NotChecked
from domain.grading.instruments import LEAST_RUNS, Instruments, Look
from domain.grading.lighthouse_audits import lighthouse_reviews
from domain.grading.performance.measured.causes import CAUSES
from domain.grading.performance.measured.failed_requests import failed_requests, unanswered
from domain.grading.performance.measured.layout_shifts import has_shifts, layout_shifts
from domain.grading.performance.measured.lighthouse_performance import (
    lighthouse_performance,
    scores,
)
from domain.grading.performance.measured.long_tasks import long_tasks
from domain.grading.performance.measured.redirected_requests import redirected_requests
from domain.grading.performance.measured.transferred_bytes import has_loading, transferred_bytes
from domain.grading.performance.measured.vitals import VITAL_AUDITS
from domain.grading.view import PageView, SiteView


def has_scores(page: PageView) -> bool:
    """Whether Lighthouse scored the page as visitors have it."""
    return bool(scores(page)) and is_as_visitors_have_it(page)


def has_true_shifts(page: PageView) -> bool:
    """Whether shifts were watched for on the page as visitors have it."""
    return has_shifts(page) and is_as_visitors_have_it(page)


def has_whole_loading(page: PageView) -> bool:
    """Whether somebody watched the page load, with all of its scripts."""
    return has_loading(page) and is_as_visitors_have_it(page)


def has_enough_runs(page: PageView) -> bool:
    """Whether there are enough scores for a median."""
    return len(scores(page)) >= LEAST_RUNS


BROWSER_AUDITS: tuple[Audit, ...] = (
    Audit(rule="layout-shifts", page=layout_shifts, weight=2, severity="moderate", owner="component_code", engine="chromium", family="layout-shift", looked_at=has_true_shifts),
    Audit(rule="transferred-bytes", page=transferred_bytes, weight=3, severity="moderate", owner="image_selection", engine="chromium", family="page-weight", looked_at=has_loading),
    Audit(rule="failed-requests", page=failed_requests, weight=3, severity="moderate", owner="integration", engine="chromium", looked_at=has_loading),
    Audit(rule="long-tasks", page=long_tasks, weight=3, severity="moderate", owner="component_code", engine="chromium", looked_at=has_whole_loading),
    Audit(rule="redirected-requests", page=redirected_requests, weight=0.5, severity="minor", owner="integration", engine="chromium", looked_at=has_loading),
)  # fmt: skip
LIGHTHOUSE_AUDITS: tuple[Audit, ...] = (
    Audit(rule="lighthouse-performance", page=lighthouse_performance, weight=6, severity="moderate", owner="integration", engine="lighthouse", looked_at=has_scores),
    *VITAL_AUDITS,
    *CAUSES,
)  # fmt: skip
"""Weights are unitless; only ratios matter."""


def reviews(site: SiteView) -> Iterator[NotChecked]:
    """Say what could not be told."""
    yield from unanswered(site)
    yield from lighthouse_reviews(site, "performance", "performance")
    if any(runs(page) for page in site.pages):
        reason = "how soon the page answers its visitors (INP) needs visitors; TBT stands in for it"
        yield NotChecked(subject="performance/interaction-to-next-paint", reason=reason)


INSTRUMENTS = Instruments(
    audits=(*BROWSER_AUDITS, *LIGHTHOUSE_AUDITS),
    looks=(
        Look(
            engine="lighthouse",
            subject="performance/lighthouse",
            looked_at=has_enough_runs,
            settles=(
                "performance/largest-contentful-paint",
                "performance/cumulative-layout-shift",
                "performance/total-blocking-time",
                "performance/unused-code",
            ),
        ),
        Look(
            engine="chromium",
            subject="performance/loading",
            looked_at=has_loading,
            part="loading",
        ),
        Look(
            engine="chromium",
            subject="performance/layout-shifts",
            looked_at=has_shifts,
            part="layout_shifts",
        ),
        Look(
            engine="chromium",
            subject="performance/other-hosts",
            looked_at=is_as_visitors_have_it,
            why=why_otherwise,
        ),
    ),
    reviews=reviews,
)
