"""Pages are measured one by one, so that a broken one takes no other along."""

import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

import pytest
from PIL import Image
from prefect.cache_policies import CacheKeyFnPolicy
from prefect.transactions import transaction

from blocks.browser import shared_browser
from blocks.html_validate import shared_html_validate
from blocks.lighthouse import shared_lighthouse
from blocks.page_pictures import PagePictures
from domain.artifacts import SCHEMES, PageArtifacts, Screenshot
from domain.errors import InstrumentMissing
from domain.site import Site, SiteFile
from tasks.measuring import gather_page, picture_version, run_lighthouse, validate_markup
from tests.blocks.browsers import SOUND, document, needs_browser, needs_packages, site_of

KNOWN: dict[str, Any] = {"origin": "", "base": "", "tenant": "rye"}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    yield tmp_path
    for shared in (shared_browser, shared_lighthouse, shared_html_validate):
        shared.end()


def gather(page: str, site: Site) -> PageArtifacts:
    return gather_page.fn(page, site=site, **KNOWN)


def key(page: str, site: Site, **other: str) -> str | None:
    policy = cast("CacheKeyFnPolicy", gather_page.cache_policy)
    assert policy.cache_key_fn
    return policy.cache_key_fn(cast("Any", None), {"page": page, "site": site, **KNOWN, **other})


@needs_browser
@needs_packages
def test_a_page_that_hangs_takes_no_other_along() -> None:
    loop = document("<script>for (;;);</script>")
    site = site_of(index=SOUND, about=SOUND, loop=loop)
    pages = ["index.html", "loop.html", "about.html"]
    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(3) as pool:
        patch.setattr("blocks.gathering._PAGE_S", 8.0)
        patch.setattr("blocks.measuring._LONG_MS", 5_000)
        index, hung, about = pool.map(gather, pages, [site] * 3)
    assert index.not_measured == () == about.not_measured
    assert index.screenshots
    assert about.screenshots
    assert PagePictures(tenant="rye").get(index.screenshots[0].sha256).startswith(b"\xff\xd8")
    with pytest.raises(FileNotFoundError):
        PagePictures(tenant="oat").get(index.screenshots[0].sha256)
    assert hung.dom is None
    assert "did not finish loading" in hung.not_measured[0].reason


@needs_browser
def test_a_browser_that_is_ended_meanwhile_is_replaced() -> None:
    with shared_browser.lend() as first:
        first.end()
    with transaction(write_on_commit=True) as keeping:
        found = gather("index.html", site_of(index=SOUND))
        assert keeping.write_on_commit
    assert found.keyboard
    with shared_browser.lend() as second:
        assert second is not first
        assert second.is_running


@needs_browser
def test_a_browser_that_always_fails_leaves_the_page_unmeasured_and_nothing_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CHROME_PATH", "/bin/false")
    with transaction(write_on_commit=True) as keeping:
        (missing,) = gather("index.html", site_of(index=SOUND)).not_measured
        assert (missing.part, missing.reason) == ("page", "The browser failed: it ended.")
        assert not keeping.write_on_commit


def test_without_a_browser_nothing_is_measured_and_nothing_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CHROME_PATH", "/none/such")
    site = site_of(index=SOUND)
    assert key("index.html", site) is None
    with pytest.raises(InstrumentMissing):
        gather("index.html", site)
    with pytest.raises(InstrumentMissing):
        run_lighthouse.fn("index.html", site=site, origin="", base="", runs=1)


@pytest.fixture
def some_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    program = tmp_path / "chrome"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("CHROME_PATH", str(program))
    return program


def test_a_page_is_gathered_anew_only_when_something_it_shows_changed(some_browser: Path) -> None:
    site = site_of(index=SOUND, about=SOUND)
    before = key("index.html", site)
    assert before
    assert before.startswith("rye/page/")
    other_page = site.replacing([SiteFile(path="about.html", body=document("<p>New</p>"))])
    assert key("index.html", other_page) == before
    assert key("about.html", other_page) != key("about.html", site)
    for changed in (
        site.replacing([SiteFile.text("styles.css", "p{color:red}")]),
        site.replacing([SiteFile.text("_headers", "/*\n  X-A: b\n")]),
    ):
        assert key("index.html", changed) != before
    assert key("index.html", site, origin="https://rye.example") != before
    assert key("index.html", site, tenant="oat") != before
    some_browser.write_text("#!/bin/sh\n# newer\n", encoding="utf-8")
    assert key("index.html", site) != before


def test_a_page_that_may_load_others_is_gathered_anew_when_they_changed(some_browser: Path) -> None:
    site = site_of(index=f"{SOUND}<iframe src=about.html title=About></iframe>", about=SOUND)
    other_page = site.replacing([SiteFile(path="about.html", body=document("<p>New</p>"))])
    assert key("index.html", other_page) != key("index.html", site)


@needs_browser
@needs_packages
def test_a_lighthouse_that_is_ended_meanwhile_is_replaced() -> None:
    with shared_lighthouse.lend() as first:
        first.end()
    (run,) = run_lighthouse.fn("index.html", site=site_of(index=SOUND), origin="", base="", runs=1)
    assert run.scores["seo"] == 1.0


def test_a_picture_somebody_removed_is_left_out_and_no_build_is_lost() -> None:
    body = io.BytesIO()
    Image.new("RGB", (1440, 900)).save(body, "JPEG")
    kept = PagePictures(tenant="rye").put(body.getvalue())
    shots = tuple(
        Screenshot(width=1440, height=900, scheme=scheme, sha256=sha256, size_bytes=1)
        for sha256 in ("0" * 64, kept)
        for scheme in SCHEMES
    )
    page = PageArtifacts(page="index.html", url="", engines=(), screenshots=shots)
    made = picture_version.fn((page,), number=2, is_last=True, tenant="rye")
    assert [(one.page, one.round, one.scheme) for one in made] == [
        ("/", 2, "light"),
        ("/", 2, "dark"),
    ]
    (only,) = picture_version.fn((page,), number=0, is_last=False, tenant="rye")
    assert only.scheme == "light"


@needs_packages
def test_markup_is_read() -> None:
    report = validate_markup.fn("index.html", site=site_of(index="<p id=a>One<p id=a>Two"))
    assert "no-dup-id" in {message.rule for message in report.messages}
