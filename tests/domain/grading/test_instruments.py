"""A grade from files and instruments together: what it says, what it counts, what it leaves open."""

import pytest

from domain.artifacts import NotMeasured
from domain.grading.accessibility import ACCESSIBILITY_AUDITS
from domain.grading.accessibility import measured as accessibility
from domain.grading.audit import Audit, Fault
from domain.grading.code import CODE_AUDITS
from domain.grading.code import measured as code
from domain.grading.families import OWN_RULES, families
from domain.grading.grade import DIMENSIONS, Dimension, Grade
from domain.grading.graders import GRADERS
from domain.grading.instruments import Instruments, grade_all
from domain.grading.performance import PERFORMANCE_AUDITS
from domain.grading.performance import measured as performance
from domain.grading.seo import SEO_AUDITS
from domain.grading.seo import measured as seo
from domain.measured import Measured, Missing, PageRuns
from domain.refinement import decide
from tests.domain.grading import gathered_pages as g

MEASURED: tuple[Dimension, ...] = ("performance", "seo", "accessibility", "code")
NAKED = g.HTML.replace('alt="A slate roof" ', "")


def grade(
    dimension: Dimension, found: Measured | None, *, html: str = g.HTML, also: tuple[str, ...] = ()
) -> Grade:
    return GRADERS[dimension](g.view(found, html=html, also=also), 0.9)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_without_instruments_only_the_files_speak(dimension: Dimension) -> None:
    result = grade(dimension, None)
    assert [one.name for one in result.engines] == ["static"]
    assert {one.engine for one in result.findings} <= {"static"}
    assert not [check for check in result.checks if "axe" in check.rule]
    partial = dimension in ("performance", "accessibility")
    assert result.status == ("partial" if partial else "scored")


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_a_page_every_instrument_looked_at_is_scored(dimension: Dimension) -> None:
    result = grade(dimension, g.measured())
    assert result.status == "scored", result.not_checked
    assert all(one.ran and not one.error and one.version for one in result.engines)
    assert not [one for one in result.not_checked if "needs a browser" in one.reason]
    assert {one.engine for one in result.findings} <= {"static"}


@pytest.mark.parametrize("dimension", MEASURED)
def test_instruments_that_did_not_run_make_a_grade_partial_and_say_why(
    dimension: Dimension,
) -> None:
    engines = ("axe-core", "chromium", "lighthouse", "html-validate")
    reason = "There is no browser; run `atelier doctor --fix`."
    lost = Measured(missing=tuple(Missing(engine=name, reason=reason) for name in engines))
    result = grade(dimension, lost)
    assert result.status == "partial"
    gone = [one for one in result.engines if one.name != "static"]
    assert gone
    assert all(not one.ran and one.error == f"{reason} (/)" for one in gone)
    assert result.score == grade(dimension, None).score


def test_a_part_that_broke_is_told_in_the_words_of_who_gathered() -> None:
    broke = NotMeasured(part="keyboard", reason="the page closed itself")
    page = g.artifacts(keyboard=None, not_measured=(broke,))
    result = grade("accessibility", g.measured(page))
    told = {one.subject: one.reason for one in result.not_checked}
    assert told["accessibility/keyboard"] == "the page closed itself (/)"
    assert "keyboard traps" in told
    assert "accessibility/focus-shown" not in {check.rule for check in result.checks}
    engines = {one.name: (one.ran, one.error) for one in result.engines}
    assert engines["chromium"] == (True, "the page closed itself (/)")


def test_pages_nobody_looked_at_are_named_and_pass_no_measured_check() -> None:
    page = g.artifacts("a.html")
    result = grade("accessibility", g.measured(g.artifacts(), page), also=("a.html", "b.html"))
    told = {one.subject: one.reason for one in result.not_checked}
    assert told["accessibility/axe"] == "axe-core did not look at it (/b.html)"
    passed = {check.rule: check.passed for check in result.checks}
    assert passed["accessibility/axe-image-alt"] == ("/", "/a.html")
    assert passed["accessibility/image-alt"] == ("/", "/a.html", "/b.html")


