"""`grade-site`: any static site, as files and as browsers show it."""

import asyncio
from pathlib import Path
from uuid import UUID

import pytest
from prefect import get_client
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterFlowRunId
from prefect.runtime import flow_run

from domain.grading.grade import Grade
from domain.grading.graders import GRADERS
from domain.grading.view import SiteView
from flows.grading import grade_site
from tests.blocks.browsers import SOUND, document, needs_browser, needs_packages, site_of


@pytest.fixture
def folder(home: Path) -> Path:
    wide = document("<p style='width:40rem'>We bake bread.</p>")
    for file in site_of(index=SOUND, about=wide).files:
        (home / "site").mkdir(exist_ok=True)
        (home / "site" / file.path).write_bytes(file.body)
    return home / "site"


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[SiteView, str]]:
    """What the graders were given, and in which run."""
    given: list[tuple[SiteView, str]] = []
    grader = GRADERS["seo"]

    def remember(view: SiteView, target: float) -> Grade:
        given.append((view, str(flow_run.get_id())))
        return grader(view, target)

    monkeypatch.setitem(GRADERS, "seo", remember)
    return given


async def artifacts(run: str) -> dict[str, object]:
    wanted = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[UUID(run)]))
    async with get_client() as client:
        found = await client.read_artifacts(artifact_filter=wanted)
    return {one.key or "": one.data for one in found}


@needs_browser
@needs_packages
def test_graders_see_what_every_instrument_gathered_and_the_dashboard_shows_it(
    folder: Path, seen: list[tuple[SiteView, str]]
) -> None:
    grades = grade_site(str(folder), runs=1)
    assert [grade.dimension for grade in grades] == list(GRADERS)
    ((view, run),) = seen
    measured = view.context.measured
    assert measured
    assert measured.missing == ()
    assert list(measured.by_page) == ["index.html", "about.html"]
    assert list(measured.markup_by_page) == ["index.html", "about.html"]
    assert all(len(runs) == 1 for runs in measured.runs_by_page.values())
    assert "index.html" in measured.runs_by_page
    shown = asyncio.run(artifacts(run))
    assert shown.keys() == {"findings", "measured", "instruments"}
    assert "2 pages in a browser" in str(shown["instruments"])
    assert " px wide" in str(shown["measured"])


def test_without_a_browser_the_site_is_graded_all_the_same(
    folder: Path, seen: list[tuple[SiteView, str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CHROME_PATH", "/none/such")
    monkeypatch.setattr("blocks.instruments.places", lambda: (tmp_path,))
    assert len(grade_site(str(folder))) == len(GRADERS)
    ((view, run),) = seen
    assert view.context.measured
    assert view.context.measured.why_missing("lighthouse").startswith("There is no browser")
    assert "html-validate: There is no html-validate" in str(asyncio.run(artifacts(run)))


def test_unmeasured_on_request(folder: Path, seen: list[tuple[SiteView, str]]) -> None:
    grade_site(str(folder), measured=False)
    ((view, run),) = seen
    assert view.context.measured is None
    assert asyncio.run(artifacts(run)).keys() == {"findings"}
