"""Every rule Harper can report has an owner, and sound sites get no alarm from any."""

from pathlib import Path

import pytest

from blocks.harper import harper_version, proofread_site
from domain.grading.content import grade_content
from domain.grading.content.measured.harper import HARPER_AUDITS
from domain.grading.content.measured.harper_rule_names import RULES_BY_PART
from domain.grading.content.measured.harper_rules import HARPER_RULES, OTHER, TOLD, UNTOLD
from domain.grading.content.measured.trade_words import TRADE_WORDS
from domain.grading.view import Context, SiteView
from domain.site import Site, SiteFile
from tests.domain.grading.test_audit import AGENTS

CLEAN = Path(__file__).parents[3] / "defects" / "clean"
ENGLISH = ("docs", "handwritten", "hugo", "next", "shop")

installed = pytest.mark.skipif(
    not harper_version(), reason="harper-py is not installed; `pip install harper-py` brings it"
)


@installed
def test_the_table_has_exactly_the_rules_of_the_engine() -> None:
    from harper import get_default_lint_config

    assert set(get_default_lint_config()) == HARPER_RULES.keys()


def test_every_rule_stands_once_in_a_part_that_is_told_or_says_why_not() -> None:
    assert RULES_BY_PART.keys() == TOLD.keys() | UNTOLD.keys()
    names = [rule for rules in RULES_BY_PART.values() for rule in rules.split()]
    assert len(names) == len(set(names)) == len(HARPER_RULES)
    assert [row.rule for row in HARPER_RULES.values() if row.is_told != (row.family in TOLD)] == []


def test_owners_are_agents_and_every_told_part_has_an_audit() -> None:
    assert {row.owner for row in HARPER_RULES.values()} <= AGENTS
    assert {audit.owner for audit in HARPER_AUDITS} <= AGENTS
    assert [audit.rule for audit in HARPER_AUDITS] == [f"harper-{p}" for p in (*TOLD, OTHER)]


@installed
def test_every_trade_word_is_one_the_engine_does_not_know() -> None:
    words = "".join(f"<p>It is about {word} here.</p>" for word in sorted(TRADE_WORDS))
    html = f"<!doctype html><html lang=en><head><title>x</title></head><body>{words}</body></html>"
    read = proofread_site(Site.of([SiteFile.text("index.html", html)]))
    spelt = [s for s in read.pages[0].slips if s.rule in RULES_BY_PART["spelling"].split()]
    assert len({slip.paragraph for slip in spelt}) == len(TRADE_WORDS)


@installed
@pytest.mark.parametrize("style", ENGLISH)
def test_a_clean_site_gets_no_alarm_from_harper(style: str) -> None:
    files = sorted(path for path in (CLEAN / style).rglob("*") if path.is_file())
    site = Site.of(
        SiteFile(path=path.relative_to(CLEAN / style).as_posix(), body=path.read_bytes())
        for path in files
    )
    view = SiteView(site, Context(proofread=proofread_site(site)))
    grade = grade_content(view, target=0.9)
    assert [one.evidence for one in grade.findings if one.engine == "harper"] == []
    assert grade.status == "scored"
