"""Measure pages and whole sites: what each instrument is asked, and how all of them work side by side."""

import hashlib
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TypeVar

from blocks._shared import Shared
from blocks.browser import Browser, shared_browser
from blocks.chromium import find_chromium
from blocks.gathering import gather, unmeasured
from blocks.gathering.views import Keep
from blocks.html_validate import HtmlValidate, shared_html_validate
from blocks.instruments import node, package_folder
from blocks.lighthouse import HOLDS_UP, Lighthouse, shared_lighthouse
from blocks.page_pictures import PagePictures
from blocks.served_site import served
from domain.artifacts import MarkupReport, PageArtifacts
from domain.disturbance import LCP_MS, counting, is_settled, unsure
from domain.errors import AtelierError, InstrumentFailed, InstrumentMissing
from domain.grading.view import SiteView
from domain.lighthouse import LighthouseRun
from domain.measured import Measured, Missing, by_page
from domain.page_kinds import page_kinds, pages_to_see
from domain.site import FilePath, Site

Watch = Callable[[str], None]
"""Takes what is being done, in words such as `Measuring page 3 of 8`."""

Found = TypeVar("Found")

_LONG_MS = 15_000
"""A page that took this long would take as long again."""

PAGES_AT_ONCE = 2
"""Pages looked at side by side; Lighthouse runs beside them, and wants a core of its own."""

_over: ContextVar[Callable[[], bool]] = ContextVar("over", default=lambda: False)
"""Whether nobody waits any more for what this thread does."""


def look_at_page(
    page: FilePath, *, site: Site, origin: str, base: str, tenant: str | None
) -> PageArtifacts:
    """Open one page in the browser of this process, and look at it in every way there is.

    Args:
        page: Its file in the site.
        site: The whole site.
        origin: Where it will be published, such as `https://www.example.org`; empty when unknown.
        base: The path it will be published under; empty at the root.
        tenant: Whose site it is, and who keeps its pictures; None keeps none.

    Raises:
        InstrumentMissing: There is no browser.
    """
    keep: Keep = PagePictures(tenant=tenant).put if tenant else _hash

    def look() -> PageArtifacts:
        with shared_browser.lend() as browser, served(site, origin=origin, base=base) as there:
            return gather(browser, there, page, keep=keep)

    try:
        found = _twice(look)
        # Once more for what something else may have held up, but not for a page that never answers.
        if found.not_measured and found.duration_ms < _LONG_MS:
            found = _twice(look)
    except InstrumentFailed as failure:
        return unmeasured(page, str(failure))
    return found


def run_lighthouse(
    page: FilePath,
    *,
    site: Site,
    origin: str,
    base: str,
    runs: int,
    lcp_ms: float = LCP_MS,
    watch: Callable[[int], None] = lambda _: None,
) -> tuple[LighthouseRun, ...]:
    """Run Lighthouse on one page until enough runs count, twice as often as asked for at most.

    Runs that other work on the machine held up are made again, unless they were fast all the same.

    Args:
        page: Its file in the site.
        site: The whole site.
        origin: Where it will be published; empty when unknown.
        base: The path it will be published under; empty at the root.
        runs: How many are to count.
        lcp_ms: How long the largest piece of content may take.
        watch: Told the number of each run, from 1 on.

    Raises:
        InstrumentMissing: There is no browser, no Node or no Lighthouse.
        InstrumentFailed: The worker broke twice.
        PageFailed: Lighthouse cannot measure the page.
    """
    made: list[LighthouseRun] = []
    while not is_settled(made, wanted=runs, lcp_ms=lcp_ms) and not _over.get()():
        watch(len(made) + 1)
        made.append(run_lighthouse_once(page, site=site, origin=origin, base=base))
    return counting(made, wanted=runs, lcp_ms=lcp_ms)


def run_lighthouse_once(page: FilePath, *, site: Site, origin: str, base: str) -> LighthouseRun:
    """Run Lighthouse on one page; pages wait for each other.

    Raises:
        InstrumentMissing: There is no browser, no Node or no Lighthouse.
        InstrumentFailed: The worker broke twice.
        PageFailed: Lighthouse cannot measure the page.
    """

    def measure() -> LighthouseRun:
        with (
            shared_lighthouse.lend() as lighthouse,
            served(site, origin=origin, base=base, without=HOLDS_UP) as there,
        ):
            return lighthouse.measure(there, page)

    return _twice(measure)


def read_markup(page: FilePath, *, site: Site) -> MarkupReport:
    """Read one page with html-validate.

    Raises:
        InstrumentMissing: There is no Node or no html-validate.
        InstrumentFailed: The worker broke twice.
        PageFailed: html-validate breaks on the page.
    """

    def read() -> MarkupReport:
        with shared_html_validate.lend() as worker:
            return worker.validate(site.by_path[page])

    return _twice(read)


