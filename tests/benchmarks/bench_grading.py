"""Measured grading against Lighthouse's own CLI. Run: `python tests/benchmarks/bench_grading.py`.

The yardstick runs the locked Lighthouse's CLI on the same pages of the same served site, as often per
page as we do, one call after another, each with a fresh browser of the same program, for a phone,
simulated. Ours besides looks at every page of the site with axe-core, in 8 pictures and with the
keyboard, reads it with html-validate, and grades all five dimensions.
"""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import cast

import psutil
from stage import ROOT, timed

sys.path.insert(0, str(ROOT))

from blocks import lighthouse as lighthouse_block
from blocks.chromium import find_chromium, is_sandboxed
from blocks.instruments import node, package_folder
from blocks.lighthouse import HOLDS_UP, Lighthouse
from blocks.measuring import end_instruments, look_at_page, measure_site
from blocks.noise_ledger import NoiseLedger
from blocks.served_site import ServedSite, identity, served
from domain.calibration import reference_site
from domain.grading.grade import Dimension, Grades
from domain.grading.graders import GRADERS
from domain.grading.noise import noise_between
from domain.grading.view import Context, SiteView
from domain.lighthouse import LighthouseRun
from domain.page_kinds import page_kinds, pages_to_see
from domain.site import Site, SiteFile, url_of
from tests.defects.styles import STYLES

RUNS, SCORES, MOST_PSS_MB, LEAST_RATIO = 3, 5, 1500, 2.0
STYLE = "hugo"
SCRIPTED = "scripted.html"


def graded(site: Site) -> tuple[SiteView, Grades]:
    """Measure and grade a site with everything there is, instruments started and ended included."""
    try:
        measured = measure_site(site, lighthouse_runs=RUNS)
    finally:
        end_instruments()
    view = SiteView(site, Context(measured=measured))
    return view, tuple(grader(view, 0.9) for grader in GRADERS.values())


def call_cli(there: ServedSite, page: str, folder: Path) -> None:
    """Run Lighthouse's own CLI once."""
    flags = [
        *("--headless", f"--proxy-server={there.proxy}", "--proxy-bypass-list=<-loopback>"),
        f"--ignore-certificate-errors-spki-list={identity().spki}",
        *(() if is_sandboxed() else ("--no-sandbox",)),
    ]
    program = package_folder("lighthouse") / "cli" / "index.js"
    words = [str(node()), str(program), there.address(url_of(page)), "--quiet", "--output=json"]
    subprocess.run(
        [*words, f"--output-path={folder / 'report.json'}", f"--chrome-flags={' '.join(flags)}"],
        check=True,
        capture_output=True,
        env={**os.environ, "CHROME_PATH": str(find_chromium().program)},
    )


def yardstick(site: Site, pages: Sequence[str]) -> None:
    """Run the CLI on every page as often as we do."""
    with served(site, without=HOLDS_UP) as there, tempfile.TemporaryDirectory() as folder:
        for page in pages:
            for _ in range(RUNS):
                call_cli(there, page, Path(folder))


@contextmanager
def watched_memory() -> Generator[list[float]]:
    """Note the proportional set size of this process and all below it, in MB, twice a second."""
    seen: list[float] = []
    is_over = threading.Event()

    def watch() -> None:
        while not is_over.wait(0.5):
            seen.append(sum(map(pss_mb, whole_tree())))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield seen
    finally:
        is_over.set()
        thread.join()


def whole_tree() -> list[psutil.Process]:
    """Return this process and everything below it; guardians and browsers are."""
    own = psutil.Process()
    return [own, *own.children(recursive=True)]


