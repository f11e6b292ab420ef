"""A project taken up again: by its release or by its id, with what was made kept."""

import asyncio
from pathlib import Path

import pytest

from blocks.database_home import DatabaseHome
from domain.errors import ProjectUnknown, ReleaseInvalid
from flows.briefs import take_brief
from flows.refinement import refine_project
from flows.website import build_website

TEXT = "Rye & Co bakes bread in Otley. Call 01943 496 0000. Open Tue-Sat 7am-3pm."


def test_a_release_is_refined_from_the_brief_it_was_built_from(home: Path) -> None:
    out = str(home / "out")
    first = asyncio.run(build_website(TEXT, out=out, rounds=0))
    again = asyncio.run(refine_project(first.release, out=out, rounds=0, target=0.5))
    assert again.manifest.brief_sha256 == first.manifest.brief_sha256
    assert (again.manifest.project, again.manifest.target) == (first.manifest.project, 0.5)
    assert again.manifest.release == first.manifest.release + 1
    assert not again.agents_run


def test_a_project_is_refined_by_the_id_of_its_brief(home: Path, admin_url: str) -> None:
    DatabaseHome().init(admin_url)
    stored = take_brief(TEXT, tenant="rye")
    built = asyncio.run(refine_project(stored, tenant="rye", out=str(home / "out"), rounds=0))
    assert built.manifest.company == "Rye & Co"
    with pytest.raises(ProjectUnknown):
        asyncio.run(refine_project("project:no-such", tenant="rye", out=str(home / "out")))


def test_a_folder_that_is_no_release_is_named(home: Path) -> None:
    with pytest.raises(ReleaseInvalid, match=r"there is no manifest\.json in it"):
        asyncio.run(refine_project(str(home), out=str(home / "out")))
