"""Measure a site by tasks: two pages at once in the browser, and Lighthouse beside them."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, cast

from prefect import Task, unmapped
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from prefect.utilities.annotations import quote

from blocks.harper import harper_version, read_ahead, start
from domain.agents.code.component_code import PageMarkup
from domain.agents.code.styling import Styles
from domain.agents.content.meta_description import MetaDescriptions
from domain.agents.spec import Output
from domain.artifacts import MarkupReport, PageArtifacts
from domain.authorship import texts_of
from domain.disturbance import lcp_limit, unsure
from domain.facts import Facts
from domain.grading.accessibility.css import parse
from domain.grading.content.evidence import gathered
from domain.grading.content.measured.paragraphs import paragraphs
from domain.grading.content.measured.told_words import told_words
from domain.grading.content.placeholder_text import placeholder_text
from domain.grading.content.syllables import syllables
from domain.grading.content.unsupported import claims_of
from domain.grading.noise import Spread
from domain.grading.stylesheet import read_sheet
from domain.grading.view import Context, PageView, SiteView
from domain.lighthouse import LighthouseRun
from domain.measured import Measured, Missing, by_page
from domain.page_kinds import page_kinds, pages_to_see
from domain.proofreading import Proofreading
from domain.report.album import MOST_PAGES, Shot
from domain.site import FilePath, Site, SiteFile, file_of
from flows._heavy import heavy
from flows._team import Coming
from tasks.measuring import (
    find_missing,
    gather_page,
    picture_version,
    proofread,
    run_lighthouse,
    validate_markup,
)
from tasks.noise import read_spreads

T = TypeVar("T")
Runner = TaskRunner[PrefectFuture[Any]]

_PAGES_AT_ONCE = 2
_ON_PAGES = (Styles, MetaDescriptions, PageMarkup)
"""What stands on pages as it is handed in: looks, titles and descriptions, bodies."""

_HEAD_START_S = 0.05
"""How long agents that wait for a draft begin before it is read: many come at once, and the core is theirs
first."""

_LAPS = cast("type[tuple[LighthouseRun, ...]]", tuple)


def _proofreader() -> dict[str, object]:
    return {"proofreader": harper_version()}


@dataclass
class Lab:
    """The instruments of one run, and what they gathered; no version is measured twice."""

    tenant: str
    is_open: bool = False
    """Whether candidates are measured; only read otherwise."""
    runs: int = 3
    """Of Lighthouse, on one page of each kind."""
    missing: tuple[Missing, ...] = ()
    """What this machine has not, if it was asked for."""
    spreads: tuple[Spread, ...] = ()
    """How noisy this machine is, as far as it was calibrated."""
    signature: dict[str, object] = field(default_factory=_proofreader)
    """What of the instruments decides a build."""
    gathered: dict[str, Measured] = field(default_factory=dict[str, Measured])
    """By hash of the site."""
    proofread: dict[str, Proofreading] = field(default_factory=dict[str, Proofreading])
    """By hash of the site, whether this is open or not: 25 to 70 ms a page."""

    versions: dict[int, SiteView] = field(default_factory=dict[int, SiteView])
    """First and accepted versions by round, for the report's pictures."""

    async def read_ahead(self, coming: Coming, facts: Facts, *, is_written: bool = False) -> None:
        """Read for graders and proofreader what agents hand in, beside those still at work.

        Only for the first version: later ones say little that is new.

        Args:
            coming: What agents hand in.
            facts: What the site is to say.
            is_written: Whether models write. They take their time, so that every text is read as soon
                as it is there; drafts come within a second, and are read where they stand on pages.
        """
        if self.proofread:
            return
        await asyncio.sleep(_HEAD_START_S)
        is_proofread = facts.language == "en" and bool(harper_version())
        await asyncio.to_thread(_ready, facts, is_proofread=is_proofread, is_written=is_written)
        texts = [one for one in coming if one not in _ON_PAGES]
        ours: Iterable[type[Output]] = texts if is_proofread and is_written else _ON_PAGES
        for one in asyncio.as_completed([coming[type_] for type_ in ours if type_ in coming]):
            with suppress(Exception):  # whoever waits for the output itself says what went wrong
                made = await one
                if not is_written:
                    await asyncio.sleep(_HEAD_START_S)
                async with heavy():
                    await asyncio.to_thread(_read, made, facts, is_proofread=is_proofread)

    async def album(self) -> tuple[Shot, ...]:
        """Return small pictures of the versions, each once, when instruments looked at the last."""
        if not self.is_open or any(one.engine == "chromium" for one in self.missing):
            return ()
        return await asyncio.to_thread(picture, self.versions, tenant=self.tenant)

    async def see(self, view: SiteView) -> SiteView:
        """Return the site proofread, and with what instruments gathered of it unless this is closed."""
        address = view.site.sha256
        if address not in self.proofread:
            self.proofread[address] = await asyncio.to_thread(proofread, quote(view))  # pyright: ignore[reportArgumentType] # Prefect takes the quote off
        view = view.knowing(replace(view.context, proofread=self.proofread[address]))
        if not self.is_open:
            return view
        if address not in self.gathered:
            self.gathered[address] = await asyncio.to_thread(
                measure, view, tenant=self.tenant, runs=self.runs, missing=self.missing
            )
        return view.knowing(replace(view.context, measured=self.gathered[address]))


