"""Measuring the noise of a machine: reference pages, what came of them, and whether it was too busy."""

from collections.abc import Iterable, Mapping, Sequence

from pydantic import Field

from domain.grading.noise import ASSUMED, LEAST_RUNS, PageClass, Spread
from domain.lighthouse import LighthouseRun
from domain.site import Site, SiteFile
from domain.value import Value

REFERENCE_PAGES: tuple[tuple[PageClass, str], ...] = (
    ("plain", "index.html"),
    ("scripted", "scripted.html"),
)
"""The page of the reference site that stands for each class."""

MOST_RUNS = 50
"""Of one page; they take four minutes."""

_BUSY_SHARE = 0.7
"""Of its cores; what is left must hold a browser and Lighthouse at once. A judgement."""
_UNEVEN = 1.5
"""Times the slowest run's benchmark index: 1.05 between runs that agreed, 1.77 between some that did
not (two cores, 2026-11)."""
_FAR_APART: Mapping[PageClass, float] = {"plain": 0.05, "scripted": 0.1}
"""Scores of the same bytes. A judgement: with a load average of 2.4 on two cores a plain page kept
within 0.01, and a scripted one within 0.08 (2026-11)."""

_REMEDY = "Stop other work, wait a minute and run `atelier calibrate` again."


class Load(Value):
    """How busy a machine was before and while it measured."""

    cores: int = Field(ge=1)
    load_average: float | None = Field(ge=0)
    """Processes that wanted a core in the last minute before; None where the system does not say."""
    benchmark_low: float = Field(ge=0)
    """Lighthouse's benchmark index of the slowest run; higher is faster."""
    benchmark_high: float = Field(ge=0)


class Calibration(Value):
    """What repeated measurements of the reference pages came to."""

    measured_at: str
    """UTC, such as `2026-11-26T04:30:00Z`."""
    machine: str
    """What kind of machine measured; spreads hold for no other."""
    load: Load
    spreads: tuple[Spread, ...]

    @property
    def too_busy(self) -> str:
        """Why grades from this machine could not be trusted just then; empty when they could."""
        return too_busy(self.load, self.spreads)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What stands in the way of using these spreads, a sentence each."""
        fewest = min((one.runs for one in self.spreads), default=0)
        few = (
            f"{fewest} runs say nothing of the noise, so the guard goes on assuming "
            f"{ASSUMED['performance']:.2f}. Run `atelier calibrate --runs {LEAST_RUNS}` or more."
        )
        return (
            *([self.too_busy] if self.too_busy else []),
            *([few] if fewest < LEAST_RUNS else []),
        )

    @property
    def verdict(self) -> str:
        """The noise of performance by page class, in one sentence."""
        told = [
            f"{one.page_class} pages {one.noise:.2f}"
            for one in self.spreads
            if one.quantity == "performance"
        ]
        kept = "not used by the guard" if self.warnings else "used by the guard from now on"
        return f"Noise of performance: {', '.join(told) or 'not measured'}; {kept}."

    def rows(self) -> list[dict[str, object]]:
        """Return a row per spread, as a table shows it."""
        return [
            {
                "page class": one.page_class,
                "quantity": one.quantity,
                "median": round(one.median, 3),
                "min": round(one.low, 3),
                "max": round(one.high, 3),
                "runs": one.runs,
                "noise": round(one.noise, 3),
                "engine": f"{one.engine} {one.version}",
            }
            for one in self.spreads
        ]


def load_of(runs: Iterable[LighthouseRun], *, cores: int, load_average: float | None) -> Load:
    """Return how busy the machine was.

    Args:
        runs: All that were measured.
        cores: Of the machine.
        load_average: Of the minute before the first run.
    """
    indexes = [run.benchmark_index for run in runs]
    return Load(
        cores=cores,
        load_average=load_average,
        benchmark_low=min(indexes, default=0),
        benchmark_high=max(indexes, default=0),
    )


def too_busy(load: Load, spreads: Sequence[Spread]) -> str:
    """Return in one sentence why a machine is too busy to grade, and what helps; empty if it is not.

    Args:
        load: How busy it was.
        spreads: What the runs came to.
    """
    wanted = load.load_average or 0.0
    if wanted > _BUSY_SHARE * load.cores:
        return (
            f"This machine is too busy to grade: its load average of {wanted:.2f} is above "
            f"{_BUSY_SHARE * load.cores:.2f} for its {load.cores} cores. {_REMEDY}"
        )
    if load.benchmark_high > _UNEVEN * load.benchmark_low:
        return (
            "This machine is too busy to grade: its speed swung from a benchmark index of "
            f"{load.benchmark_low:.0f} to {load.benchmark_high:.0f} between runs. {_REMEDY}"
        )
    for one in spreads:
        if (
            one.quantity == "performance"
            and round(one.high - one.low, 4) > _FAR_APART[one.page_class]
        ):
            return (
                f"This machine is too busy to grade: {one.runs} runs of the same {one.page_class} "
                f"page scored from {one.low:.2f} to {one.high:.2f}. {_REMEDY}"
            )
    return ""


def known_spreads(calibrations: Iterable[Calibration], *, machine: str) -> tuple[Spread, ...]:
    """Return what was calibrated on this kind of machine, oldest first, without what was too busy.

    A busy machine's spread would excuse any loss.
    """
    return tuple(
        spread
        for one in calibrations
        if one.machine == machine and not one.too_busy
        for spread in one.spreads
        if spread.runs >= LEAST_RUNS
    )


def reference_site() -> Site:
    """Return the site that calibration measures; its bytes are always the same."""
    return Site.of(
        [
            SiteFile.text("index.html", _page("")),
            SiteFile.text("scripted.html", _page('<script src="/work.js" defer></script>')),
            SiteFile.text("styles.css", _STYLES),
            SiteFile.text("work.js", _WORK),
            SiteFile.text("robots.txt", "User-agent: *\nAllow: /\n"),
        ]
    )


def _page(head: str) -> str:
    rows = "\n".join(
        f"<section><h2>Part {number}</h2><p>{_TEXT}</p></section>" for number in range(1, 41)
    )
    return f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Reference page</title>
<meta name="description" content="A page that is measured to see how far measurements differ.">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/styles.css">
{head}
</head>
<body>
<main>
<h1>Reference page</h1>
{rows}
<ul id="list"></ul>
</main>
</body>
</html>
"""


_TEXT = "The same words, so that every run has the same to lay out and to paint. " * 4

_STYLES = """\
body{margin:0 auto;max-width:40rem;padding:1rem;font:1.1rem/1.5 serif;color:#222;background:#fff}
section{border-top:1px solid #ccc}
"""

_WORK = """\
let sum = 0;
for (let i = 0; i < 12_000_000; i += 1) sum += Math.sqrt(i % 1000);
const list = document.getElementById('list');
for (let i = 0; i < 400; i += 1) {
  const item = document.createElement('li');
  item.textContent = `Entry ${i} of ${Math.round(sum) % 1000}`;
  list.append(item);
}
"""