def pss_mb(process: psutil.Process) -> float:
    """Return its share of the memory; 0 when it ended meanwhile."""
    try:
        lines = Path(f"/proc/{process.pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def alone(there: ServedSite, lighthouse: Lighthouse) -> list[LighthouseRun]:
    """Measure the reference page that runs scripts five times."""
    return [lighthouse.measure(there, SCRIPTED) for _ in range(SCORES)]


def beside_pages(there: ServedSite, lighthouse: Lighthouse, site: Site) -> list[LighthouseRun]:
    """Do the same while two pages at once are looked at again and again, as in a grading."""
    is_over = threading.Event()

    def look() -> None:
        while not is_over.is_set():
            look_at_page("index.html", site=site, origin="", base="", tenant=None)

    with ThreadPoolExecutor(2) as pool:
        for _ in range(2):
            pool.submit(look)
        try:
            return alone(there, lighthouse)
        finally:
            is_over.set()


def side_by_side(there: ServedSite, lighthouse: Lighthouse) -> list[LighthouseRun]:
    """Do the same with two workers, a browser each."""
    other = Lighthouse.start()
    try:
        with ThreadPoolExecutor(2) as pool:
            both = pool.map(partial(alone, there), (lighthouse, other))
            return [run for runs in both for run in runs]
    finally:
        other.end()


def told(name: str, work: Callable[[], list[LighthouseRun]]) -> None:
    """Print how far the scores of one page lay apart in one arrangement, and how fast it was."""
    with watched_memory() as memory:
        done = timed(work)
    runs = cast("list[LighthouseRun]", done.result)
    scores = sorted(run.scores["performance"] or 0 for run in runs)
    waited = [run.turns.waited_ms for run in runs if run.turns]
    print(
        f"performance of one page with scripts, {name}: {scores[0]:.2f} to {scores[-1]:.2f} in "
        f"{len(runs)} runs, it waited {max(waited, default=0):.0f} ms at most; "
        f"{60 * len(runs) / done.seconds:.1f} runs a minute, {max(memory, default=0):.0f} MB"
    )


def other_findings(grades: Grades) -> set[tuple[str, str, str]]:
    """Return what was found and is no figure of speed, which has noise."""
    return {
        (finding.rule, finding.page, finding.selector)
        for grade in grades
        for finding in grade.findings
        if grade.dimension != "performance" or finding.engine != "lighthouse"
    }


def compare(site: Site, first: tuple[SiteView, Grades], second: tuple[SiteView, Grades]) -> None:
    """Print how far two gradings of the same bytes differ, and whether one more byte is seen."""
    (view, grades), (again, same) = first, second
    apart: dict[Dimension, float] = {
        one.dimension: abs((one.score or 0) - (other.score or 0))
        for one, other in zip(grades, same, strict=True)
    }
    noise = noise_between(view, again, known=NoiseLedger().spreads())
    beyond = [name for name, value in apart.items() if value > noise.of(name)]
    other = other_findings(grades) ^ other_findings(same)
    print(
        f"two gradings of the same bytes: performance {apart['performance']:.3f} apart, stated noise "
        f"{noise.of('performance'):.2f}; other dimensions {sum(apart.values()) - apart['performance']:.3f}; "
        f"{len(other)} other findings differ: {'MISSED' if beyond or other else 'reached'}"
    )
    home = site.by_path["index.html"]
    changed = site.replacing(
        [SiteFile(path=home.path, body=home.body.replace(b" alt=", b" alx=", 1))]
    )
    _, seen = graded(changed)
    new = {rule for rule, *_ in other_findings(seen) - other_findings(grades)}
    print(
        f"one byte changed in an `alt`: {len(new)} new rules fail: {'reached' if new else 'MISSED'}"
    )


def main() -> None:
    """Print the figures."""
    # The CLI starts its browser in a session of its own, to which nobody can give precedence.
    lighthouse_block._NICE = 0  # pyright: ignore[reportPrivateUsage] # like with like
    site = next(style for style in STYLES if style.name == STYLE).site()
    view = SiteView(site)
    kinds, pages = page_kinds(view), pages_to_see(view)
    print(f"load {os.getloadavg()[0]:.1f} at the start, {os.cpu_count()} cores", flush=True)
    ours = timed(lambda: graded(site))
    theirs = timed(lambda: yardstick(site, kinds)).seconds
    ratio = theirs / ours.seconds
    print(
        f"{len(kinds)} of {len(pages)} pages, {RUNS} runs of Lighthouse each, all pages looked at and "
        f"graded: {ours.seconds:.1f} s; Lighthouse's CLI alone, as often, {theirs:.1f} s: {ratio:.2f} "
        f"times; at least {LEAST_RATIO:g}: {'reached' if ratio >= LEAST_RATIO else 'MISSED'}"
    )
    with watched_memory() as memory:
        second = graded(site)
    print(
        f"memory of all processes, PSS: {max(memory):.0f} MB at most; at most {MOST_PSS_MB}: "
        f"{'reached' if max(memory) <= MOST_PSS_MB else 'MISSED'}"
    )
    compare(site, cast("tuple[SiteView, Grades]", ours.result), second)
    lighthouse = Lighthouse.start()
    try:
        with served(reference_site(), without=HOLDS_UP) as there:
            told("Lighthouse alone", lambda: alone(there, lighthouse))
            told("beside two pages", lambda: beside_pages(there, lighthouse, site))
            told("two Lighthouses", lambda: side_by_side(there, lighthouse))
    finally:
        lighthouse.end()
        end_instruments()
    print(f"load {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()