def test_lighthouse_need_not_look_at_pages_of_a_kind_it_has_seen() -> None:
    pages = [g.artifacts(name) for name in ("index.html", "work/a.html", "work/b.html")]
    home, work = (
        PageRuns(page=name, runs=(g.run(name),) * 3) for name in ("index.html", "work/a.html")
    )
    also = ("work/a.html", "work/b.html")
    one = g.measured(*pages, lighthouse=(home,))
    assert grade("seo", one, also=also).status == "partial"
    both = g.measured(*pages, lighthouse=(home, work))
    assert grade("seo", both, also=also).status == "scored"


def test_a_fault_three_engines_saw_is_told_once_and_counts_once() -> None:
    seen = g.artifacts(axe=g.axe(violations=(g.result("image-alt"),)))
    places = ({"selector": "main > img#roof", "snippet": "<img id=roof>"},)
    lost = (g.lost("image-alt", "accessibility", places=places),) * 3
    result = grade("accessibility", g.measured(seen, runs=lost), html=NAKED)
    (found,) = [one for one in result.findings if "image-alt" in one.rule]
    assert (found.engine, found.also) == ("static", ("axe-core", "lighthouse"))
    assert (found.selector, found.line, found.severity) == ("#roof", 5, "critical")
    failed = {check.rule for check in result.checks if check.failed}
    assert {"accessibility/image-alt", "accessibility/axe-image-alt"} <= failed
    mild = grade("accessibility", g.measured(), html=NAKED)
    assert result.score == 0.49
    assert mild.score == 0.79


def test_a_fault_that_was_seen_twice_costs_its_weight_once() -> None:
    def audit(rule: str, weight: float, *faults: Fault, engine: str = "static") -> Audit:
        return Audit(
            rule=rule,
            weight=weight,
            severity="minor",
            owner="styling",
            engine=engine,
            family="image-alt" if engine != "static" else "",
            page=lambda _page: faults,
        )

    fault = Fault(evidence="x", fix="y", selector="#roof")
    own = (audit("image-alt", 1, fault), audit("fine", 3))
    instruments = Instruments(
        audits=(audit("axe-image-alt", 4, fault, engine="axe-core"),), looks=()
    )
    site = g.view(g.measured())
    result = grade_all("accessibility", own, site, target=0.5, instruments=instruments, unread=())
    assert (result.score, len(result.findings)) == (0.75, 1)


def test_the_guard_sees_a_check_fail_that_passed_by_instrument_alone() -> None:
    best = (grade("accessibility", g.measured()),)
    worse = g.artifacts(narrow=g.reflow(320, content_width=500))
    decision = decide(best, (grade("accessibility", g.measured(worse)),))
    assert not decision.accepted
    assert "accessibility/narrow-overflow passed on / and no longer does" in decision.reason


def test_the_same_artifacts_give_the_same_grade() -> None:
    wrong = g.artifacts(axe=g.axe(violations=(g.result("image-alt"), g.result("label"))))
    for dimension in MEASURED:
        assert grade(dimension, g.measured(wrong)) == grade(dimension, g.measured(wrong))


def test_every_family_of_ours_is_shared_with_an_engine() -> None:
    tables: dict[Dimension, tuple[Audit, ...]] = {
        "accessibility": (*ACCESSIBILITY_AUDITS, *accessibility.INSTRUMENTS.audits),
        "code": (*CODE_AUDITS, *code.INSTRUMENTS.audits),
        "performance": (*PERFORMANCE_AUDITS, *performance.INSTRUMENTS.audits),
        "seo": (*SEO_AUDITS, *seo.INSTRUMENTS.audits),
    }
    known: set[str] = set()
    for dimension, rows in tables.items():
        found = families(dimension, rows)
        known |= found.keys()
        shared = {row.family for row in rows if row.family}
        assert {found[rule] for rule in found if rule in OWN_RULES} <= shared
    assert OWN_RULES.keys() <= known
