"""How audits add up, and that every fault has somebody to mend it."""

import pytest

from domain.grading.audit import Audit, Fault, fault_at, grade
from domain.grading.code import CODE_AUDITS
from domain.grading.grade import NotChecked, Severity
from domain.grading.markup import read_markup
from domain.grading.performance import PERFORMANCE_AUDITS
from domain.grading.seo import SEO_AUDITS
from domain.grading.view import SiteView
from domain.site import Site, SiteFile

AGENTS = frozenset(
    {
        *("business_requirements", "service_definition", "brand_identity", "seo_strategy"),
        *("content_asset", "legal_compliance", "technical_requirements", "discovery_validator"),
        *("color_palette", "typography", "layout_architecture", "component_design"),
        *("responsive_design", "animation", "image_selection", "icon_design", "brand_consistency"),
        *("accessibility", "hero_copy", "service_description", "about_page", "blog_content", "faq"),
        *("testimonial", "meta_description", "schema_markup", "local_seo", "call_to_action"),
        *("site_scaffold", "component_code", "form_endpoint", "styling", "integration"),
    }
)
TABLES = (PERFORMANCE_AUDITS, SEO_AUDITS, CODE_AUDITS)


def site(*names: str) -> SiteView:
    return SiteView(Site.of(SiteFile.text(name, "<p>x</p>") for name in names))


def audit(rule: str, *faults: Fault, weight: float = 1, severity: Severity = "minor") -> Audit:
    return Audit(
        rule=rule, weight=weight, severity=severity, owner="styling", site=lambda _: faults
    )


def test_there_are_33_agents() -> None:
    assert len(AGENTS) == 33


@pytest.mark.parametrize(
    "row", [row for table in TABLES for row in table], ids=lambda row: row.rule
)
def test_every_audit_belongs_to_an_agent_and_looks_at_one_kind_of_thing(row: Audit) -> None:
    assert row.owner in AGENTS
    assert (row.page is None) != (row.site is None)
    assert row.weight > 0


def test_no_rule_stands_twice_in_a_table() -> None:
    for table in TABLES:
        rules = [row.rule for row in table]
        assert len(rules) == len(set(rules))


def test_there_are_at_least_45_audits_in_the_three_tables() -> None:
    assert sum(len(table) for table in TABLES) >= 45


def test_a_site_with_no_page_and_no_audit_never_passes() -> None:
    result = grade("seo", (), site("a.html"), target=0.0)
    assert (result.score, result.gate, result.status) == (None, "fail", "not_run")


def test_a_serious_finding_fails_the_gate_at_any_score() -> None:
    light = audit("light", Fault(evidence="x", fix="y"), weight=0.001, severity="serious")
    result = grade("seo", (light, audit("heavy", weight=1000)), site("a.html"), target=0.5)
    assert result.score is not None
    assert result.score > 0.99
    assert result.gate == "fail"


def test_an_audit_that_breaks_loses_no_other_and_does_not_pass() -> None:
    def breaks(_: SiteView) -> list[Fault]:
        raise KeyError("x")

    broken = Audit(rule="broken", weight=1, severity="minor", owner="styling", site=breaks)
    result = grade("seo", (broken, audit("fine")), site("a.html"), target=0.5)
    assert [check.rule for check in result.checks] == ["seo/fine"]
    assert "the audit broke: KeyError" in result.not_checked[0].reason


def test_what_cannot_be_measured_makes_the_grade_partial() -> None:
    missing = NotChecked(subject="seo/x", reason="needs a browser")
    assert (
        grade("seo", (audit("fine"),), site("a.html"), target=0, partial=(missing,)).status
        == "partial"
    )


def test_the_score_is_that_of_the_worst_page() -> None:
    faults = (Fault(evidence="x", fix="y", page="/b.html"),)
    checked = Audit(
        rule="one",
        weight=1,
        severity="minor",
        owner="styling",
        page=lambda p: faults if p.url == "/b.html" else (),
    )
    result = grade("seo", (checked, audit("fine", weight=3)), site("a.html", "b.html"), target=0)
    assert result.score == 0.75


def test_a_fault_at_an_element_names_its_place() -> None:
    node = read_markup('<body>\n<p id="a"\n class="b">x</p>').first("p")
    assert node is not None
    fault = fault_at(node, "Mend it.")
    assert (fault.selector, fault.line, fault.evidence) == ("#a", 2, '<p id="a" class="b">')
