"""Whole runs whose pages are judged: by rules, by a model of another line than the writer's, by both."""

import asyncio
import json
import re
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from prefect import flow
from pydantic import PrivateAttr
from sqlalchemy import func, select

from blocks.database.schema import AgentExecution, ModelCallRow
from blocks.database_home import DatabaseHome
from blocks.engine import Engine, OfflineEngine
from blocks.language_model import ON_SENT
from blocks.model_gateway import Answered
from blocks.tenants import tenant_id
from domain.grading.judge import Juror, PageText
from domain.grading.judge_rules import OFFLINE
from domain.grading.judging import Bench, Judging, words_of
from domain.grading.view import SiteView
from domain.model.errors import BudgetExceeded
from domain.model.request import ModelRequest
from domain.release import Built
from domain.site import Site, SiteFile
from domain.value import canonical
from flows._candidate import Workshop
from flows._diary import Diary
from flows._judging import SENT_WITHIN_S, Court
from flows.website import build_website
from tasks.judging import judge_pages
from tests.messages_api.actor import Body, Drafting, question, shared
from tests.messages_api.service import MessagesApi

BRIEF = """# Rye & Co

Rye & Co bakes bread in Otley. Call 01943 496 0000. Open Tue-Sat 7am-3pm.
We have baked in the old mill since 1987. Every loaf rises for a whole night.

## Services

- Wedding cakes: made to order, with a tasting beforehand. From £180.
- Bread by the box: delivered to cafés in Otley before seven.
"""
EXAMPLE = str(Path(__file__).parents[2] / "examples" / "canal-society" / "brief.txt")
PAGE = PageText(url="/", language="en", text="# Bread in Otley\n[Call 01943 496 0000]")


@pytest.fixture
def database(home: Path, admin_url: str) -> Path:
    DatabaseHome().init(admin_url)
    return home


def build(
    home: Path,
    brief: str = BRIEF,
    *,
    tenant: str = "local",
    engine: str = "offline",
    out: str = "out",
) -> Built:
    folder = str(home / out)
    return asyncio.run(build_website(brief, tenant=tenant, engine=engine, out=folder))


def judged(built: Built) -> Judging:
    assert built.manifest.judging is not None
    return built.manifest.judging


def reading(body: Body) -> str:
    """Answer judges with the first line of the page, no to the last question; write as drafted."""
    asked = re.findall(r"^([a-z-]+): ", question(body), re.MULTILINE)
    if "<criteria" not in question(body):
        return Drafting()(body)
    first = shared(body).partition("<page>\n")[2].partition("\n")[0]
    rows = [{"criterion": name, "passed": name != asked[-1], "quote": first} for name in asked]
    return json.dumps({"verdicts": rows}, ensure_ascii=False)


def of_judges(api: MessagesApi) -> list[Body]:
    return [one.body for one in api.log.questions if "You judge one page" in shared(one.body)]


def test_every_page_of_a_release_is_judged_and_no_grade_hears_of_it(home: Path) -> None:
    built = build(home, EXAMPLE)
    found, site = judged(built), Path(built.release) / "site"
    pages = {f"/{path.parent.relative_to(site).as_posix()}/" for path in site.rglob("index.html")}
    assert {page.url for page in found.pages} == {url.replace("/./", "/") for url in pages}
    assert found.pages[0].url == "/"
    assert found.judges == (OFFLINE,)
    assert found.counts["failed"]
    rules = {finding.rule for grade in built.manifest.grades for finding in grade.findings}
    assert not any(rule.startswith("content/judged-") for rule in rules)
    report = (Path(built.release) / "report.html").read_text(encoding="utf-8")
    assert "<h2>What a reader would ask</h2>" in report


def test_two_runs_of_one_brief_are_judged_alike_and_an_unchanged_one_makes_no_release(
    home: Path,
) -> None:
    first, second = build(home), build(home, out="elsewhere")
    assert canonical(judged(first)) == canonical(judged(second))
    again = build(home)
    assert (again.is_new, again.release) == (False, first.release)


