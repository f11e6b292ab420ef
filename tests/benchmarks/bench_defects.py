"""How many planted faults the graders find, and what they say of clean sites.

Run: `python tests/benchmarks/bench_defects.py [--styles N] [--batch first|second|third] [--only TEXT]`,
or `--built SITE --brief BRIEF` to plant claims into a site built from `examples/hartley-roofing`.
Each fault is planted in N clean sites of other makers (3 when not said), and counts as found when a
finding that the clean site does not have names its page and its place.
"""

import argparse
import re
import sys
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from rich.console import Console

from domain.grading.grade import DIMENSIONS, Finding, Grades
from domain.grading.graders import GRADERS
from domain.grading.view import SiteView
from domain.site import Site
from tests.defects.mutations import BATCHES
from tests.defects.mutations_third import CLAIMS
from tests.defects.planting import Plant, Style
from tests.defects.styles import ALSO_CLEAN, STYLES

Place = tuple[str, str, str, str]


def findings(site: Site) -> tuple[list[Finding], list[str]]:
    """Grade a site in all five dimensions; return what was found, and which audits broke."""
    view = SiteView(site)
    grades = [GRADERS[dimension](view, 0.9) for dimension in DIMENSIONS]
    broken = [n.subject for grade in grades for n in grade.not_checked if "broke" in n.reason]
    return [finding for grade in grades for finding in grade.findings], broken


def place(finding: Finding) -> Place:
    """Return what tells one finding from another."""
    return finding.rule, finding.page, finding.selector, finding.evidence


def found(plant: Plant, style: Style, clean: set[Place]) -> list[Finding] | None:
    """Return the findings that name the fault; None where the style has no place for it."""
    site = plant.planted(style)
    if site is None:
        return None
    pages = plant.pages(style)
    said, broken = findings(site)
    for subject in broken:
        print(f"    {subject} broke on {style.name} with {plant.name}")
    return [
        finding
        for finding in said
        if place(finding) not in clean
        and (not pages or finding.page in pages)
        and re.search(plant.mark, f"{finding.rule} {finding.selector} {finding.evidence}")
    ]


def chosen(plant: Plant, number: int, most: int) -> list[Style]:
    """Return the styles a fault is planted in, turn by turn."""
    able = [style for style in STYLES if not plant.only or plant.only == style.language]
    start = number % len(able)
    return (able[start:] + able[:start])[:most]


def main() -> None:
    """Print recall and false alarms per dimension."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--styles", type=int, default=3)
    parser.add_argument("--batch", choices=sorted(BATCHES), default="first")
    parser.add_argument("--only", default="")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--built", type=Path)
    parser.add_argument("--brief", type=Path)
    asked = parser.parse_args()
    if asked.built and asked.brief:
        claims(asked.built, asked.brief)
        return
    clean = {style.name: alarms(style) for style in STYLES}
    for name in ALSO_CLEAN:
        alarms(Style(name=name, language="", inner="", css=""))
    tally: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for number, plant in enumerate(BATCHES[asked.batch]):
        if asked.only in f"{plant.dimension} {plant.name}":
            measure(plant, chosen(plant, number, asked.styles), clean, tally, asked.verbose)
    for dimension, (hits, tries, whole) in sorted(tally.items()):
        print(f"{dimension:14} found {hits:4} of {tries:4} plantings; missed everywhere: {whole}")


def claims(built: Path, brief: Path) -> None:
    """Plant claims no fact supports into a built site, and count those the brief refutes."""
    from blocks.site_folder import SiteFolder
    from deployments.appraisal import appraise

    def graded(folder: Path) -> Grades:
        return appraise(folder, brief=brief, target=0.9, runs=0, say=Console(quiet=True))

    style = Style(name="built", language="en", inner="about/index.html", css="styles.css")
    clean = SiteFolder(path=built).read()
    before = {place(f) for grade in graded(built) for f in grade.findings}
    missed = 0
    for plant in CLAIMS:
        files = plant.change({file.path: file.body for file in clean.files}, style)
        with TemporaryDirectory() as folder:
            for path, content in (files or {}).items():
                target = Path(folder, path)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
            grades = graded(Path(folder)) if files else ()
        seen = [
            f
            for grade in grades
            for f in grade.findings
            if place(f) not in before
            and f.page in plant.pages(style)
            and re.search(plant.mark, f"{f.selector} {f.evidence}")
        ]
        missed += not seen
        if not seen:
            print(f"MISSED claim: {plant.name}{'' if files else ' (no place)'}")
    print(f"claims         found {len(CLAIMS) - missed:4} of {len(CLAIMS):4}")


def alarms(style: Style) -> set[Place]:
    """Print what the graders say of a clean site."""
    said, broken = findings(style.site())
    for subject in broken:
        print(f"BROKE {style.name}: {subject}")
    for finding in said:
        if finding.severity != "minor":
            print(
                f"ALARM {style.name}: {finding.severity} {finding.rule} {finding.page} "
                f"{finding.selector} {finding.evidence[:120]}"
            )
    return {place(finding) for finding in said}


def measure(
    plant: Plant,
    styles: list[Style],
    clean: dict[str, set[Place]],
    tally: defaultdict[str, list[int]],
    verbose: bool,
) -> None:
    """Plant one fault in each style and count."""
    missed: list[str] = []
    tries = 0
    for style in styles:
        seen = found(plant, style, clean[style.name])
        if seen is None:
            continue
        tries += 1
        if not seen:
            missed.append(style.name)
        elif verbose:
            print(
                f"  {plant.name} / {style.name}: "
                + "; ".join(f"{f.rule} {f.severity}" for f in seen)
            )
    count = tally[plant.dimension]
    count[0] += tries - len(missed)
    count[1] += tries
    if tries == 0:
        print(f"NO PLACE {plant.dimension}: {plant.name}")
    elif missed:
        count[2] += len(missed) == tries
        print(f"MISSED {plant.dimension}: {plant.name} ({', '.join(missed)} of {tries})")


if __name__ == "__main__":
    main()
