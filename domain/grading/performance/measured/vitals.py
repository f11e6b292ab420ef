"""How fast the page shows and answers: the median of several runs against web.dev's thresholds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median

from domain.grading.audit import Audit, Fault
from domain.grading.gathered import is_as_visitors_have_it, runs
from domain.grading.view import PageView
from domain.lighthouse import Metrics


@dataclass(frozen=True, kw_only=True)
class Vital:
    """One measure with its thresholds."""

    rule: str
    label: str
    unit: str
    good: float
    """Most that is good."""
    poor: float
    """Above this it is poor."""
    weight: float
    owner: str
    fix: str
    read: Callable[[Metrics], float | None]
    is_core: bool = True
    """Whether it is a Core Web Vital, or stands in for one; the others are told more mildly."""
    family: str = ""


VITALS: tuple[Vital, ...] = (
    Vital(rule="largest-contentful-paint", label="LCP", unit="ms", good=2500, poor=4000, weight=4,
          owner="image_selection", read=lambda m: m.lcp_ms,
          fix="Make the largest picture or text of the first screen smaller, and load it first."),
    Vital(rule="cumulative-layout-shift", label="CLS", unit="", good=0.1, poor=0.25, weight=4,
          owner="component_code", read=lambda m: m.cls, family="layout-shift",
          fix="Give pictures, frames and fonts their room before they come."),
    Vital(rule="total-blocking-time", label="TBT, the stand-in for INP,", unit="ms", good=200, poor=600, weight=4,
          owner="component_code", read=lambda m: m.tbt_ms,
          fix="Do less in scripts while the page loads, or do without them."),
    Vital(rule="first-contentful-paint", label="FCP", unit="ms", good=1800, poor=3000, weight=1,
          owner="integration", read=lambda m: m.fcp_ms, is_core=False,
          fix="Let nothing hold up the first paint: fewer and smaller stylesheets, no blocking scripts."),
    Vital(rule="speed-index", label="The speed index", unit="ms", good=3400, poor=5800, weight=1,
          owner="integration", read=lambda m: m.speed_index_ms, is_core=False,
          fix="Let what is seen first come first."),
)  # fmt: skip
"""Thresholds of web.dev and Lighthouse for phones (2026); INP needs visitors, so TBT stands in."""


def values(page: PageView, vital: Vital) -> list[float]:
    """Return what the runs measured, smallest first."""
    return sorted(v for run in runs(page) if (v := vital.read(run.metrics)) is not None)


def spread(found: list[float], unit: str) -> str:
    """Return the median with least and most, such as `3100 ms (median of 3, 2900 to 3400)`."""
    said = [f"{value:.0f}" if unit else f"{value:.2f}" for value in (median(found), *found)]
    name = f"{said[0]} {unit}".strip()
    return f"{name} (median of {len(found)}, {said[1]} to {said[-1]})"


def vital_faults(page: PageView, vital: Vital) -> Iterator[Fault]:
    """Fault a page whose median is worse than good; the brief's own budget for LCP comes first."""
    found = values(page, vital)
    good, poor = _limits(page, vital)
    if found and (middle := median(found)) > good:
        is_grave = middle > poor and vital.is_core
        limit = f"{good:g} {vital.unit}".strip()
        yield Fault(
            evidence=f"{vital.label} is {spread(found, vital.unit)}, more than {limit}",
            fix=vital.fix,
            severity="serious" if is_grave else None,
        )


def _limits(page: PageView, vital: Vital) -> tuple[float, float]:
    own = page.context.budgets
    if own is None or vital.rule != "largest-contentful-paint":
        return vital.good, vital.poor
    return own.lcp_ms, max(own.lcp_ms, vital.poor)


def _audit(vital: Vital) -> Audit:
    def check(page: PageView) -> Iterator[Fault]:
        return vital_faults(page, vital)

    return Audit(
        rule=vital.rule,
        page=check,
        weight=vital.weight,
        severity="moderate" if vital.is_core else "minor",
        owner=vital.owner,
        engine="lighthouse",
        family=vital.family,
        looked_at=lambda page: bool(values(page, vital)) and is_as_visitors_have_it(page),
    )


VITAL_AUDITS: tuple[Audit, ...] = tuple(map(_audit, VITALS))
