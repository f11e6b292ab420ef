"""Lighthouse with a browser of its own, one page at a time."""

from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any

from blocks._node_worker import NodeWorker
from blocks._process_group import PrivateFolder
from blocks._shared import Shared
from blocks._silence import SILENCE
from blocks.chromium import find_chromium, is_sandboxed
from blocks.served_site import ServedSite, identity
from domain.lighthouse import CATEGORIES, Category, LighthouseRun
from domain.site import FilePath, url_of

HOLDS_UP = frozenset({"cross-origin-opener-policy"})
"""Headers a page had better be served without while Lighthouse runs.

This one makes Chromium change to another process while the page loads, and the trace then waits 5 s
for the one that is gone (Chromium 150; 5.1 instead of 0.1 s in 27 of 32 traces, 2026-11). No score
depends on it; whether a site sends it is seen when its pages are gathered.
"""

_RUN_S = 90.0
"""A run takes 4 to 15 s; Lighthouse itself gives up on a page after about 60."""

_NICE = -10
"""It goes first where it may. Beside 25 others on two cores runs then took 4 instead of 15 s, and a page
with scripts scored 0.96 to 0.99 instead of 0.62 to 0.78 (2026-11)."""

_PATIENCE_S = 5.0
"""How long it waits for silence; steps of others take 0.1 to 1 s."""


class Lighthouse:
    """A worker that measures pages one after the other; two need two.

    Two runs in one browser disturb each other: only one trace can be recorded at a time.
    """

    def __init__(self, worker: NodeWorker) -> None:
        self._worker = worker

    @classmethod
    def start(cls) -> "Lighthouse":
        """Start a worker with its browser.

        Raises:
            InstrumentMissing: There is no Node, no Lighthouse or no browser.
            InstrumentFailed: It does not start.
        """
        chromium = find_chromium()
        folder = PrivateFolder.make()
        command = chromium.command(folder.path / "profile", spki=identity().spki)
        worker = NodeWorker.start(
            "lighthouse", "lighthouse.mjs", config={"command": command}, folder=folder, nice=_NICE
        )
        return cls(worker)

    @property
    def is_running(self) -> bool:
        """Whether it can measure."""
        return self._worker.is_running

    def measure(
        self,
        site: ServedSite,
        page: FilePath,
        *,
        categories: tuple[Category, ...] = CATEGORIES,
        timeout_s: float = _RUN_S,
    ) -> LighthouseRun:
        """Measure a page once, as a phone on a slow network would have it.

        Args:
            site: Where it is served, better without the headers of `HOLDS_UP`.
            page: Its file.
            categories: What to score; fewer take less time.
            timeout_s: After this the worker is ended.

        Raises:
            PageFailed: The page cannot be measured.
            InstrumentFailed: The worker broke; another may do better.
        """
        address = site.address(url_of(page))
        job = {"url": address, "proxy": site.proxy, "categories": list(categories)}
        with ExitStack() as quiet:

            def hear(told: Mapping[str, Any]) -> Mapping[str, object] | None:
                if told["records"]:
                    quiet.enter_context(SILENCE.keep(most_s=_PATIENCE_S))
                    return {}
                quiet.close()
                return None

            told = self._worker.ask(job, timeout_s=timeout_s, hear=hear)
        known = {"page": page, "url": address, "is_sandboxed": is_sandboxed()}
        return LighthouseRun.model_validate(
            {**told["run"], **known, "engines": self._worker.engines}
        )

    def end(self) -> None:
        """End it with its browser."""
        self._worker.end()


shared_lighthouse: Shared[Lighthouse] = Shared(Lighthouse.start)
"""The worker of this process."""
