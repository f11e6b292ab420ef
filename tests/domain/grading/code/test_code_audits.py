"""The table of code audits as a whole, and what holds for all of them."""

from domain.grading.code import CODE_AUDITS, grade_code
from domain.grading.view import SiteView
from domain.site import Site, SiteFile
from tests.domain.grading.code import (
    test_files_and_policies,
    test_markup_audits,
    test_safety_audits,
    test_script_audits,
    test_style_audits,
)
from tests.domain.grading.code.code_pages import TOKEN, findings, js, page

FAMILIES = (
    test_files_and_policies,
    test_markup_audits,
    test_style_audits,
    test_script_audits,
    test_safety_audits,
)


def test_every_audit_has_an_example() -> None:
    rules = [rule for family in FAMILIES for rule in family.CASES]
    assert sorted(rules) == sorted(audit.rule for audit in CODE_AUDITS)


def test_a_folder_without_headers_says_they_were_not_checked() -> None:
    site = Site.of([SiteFile.text("index.html", page())])
    grade = grade_code(SiteView(site), target=0.9)
    assert "code/security-headers" in {n.subject for n in grade.not_checked}
    assert grade.findings == ()


def test_a_published_key_is_never_repeated_in_full() -> None:
    assert TOKEN not in str(findings(js(f"const t = '{TOKEN}'"), "secrets"))


def test_what_another_dimension_tells_weighs_little_here() -> None:
    label = "<label for=a>Name</label><input id=a><p id=a>x</p>"
    for body, rule in ((label, "code/duplicate-ids"), ("<p>KÃ¼che</p>", "code/mojibake")):
        site = Site.of([SiteFile.text("index.html", page(body))])
        found = grade_code(SiteView(site), target=0.9).findings
        assert [f.severity for f in found if f.rule == rule] == ["minor"]
