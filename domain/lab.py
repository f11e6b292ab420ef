"""What instruments measured, in figures people read: median, least and most of several runs."""

from collections.abc import Iterable
from statistics import median

from domain.artifacts import PageArtifacts
from domain.lighthouse import CATEGORIES, Category, LighthouseRun
from domain.measured import Measured, PageRuns
from domain.site import url_of
from domain.value import Value


class Range(Value):
    """Several measurements of one thing."""

    low: float
    median: float
    high: float

    def told(self, digits: int = 2) -> str:
        """Return the median, and in brackets least and most where they differ from it."""
        low, middle, high = (f"{x:.{digits}f}" for x in (self.low, self.median, self.high))
        return middle if low == high else f"{middle} ({low} to {high})"


class PageLab(Value):
    """What Lighthouse says of one page."""

    page: str
    """URL path, such as `/about/`."""
    runs: int
    scores: dict[Category, Range]
    """0-1 per category; one that could not be worked out is missing."""
    lcp_ms: Range | None = None
    cls: Range | None = None
    tbt_ms: Range | None = None


def figures(measured: Measured) -> tuple[PageLab, ...]:
    """Return the figures of every page Lighthouse ran on."""
    return tuple(_page(one) for one in measured.lighthouse if one.runs)


def measured_rows(measured: Measured) -> list[dict[str, str]]:
    """Return one row per page with what each instrument saw there."""
    labs = {lab.page: lab for lab in figures(measured)}
    return [
        {
            "page": url_of(page.page),
            "axe-core": _violations(page),
            "at 320 px": _fit(page),
            "focus": _focus(page),
            "html-validate": _markup(measured, page.page),
            "Lighthouse performance": _speed(labs.get(url_of(page.page))),
            "not measured": "; ".join(f"{one.part}: {one.reason}" for one in page.not_measured),
        }
        for page in measured.pages
    ] or [{"page": "no page was opened in a browser"}]


def instruments(measured: Measured) -> str:
    """Return as Markdown which instruments ran, on how many pages, and which did not and why."""
    pages, runs = len(measured.pages), sum(len(one.runs) for one in measured.lighthouse)
    lines = [
        "# What was measured",
        f"- {pages} pages in a browser, each on a phone, a tablet and at a desk, in light and dark",
        f"- {runs} runs of Lighthouse on {len(measured.lighthouse)} pages, one of each kind",
        f"- {len(measured.markup)} pages with html-validate",
    ]
    missing = [
        f"- {one.engine}{'' if one.page == '*' else f' on {url_of(one.page)}'}: {one.reason}"
        for one in measured.missing
    ]
    return "\n".join([*lines, *(["", "## Not measured", "", *missing] if missing else [])])


def _page(one: PageRuns) -> PageLab:
    ranges: dict[Category, Range | None] = {
        name: _range(run.scores.get(name) for run in one.runs) for name in CATEGORIES
    }
    return PageLab(
        page=url_of(one.page),
        runs=len(one.runs),
        scores={name: found for name, found in ranges.items() if found},
        lcp_ms=_metric(one.runs, "lcp_ms"),
        cls=_metric(one.runs, "cls"),
        tbt_ms=_metric(one.runs, "tbt_ms"),
    )


def _metric(runs: Iterable[LighthouseRun], name: str) -> Range | None:
    return _range(getattr(run.metrics, name) for run in runs)


def _range(values: Iterable[float | None]) -> Range | None:
    known = [value for value in values if value is not None]
    if not known:
        return None
    return Range(low=min(known), median=round(median(known), 4), high=max(known))


_UNKNOWN = "not measured"


def _violations(page: PageArtifacts) -> str:
    if page.axe is None:
        return _UNKNOWN
    rules = {one.rule for run in page.axe for one in run.violations}
    return f"violates {', '.join(sorted(rules))}" if rules else "no violation"


def _fit(page: PageArtifacts) -> str:
    if page.narrow is None:
        return _UNKNOWN
    wide = page.narrow.content_width
    return f"{wide} px wide" if wide > page.narrow.width else "fits"


def _focus(page: PageArtifacts) -> str:
    if page.keyboard is None:
        return _UNKNOWN
    unseen = sum(stop.shown_by == "nothing" for stop in page.keyboard.stops)
    return f"{unseen} of {len(page.keyboard.stops)} unseen" if unseen else "seen"


def _markup(measured: Measured, page: str) -> str:
    report = measured.markup_by_page.get(page)
    return _UNKNOWN if report is None else f"{len(report.messages)} messages"


def _speed(lab: PageLab | None) -> str:
    found = lab and lab.scores.get("performance")
    return f"{found.told()} in {lab.runs} runs" if lab and found else "another page of its kind"
