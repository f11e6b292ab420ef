"""The page of a project in a real browser: what it shows, what it does, whether everybody can use it."""

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from blocks import approvals
from blocks.browser import Tab, shared_browser
from blocks.gathering.keyboard import walk
from blocks.gathering.views import Keep, document, forced_colors, prepare, reflow, run_axe
from blocks.postgres import Postgres
from deployments.http_api import approvals as approval_routes
from deployments.http_api.settings import Settings
from domain.artifacts import PageArtifacts
from domain.grading.graders import GRADERS
from domain.grading.view import Context, SiteView
from domain.measured import Measured
from domain.site import Site, SiteFile
from domain.tenancy import Role
from tests.blocks.database.model_questions import begun
from tests.deployments.http_api.bakery import PROJECT, Bakery
from tests.deployments.http_api.served import Served, served
from tests.deployments.http_api.test_approvals import Waiting, deployed, waits
from tests.deployments.http_api.test_events import happen, step

__all__ = ["deployed", "waits"]

PAGE = f"/projects/{PROJECT}"


@pytest.fixture(scope="module")
def live(postgres: Postgres, prefect_api: None) -> Iterator[Served]:
    with served(postgres, Settings(key_per_s=1e6, tenant_per_s=1e6)) as running:
        yield running


@pytest.fixture
def tab(live: Served) -> Iterator[Tab]:
    # The server is its own proxy: the one address the browser can reach.
    with shared_browser.lend() as browser, browser.tab(proxy=live.address, most_s=300) as tab:
        prepare(tab, live.address + PAGE, 1440, motion="reduce")
        yield tab


def until(tab: Tab, expression: str) -> Any:
    """Wait until a script comes to something, and return it."""
    script = f"""new Promise((done) => {{
      const look = () => {{ const it = {expression}; it ? done(it) : setTimeout(look, 50); }};
      look();
    }})"""
    return tab.evaluate(script, timeout_s=60)  # on a machine others keep busy, too


def said(tab: Tab, selector: str) -> str:
    return until(tab, f"document.querySelector('{selector}')?.innerText.trim()")


def is_shown(tab: Tab, selector: str, words: str) -> None:
    """Wait until an element says exactly this."""
    until(tab, f"document.querySelector('{selector}')?.innerText.trim() === {json.dumps(words)}")


def sign_in(tab: Tab, who: dict[str, str]) -> None:
    key = who["Authorization"].removeprefix("Bearer ")
    until(tab, "document.querySelector('#door').checkVisibility()")
    tab.evaluate(f"document.querySelector('#key').value = '{key}'")
    tab.evaluate("document.querySelector('#sign-in button').click()")


def test_a_page_says_nothing_of_a_project_before_somebody_signs_in(
    api: TestClient, rye: Bakery
) -> None:
    page = api.get(PAGE)
    assert page.content == api.get("/projects/no-such-project").content
    assert page.headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'"
    )
    seen = {"If-None-Match": page.headers["etag"]}
    assert api.get(PAGE, headers=seen).status_code == 304
    for name, kind in (("page.js", "text/javascript"), ("page.css", "text/css")):
        assert api.get(f"/projects/-/{name}").headers["content-type"].startswith(kind)
    assert api.get("/projects/-/app.py").status_code == 404
    assert api.get("/projects/..%2fapp.py").status_code in {404, 422}


def test_whoever_signs_in_sees_the_project_and_what_happens_to_it(tab: Tab, rye: Bakery) -> None:
    sign_in(tab, rye.key())
    is_shown(tab, "#title", "Rye Bakery")
    assert said(tab, "#releases .name") == "Version 1"
    assert "SEO" in said(tab, "#releases .grades")
    assert "95 of 100" in said(tab, "#releases li")
    is_shown(tab, "#live.on", "Live")
    report = tab.evaluate("document.querySelector('#releases a[href$=report]').href")
    assert report.endswith(f"/v1/releases/{rye.release_id}/report")
    # No script of a page can read who is signed in.
    assert tab.evaluate("document.cookie") == ""
    happen(rye, step(rye.run_id, 4))
    is_shown(tab, "#now-step", "Step 4 of 9: design")
    tab.evaluate("document.querySelector('#leave').click()")
    until(tab, "document.querySelector('#door').checkVisibility()")
    assert tab.evaluate("fetch('/v1/runs').then((answer) => answer.status)") == 401


