"""Lighthouse in a worker with a browser of its own."""

import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from blocks._silence import Silence
from blocks.lighthouse import Lighthouse
from blocks.served_site import served
from domain.errors import InstrumentFailed, PageFailed
from tests.blocks.browsers import (
    SOUND,
    adopt_orphans,
    left_over,
    needs_browser,
    needs_linux,
    needs_packages,
    running,
    site_of,
)

pytestmark = [pytest.mark.long, needs_browser, needs_packages]


@pytest.fixture(scope="module")
def lighthouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lighthouse]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATELIER_HOME", str(tmp_path_factory.mktemp("lighthouse")))
        started = Lighthouse.start()
    yield started
    started.end()


def test_a_sound_page_has_no_fault(lighthouse: Lighthouse) -> None:
    with served(site_of(index=SOUND, about=SOUND), origin="https://www.rye.example") as site:
        run = lighthouse.measure(site, "index.html")
    # What else runs on the machine moves the performance, and nothing else.
    speed = run.scores.pop("performance")
    assert speed
    assert 0.5 < speed <= 1
    assert run.scores == {"accessibility": 1.0, "best-practices": 1.0, "seo": 1.0}
    assert run.metrics.cls == 0
    assert run.metrics.lcp_ms
    assert 100 < run.metrics.lcp_ms < 10_000
    assert run.benchmark_index > 0
    assert run.turns
    assert run.turns.ran_ms > 10
    assert [engine.name for engine in run.engines] == ["lighthouse", "chromium", "node"]
    assert "use-landmarks" in run.manual
    assert [f.audit for f in run.failed if f.weight and f.category != "performance"] == []


def test_after_a_page_that_does_not_exist_the_faults_of_the_next_are_found(
    lighthouse: Lighthouse,
) -> None:
    page = f"{SOUND}<img src='/none.png' width='10' height='10'>"
    with served(site_of(index=page), origin="https://www.rye.example") as site:
        with pytest.raises(PageFailed, match="ERRORED_DOCUMENT_REQUEST"):
            lighthouse.measure(site, "none.html", categories=("accessibility",))
        run = lighthouse.measure(site, "index.html", categories=("accessibility",))
    (alt,) = (f for f in run.failed if f.audit == "image-alt")
    assert (alt.category, alt.score) == ("accessibility", 0)
    assert alt.weight > 0
    assert alt.places[0].selector == "body > main > img"
    assert alt.places[0].snippet == '<img src="/none.png" width="10" height="10">'
    assert set(run.scores) == {"accessibility"}


def test_silence_is_kept_while_the_page_is_recorded_and_not_while_it_is_judged(
    lighthouse: Lighthouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[float] = []
    over: list[float] = []

    class Kept(Silence):
        @contextmanager
        def keep(self, *, most_s: float) -> Generator[None]:
            begun.append(time.monotonic())
            with super().keep(most_s=most_s):
                yield
            over.append(time.monotonic())

    monkeypatch.setattr("blocks.lighthouse.SILENCE", Kept())
    with served(site_of(index=SOUND)) as site:
        lighthouse.measure(site, "index.html", categories=("performance",))
    ended = time.monotonic()
    assert len(begun) == len(over) == 1
    # Lighthouse waits 0.5 s in all for a page it records, and 0.2 s to see it restored afterwards.
    assert over[0] - begun[0] > 0.5
    assert ended - over[0] > 0.2


@needs_linux
def test_a_worker_that_hangs_or_is_ended_leaves_nothing_running(home: Path) -> None:
    adopt_orphans()
    before = running()
    worker = Lighthouse.start()
    with served(site_of(index="<script>for(;;);</script>")) as site:
        with pytest.raises(PageFailed, match="lighthouse did not finish within 2 s"):
            worker.measure(site, "index.html", timeout_s=2)
        assert not worker.is_running
        assert left_over(before, patience_s=0) == []
        with pytest.raises(InstrumentFailed):
            worker.measure(site, "index.html", timeout_s=2)
