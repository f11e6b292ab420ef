import asyncio
import shutil
from pathlib import Path

import pytest
from prefect.settings import PREFECT_LOCAL_STORAGE_PATH, temporary_settings

from blocks.release_folder import ReleaseFolder
from blocks.signing_key import SigningKey
from blocks.site_folder import SiteFolder
from domain.errors import BriefInvalid
from domain.intake import read_brief
from domain.release import Built
from domain.site import Site
from flows.website import build_website
from tests import studio
from tests.flows import engines

BRIEF = """\
name: Harrow & Pike
trade: roofer
phone: 01632 960441
email: office@harrowpike.example
address: 4 Quarry Lane, Otley LS21 3AB
hours: Mon-Fri 8am-5pm
areas: [Otley, Ilkley]
services:
  - name: Slate roofs
    description: We strip and re-lay Welsh slate. Every slate is hung with copper nails. We clear the gutters at the end.
    price: from £95 per m²
  - name: Leadwork
    description: Valleys and flashings in code 5 lead. We dress it on site. Old lead goes to the foundry.
  - name: Chimney repairs
    description: Repointing in lime mortar. New pots and cowls fitted. We work from a scaffold.
history: Tom Pike started the firm in 1994.
licences: [NFRC member 45120]
faq:
  - question: Do you work in winter?
    answer: Yes, except in frost, because lime mortar needs five degrees.
"""


def build(
    home: Path,
    brief: str = BRIEF,
    *,
    tenant: str = "local",
    engine: str = "offline",
    out: str = "out",
) -> Built:
    path = home / "brief.yaml"
    path.write_text(brief, encoding="utf-8")
    folder = str(home / out)
    return asyncio.run(build_website(str(path), tenant=tenant, engine=engine, out=folder))


def site_of(built: Built) -> Site:
    return SiteFolder(path=Path(built.release)).read()


def agents(labels: tuple[str, ...]) -> set[str]:
    return {label.split()[0] for label in labels}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, prefect_api: None) -> Built:
    """The brief, built in a home of its own: every test may look at it, none may change it."""
    home = tmp_path_factory.mktemp("first")
    kept = temporary_settings({PREFECT_LOCAL_STORAGE_PATH: home / "results"})
    with pytest.MonkeyPatch.context() as patch, kept:
        patch.setenv("ATELIER_HOME", str(home / "home"))
        return build(home)


@pytest.fixture
def same_home(home: Path, first: Built) -> Path:
    """A copy of the home in which the brief was built."""
    shutil.copytree(home_of(first), home, symlinks=True, dirs_exist_ok=True)
    return home


def home_of(built: Built) -> Path:
    return Path(built.release).parents[3]


def test_a_brief_becomes_a_release_that_verifies(first: Built, same_home: Path) -> None:
    manifest = ReleaseFolder(path=Path(first.release)).verify(SigningKey())
    assert manifest.site_sha256 == site_of(first).sha256
    assert len(manifest.agents) == 33
    assert not manifest.failures
    assert {grade.status for grade in manifest.grades} <= {"scored", "partial"}
    assert (Path(first.release) / "report.html").stat().st_size > 5_000


def test_an_unchanged_brief_runs_no_agent_and_makes_no_release(
    first: Built, same_home: Path
) -> None:
    again = build(same_home)
    release = same_home / Path(first.release).relative_to(home_of(first))
    assert (again.is_new, again.agents_run, again.release) == (False, (), str(release))
    elsewhere = build(same_home, out="elsewhere")
    assert (elsewhere.is_new, elsewhere.agents_run) == (True, ())
    assert site_of(elsewhere).sha256 == site_of(first).sha256


def test_a_changed_service_runs_exactly_its_dependants(same_home: Path) -> None:
    other = BRIEF.replace("Old lead goes to the foundry", "Old lead is melted down")
    changed = build(same_home, other)
    before, after = (
        studio.keys_of(read_brief("brief.yaml", text.encode()).sheet) for text in (BRIEF, other)
    )
    typefaces = {"typography"}  # chosen among the installed faces, which the studio does not have
    moved = {label for label, key in after.items() if before.get(label) != key}
    assert set(changed.agents_run) - typefaces == moved - typefaces
    untouched = {"color_palette", "typography", "technical_requirements", "testimonial"}
    assert not agents(changed.agents_run) & untouched
    assert "service_description slate-roofs" not in changed.agents_run


def test_two_homes_make_the_same_bytes(first: Built, home: Path) -> None:
    second = build(home, tenant="two")
    assert second.agents_cached == ()
    assert site_of(first).sha256 == site_of(second).sha256


def test_a_tenant_never_gets_the_work_of_another(same_home: Path) -> None:
    second = build(same_home, tenant="two")
    assert second.agents_cached == ()
    assert (same_home / "out" / "two").is_dir()


def test_a_spoiled_agent_is_found_repaired_and_nothing_else_changes(
    first: Built, home: Path
) -> None:
    clean = site_of(first)
    engines.Saboteur().save("it", overwrite=True)
    built = build(home, engine="saboteur/it")
    rounds = built.manifest.rounds
    assert rounds[1].accepted
    assert "meta_description" in rounds[1].sent_to
    repaired = site_of(built)
    assert {path: file.sha256 for path, file in repaired.by_path.items()} == {
        path: file.sha256 for path, file in clean.by_path.items()
    }


def test_one_failing_service_page_does_not_lose_the_others(home: Path) -> None:
    engines.Stumbler(on="service_description leadwork").save("lead", overwrite=True)
    built = build(home, engine="stumbler/lead")
    assert [failure.label for failure in built.manifest.failures] == [
        "service_description leadwork"
    ]
    assert "ZeroDivisionError" in built.manifest.failures[0].reason
    assert any("slate" in path for path in site_of(built).by_path)


def test_without_an_agent_every_page_needs_the_run_fails_and_says_why(home: Path) -> None:
    engines.Stumbler(on="layout_architecture").save("layout", overwrite=True)
    with pytest.raises(Exception, match=r"No page could be made, because .* layout_architecture"):
        build(home, engine="stumbler/layout")
    assert not (home / "out").exists()


def test_an_invalid_answer_is_asked_for_again(home: Path) -> None:
    engines.ATTEMPTS.clear()
    engines.Waverer(on="color_palette").save("it", overwrite=True)
    built = build(home, engine="waverer/it")
    assert engines.ATTEMPTS == ["color_palette"] * 3
    assert not built.manifest.failures


def test_a_bad_brief_writes_nothing(home: Path) -> None:
    with pytest.raises(BriefInvalid):
        build(home, "services: 3\n")
    assert not (home / "out").exists()
