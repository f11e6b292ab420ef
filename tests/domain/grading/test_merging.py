"""One fault that several engines saw is told once and counts once; two faults stay two."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.grading.audit import is_grave
from domain.grading.grade import SEVERITIES, Check, Finding
from domain.grading.merging import PAGE_WIDE, PREFERENCE, counted, located, merge

FAMILIES = {
    "accessibility/image-alt": "image-alt",
    "accessibility/axe-image-alt": "image-alt",
    "accessibility/lighthouse-image-alt": "image-alt",
    "accessibility/page-title": "title",
    "accessibility/axe-document-title": "title",
}
OWN, AXE, LIGHTHOUSE, TITLE, AXE_TITLE = FAMILIES
ALONE = "accessibility/alone"


def finding(rule: str = OWN, engine: str = "static", **changes: object) -> Finding:
    known = {"rule": rule, "engine": engine, "severity": "moderate", "page": "/", "evidence": "x"}
    return Finding.model_validate({**known, "fix": "y", "owner": "styling", **changes})


SOME = st.lists(
    st.builds(
        finding,
        st.sampled_from([*FAMILIES, ALONE]),
        st.sampled_from([*PREFERENCE, "another"]),
        severity=st.sampled_from(SEVERITIES),
        page=st.sampled_from(["/", "/about/", "*"]),
        selector=st.sampled_from(["", "#a", "#a > p", "#a > p > b", "#b", "#ab"]),
        line=st.sampled_from([None, 1, 2]),
        wcag=st.sampled_from([(), ("1.1.1",), ("2.4.2", "1.1.1")]),
    ),
    max_size=12,
)


@given(SOME)
def test_merging_merged_findings_changes_nothing(found: list[Finding]) -> None:
    once = merge(found, FAMILIES)
    assert merge(once, FAMILIES) == once


@given(SOME, st.randoms(use_true_random=False))
def test_the_order_in_which_engines_reported_does_not_matter(found: list[Finding], random: Random) -> None:  # fmt: skip
    mixed = list(found)
    random.shuffle(mixed)

    def told(findings: list[Finding]) -> list[str]:
        return sorted(one.model_dump_json() for one in merge(findings, FAMILIES))

    assert told(found) == told(mixed)


@given(SOME)
def test_nothing_is_invented_and_no_fault_of_one_engine_is_lost(found: list[Finding]) -> None:
    kept = merge(found, FAMILIES)
    told = {"also": (), "severity": "minor", "wcag": ()}
    plain = [one.model_copy(update=told) for one in found]
    assert all(one.model_copy(update=told) in plain for one in kept)
    for engine in {one.engine for one in found}:
        alone = [one for one in found if one.engine == engine]
        assert len(merge(alone, FAMILIES)) == len(alone)
    best = min((PREFERENCE.index(f.engine) for f in found if f.engine in PREFERENCE), default=None)
    if best is not None:
        mine = [one for one in found if one.engine == PREFERENCE[best]]
        assert len([one for one in kept if one.engine == PREFERENCE[best]]) == len(mine)


@given(SOME)
def test_every_engine_that_found_something_is_named(found: list[Finding]) -> None:
    kept = merge(found, FAMILIES)
    assert {one.engine for one in found} == {e for one in kept for e in (one.engine, *one.also)}
    assert all(one.engine not in one.also for one in kept)


@given(SOME)
def test_no_page_gets_milder_by_what_was_seen_twice(found: list[Finding]) -> None:
    kept = merge(found, FAMILIES)
    assert is_grave(kept) == is_grave(found)
    assert {c for one in kept for c in one.wcag} == {c for one in found for c in one.wcag}
    for page in {one.page for one in found}:
        here = [SEVERITIES.index(one.severity) for one in found if one.page == page]
        left = [SEVERITIES.index(one.severity) for one in kept if one.page in (page, "*")]
        assert min(left) <= min(here)


@given(SOME)
def test_what_has_no_family_is_told_as_it_is(found: list[Finding]) -> None:
    alone = [one for one in found if one.rule == ALONE]
    assert [one for one in merge(found, FAMILIES) if one.rule == ALONE] == alone


@pytest.mark.parametrize(
    ("one", "other", "is_one_fault"),
    [
        (("#a", 3), ("#a", None), True),
        (("#a", 3), ("#a > img", 9), True),
        (("#a > img", 3), ("#a", None), True),
        (("#a", 3), ("#ab", 3), False),
        (("#a", 3), ("#b", 3), False),
        (("", 3), ("#a", 3), True),
        (("", 3), ("#a", 4), False),
        (("", None), ("", None), True),
        (("", None), ("#a", None), True),
        (("#a", 3), ("", None), True),
        (("#a", None), ("", 3), False),
    ],
)
def test_a_place_is_an_element_or_what_stands_in_it_or_its_line(
    one: tuple[str, int | None], other: tuple[str, int | None], *, is_one_fault: bool
) -> None:
    ours = finding(OWN, "static", selector=one[0], line=one[1])
    axe = finding(AXE, "axe-core", selector=other[0], line=other[1])
    assert len(merge([ours, axe], FAMILIES)) == (1 if is_one_fault else 2)


def test_the_kept_finding_has_our_place_the_worst_severity_and_all_criteria() -> None:
    ours = finding(OWN, "static", selector="#a", line=3, wcag=("1.1.1",), severity="minor")
    axe = finding(AXE, "axe-core", selector="#a", severity="critical", wcag=("4.1.2",))
    lighthouse = finding(LIGHTHOUSE, "lighthouse", selector="#a")
    (kept,) = merge([lighthouse, axe, ours], FAMILIES)
    assert (kept.rule, kept.line, kept.severity) == (OWN, 3, "critical")
    assert (kept.wcag, kept.also) == (("1.1.1", "4.1.2"), ("axe-core", "lighthouse"))


def test_a_page_has_one_title_wherever_engines_point() -> None:
    ours = finding(TITLE, "static", selector="head > title")
    axe = finding(AXE_TITLE, "axe-core", selector="#other")
    assert "title" in PAGE_WIDE
    assert len(merge([ours, axe], FAMILIES)) == 1
    assert len(merge([ours, finding(AXE_TITLE, "axe-core", page="/about/")], FAMILIES)) == 2


def test_what_is_told_of_the_whole_site_takes_in_what_is_told_of_a_page() -> None:
    ours = finding(TITLE, "static", page="*")
    axe = finding(AXE_TITLE, "axe-core", page="/about/")
    assert [one.page for one in merge([ours, axe], FAMILIES)] == ["*"]
    assert len(merge([finding(TITLE), finding(AXE_TITLE, "axe-core", page="*")], FAMILIES)) == 2


def test_a_page_whose_fault_another_check_tells_counts_once() -> None:
    ours = Check(rule=OWN, weight=3, failed=("/",), passed=("/about/",))
    axe = Check(rule=AXE, weight=2, failed=("/", "/about/"))
    kept = (finding(OWN, page="/"), finding(AXE, "axe-core", page="/about/"))
    assert counted((ours, axe), kept) == (ours, axe.model_copy(update={"failed": ("/about/",)}))


def test_a_fault_of_the_site_counts_on_every_page() -> None:
    check = Check(rule=OWN, weight=3, failed=("/", "/about/"))
    assert counted((check,), (finding(OWN, page="*"),)) == (check,)


def test_a_line_another_engine_knows_of_the_element_is_taken_over() -> None:
    ours, axe = finding(selector="#a"), finding(AXE, "axe-core", selector="#a", line=7)
    assert [one.line for one in located([ours], [ours, axe])] == [7]
    elsewhere = axe.model_copy(update={"page": "/about/"})
    assert [one.line for one in located([ours], [ours, elsewhere])] == [None]
    known = finding(selector="#a", line=3)
    assert [one.line for one in located([known], [known, axe])] == [3]


def test_of_two_faults_at_one_place_the_same_one_takes_in_another_engines() -> None:
    plain, grave = finding(selector="#a"), finding(selector="#a", wcag=("1.1.1",))
    axe = finding(AXE, "axe-core", selector="#a")
    one, other = merge([plain, grave, axe], FAMILIES), merge([grave, plain, axe], FAMILIES)
    assert {found.model_dump_json() for found in one} == {f.model_dump_json() for f in other}
