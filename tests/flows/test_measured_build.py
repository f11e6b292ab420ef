"""A build whose best version instruments measure, and whose faults go back to their owners."""

import asyncio
from pathlib import Path

import pytest

from blocks.browser import shared_browser
from blocks.html_validate import shared_html_validate
from blocks.lighthouse import shared_lighthouse
from domain.grading.grade import Finding, Grade
from domain.grading.graders import GRADERS
from domain.grading.view import SiteView
from domain.measured import Measured
from domain.release import Built
from flows.website import build_website
from tests.blocks.browsers import needs_browser, needs_packages

pytestmark = pytest.mark.long

BRIEF = "# Rye & Co\nWe bake sourdough in Otley. Call 01943 496 0000.\n"


def build(home: Path, *, measured: bool = True) -> Built:
    path = home / "brief.md"
    path.write_text(BRIEF, encoding="utf-8")
    out = str(home / "out")
    return asyncio.run(build_website(str(path), out=out, rounds=1, measured=measured))


@needs_browser
@needs_packages
def test_a_measured_build_is_accepted_with_every_dimension_scored(home: Path) -> None:
    try:
        manifest = build(home).manifest
    finally:
        for shared in (shared_browser, shared_lighthouse, shared_html_validate):
            shared.end()
    assert manifest.accepted, [f for g in manifest.grades for f in g.findings]
    assert [grade.status for grade in manifest.grades] == ["scored"] * 5
    ran = {engine.name for grade in manifest.grades for engine in grade.engines if engine.ran}
    assert ran >= {"axe-core", "lighthouse", "html-validate"}


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Instruments that measure nothing, and a grader that fails whatever was measured."""
    seen: list[str] = []
    grader = GRADERS["code"]

    def measure(view: SiteView, **_: object) -> Measured:
        seen.append(view.site.sha256)
        return Measured()

    def grade(view: SiteView, target: float) -> Grade:
        if view.context.measured is None:
            return grader(view, target)
        fault = Finding(
            rule="code/console-error",
            engine="chromium",
            severity="serious",
            page="/",
            evidence="ReferenceError",
            fix="Mend it.",
            owner="component_code",
        )
        return Grade(
            dimension="code", score=0.5, letter="E", status="scored", gate="fail", findings=(fault,)
        )

    monkeypatch.setattr("flows._measuring.measure", measure)
    monkeypatch.setitem(GRADERS, "code", grade)
    return seen


def test_what_instruments_find_goes_to_its_owner_and_the_same_bytes_are_measured_once(
    home: Path, faulty: list[str]
) -> None:
    manifest = build(home).manifest
    static, measured, refined = manifest.rounds
    assert "The first version passes every gate." in static.reason
    assert measured.reason == (
        "The same version, measured by instruments, does not pass every gate."
    )
    assert (measured.number, measured.accepted) == (0, True)
    assert (refined.number, refined.sent_to) == (1, ("component_code",))
    assert "Nothing improved" in refined.reason
    assert not manifest.accepted
    assert faulty == [manifest.site_sha256]
    again = build(home)
    assert not again.is_new
    plain = build(home, measured=False)
    assert plain.is_new
    assert plain.manifest.accepted
    assert len(faulty) == 1
