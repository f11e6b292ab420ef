"""html-validate in one process for many pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from blocks.html_validate import HtmlValidate
from domain.errors import InstrumentFailed
from domain.site import SiteFile
from tests.blocks.browsers import SOUND, document, needs_packages

pytestmark = needs_packages


@pytest.fixture
def worker(home: Path) -> Iterator[HtmlValidate]:
    started = HtmlValidate.start()
    yield started
    started.end()


def page(body: str) -> SiteFile:
    return SiteFile(path="index.html", body=document(body))


def test_pages_are_read_one_after_the_other(worker: HtmlValidate) -> None:
    assert worker.validate(page(SOUND.replace("<button>", "<button type=button>"))).messages == ()
    report = worker.validate(page("<p id=a>One<p id=a>Two<div>"))
    assert {message.rule for message in report.messages} >= {"no-dup-id", "close-order"}
    (twice,) = (message for message in report.messages if message.rule == "no-dup-id")
    assert (twice.severity, twice.line, twice.text) == ("error", 15, 'Duplicate ID "a"')
    assert report.engine.name == "html-validate"


def test_a_worker_that_is_gone_says_so(worker: HtmlValidate) -> None:
    worker.end()
    assert not worker.is_running
    with pytest.raises(InstrumentFailed, match="The html-validate failed: it ended"):
        worker.validate(page(SOUND))


def test_a_page_without_end_does_not_hold_the_worker_up(worker: HtmlValidate) -> None:
    many = "<p>bread</p>" * 20_000
    assert worker.validate(page(f"{many}<p>x")).page == "index.html"
    assert worker.is_running