def test_a_model_of_another_line_judges_what_a_model_wrote_and_is_paid_like_any(
    database: Path, api: MessagesApi
) -> None:
    api.actor = reading
    built = build(database, tenant="judged", engine="claude")
    found, asked = judged(built), of_judges(api)
    assert len(asked) == found.questions == 3 * len(found.pages)
    assert {body["model"] for body in asked} == {"claude-opus-5-5"}
    assert not [body for body in asked if "01943" in json.dumps(body)]
    assert found.judges == ("claude-opus-5-5",)
    assert (found.agrees_with, found.kappa, found.fell_back) == ("votes", 1.0, {})
    assert {one.votes for page in found.pages for one in page.verdicts} == {"3 of 3"}
    wrote = built.manifest.writing
    assert wrote is not None
    assert wrote.questions == len(api.log.questions) - len(asked)
    postgres = DatabaseHome().postgres()
    with postgres.session(tenant_id(postgres, "judged"), read_only=True) as session:
        paid = session.scalar(select(func.sum(ModelCallRow.cost_usd)))
        booked = session.scalar(select(func.sum(AgentExecution.cost_usd)))
    assert paid == booked == Decimal(wrote.cost_usd) + Decimal(found.cost_usd)
    elsewhere = build(database, tenant="judged", engine="claude", out="elsewhere")
    assert of_judges(api) == asked
    again = judged(elsewhere)
    assert (again.pages, again.kappa, again.questions) == (found.pages, found.kappa, 0)


def test_where_only_the_writer_is_set_up_rules_judge_and_say_why(home: Path) -> None:
    court = Court(OfflineEngine(), Diary(), writes=True)

    @flow(name="judge-alone")
    async def judge_alone() -> Judging:
        return await court.judge(words_of(view("# Bread in Otley")), facts=None)

    found = asyncio.run(judge_alone())
    assert found.judges == (OFFLINE,)
    assert found.fell_back == {"/": "no model of another line than the writer's could be asked"}


def test_models_are_asked_about_one_page_of_each_kind_and_rules_about_the_others(
    home: Path,
) -> None:
    html = "<!doctype html><html lang=en><title>x</title><main><h1>Bread</h1></main></html>"
    paths = ("index", "services/index", "services/a/index", "services/b/index")
    site = SiteView(Site.of(SiteFile.text(f"{path}.html", html) for path in paths))
    court = Court(Panel.of(_says_yes), Diary(), writes=True)

    @flow(name="judge-kinds")
    async def judge_kinds() -> Judging:
        return await court.judge(words_of(site), facts=None)

    found = asyncio.run(judge_kinds())
    assert found.judges == ("solo-1", OFFLINE)
    assert found.fell_back == {"/services/b/": "models are asked about one page of each kind"}
    assert [page.url for page in found.pages] == ["/", "/services/", "/services/a/", "/services/b/"]


def test_a_version_nothing_can_follow_is_asked_about_once_while_it_is_graded(home: Path) -> None:
    asked: list[str] = []

    def yes(request: ModelRequest) -> str:
        asked.append(request.question)
        return _says_yes(request)

    court = Court(Panel.of(yes), Diary(), writes=True)

    @flow(name="judge-early")
    async def judge_early() -> int:
        court.sit(words_of(view("# Bread")), facts=None)
        early = await court.judge(words_of(view("# Bread")), facts=None)
        assert early.judges == ("solo-1",)
        votes = len(asked)
        await court.judge(words_of(view("# Cakes")), facts=None)
        await court.rise()
        return votes

    assert asyncio.run(judge_early()) * 2 == len(asked)


def test_what_comes_after_waits_until_judges_are_asked_about_every_page_and_no_longer(
    home: Path,
) -> None:
    html = "<!doctype html><html lang=en><title>x</title><main><h1>Bread</h1></main></html>"
    paths = ("index", "services/index", "services/a/index")
    words = words_of(SiteView(Site.of(SiteFile.text(f"{one}.html", html) for one in paths)))
    on_their_way: list[str] = []

    @flow(name="judge-first")
    async def judge_first() -> float:
        answer = asyncio.Event()

        async def slow(request: ModelRequest, content_key: str) -> str:
            await asyncio.sleep(0.01)
            on_their_way.append(request.question)
            if told := ON_SENT.get():
                told()
            await answer.wait()
            return _says_yes(request)

        court = Court(Panel.of(_says_yes), Diary(), writes=True)
        court._jurors = (Juror(provider="other", model="solo-1", ask=slow),)  # pyright: ignore[reportPrivateUsage]
        await court.asking()  # nobody is asked yet, and nobody waits
        court.sit(words, facts=None)
        began = time.monotonic()
        await court.asking()
        took_s, sent = time.monotonic() - began, len(on_their_way)
        answer.set()
        await court.judge(words, facts=None)
        assert sent >= len(paths)
        return took_s

    assert asyncio.run(judge_first()) < SENT_WITHIN_S