def _ready(facts: Facts, *, is_proofread: bool, is_written: bool) -> None:
    """Start the proofreader, and take the facts apart."""
    if is_proofread:
        start(told_words(facts), is_sure=not is_written)
    syllables("ready", facts.language)
    gathered(facts)


def _read(made: tuple[Output, ...], facts: Facts, *, is_proofread: bool) -> None:
    """Keep the style sheet taken apart, what the words claim and what the proofreader says of them."""
    for output in made:
        if isinstance(output, Styles):
            read_sheet(output.css)
            parse(output.css)
            continue
        page = _page(output, facts) if isinstance(output, PageMarkup) else None
        if page:
            claims_of(page)
            sum(1 for _ in placeholder_text(page))
        if is_proofread:
            read_ahead(_words(page) if page else _texts(output), told_words(facts))


def _words(page: PageView) -> Iterable[str]:
    return (piece.text for piece in paragraphs(page))


def _texts(output: Output) -> Iterable[str]:
    if isinstance(output, MetaDescriptions):
        return (text for one in output.pages for text in (one.title, one.description))
    return texts_of(output)


def _page(markup: PageMarkup, facts: Facts) -> PageView:
    view = SiteView(Site.of([]), Context(facts=facts))
    return PageView(SiteFile.text(file_of(markup.url), markup.body), view)


def open_lab(tenant: str, *, runs: int = 3) -> Lab:
    """Return the instruments of this machine, which look at nothing before they are opened."""
    missing, spreads = find_missing(), read_spreads()
    told = {"runs": runs, "missing": sorted(one.engine for one in missing)}
    return Lab(
        tenant,
        runs=runs,
        missing=missing,
        spreads=spreads,
        signature={**_proofreader(), "measured": told},
    )


def measure(view: SiteView, *, tenant: str, runs: int, missing: Sequence[Missing] = ()) -> Measured:
    """Have every instrument of this machine measure a site; must be called inside a flow.

    Args:
        view: The site.
        tenant: Who keeps the pictures.
        runs: How often Lighthouse runs on one page of each kind.
        missing: What this machine has not.
    """
    missing = list(missing)
    lacking = {one.engine for one in missing}
    pages = pages_to_see(view)
    kinds = () if "lighthouse" in lacking else page_kinds(view)
    there = {"origin": view.origin, "base": view.base}
    # Runners of their own: in one, runs of Lighthouse that wait would take the browser's turns.
    with _runner(_PAGES_AT_ONCE) as two, _runner(1) as node, _runner(1) as one:
        seen = _each(
            two, gather_page, [] if "chromium" in lacking else pages, view, tenant=tenant, **there
        )
        read = _each(node, validate_markup, [] if "html-validate" in lacking else pages, view)
        ran = _each(one, run_lighthouse, kinds, view, runs=runs, lcp_ms=lcp_limit(view), **there)
        looks = _arrived(seen, pages, PageArtifacts, "chromium", missing)
        markup = _arrived(read, pages, MarkupReport, "html-validate", missing)
        laps = _arrived(ran, kinds, _LAPS, "lighthouse", missing)
    lighthouse = by_page(run for lap in laps for run in lap)
    return Measured(
        pages=tuple(looks),
        lighthouse=lighthouse,
        markup=tuple(markup),
        missing=(*missing, *unsure(lighthouse)),
    )


def picture(versions: Mapping[int, SiteView], *, tenant: str) -> tuple[Shot, ...]:
    """Picture the home page and two more in each version; must be called inside a flow.

    Args:
        versions: By round; the last is released.
        tenant: Whose site it is.
    """
    different = {versions[n].site.sha256: n for n in sorted(versions, reverse=True)}
    shots: list[Shot] = []
    with _runner(_PAGES_AT_ONCE) as two:
        for number in sorted(different.values()):
            view = versions[number]
            pages = page_kinds(view, most=MOST_PAGES)
            there = {"origin": view.origin, "base": view.base}
            coming = _each(two, gather_page, pages, view, tenant=tenant, **there)
            looks = _arrived(coming, pages, PageArtifacts, "chromium", [])
            is_last = number == max(different.values())
            shots += picture_version(tuple(looks), number=number, is_last=is_last, tenant=tenant)
    return tuple(shots)


def _each(
    runner: Runner,
    task: Task[..., Any],
    pages: Sequence[FilePath],
    view: SiteView,
    **more: object,
) -> Sequence[PrefectFuture[Any]]:
    """Map a task over pages of a site."""
    if not pages:
        return ()
    same = {name: unmapped(value) for name, value in more.items()}
    given = {"page": list(pages), "site": unmapped(quote(view.site)), **same}
    return runner.map(task, cast("dict[str, Any]", given))


def _runner(workers: int) -> Runner:
    return cast("Runner", ThreadPoolTaskRunner[Any](max_workers=workers))


def _arrived(
    coming: Iterable[PrefectFuture[Any]],
    pages: Sequence[FilePath],
    type_: type[T],
    engine: str,
    missing: list[Missing],
) -> list[T]:
    """Wait for what is coming, and note what did not come."""
    found: list[T] = []
    for page, future in zip(pages, coming, strict=False):
        made: object = future.result(raise_on_failure=False)
        if isinstance(made, type_):
            found.append(made)
        else:
            missing.append(Missing(engine=engine, page=page, reason=str(made)))
    return found
