"""What one run of Lighthouse says of a page."""

from statistics import median_low
from typing import Literal

from pydantic import Field

from domain.artifacts import Engine
from domain.value import Value

Category = Literal["performance", "accessibility", "best-practices", "seo"]
CATEGORIES: tuple[Category, ...] = ("performance", "accessibility", "best-practices", "seo")


class Metrics(Value):
    """The lab measures; None when Lighthouse could not work one out."""

    lcp_ms: float | None = None
    """When the largest piece of content was painted."""
    cls: float | None = None
    """How far content moved by itself, 0 for not at all."""
    tbt_ms: float | None = None
    """How long scripts kept the page from answering; stands in for INP, which needs visitors."""
    fcp_ms: float | None = None
    """When the first content was painted."""
    speed_index_ms: float | None = None
    """How soon the visible part was complete."""


class AuditPlace(Value):
    """One thing a failing audit points at."""

    selector: str = ""
    snippet: str = ""
    url: str = ""
    text: str = ""
    """What Lighthouse says of this one."""


class FailedAudit(Value):
    """An audit that did not get its full score."""

    audit: str
    """Lighthouse's id, such as `color-contrast`."""
    category: Category
    weight: float = Field(ge=0)
    """In its category; 0 for those that only inform."""
    score: float | None
    """0-1; None when it could not be worked out, which `error` explains."""
    title: str
    display: str = ""
    """The measured value in words."""
    explanation: str = ""
    """Why it failed, where Lighthouse says so."""
    error: str = ""
    places: tuple[AuditPlace, ...] = ()


class Turns(Value):
    """What a page's own thread got of the processor."""

    ran_ms: float = Field(ge=0)
    """How long it had a core."""
    waited_ms: float = Field(ge=0)
    """How long it wanted one that other work had."""


class LighthouseRun(Value):
    """One run over one page."""

    page: str
    """The file, such as `about/index.html`."""
    url: str
    scores: dict[Category, float | None]
    """0-1 per category; None when it could not be worked out."""
    metrics: Metrics
    failed: tuple[FailedAudit, ...]
    not_applicable: tuple[str, ...] = ()
    """Audits that had nothing to look at."""
    manual: tuple[str, ...] = ()
    """What Lighthouse leaves to a person."""
    benchmark_index: float
    """How fast the machine was just then; to be logged, not to correct anything by."""
    turns: Turns | None = None
    """What the page got of the processor while it loaded; None where the system does not say."""
    is_unsure: bool = False
    """Whether what it said of speed was left out, as other work had held it up."""
    engines: tuple[Engine, ...]
    is_sandboxed: bool = True
    duration_ms: int
    warnings: tuple[str, ...] = ()


def typical(runs: tuple[LighthouseRun, ...]) -> LighthouseRun:
    """Return the run whose performance is the median; of two in the middle the lower.

    Raises:
        ValueError: There is no run.
    """
    ordered = sorted(runs, key=lambda run: run.scores.get("performance") or 0.0)
    if not ordered:
        raise ValueError("The median of no run was asked for; give at least one `LighthouseRun`.")
    scores = [run.scores.get("performance") or 0.0 for run in ordered]
    return ordered[scores.index(median_low(scores))]