def what_is_missing() -> tuple[Missing, ...]:
    """Return each engine that cannot run on this machine, and what would help."""
    browser, program = _absence(find_chromium), _absence(node)
    engines: dict[str, Sequence[str]] = {
        "chromium": [browser],
        "axe-core": [browser, _absence(lambda: package_folder("axe-core"))],
        "lighthouse": [browser, program, _absence(lambda: package_folder("lighthouse"))],
        "html-validate": [program, _absence(lambda: package_folder("html-validate"))],
    }
    return tuple(
        Missing(engine=engine, reason=reason)
        for engine, reasons in engines.items()
        if (reason := next(filter(None, reasons), ""))
    )


def end_instruments() -> None:
    """End every browser and worker of this process."""
    shareds: tuple[Shared[Browser] | Shared[Lighthouse] | Shared[HtmlValidate], ...]
    shareds = (shared_browser, shared_lighthouse, shared_html_validate)
    for shared in shareds:
        shared.end()


def measure_site(
    site: Site,
    *,
    origin: str | None = None,
    base: str | None = None,
    tenant: str | None = None,
    lighthouse_runs: int = 3,
    lcp_ms: float = LCP_MS,
    watch: Watch = lambda _: None,
) -> Measured:
    """Measure a whole site with whatever this machine has; what it has not is named in `missing`.

    Two pages at once are looked at in the browser while Lighthouse, one page after the other, waits
    for its own.

    Args:
        site: Its files.
        origin: Where it will be published; what most pages name as their address when None.
        base: The path it will be published under; as its links have it when None.
        tenant: Who keeps the pictures; None keeps none.
        lighthouse_runs: Runs per page, so that the median can be taken.
        lcp_ms: How long the largest piece of a page may take, as far as runs count that other work on
            the machine held up.
        watch: Told what is being done.
    """
    missing = what_is_missing()
    lacking = {one.engine for one in missing}
    work = _Work(watch, missing=list(missing))
    view = SiteView(site)
    pages, kinds = pages_to_see(view), page_kinds(view)
    told = {
        "origin": view.origin if origin is None else origin,
        "base": view.base if base is None else base,
    }

    def run_on(page: FilePath) -> tuple[LighthouseRun, ...]:
        first, most = kinds.index(page) * lighthouse_runs, len(kinds) * lighthouse_runs

        def say(run: int) -> None:
            again = "Lighthouse once more: other work held it up"
            watch(f"Lighthouse run {first + run} of {most}" if run <= lighthouse_runs else again)

        return run_lighthouse(
            page, site=site, runs=lighthouse_runs, lcp_ms=lcp_ms, watch=say, **told
        )

    with (
        ThreadPoolExecutor(PAGES_AT_ONCE) as browser,
        ThreadPoolExecutor(1) as node,
        ThreadPoolExecutor(1) as one_by_one,
    ):
        laps = work.each(one_by_one, [] if "lighthouse" in lacking else kinds, "lighthouse", run_on)
        looks = work.each(
            browser,
            [] if "chromium" in lacking else pages,
            "chromium",
            lambda page: look_at_page(page, site=site, tenant=tenant, **told),
            "Measuring page {} of {}",
        )
        marks = work.each(
            node,
            [] if "html-validate" in lacking else pages,
            "html-validate",
            lambda page: read_markup(page, site=site),
        )
        try:
            runs = [run for lap in laps for run in lap.result() or ()]
            found = [page for look in looks if (page := look.result())]
            markup = [report for mark in marks if (report := mark.result())]
        except BaseException:  # Ctrl-C: nobody waits for what is still running
            work.stop()
            raise
    by_pages = by_page(runs)
    return Measured(
        pages=tuple(found),
        lighthouse=by_pages,
        markup=tuple(markup),
        missing=(*work.missing, *unsure(by_pages)),
    )


@dataclass
class _Work:
    """What is done for one site; what cannot be done is noted, each thing once."""

    watch: Watch
    missing: list[Missing]
    is_over: bool = False
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def each(
        self,
        pool: ThreadPoolExecutor,
        pages: Sequence[FilePath],
        engine: str,
        do: Callable[[FilePath], Found],
        words: str = "",
    ) -> list[Future[Found | None]]:
        """Have every page done in turn; None comes of one that cannot be."""
        return [
            pool.submit(self._one, engine, page, do, words.format(number, len(pages)))
            for number, page in enumerate(pages, 1)
        ]

    def stop(self) -> None:
        """Do nothing more."""
        self.is_over = True
        end_instruments()

    def _one(
        self, engine: str, page: FilePath, do: Callable[[FilePath], Found], words: str
    ) -> Found | None:
        if self.is_over or any((m.engine, m.page) == (engine, page) for m in self.missing):
            return None
        if words:
            self.watch(words)
        _over.set(lambda: self.is_over)
        try:
            return do(page)
        except AtelierError as error:
            with self._turn:
                self.missing.append(Missing(engine=engine, page=page, reason=str(error)))
            return None


def _absence(find: Callable[[], object]) -> str:
    """Return why a part cannot be found; empty when it is there."""
    try:
        find()
    except InstrumentMissing as missing:
        return str(missing)
    return ""


def _hash(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _twice(work: Callable[[], Found]) -> Found:
    """Do the work again when an instrument broke; another page or the system may have ended it."""
    try:
        return work()
    except InstrumentFailed:
        if _over.get()():
            raise
        return work()
