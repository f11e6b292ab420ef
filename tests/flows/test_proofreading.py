"""Every build and every graded folder is proofread, with a browser or without."""

import asyncio
from pathlib import Path

import pytest

from blocks import harper
from blocks._brief_files import BriefFile
from blocks.engine import Engine
from blocks.harper import proofread_site
from domain.agents.code.integration import SiteBundle
from domain.agents.content.hero_copy import HeroCopy
from domain.agents.content.meta_description import MetaDescriptions
from domain.agents.spec import AgentSpec, Given, Output
from domain.grading.content.measured.told_words import told_words
from domain.grading.content.quantities import quantities
from domain.grading.content.unsupported import claims_of
from domain.grading.grade import Grade, Grades
from domain.grading.stylesheet import read_sheet
from domain.grading.view import Context, SiteView
from domain.release import Built
from domain.text import Passage
from flows._measuring import Lab
from flows._team import Coming
from flows.grading import grade_site
from flows.website import build_website
from tests.studio import outputs_of

NORTHGATE = next((Path(__file__).parents[2] / "examples" / "northgate-heating").glob("brief.*"))
BRIEF = "# Rye & Co\nWe bake sourdough in Otley. Call 01943 496 0000.\n"
SLIP = " Ring us for a urgent loaf."


class Slipper(Engine):
    """Drafts like the offline engine, with one slip in every description."""

    _block_type_name = "Slipper"
    _block_type_slug = "slipper"

    @property
    def signature(self) -> str:
        return "slipper"

    async def answer(self, agent: AgentSpec[Output], given: Given) -> Output:
        made = agent.draft(given)
        if isinstance(made, MetaDescriptions):
            spoilt = tuple(
                page.model_copy(update={"description": page.description + SLIP})
                for page in made.pages
            )
            return made.model_copy(update={"pages": spoilt})
        return made


def build(home: Path, *, engine: str = "offline") -> Built:
    path = home / "brief.md"
    path.write_text(BRIEF, encoding="utf-8")
    return asyncio.run(build_website(str(path), out=str(home / "out"), engine=engine))


def content(grades: Grades) -> Grade:
    return next(grade for grade in grades if grade.dimension == "content")


def test_a_slip_in_an_agents_words_is_found_and_goes_to_that_agent(home: Path) -> None:
    Slipper().save("it", overwrite=True)
    grade = content(build(home, engine="slipper/it").manifest.grades)
    found = {(f.rule, f.owner) for f in grade.findings if f.engine == "harper"}
    assert found == {("content/harper-grammar", "meta_description")}


def test_a_build_without_the_proofreader_says_so_and_one_with_it_is_another(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = build(home)
    assert content(whole.manifest.grades).status == "scored"
    assert not build(home).is_new
    monkeypatch.setattr(harper, "_PACKAGE", "harper-py-of-nobody")
    without = build(home)
    assert without.is_new
    grade = content(without.manifest.grades)
    assert (grade.status, grade.gate) == ("partial", "pass")
    assert [
        one.reason.partition(" (")[0] for one in grade.not_checked if "spelling" in one.subject
    ] == ["There is no harper on this machine. Install it with `pip install harper-py-of-nobody`."]


def test_a_graded_folder_is_proofread(home: Path) -> None:
    (home / "site").mkdir()
    page = (
        "<!doctype html><html lang=en><head><title>Rye</title></head><body><main>"
        "<p>We bake the bread of the whole town, and we come out to bring it.</p>"
        "<p>Ring us for a urgent loaf.</p></main></body></html>"
    )
    (home / "site" / "index.html").write_text(page, encoding="utf-8")
    grade = content(grade_site(str(home / "site"), measured=False))
    assert "content/harper-grammar" in {finding.rule for finding in grade.findings}


def test_nearly_all_words_claims_and_styles_of_a_site_are_read_while_agents_still_work(
    home: Path,
) -> None:
    facts = BriefFile(NORTHGATE).read().sheet
    outputs = outputs_of(facts)

    async def read() -> None:
        coming = {type_: asyncio.ensure_future(made(them)) for type_, them in outputs.items()}
        await Lab("local").read_ahead(coming, facts)

    async def made(them: tuple[Output, ...]) -> tuple[Output, ...]:
        return them

    asyncio.run(read())
    sheets = read_sheet.cache_info().misses
    before = harper._read.cache_info()  # pyright: ignore[reportPrivateUsage]
    (bundle,) = outputs[SiteBundle]
    assert isinstance(bundle, SiteBundle)
    assert proofread_site(bundle.site, facts).engine
    after = harper._read.cache_info()  # pyright: ignore[reportPrivateUsage]
    assert after.misses - before.misses <= 0.03 * (after.hits - before.hits)
    styles = bundle.site.by_path["styles.css"].body.decode()
    read_sheet(styles)
    assert read_sheet.cache_info().misses == sheets
    counted = quantities.cache_info()
    view = SiteView(bundle.site, Context(facts=facts))
    assert [claims_of(page) for page in view.pages]
    again = quantities.cache_info()
    assert again.misses - counted.misses <= 0.08 * (again.hits - counted.hits)


def test_what_a_model_writes_is_read_as_soon_as_it_is_there(home: Path) -> None:
    facts = BriefFile(NORTHGATE).read().sheet
    written = "The kettle in our van has boiled for every customer of this street."
    (hero,) = outputs_of(facts)[HeroCopy]
    assert isinstance(hero, HeroCopy)
    first = hero.heroes[0].model_copy(update={"headline": Passage(text=written)})
    hero = hero.model_copy(update={"heroes": (first,)})

    async def come() -> tuple[Output, ...]:
        return (hero,)

    async def read(*, is_written: bool) -> None:
        coming: Coming = {HeroCopy: asyncio.create_task(come())}
        await Lab("local").read_ahead(coming, facts, is_written=is_written)

    def misses() -> int:
        before = harper._read.cache_info().misses  # pyright: ignore[reportPrivateUsage]
        harper.read_ahead([written], told_words(facts))
        return harper._read.cache_info().misses - before  # pyright: ignore[reportPrivateUsage]

    asyncio.run(read(is_written=True))
    assert misses() == 0
    harper._read.cache_clear()  # pyright: ignore[reportPrivateUsage]
    asyncio.run(read(is_written=False))
    assert misses() == 1


def test_what_stands_on_pages_is_left_until_judges_are_asked_where_models_write(home: Path) -> None:
    facts = BriefFile(NORTHGATE).read().sheet
    made = outputs_of(facts)[MetaDescriptions]

    async def come() -> tuple[Output, ...]:
        return made

    async def read(*, is_written: bool) -> int:
        harper._read.cache_clear()  # pyright: ignore[reportPrivateUsage]
        coming: Coming = {MetaDescriptions: asyncio.create_task(come())}
        await Lab("local").read_ahead(coming, facts, is_written=is_written)
        return harper._read.cache_info().currsize  # pyright: ignore[reportPrivateUsage]

    assert asyncio.run(read(is_written=False)) > asyncio.run(read(is_written=True))