def test_a_run_that_breaks_while_it_is_graded_waits_for_no_judge(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going: list[asyncio.Task[object]] = []

    async def long(_court: Court, _words: object, *, facts: object) -> None:
        going.append(asyncio.current_task())  # pyright: ignore[reportArgumentType] # there is one
        await asyncio.sleep(60)

    async def broken(*_words: object, **_more: object) -> None:
        await asyncio.sleep(0)
        raise RuntimeError("graders break")

    monkeypatch.setattr(Court, "_judged", long)
    monkeypatch.setattr(Workshop, "_grades", broken)

    async def run() -> None:
        with pytest.raises(RuntimeError, match="graders break"):
            await build_website(BRIEF, out=str(home / "out"), rounds=0)
        assert [one.cancelled() for one in going] == [True]

    asyncio.run(run())


def test_a_page_the_budget_does_not_reach_is_judged_by_rules() -> None:
    (found,) = judge_pages.fn((PAGE,), bench=Bench(jurors=(juror(_broke),)))
    assert found.why == str(_BROKE)
    assert {one.judge for one in found.page.verdicts} == {OFFLINE}


def test_equal_versions_are_decided_by_what_judges_prefer_in_both_orders() -> None:
    best, other = view("# Bread"), view("# Bread in Otley")
    panel = Panel.of(_likes_otley)
    assert _preferred(panel, best, other) == (
        "The grades are equal, and solo-1 prefers the new / in both orders."
    )
    assert _preferred(panel, other, best) == ""
    assert _preferred(panel, best, best) == ""
    assert _preferred(Panel.of(_likes_a_place), best, other) == ""
    assert _preferred(Panel.of(_broke), best, other) == ""
    assert _preferred(OfflineEngine(), best, other) == ""


def _preferred(engine: Engine, best: SiteView, other: SiteView) -> str:
    return asyncio.run(Court(engine, Diary(), writes=True).prefers(best, other))


def view(main: str) -> SiteView:
    html = f"<!doctype html><html lang=en><title>x</title><main><h1>{main[2:]}</h1></main></html>"
    return SiteView(Site.of([SiteFile.text("index.html", html)]))


_BROKE = BudgetExceeded(
    whose="run", limit_usd=Decimal(1), spent_usd=Decimal(1), next_usd=Decimal("0.08")
)


def _broke(request: ModelRequest) -> str:
    raise _BROKE


def _says_yes(request: ModelRequest) -> str:
    asked = re.findall(r"^([a-z-]+): ", request.question, re.MULTILINE)
    rows = [{"criterion": name, "passed": True, "quote": "Bread"} for name in asked]
    return json.dumps({"verdicts": rows})


def _likes_otley(request: ModelRequest) -> str:
    first, _, second = request.question.partition("</first>")
    better = "first" if "Otley" in first and "Otley" not in second else "second"
    return json.dumps({"better": better})


def _likes_a_place(request: ModelRequest) -> str:
    return json.dumps({"better": "second"})


def juror(answer: Callable[[ModelRequest], str]) -> Juror:
    async def ask(request: ModelRequest, content_key: str) -> str:
        return answer(request)

    return Juror(provider="other", model="solo-1", ask=ask)


class Panel(OfflineEngine):
    """Drafts like the offline engine, and has one juror."""

    _block_type_name = "Panel"
    _block_type_slug = "panel"
    _juror: Juror | None = PrivateAttr(default=None)

    @classmethod
    def of(cls, answer: Callable[[ModelRequest], str]) -> "Panel":
        """Return the panel whose juror answers so."""
        made = cls()
        made._juror = juror(answer)
        return made

    def jurors(self, told: Callable[[str, Answered], None]) -> tuple[Juror, ...]:
        return (self._juror,) if self._juror else ()
