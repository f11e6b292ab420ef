"""How audits add up, and that every fault has somebody to mend it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.grading.audit import Audit, Fault, fault_at, grade
from domain.grading.code import CODE_AUDITS
from domain.grading.grade import SEVERITIES, Finding, NotChecked, Severity
from domain.grading.graders import with_findings
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


@pytest.mark.parametrize(
    ("severity", "score", "letter"),
    [
        ("critical", 0.49, "F"),
        ("serious", 0.79, "C"),
        ("moderate", 0.97, "A"),
        ("minor", 0.995, "A"),
    ],
)
def test_a_grave_fault_is_never_averaged_away(
    severity: Severity, score: float, letter: str
) -> None:
    light = audit("light", Fault(evidence="x", fix="y"), weight=0.001, severity=severity)
    result = grade("seo", (light, audit("heavy", weight=1000)), site("a.html"), target=0.4)
    assert (result.score, result.letter) == (score, letter)
    assert result.gate == ("fail" if severity in ("critical", "serious") else "pass")


def test_a_mild_violation_of_wcag_is_no_a() -> None:
    mild = replace(audit("mild", Fault(evidence="x", fix="y"), weight=0.001), wcag=("1.1.1",))
    result = grade("accessibility", (mild, audit("heavy", weight=1000)), site("a.html"), target=0.4)
    assert (result.score, result.letter, result.gate) == (0.89, "B", "fail")


def test_a_fault_on_no_page_of_the_site_counts_for_all_and_not_as_a_page_of_its_own() -> None:
    lost = audit("lost", Fault(evidence="x", fix="y", page="/gone.html"))
    result = grade("seo", (lost, audit("fine", weight=9)), site("a.html", "b.html"), target=0)
    assert result.score == 0.9


@given(
    faults=st.lists(
        st.tuples(
            st.integers(0, 5),
            st.sampled_from(SEVERITIES),
            st.sampled_from(["/a.html", "/b.html", "*"]),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_one_fault_more_never_raises_the_score(faults: list[tuple[int, Severity, str]]) -> None:
    def scored(some: list[tuple[int, Severity, str]]) -> float:
        table = [
            audit(
                f"rule-{rule}",
                *(
                    Fault(evidence="x", fix="y", severity=how, page=None if where == "*" else where)
                    for number, how, where in some
                    if number == rule
                ),
            )
            for rule in range(6)
        ]
        score = grade("seo", table, site("a.html", "b.html"), target=0).score
        assert score is not None
        return score

    assert scored(faults) <= scored(faults[:-1])


def test_findings_of_decisions_lower_the_score_as_far_as_the_gate() -> None:
    graded = grade("code", (audit("fine"),), site("a.html"), target=0.9)
    found = Finding(
        rule="code/x", severity="serious", page="*", evidence="x", fix="y", owner="styling"
    )
    joined = with_findings(graded, [found])
    assert (joined.score, joined.letter, joined.gate) == (0.79, "C", "fail")


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
