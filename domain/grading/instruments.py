"""Join what instruments measured with our own reading of the files into one grade."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from domain.artifacts import Part
from domain.grading.audit import Audit, ceiling, grade, is_grave, letter, run_audits, worst_page
from domain.grading.families import families
from domain.grading.grade import Dimension, EngineRun, Grade, NotChecked
from domain.grading.merging import counted, located, merge
from domain.grading.view import PageView, SiteView
from domain.measured import Measured
from domain.page_kinds import page_kinds

LEAST_RUNS = 3
"""Runs of Lighthouse on a page; one alone moved by 0.16 beside other work, the median of 3 does not."""


@dataclass(frozen=True, kw_only=True)
class Look:
    """One thing an instrument does for a dimension."""

    engine: str
    subject: str
    """What is not checked when it is missing, such as `accessibility/keyboard`."""
    looked_at: Callable[[PageView], bool]
    part: Part = "page"
    """What of the page's artifacts it reads."""
    why: Callable[[PageView], str] = lambda _page: ""
    """Why it could not look at a page, where more is known than who gathered says."""
    asks: Callable[[PageView], bool] = lambda _page: True
    """Which pages it has anything to look for on; none of the others is missed."""
    settles: tuple[str, ...] = ()
    """What the files alone leave unchecked and this takes care of."""


@dataclass(frozen=True, kw_only=True)
class Instruments:
    """All that instruments do for a dimension."""

    audits: tuple[Audit, ...]
    looks: tuple[Look, ...]
    reviews: Callable[[SiteView], Iterable[NotChecked]] = lambda _site: ()
    """What they saw but leave to a person."""
    was_asked: Callable[[SiteView], bool] = lambda site: site.context.measured is not None
    """Whether somebody asked them to look; a grade without them is no gap otherwise."""
    left: tuple[NotChecked, ...] = ()
    """What neither files nor instruments tell, in place of what is said of it without instruments."""


def grade_all(
    dimension: Dimension,
    audits: Sequence[Audit],
    site: SiteView,
    *,
    target: float,
    instruments: Instruments,
    unread: Sequence[NotChecked],
    is_partial_unread: bool = False,
) -> Grade:
    """Grade a dimension from the files, and from what instruments measured where they were asked.

    Args:
        dimension: What is graded.
        audits: The table of our own audits.
        site: The parsed site.
        target: Least score that passes the gate, 0-1.
        instruments: What instruments do for the dimension.
        unread: What cannot be read from files.
        is_partial_unread: Whether that makes a grade from files alone partial.
    """
    if not instruments.was_asked(site):
        partial = tuple(unread) if is_partial_unread else ()
        result = grade(dimension, audits, site, target=target, partial=partial)
        rest = () if is_partial_unread else tuple(unread)
        return result.model_copy(update={"not_checked": result.not_checked + rest})
    rows = (*audits, *instruments.audits)
    told = run_audits(dimension, rows, site)
    findings = located(merge(told.findings, families(dimension, rows)), told.findings)
    share = worst_page(counted(told.checks, findings))
    score = None if share is None else min(share, ceiling(findings))
    gaps = tuple(gap for look in instruments.looks for gap in _gaps(look, site))
    missed = {gap.subject for gap in gaps}
    settled = {s for one in instruments.looks if one.subject not in missed for s in one.settles}
    left = {one.subject: one for one in instruments.left}
    rest = tuple(left.get(one.subject, one) for one in unread if one.subject not in settled)
    broken = any("the audit broke" in one.reason for one in told.skipped)
    return Grade(
        dimension=dimension,
        score=score,
        letter=letter(score),
        status="not_run" if score is None else "partial" if gaps or broken else "scored",
        gate="fail" if score is None or score < target or is_grave(findings) else "pass",
        findings=findings,
        checks=told.checks,
        not_checked=(*gaps, *told.skipped, *instruments.reviews(site), *rest),
        engines=(
            EngineRun(name="static", version="1", ran=score is not None),
            *_engines(instruments, site),
        ),
    )


def _gaps(look: Look, site: SiteView) -> Iterable[NotChecked]:
    """Say once per reason which pages an instrument did not look at."""
    pages: dict[str, list[str]] = {}
    for page in _asked(look, site):
        if not look.looked_at(page):
            pages.setdefault(_why(look, page), []).append(page.url)
    for reason, urls in pages.items():
        yield NotChecked(subject=look.subject, reason=f"{reason} ({listed(urls)})")


def _asked(look: Look, site: SiteView) -> tuple[PageView, ...]:
    """Return the pages an instrument has to look at: all, but Lighthouse one of each kind."""
    if look.engine != "lighthouse":
        return tuple(filter(look.asks, site.ordinary))
    return tuple(site.by_file[path] for path in page_kinds(site))


def _why(look: Look, page: PageView) -> str:
    """Return why an instrument did not look at a page, in the words of who gathered."""
    measured = page.context.measured or Measured()
    path = page.file.path
    here = measured.by_page.get(path)
    parts = here.not_measured if here and look.engine != "lighthouse" else ()
    reasons = [
        *(one.reason for one in parts if one.part in (look.part, "page")),
        *(m.reason for m in measured.missing if m.engine == look.engine and m.page in (path, "*")),
    ]
    if reason := look.why(page):
        return reason
    runs = len(measured.runs_by_page.get(path, ()))
    if look.engine == "lighthouse" and runs:
        reasons.append(f"only {runs} of at least {LEAST_RUNS} runs were made")
    return reasons[0] if reasons else f"{look.engine} did not look at it"


def listed(urls: Sequence[str]) -> str:
    """Return the first few pages, and how many more there are."""
    more = f" and {len(urls) - 5} more" if len(urls) > 5 else ""
    return ", ".join(urls[:5]) + more


def _engines(instruments: Instruments, site: SiteView) -> Iterable[EngineRun]:
    """Say of every engine of the dimension whether it ran, and what it left out."""
    versions = _versions(site)
    for name in dict.fromkeys(look.engine for look in instruments.looks):
        mine = [look for look in instruments.looks if look.engine == name]
        if site.ordinary and not any(look.asks(page) for look in mine for page in site.ordinary):
            continue  # nothing on this site is for it to look at
        rows = [audit for audit in instruments.audits if audit.engine == name]
        gaps = [gap.reason for look in mine for gap in _gaps(look, site)]
        yield EngineRun(
            name=name,
            version=versions.get(name, ""),
            ran=any(row.looked_at(page) for row in rows for page in site.pages),
            error="; ".join(dict.fromkeys(gaps)),
        )


def _versions(site: SiteView) -> dict[str, str]:
    measured, proofread = site.context.measured or Measured(), site.context.proofread
    engines = (
        *((proofread.engine,) if proofread and proofread.engine else ()),
        *(engine for page in measured.pages for engine in page.engines),
        *(report.engine for report in measured.markup),
        *(one for page in measured.lighthouse for run in page.runs for one in run.engines),
    )
    # The browser pages were gathered with comes before Lighthouse's own.
    return {engine.name: engine.version for engine in reversed(engines)}
