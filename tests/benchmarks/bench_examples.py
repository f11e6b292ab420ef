"""What the instruments say of the examples: four categories of Lighthouse, axe-core, html-validate.

Run: `python tests/benchmarks/bench_examples.py [NAME...]`, with the folders of `examples/`; all of
them otherwise, some fifteen minutes. The yardstick is the full mark of every instrument.
"""

import asyncio
import sys
from pathlib import Path

from stage import ROOT, warm_server

from domain.artifacts import PageArtifacts
from domain.lab import PageLab, figures
from domain.lighthouse import CATEGORIES
from domain.measured import Measured
from domain.site import Site

RUNS = 3
"""Of Lighthouse on one page of each kind; the median counts."""


def build(brief: Path, out: Path) -> Site:
    """Return the site that is made from a brief."""
    from blocks.site_folder import SiteFolder
    from flows.website import build_website

    built = asyncio.run(build_website(str(brief), out=str(out)))
    return SiteFolder(path=Path(built.release) / "site").read()


def measure(sites: dict[str, Site]) -> int:
    """Measure every site, print what keeps it from the full mark, and return how many have it."""
    from blocks.measuring import end_instruments, measure_site

    full = 0
    try:
        for name, site in sites.items():
            measured = measure_site(site, lighthouse_runs=RUNS)
            found = faults(measured)
            full += not found
            pages, laps = len(measured.pages), len(measured.lighthouse)
            print(f"{name}: {pages} pages, {laps} with Lighthouse: {len(found)} faults", flush=True)
            for fault in found:
                print(f"  {fault}", flush=True)
    finally:
        end_instruments()
    return full


def faults(measured: Measured) -> tuple[str, ...]:
    """Return what keeps a site from the full mark, one line each."""
    told = [f"{one.engine} did not run on {one.page}: {one.reason}" for one in measured.missing]
    told += [fault for lab in figures(measured) for fault in below_full(lab)]
    told += [fault for page in measured.pages for fault in seen(page)]
    told += [
        f"{report.page} line {one.line}: html-validate {one.rule}"
        for report in measured.markup
        for one in report.messages
    ]
    return tuple(told)


def below_full(lab: PageLab) -> list[str]:
    """Return every category whose median is not 1.00, and those that could not be worked out."""
    told: list[str] = []
    for name in CATEGORIES:
        found = lab.scores.get(name)
        if found is None or found.median < 1:
            told.append(f"{lab.page} {name} {found.told() if found else 'not measured'}")
    return told


def seen(page: PageArtifacts) -> list[str]:
    """Return what the browser sees of violations, of what does not fit, and what it did not see."""
    told = [f"{page.page}: {one.part} not measured: {one.reason}" for one in page.not_measured]
    for run in page.axe or ():
        told += [f"{page.page} {run.width} px {run.scheme}: {v.rule}" for v in run.violations]
    if page.narrow is None or page.narrow.content_width > page.narrow.width:
        told.append(f"{page.page} does not fit 320 px")
    return told


if __name__ == "__main__":
    wanted = sys.argv[1:]
    briefs = sorted((ROOT / "examples").glob("*/brief.*"))
    chosen = [one for one in briefs if not wanted or one.parent.name in wanted]
    with warm_server() as home:
        sites = {one.parent.name: build(one, home / "out") for one in chosen}
    full = measure(sites)
    print(
        f"full mark: {full} of {len(chosen)} examples; all: {'reached' if full == len(chosen) else 'MISSED'}"
    )