def test_a_step_told_before_the_page_knows_its_run_is_shown_once_it_does(
    tab: Tab, rye: Bakery, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_told = threading.Event()
    page: Callable[..., Any] = approval_routes.page

    def held(*words: Any, **more: Any) -> Any:
        assert is_told.wait(60)
        return page(*words, **more)

    # What the page asks for right before it shows the run.
    monkeypatch.setattr(approval_routes, "page", held)
    sign_in(tab, rye.key())
    is_live = "document.querySelector('#live').classList.contains('on')"
    until(tab, is_live)
    happen(rye, step(rye.run_id, 7))
    until(tab, f"{asked('/v1/runs?')} > 1")  # it has read its runs again, as it does on news
    is_told.set()
    is_shown(tab, "#now-step", "Step 7 of 9: design")


HIDDEN_AS_TOLD = """Object.defineProperty(Document.prototype, "hidden", {
  get() { return this.documentElement.dataset.hidden === "yes"; },
});"""


def hide(tab: Tab, is_hidden: str) -> None:
    tab.evaluate(
        f"document.documentElement.dataset.hidden = '{is_hidden}';"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )


def test_a_page_nobody_looks_at_holds_no_connection_and_then_tells_what_it_missed(
    live: Served, tab: Tab, rye: Bakery
) -> None:
    run_id = begun(rye.postgres, rye.tenant_id, project=PROJECT)
    tab.call("Page.addScriptToEvaluateOnNewDocument", {"source": HIDDEN_AS_TOLD})
    prepare(tab, live.address + PAGE, 1440, motion="reduce")
    sign_in(tab, rye.key())
    is_shown(tab, "#live.on", "Live")
    happen(rye, step(run_id, 3))
    is_shown(tab, "#now-step", "Step 3 of 9: design")
    hide(tab, "yes")
    until(tab, f"{asked('/v1/events')} === 1")  # which is counted once it is over
    happen(rye, step(run_id, 4))
    hide(tab, "no")
    is_shown(tab, "#now-step", "Step 4 of 9: design")
    is_shown(tab, "#live.on", "Live")


def test_somebody_else_sees_nothing_of_the_project(tab: Tab, oat: Bakery) -> None:
    sign_in(tab, oat.key())
    is_shown(tab, "#title", "Oat Bakery")
    assert "Rye" not in tab.evaluate("document.body.innerText")


def test_a_wrong_key_is_told_and_the_field_has_the_focus(tab: Tab) -> None:
    sign_in(tab, {"Authorization": "Bearer atl_wrong"})
    assert said(tab, "#door-problem").startswith("The API key is not one of ours")
    assert tab.evaluate("document.activeElement.id") == "key"


def test_nothing_of_the_page_breaks_its_own_policy(tab: Tab, rye: Bakery) -> None:
    sign_in(tab, rye.key())
    said(tab, "#releases .name")
    entries = [one["entry"] for _, one in tab.events("Log.entryAdded")]
    refused = [one["text"] for one in entries if "Content Security Policy" in one["text"]]
    thrown = tab.events("Runtime.exceptionThrown")
    assert (refused, thrown) == ([], [])


def test_a_version_that_waits_is_released_by_whoever_may_approve(
    tab: Tab, rye: Bakery, waits: Waiting
) -> None:
    sign_in(tab, rye.key(Role.ADMIN))
    until(tab, "document.querySelector('#decision').checkVisibility()")
    assert "lowest grade 95 of 100" in said(tab, "#decision-facts")
    report = tab.evaluate("document.querySelector('#decision-report').href")
    assert report.endswith(f"{waits.path}/report")
    tab.evaluate("document.querySelector('#decide [value=\"send back\"]').click()")
    is_shown(tab, "#decision-problem", "Write what is to be different, then send it back.")
    assert tab.evaluate("document.activeElement.id") == "words"
    tab.evaluate("document.querySelector('#words').value = 'Fine.'")
    tab.evaluate("document.querySelector('#decide [value=accept]').click()")
    until(tab, "!document.querySelector('#decision').checkVisibility()")
    assert waits.state == "Resuming"


def test_a_version_is_sent_back_with_a_comment_on_a_page(
    tab: Tab, rye: Bakery, waits: Waiting
) -> None:
    sign_in(tab, rye.key(Role.ADMIN))
    until(tab, "document.querySelector('#decision').checkVisibility()")
    site = tab.evaluate("document.querySelector('#decision-site').href")
    assert site.endswith(f"{waits.path}/site/")
    assert said(tab, "#pages a") == "/"
    tab.evaluate("document.querySelector('#pages summary').click()")
    tab.evaluate("document.querySelector('#pages textarea').value = 'Name Ann too.'")
    tab.evaluate("document.querySelector('#decide [value=\"send back\"]').click()")
    until(tab, "!document.querySelector('#decision').checkVisibility()")
    assert waits.state == "Resuming"
    with rye.postgres.session(rye.tenant_id, read_only=True) as session:
        review = approvals.decided(session, waits.run_id, number=0)
    assert review
    assert [(one.page, one.text) for one in review.comments] == [("/", "Name Ann too.")]


def test_a_run_is_cancelled_from_its_page(tab: Tab, rye: Bakery, waits: Waiting) -> None:
    sign_in(tab, rye.key(Role.ADMIN))
    until(tab, "document.querySelector('#cancel').checkVisibility()")
    tab.evaluate("document.querySelector('#cancel').click()")
    assert tab.evaluate("document.activeElement.innerText") == "Let it go on"
    tab.evaluate("document.querySelector('#sure [value=cancel]').click()")
    until(tab, "!document.querySelector('#cancel').checkVisibility()")
    is_shown(tab, "#now-state", "The last run was cancelled")
    assert waits.state == "Cancelled"


def test_a_name_there_is_no_project_of_leads_to_those_there_are(
    live: Served, tab: Tab, rye: Bakery
) -> None:
    prepare(tab, f"{live.address}/projects/Rye Bread", 1440, motion="reduce")
    sign_in(tab, rye.key())
    is_shown(tab, "#problem", "There is no project “Rye Bread”. These there are:")
    links = "[...document.querySelectorAll('#projects a')].map((one) => one.getAttribute('href'))"
    assert PAGE in until(tab, f"({links}).length && {links}")


def test_all_projects_stand_on_one_page(live: Served, tab: Tab, rye: Bakery) -> None:
    prepare(tab, f"{live.address}/projects/", 1440, motion="reduce")
    sign_in(tab, rye.key())
    is_shown(tab, "#title", "Your projects")
    until(tab, f"document.querySelector('#projects a[href=\"{PAGE}\"]')")
    assert tab.evaluate("document.querySelector('#problem').checkVisibility()") is False


def test_grades_of_a_release_are_asked_for_once(tab: Tab, rye: Bakery) -> None:
    newest = begun(rye.postgres, rye.tenant_id, project=PROJECT)
    sign_in(tab, rye.key())
    said(tab, "#releases .name")
    is_shown(tab, "#live.on", "Live")
    for number in (5, 6):
        happen(rye, step(newest, number))
        is_shown(tab, "#now-step", f"Step {number} of 9: design")
        until(tab, f"{asked('/v1/releases?')} > {number - 4}")
    assert tab.evaluate(asked(f"/v1/releases/{rye.release_id}")) == 1
    happen(rye, step(rye.run_id, 8), step(newest, 9))
    is_shown(tab, "#now-step", "Step 9 of 9: design")
    happen(rye, step(rye.run_id, 8))
    until(tab, f"{asked('/v1/releases?')} > 3")
    assert said(tab, "#now-step") == "Step 9 of 9: design"  # not of a run that is not shown


def asked(path: str) -> str:
    """Return a script that counts how often the page has asked for a path."""
    entries = "performance.getEntriesByType('resource')"
    return f"{entries}.filter((one) => one.name.includes('{path}')).length"


def test_why_somebody_may_not_approve_is_told(tab: Tab, rye: Bakery, waits: Waiting) -> None:
    sign_in(tab, rye.key())  # who ordered it
    until(tab, "document.querySelector('#decision').checkVisibility()")
    tab.evaluate("document.querySelector('#decide [value=accept]').click()")
    assert said(tab, "#decision-problem").startswith("Whoever ordered a run cannot accept it;")
    assert waits.state == "Suspended"


def test_a_rejection_without_a_reason_is_not_sent(tab: Tab, rye: Bakery, waits: Waiting) -> None:
    sign_in(tab, rye.key(Role.ADMIN))
    until(tab, "document.querySelector('#decision').checkVisibility()")
    tab.evaluate("document.querySelector('#decide [value=reject]').click()")
    is_shown(tab, "#decision-problem", "Write why, then reject it; the reason is kept.")
    assert tab.evaluate("document.activeElement.id") == "words"
    assert waits.state == "Suspended"


@pytest.mark.parametrize("is_in", [False, True])
def test_our_own_graders_find_nothing_serious(
    live: Served, tab: Tab, rye: Bakery, waits: Waiting, tmp_path: Path, *, is_in: bool
) -> None:
    if is_in:
        sign_in(tab, rye.key())
        said(tab, "#releases .name")
        prepare(tab, live.address + PAGE, 1440, motion="reduce")  # as whoever comes back
        until(tab, "document.querySelector('#decision').checkVisibility()")
    keep = kept_in(tmp_path)
    artifacts = PageArtifacts(
        page="index.html",
        url=live.address + PAGE,
        engines=(),
        keyboard=walk(tab),
        forced_colors=forced_colors(tab, keep),
        dom=document(tab),
        axe=run_axe(tab),
        narrow=reflow(tab, 320),
        zoomed=reflow(tab, 640, scale=2),
    )
    assert artifacts.dom
    css = httpx.get(f"{live.address}/projects/-/page.css").content
    files = (
        SiteFile.text("index.html", artifacts.dom),
        SiteFile(path="projects/-/page.css", body=css),
    )
    view = SiteView(Site(files=files), Context(measured=Measured(pages=(artifacts,))))
    grade = GRADERS["accessibility"](view, 0.9)
    serious = [one for one in grade.findings if one.severity in {"critical", "serious"}]
    assert [(one.rule, one.selector, one.evidence) for one in serious] == []
    for run in artifacts.axe or ():
        assert run.violations == ()


def kept_in(folder: Path) -> Keep:
    def keep(body: bytes) -> str:
        (folder / f"{len(list(folder.iterdir()))}.png").write_bytes(body)
        return "0" * 64

    return keep
