"""How many faults the instruments find that show only in use, and what they say of clean sites.

Run: `python tests/benchmarks/bench_measured_defects.py [--only SITE] [--clean all|needed] [--verbose] [--kept FOLDER]`.
Many faults stand in each site of `tests.defects.sick_sites`; each site is measured and graded once. A
fault is found when a finding of one of its rules, that the clean site does not have, is on its page.
Whoever saw the same counts as well, so engines add up to more than the whole.
"""

import argparse
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

import blocks.gathering
import domain.artifacts
import domain.lighthouse
from blocks.instruments import COLLECTION
from blocks.measuring import end_instruments, measure_site, what_is_missing
from domain.grading.grade import DIMENSIONS, Finding
from domain.grading.graders import GRADERS
from domain.grading.view import Context, SiteView
from domain.measured import Measured
from domain.site import Site
from domain.value import digest
from tests.defects.planting import Style
from tests.defects.seen import SickSite
from tests.defects.sick_sites import SICK_SITES
from tests.defects.styles import ALSO_CLEAN, STYLES

CLEAN = ("shop", "verein", "wordpress", "handwritten", "docs")
"""Sites without a fault that are usually measured; the first three are those faults are planted in."""

ENGINES = ("static", "axe-core", "html-validate", "chromium", "lighthouse")

Place = tuple[str, str, str, str]


class Tally(NamedTuple):
    """What came of the planted faults, and of the clean sites."""

    planted: Counter[str]
    """By dimension."""
    found: Counter[str]
    seen: dict[str, Counter[str]]
    """By engine, then dimension."""
    alarms: dict[str, Counter[str]]
    """By clean site, then engine and dimension."""


def main() -> None:
    """Print what was found and missed, and the false alarms."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default="", help="part of a sick site's name")
    parser.add_argument("--clean", choices=("usual", "all", "needed"), default="usual")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--kept", type=Path, help="folder where measurements are kept and reused")
    asked = parser.parse_args()
    if missing := what_is_missing():
        print("not measured:", "; ".join(one.reason for one in missing))
        return
    begun = time.monotonic()
    tally = Tally(Counter(), Counter(), defaultdict(Counter), {})
    styles = {style.name: style for style in STYLES}
    also = {name: Style(name=name, language="", inner="", css="") for name in ALSO_CLEAN}
    chosen = [sick for sick in SICK_SITES if asked.only in sick.name]
    needed = tuple(dict.fromkeys(sick.style.name for sick in chosen))
    names = {"usual": CLEAN, "all": (*styles, *also), "needed": needed}[asked.clean]
    clean: dict[str, set[Place]] = {}
    try:
        for name in names:
            findings = graded({**styles, **also}[name].site(), asked.kept)
            clean[name] = {place(finding) for finding in findings}
            tally.alarms[name] = alarms(name, findings)
        for sick in chosen:
            findings = graded(sick.site(), asked.kept)
            judge(sick, findings, clean[sick.style.name], tally, asked.verbose)
    finally:
        end_instruments()
    report(tally, minutes=(time.monotonic() - begun) / 60)


def graded(site: Site, kept: Path | None) -> list[Finding]:
    """Measure a site once and grade it in all five dimensions."""
    view = SiteView(site, Context(measured=measured(site, kept)))
    grades = [GRADERS[dimension](view, 0.9) for dimension in DIMENSIONS]
    for grade in grades:
        for gap in grade.not_checked:
            if "broke" in gap.reason:
                print(f"BROKE {gap.subject}: {gap.reason}")
    return [finding for grade in grades for finding in grade.findings]


def measured(site: Site, kept: Path | None) -> Measured:
    """Return what the instruments saw, from the folder where it was seen before."""
    file = kept / f"{digest([site.sha256, *looks()])}.json" if kept else None
    if file and file.is_file():
        return Measured.model_validate_json(file.read_bytes())
    found = measure_site(site, lighthouse_runs=1)
    for page in found.pages:
        for gap in page.not_measured:
            print(f"NOT MEASURED {page.page} {gap.part}: {gap.reason}")
    if file and not any(page.not_measured for page in found.pages):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(found.model_dump_json())
    return found


def looks() -> list[str]:
    """Return what decides how pages are looked at: a measurement made otherwise is made anew."""
    files = [*Path(blocks.gathering.__file__).parent.glob("*.py"), *COLLECTION.glob("scripts/*")]
    shapes = [Path(str(module.__file__)) for module in (domain.artifacts, domain.lighthouse)]
    return [file.read_text(encoding="utf-8") for file in (*sorted(files), *shapes)]


def place(finding: Finding) -> Place:
    """Return what tells one finding from another."""
    return finding.rule, finding.page, finding.selector, finding.evidence


def alarms(name: str, findings: list[Finding]) -> Counter[str]:
    """Count and print what is said of a clean site, little things left out."""
    grave = [finding for finding in findings if finding.severity != "minor"]
    for one in grave:
        print(f"ALARM {name}: {one.severity} {one.engine} {one.rule} {one.page} {one.selector} {one.evidence[:160]}")  # fmt: skip
    return Counter(word for one in grave for word in (one.engine, one.rule.partition("/")[0]))


def judge(
    sick: SickSite, findings: list[Finding], clean: set[Place], tally: Tally, verbose: bool
) -> None:
    """Count which of a site's faults were found, and by whom."""
    new = [finding for finding in findings if place(finding) not in clean]
    for page, fault in sick.faults:
        told = [finding for finding in new if fault.is_found_by(finding, page)]
        engines = {engine for one in told for engine in (one.engine, *one.also)}
        tally.planted[fault.dimension] += 1
        tally.found[fault.dimension] += bool(told)
        for engine in engines:
            tally.seen[engine][fault.dimension] += 1
        if not told:
            print(f"MISSED {fault.dimension}: {fault.name} ({sick.name}, {page})")
        elif verbose:
            rules = sorted({one.rule for one in told})
            print(f"  {fault.name}: {', '.join(rules)} by {', '.join(sorted(engines))}")


def report(tally: Tally, *, minutes: float) -> None:
    """Print the sums."""
    print(f"\n{'found by':14}" + "".join(f"{name:>15}" for name in (*DIMENSIONS, "all")))
    for engine in ENGINES:
        print(f"{engine:14}" + row(tally.seen[engine], tally.planted))
    print(f"{'anybody':14}" + row(tally.found, tally.planted))
    for name, count in tally.alarms.items():
        engines = ", ".join(f"{engine} {count[engine]}" for engine in ENGINES if count[engine])
        dimensions = ", ".join(f"{name} {count[name]}" for name in DIMENSIONS if count[name])
        total = sum(count[engine] for engine in ENGINES)
        print(
            f"false alarms on {name:12} {total:2}"
            + (f" ({engines}; {dimensions})" if total else "")
        )
    found, planted = sum(tally.found.values()), sum(tally.planted.values())
    if planted:
        print(
            f"recall {found / planted:.1%}: {found} of {planted} faults, in {minutes:.1f} minutes"
        )


def row(found: Counter[str], planted: Counter[str]) -> str:
    """Return one line of counts by dimension."""
    cells = [f"{found[name]} of {planted[name]}" for name in DIMENSIONS]
    cells.append(f"{sum(found.values())} of {sum(planted.values())}")
    return "".join(f"{cell:>15}" for cell in cells)


if __name__ == "__main__":
    main()
