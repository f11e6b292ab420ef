import re

import pytest

from domain.model.worth import RoundPrice
from domain.model.writing import Writing
from domain.model.written import RefusedLine
from domain.report import report
from domain.report.writing import writing_report
from domain.site import Site, SiteFile
from domain.summary import cost_rows, summary
from tests.blocks.database.releases import stated

LIE = RefusedLine(
    agent="hero_copy",
    slot="home.sub",
    text="An award-winning <bakery>.",
    why=("'award-winning': no fact says so.",),
)
WROTE = Writing(
    models=("claude claude-haiku-5-5", "claude claude-sonnet-5-5"),
    questions=12,
    cost_usd="0.0241",
    drafted={"faq": "the budget is used up"},
    refused=(LIE,),
    rounds=(
        RoundPrice(number=0, cost_usd=0.02, seconds=30, points=480, calls=10),
        RoundPrice(number=1, cost_usd=0.0041, seconds=12, points=0, calls=2),
    ),
    levels={"1": 3, "2": 9},
    shares={"house_rules": 0.25, "background": 0.5, "made": 0.25},
)
SITE = Site(files=(SiteFile(path="index.html", body=b"<!doctype html>"),))
MANIFEST = stated(SITE, tenant="local", project="rye-co")
WRITTEN = MANIFEST.model_copy(update={"writing": WROTE})


def test_every_round_has_its_price_and_one_that_won_nothing_has_none() -> None:
    rows = [list(row.values()) for row in cost_rows(WROTE)]
    assert rows == [
        ["0", "10", "0.0200", "0.50", "480.0", "0.000042"],
        ["1", "2", "0.0041", "0.20", "0.0", "-"],
        ["all", "12", "0.0241", "0.70", "480.0", "0.000050"],
    ]


def test_the_summary_says_what_models_cost_and_what_of_theirs_was_not_taken() -> None:
    text = summary(WRITTEN, "/out/rye-co/releases/1")
    (section,) = re.findall(r"## What models wrote.*", text, re.DOTALL)
    assert section == (
        "## What models wrote, and what it cost\n\n"
        "- claude-haiku-5-5 and claude-sonnet-5-5 wrote words of this site, within "
        "what its facts say. A model was asked 12 times, for 0.0241 US dollars in all.\n"
        "- 480.0 points were won, one for 0.000050 US dollars.\n"
        "- Of 12 prompts, 3 showed the facts and the task, 9 showed also what other agents had made.\n"
        "- Prompts consisted of background 50.0%, house rules 25.0%, made by other agents 25.0%.\n\n"
        "## Words of models that were not taken\n\n"
        "- hero\\_copy: “An award-winning &lt;bakery\\>.” 'award-winning': no fact says so.\n\n"
        "## Drafted by rule all the same\n\n"
        "- faq: the budget is used up"
    )


def test_the_report_shows_the_same_and_acts_on_none_of_it() -> None:
    page = report(WRITTEN)
    assert "A model was asked 12 times, for 0.0241 US dollars in all." in page
    assert "An award-winning &lt;bakery&gt;." in page
    assert "<li>faq: the budget is used up</li>" in page
    assert (
        '<dt>house rules</dt><dd><span style="width:25.0%"></span><small>25.0%</small></dd>' in page
    )
    assert "<td>0.000050</td>" in page


def test_a_build_without_a_model_has_no_such_section() -> None:
    assert "What models wrote" not in report(MANIFEST)
    assert "What models wrote" not in summary(MANIFEST, "/out")


@pytest.mark.parametrize(
    ("wrote", "lead"),
    [
        (
            Writing(),
            "Models were to write, but none answered: every word was drafted by rule.",
        ),
        (
            Writing(models=("claude claude-m",)),
            "claude-m wrote words of this site, within what its facts say. All of it had been "
            "answered before, so nothing was paid.",
        ),
        (
            Writing(models=("127.0.0.1:80 m",), questions=1, cost_usd="0.5"),
            "127.0.0.1:80 m wrote words of this site, within what its facts say. A model was asked once, "
            "for 0.5000 US dollars in all.",
        ),
    ],
)
def test_it_begins_with_who_wrote_and_for_how_much(wrote: Writing, lead: str) -> None:
    assert writing_report(wrote).lead == lead
