"""Gather everything about one page that takes a real browser."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from blocks.browser import Browser, Tab
from blocks.gathering.keyboard import walk
from blocks.gathering.loading import read_loading
from blocks.gathering.views import (
    Keep,
    document,
    find_shifts,
    forced_colors,
    picture_all,
    prepare,
    reduced_motion,
    reflow,
    run_axe,
)
from blocks.instruments import version_of
from blocks.served_site import ServedSite
from domain.artifacts import Engine, NotMeasured, PageArtifacts, Part
from domain.errors import InstrumentMissing, PageFailed
from domain.site import FilePath, url_of

_PAGE_S = 60.0
"""How long each of the two looks at a page may take; one takes about 2 s."""

_FIRST: tuple[Part, ...] = (
    *("layout_shifts", "loading", "dom", "axe", "screenshots", "narrow", "zoomed"),
)
_SECOND: tuple[Part, ...] = ("reduced_motion", "keyboard", "forced_colors")


def gather(browser: Browser, site: ServedSite, page: FilePath, *, keep: Keep) -> PageArtifacts:
    """Look at one page in every way there is, and return what was seen.

    What cannot be gathered is named in `not_measured`, and the rest is there all the same.

    Args:
        browser: Where it is opened, twice: as it is, and with less motion.
        site: Where it is served.
        page: Its file.
        keep: Keeps a picture and returns its SHA-256.

    Raises:
        InstrumentFailed: The browser is gone; this says nothing of the page.
    """
    begun = time.monotonic()
    gathering = _Gathering(site.address(url_of(page)), keep)
    if gathering.look(browser, site):
        gathering.look_again(browser, site)
    axe = version_of("axe-core")
    return PageArtifacts(
        page=page,
        url=gathering.address,
        engines=(browser.engine, *((Engine(name="axe-core", version=axe),) if axe else ())),
        is_sandboxed=browser.is_sandboxed,
        duration_ms=round((time.monotonic() - begun) * 1000),
        not_measured=tuple(gathering.missing),
        **gathering.found,
    )


def unmeasured(page: FilePath, reason: str) -> PageArtifacts:
    """Return the artifacts of a page of which nothing could be gathered."""
    missing = NotMeasured(part="page", reason=reason)
    return PageArtifacts(page=page, url="", engines=(), not_measured=(missing,))


@dataclass
class _Gathering:
    """What was found of one page so far."""

    address: str
    keep: Keep
    found: dict[str, Any] = field(default_factory=dict[str, Any])
    missing: list[NotMeasured] = field(default_factory=list[NotMeasured])

    def look(self, browser: Browser, site: ServedSite) -> bool:
        """Look at the page as visitors get it, a phone first; return whether it opens at all."""
        with browser.tab(proxy=site.proxy, most_s=_PAGE_S) as tab:
            if not self._opens(tab, 375, (*_FIRST, *_SECOND)):
                return False
            self._try("layout_shifts", lambda: find_shifts(tab))
            self._try("loading", lambda: read_loading(tab))
            self._try("dom", lambda: document(tab))
            self._try("axe", lambda: run_axe(tab))
            self._try("screenshots", lambda: picture_all(tab, self.keep))
            self._try("narrow", lambda: reflow(tab, 320))
            self._try("zoomed", lambda: reflow(tab, 640, scale=2))
        return True

    def look_again(self, browser: Browser, site: ServedSite) -> None:
        """Look at it as people do who asked for less motion, use the keyboard, or see little."""
        with browser.tab(proxy=site.proxy, most_s=_PAGE_S) as tab:
            if self._opens(tab, 1440, _SECOND, motion="reduce"):
                self._try("reduced_motion", lambda: reduced_motion(tab))
                self._try("keyboard", lambda: walk(tab))
                self._try("forced_colors", lambda: forced_colors(tab, self.keep))

    def _opens(
        self, tab: Tab, width: int, parts: tuple[Part, ...], *, motion: str = "no-preference"
    ) -> bool:
        try:
            prepare(tab, self.address, width, motion=motion)
        except PageFailed as error:
            self.missing += (NotMeasured(part=part, reason=str(error)) for part in parts)
            return False
        return True

    def _try(self, part: Part, work: Callable[[], object]) -> None:
        """Do one part of the work; when it fails say why, and go on with the next."""
        try:
            self.found[part] = work()
        except (PageFailed, InstrumentMissing) as error:
            self.missing.append(NotMeasured(part=part, reason=str(error)))
