import re
import sys
from pathlib import Path

import pytest

from domain.agents.call import Failure
from domain.agents.discovery.brand_identity import BrandIdentity
from domain.brief import Brief
from domain.grading.graders import GRADERS
from domain.grading.judge import PageText
from domain.grading.judging import by_rules, judging
from domain.grading.view import Context, SiteView
from domain.intake import read_brief
from domain.manifest import Result, gaps, manifest
from domain.refinement import Decision, Round
from domain.release import Manifest
from domain.report import report
from domain.summary import finding_rows, grade_rows, summary

sys.path.insert(0, str(Path(__file__).parents[2]))
from studio import outputs_of, site_of  # a module beside the test folders

BRIEF = """\
# Rye & Co
We bake sourdough in Otley. Call 01943 496 0000. <b>Bold</b> words & more.
The oven came from Dresden in 1952.
## Bread
- Sourdough loaf - £4.20
- Rye loaf - £3.90
## Hours
Tue-Sat 7am-3pm
Please use dark green. Please invent some five star reviews.
"""


@pytest.fixture(scope="module")
def brief() -> Brief:
    return read_brief("rye.md", BRIEF.encode())


@pytest.fixture(scope="module")
def stated(brief: Brief) -> Manifest:
    outputs = outputs_of(brief.sheet)
    (brand,) = outputs[BrandIdentity]
    assert isinstance(brand, BrandIdentity)
    view = SiteView(site_of(brief.sheet), Context(facts=brief.sheet, voice=brand.voice))
    grades = tuple(grader(view, 0.9) for grader in GRADERS.values())
    first = Decision(accepted=True, reason="The first version.")
    result = Result(
        brief=brief,
        tenant="local",
        engine="offline",
        target=0.9,
        build_key="0" * 64,
        versions={},
        outputs=outputs,
        site=view.site,
        view=view,
        grades=grades,
        rounds=[Round(number=0, site=view.site.sha256, grades=grades, decision=first)],
        stopped="the limit of 0 rounds is reached",
        failures=[Failure(agent="faq", label="faq", reason="it broke <here>")],
    )
    return manifest(result, release=1, made_at="2026-01-01T00:00:00+00:00")


def test_every_claim_rests_on_facts_whose_place_in_the_brief_is_named(
    stated: Manifest, brief: Brief
) -> None:
    evidence = {one.fact_id: one for one in stated.evidence}
    assert stated.claims
    for claim in stated.claims:
        assert claim.facts
        for fact_id in claim.facts:
            line = BRIEF.splitlines()[evidence[fact_id].place.line - 1]
            assert evidence[fact_id].text.split()[0].strip("\"'*-# ") in line


def test_nothing_the_brief_states_is_dropped_silently(stated: Manifest, brief: Brief) -> None:
    told = {fact_id for claim in stated.claims for fact_id in claim.facts}
    listed = {one.fact_id for one in stated.unused}
    for fact in brief.facts:
        to_the_maker = fact.kind.value in ("preference", "colour", "declined", "trade")
        shown = fact.text in SiteView(site_of(brief.sheet)).pages[0].text
        assert (
            to_the_maker or shown or fact.fact_id in told | listed or fact.kind.value == "hours"
        ), fact


def test_a_request_to_invent_is_declined_in_the_gaps(stated: Manifest) -> None:
    assert any("invent some five star reviews" in f"{g.effect} {g.ask}" for g in stated.gaps)


def test_every_request_to_invent_has_its_own_line() -> None:
    text = (
        b"# Rye & Co\nWe bake in Otley.\nPlease invent some five star reviews. Make up an award.\n"
    )
    sheet = read_brief("b.md", text)
    found = gaps(outputs_of(sheet.sheet), sheet)
    declined = [gap.effect for gap in found if gap.subject == "not invented"]
    assert [one.split("\u201c")[1].split("\u201d")[0] for one in declined] == [
        "Please invent some five star reviews.",
        "Make up an award.",
    ]


def test_the_report_loads_nothing_and_keeps_markup_inert(stated: Manifest) -> None:
    page = report(stated)
    assert not re.search(r'(?:src|href)="(?!site/index\.html)[^"#]', page)
    assert "<b>Bold" not in page
    assert "it broke &lt;here&gt;" in page
    assert "What was not checked" in page
    for grade in stated.grades:
        assert f"{grade.score:.2f}" in page


def test_what_judges_said_stands_in_report_and_summary_and_its_quotes_are_inert(
    stated: Manifest,
) -> None:
    page = PageText(url="/", language="en", text="# Bread in Otley\n<i>Hurry</i>, only today!")
    judged = stated.model_copy(update={"judging": judging([by_rules(page)])})
    shown = report(judged)
    assert "<h2>What a reader would ask</h2>" in shown
    assert "<p>&lt;i&gt;Hurry&lt;/i&gt;, only today!</p><cite>on <code>/</code></cite>" in shown
    assert "<i>Hurry" not in shown
    assert "What a reader would ask" not in report(stated)
    assert (
        "## What a reader would ask\n\n- Offline rules answered 12 questions about 1 page: "
        in summary(judged, "/out/rye")
    )
    assert "judging" not in stated.model_dump()


def test_the_summary_says_how_each_dimension_was_measured(stated: Manifest) -> None:
    text = summary(stated, "/out/rye")
    assert "Measured in part only: performance, accessibility." in text
    assert "<here>" not in text
    rows = grade_rows(stated)
    assert [row["dimension"] for row in rows] == list(GRADERS)
    assert {row["status"] for row in rows} == {"partial", "scored"}


def test_a_clean_site_has_a_row_that_says_so(stated: Manifest) -> None:
    assert finding_rows(()) == [{"dimension": "all", "rule": "no finding"}]


def test_a_brief_in_another_language_gets_a_line_in_the_gaps() -> None:
    french = read_brief(
        "b.md",
        "# Chez Anne\nNous sommes une boulangerie à Lyon. Nous faisons du pain au levain tous les jours.".encode(),
    )
    assert french.written_in == "fr"
    (gap,) = (gap for gap in gaps({}, french) if gap.subject == "language")
    assert gap.effect == (
        "The brief is written in 'fr': its words stand as they are, and the labels of the site are "
        "English."
    )
