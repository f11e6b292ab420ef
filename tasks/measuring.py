"""See a page as browsers see it: gather what is there, run Lighthouse, read its markup."""

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE, CacheKeyFnPolicy
from prefect.context import TaskRunContext
from prefect.transactions import get_transaction

from blocks.memory import LARGE, give_back
from domain.agents.version import code_version
from domain.artifacts import MarkupReport, PageArtifacts
from domain.errors import InstrumentMissing
from domain.grading.view import SiteView
from domain.lighthouse import LighthouseRun
from domain.measured import Missing
from domain.proofreading import Proofreading
from domain.report.album import Shot
from domain.site import FilePath, Site, url_of
from domain.value import digest


def _page_key(_context: TaskRunContext, parameters: Mapping[str, Any]) -> str | None:
    """Return what decides the artifacts of a page; None, so that nothing is kept, without a browser."""
    from blocks.chromium import find_chromium
    from blocks.instruments import COLLECTION, version_of

    try:
        program = find_chromium().program
    except InstrumentMissing:
        return None
    built = program.stat()
    script = (COLLECTION / "scripts" / "measuring.js").read_text(encoding="utf-8")
    parts = [
        _reach(parameters["site"], parameters["page"]),
        *(parameters["page"], parameters["origin"], parameters["base"]),
        *(str(program), built.st_size, built.st_mtime_ns, version_of("axe-core") or ""),
        *(digest(script), code_version("blocks.gathering")),
    ]
    return f"{parameters['tenant']}/page/{digest(parts)}"


def _reach(site: Site, page: str) -> str:
    """Return the hash of all that a page can load: itself and what is no page."""
    body = site.by_path[page].body
    if _LOADS_PAGES.search(body):
        return site.sha256
    files = (f for f in site.files if f.path == page or not f.path.endswith((".html", ".htm")))
    return Site.of(files).sha256


# No task here has `timeout_seconds`: in the threads of a map Prefect can only warn of it. The limits of
# each instrument hold: 60 s for each of two looks at a page, 90 s for a run of Lighthouse.

_LOADS_PAGES = re.compile(rb"<(script|i?frame|object|embed|portal)\b", re.I)


@task(
    name="gather-page",
    task_run_name="gather {page}",
    persist_result=True,
    result_serializer="json",
    cache_policy=CacheKeyFnPolicy(cache_key_fn=_page_key),
)
def gather_page(
    page: FilePath, *, site: Site, origin: str, base: str, tenant: str
) -> PageArtifacts:
    """Open one page in the worker's browser, and look at it in every way there is.

    Args:
        page: Its file in the site.
        site: The whole site.
        origin: Where it will be published, such as `https://www.example.org`; empty when unknown.
        base: The path it will be published under; empty at the root.
        tenant: Whose site it is; its pictures are kept under it.

    Raises:
        InstrumentMissing: There is no browser.
    """
    # 0.3 s of servers and TLS, which a page that was gathered before never needs.
    from blocks.measuring import look_at_page

    found = look_at_page(page, site=site, origin=origin, base=base, tenant=tenant)
    if found.not_measured and (transaction := get_transaction()):
        transaction.write_on_commit = False  # not kept: another time it may be measured
    return found


@task(
    name="run-lighthouse",
    task_run_name="measure {page}",
    cache_policy=NO_CACHE,
)
def run_lighthouse(
    page: FilePath, *, site: Site, origin: str, base: str, runs: int, lcp_ms: float | None = None
) -> tuple[LighthouseRun, ...]:
    """Run Lighthouse on one page; pages wait for each other.

    Args:
        page: Its file in the site.
        site: The whole site.
        origin: Where it will be published; empty when unknown.
        base: The path it will be published under; empty at the root.
        runs: How often, so that the caller can take the median.
        lcp_ms: How long the largest piece of content may take. Runs that other work on the machine
            held up are made again then, unless they were fast all the same; with None all count.

    Raises:
        InstrumentMissing: There is no browser, no Node or no Lighthouse.
        InstrumentFailed: The worker broke twice.
        PageFailed: Lighthouse cannot measure the page.
    """
    from blocks import measuring

    if lcp_ms is None:
        return tuple(
            measuring.run_lighthouse_once(page, site=site, origin=origin, base=base)
            for _ in range(runs)
        )
    return measuring.run_lighthouse(
        page, site=site, origin=origin, base=base, runs=runs, lcp_ms=lcp_ms
    )


@task(
    name="validate-markup",
    task_run_name="validate {page}",
    cache_policy=NO_CACHE,
)
def validate_markup(page: FilePath, *, site: Site) -> MarkupReport:
    """Read one page with html-validate.

    Raises:
        InstrumentMissing: There is no Node or no html-validate.
        InstrumentFailed: The worker broke.
        PageFailed: html-validate breaks on the page.
    """
    from blocks.measuring import read_markup

    return read_markup(page, site=site)


@task(name="proofread", cache_policy=NO_CACHE)
def proofread(view: SiteView) -> Proofreading:
    """Read the words of every page in English; what cannot be read is named in the result.

    What is parsed of the pages stays for who grades them, unless the site is large.
    """
    # 0.6 s for the first page and 130 MB, which sites in other languages never need.
    from blocks.harper import proofread_site, proofread_view

    if len(view.site.files) < LARGE:
        return proofread_view(view)
    found = proofread_site(view.site, view.context.facts)
    give_back()
    return found


@task(name="picture-version", task_run_name="picture round {number}", cache_policy=NO_CACHE)
def picture_version(
    pages: tuple[PageArtifacts, ...], *, number: int, is_last: bool, tenant: str
) -> tuple[Shot, ...]:
    """Make the pictures of one version small for the report.

    Args:
        pages: What was gathered of the pages to show.
        number: The round whose version it is.
        is_last: Whether it is released: then every width in light and dark is shown.
        tenant: Whose site it is.
    """
    # 0.2 s of Pillow, which only builds that are measured need.
    from blocks.small_pictures import make_small

    shots: list[Shot] = []
    for page in pages:
        for shot in page.screenshots or ():
            if is_last or (shot.width, shot.scheme) == (1440, "light"):
                # What was gathered is kept longer than somebody may keep the pictures.
                with suppress(FileNotFoundError):
                    address = url_of(page.page)
                    shots.append(make_small(shot, page=address, number=number, tenant=tenant))
    return tuple(shots)


@task(name="find-missing-instruments", cache_policy=NO_CACHE)
def find_missing() -> tuple[Missing, ...]:
    """Return each engine that cannot run on this machine, and what would help."""
    from blocks.measuring import what_is_missing

    return what_is_missing()
