"""What a browser and axe-core saw becomes findings; what they saw to be sound does not."""

from typing import Any

import pytest

from blocks.gathering.views import PRACTICES
from domain.artifacts import (
    Animation,
    Box,
    ForcedColors,
    Keyboard,
    Place,
    ReducedMotion,
    Screenshot,
)
from domain.grading.accessibility import grade_accessibility
from domain.grading.accessibility.measured import BROWSER_AUDITS, INSTRUMENTS, LIGHTHOUSE_AUDITS
from domain.grading.accessibility.measured.axe import AXE_AUDITS
from domain.grading.accessibility.measured.axe_rules import AXE_PRACTICES, AXE_RULES
from domain.grading.accessibility.measured.lighthouse_rules import LIGHTHOUSE_RULES
from domain.grading.view import SiteView
from tests.domain.grading import gathered_pages as g

TINY = Place(selector="#roof", html="<input type=checkbox>", box=Box(x=0, y=0, width=1, height=1))
EMPTY = Place(selector="a", html="<a href=/x>", box=Box(x=0, y=0, width=0, height=19))
FRAME = g.place("body > iframe", "<iframe src=map>")
CELL = g.place("body > main > table > tbody > tr > td", "<td>")


def keyboard(*stops: Any, **changes: Any) -> Keyboard:
    return Keyboard.model_validate({"stops": stops, "is_whole": True, **changes})


def motion(**changes: Any) -> ReducedMotion:
    known = {"place": g.place(), "name": "slide", "duration_ms": 400, "iterations": 1}
    moving = Animation.model_validate({**known, "properties": ("transform",), **changes})
    return ReducedMotion(animations=(moving,))


def forced(*places: Place) -> ForcedColors:
    shot = Screenshot(width=1440, height=9, scheme="light", sha256="0" * 64, size_bytes=1)
    return ForcedColors(without_edges=places, screenshot=shot)


def way(*places: tuple[str, int, int]) -> Keyboard:
    """Return a way through elements of the page, each with the place of its left upper corner."""
    boxes = [(name, Box(x=x, y=y, width=80, height=30)) for name, x, y in places]
    return keyboard(*(g.stop(place=Place(selector=name, box=box)) for name, box in boxes))


LINK, SEND = "body > main > form > a", "body > main > form > button"
TOGETHER = g.HTML.replace('<form action="/send">', '<form action="/send"><a href="tel:1">Ring</a>')
Changes = dict[str, Any]
CASES: dict[str, tuple[list[Changes], list[Changes]]] = {
    # rule: what is sound, what is faulty
    "focus-shown": (
        [
            {"keyboard": keyboard(g.stop(shown_by="pixels"))},
            {"keyboard": keyboard(g.stop(shown_by="nothing", place=FRAME))},
            {"keyboard": keyboard(g.stop(shown_by="nothing", place=TINY))},
        ],
        [{"keyboard": keyboard(g.stop(shown_by="nothing"))}],
    ),
    "focus-covered": (
        [
            {"keyboard": keyboard(g.stop(is_covered=True, place=TINY))},
            {"keyboard": keyboard(g.stop(is_covered=True, place=EMPTY))},
        ],
        [{"keyboard": keyboard(g.stop(is_covered=True))}],
    ),
    "focus-order": (
        [
            {"html": TOGETHER, "keyboard": way((LINK, 0, 0), (SEND, 90, 0))},
            {"html": TOGETHER, "keyboard": way((LINK, 0, 40), (SEND, 200, 0))},
            {"html": TOGETHER, "keyboard": way((LINK, 0, 0), (SEND, 0, 40))},
            {"keyboard": keyboard(g.stop(place=EMPTY), g.stop())},
        ],
        [
            {"html": TOGETHER, "keyboard": way((LINK, 90, 0), (SEND, 0, 5))},
            {"html": TOGETHER, "keyboard": way((LINK, 0, 40), (SEND, 20, 0))},
        ],
    ),
    "painted-contrast": (
        [{"axe": g.axe(violations=(g.result("color-contrast"),))}],
        [{"axe": g.axe(violations=(g.result("painted-contrast", tags=("wcag143",)),))}],
    ),
    "focus-trap": (
        [{"keyboard": keyboard(g.stop())}],
        [{"keyboard": keyboard(g.stop(), is_whole=False, trapped_at=g.place())}],
    ),
    "unreachable-control": (
        [{"keyboard": keyboard(is_whole=False, unreached=(g.place(),))}],
        [{"keyboard": keyboard(unreached=(g.place(),))}],
    ),
    "narrow-overflow": (
        [{"narrow": g.reflow(320, content_width=321)}],
        [
            {"narrow": g.reflow(320, content_width=400, sticking_out=(g.place(),))},
            {"narrow": g.reflow(320, content_width=400)},
            {"narrow": g.reflow(320, content_width=400, sticking_out=(CELL,))},
        ],
    ),
    "narrow-clipping": (
        [{"narrow": g.reflow(320)}],
        [{"narrow": g.reflow(320, clipped=(g.place(),))}],
    ),
    "zoom": (
        [
            {
                "narrow": g.reflow(320, content_width=700, clipped=(g.place(),)),
                "zoomed": g.reflow(640, content_width=700, clipped=(g.place(),)),
            }
        ],
        [
            {"zoomed": g.reflow(640, content_width=700)},
            {"zoomed": g.reflow(640, clipped=(g.place(),))},
        ],
    ),
    "forced-colors": ([{"forced_colors": forced()}], [{"forced_colors": forced(g.place())}]),
    "lasting-motion": (
        [
            {"reduced_motion": motion()},
            {"reduced_motion": motion(iterations=None, duration_ms=0.01)},
            {"reduced_motion": motion(iterations=12)},
        ],
        [
            {"reduced_motion": motion(iterations=None)},
            {"reduced_motion": motion(iterations=None, properties=("opacity",))},
            {"reduced_motion": motion(iterations=13)},
            {"reduced_motion": motion(name="video", iterations=None, properties=())},
            {"reduced_motion": motion(name="script", iterations=None, duration_ms=0)},
            {"reduced_motion": motion(name="marquee", iterations=None, duration_ms=0)},
        ],
    ),
    "reduced-motion": (
        [
            {"reduced_motion": motion(properties=("opacity", "color"))},
            {"reduced_motion": motion(duration_ms=1)},
            {"reduced_motion": motion(iterations=None)},
        ],
        [{"reduced_motion": motion()}, {"reduced_motion": motion(properties=("margin-left",))}],
    ),
}
ROWS = {row.rule: row for row in (*AXE_AUDITS, *BROWSER_AUDITS, *LIGHTHOUSE_AUDITS)}


KNOWN = {**AXE_RULES, **AXE_PRACTICES}


def test_good_practice_that_is_looked_at_is_in_the_table_and_no_criterion() -> None:
    assert set(PRACTICES) == set(AXE_PRACTICES)
    assert {row.wcag for row in AXE_PRACTICES.values()} == {()}


def seen(*, html: str = g.HTML, **changes: Any) -> SiteView:
    return g.view(g.measured(g.artifacts(**changes)), html=html)


def test_every_audit_of_the_browser_has_cases() -> None:
    assert {row.rule for row in BROWSER_AUDITS} == set(CASES)


@pytest.mark.parametrize("rule", CASES)
def test_what_is_sound_in_use_is_left_alone(rule: str) -> None:
    for changes in CASES[rule][0]:
        site = seen(**changes)
        assert g.told("accessibility", (ROWS[rule],), site) == [], changes


@pytest.mark.parametrize("rule", CASES)
def test_what_fails_in_use_is_found(rule: str) -> None:
    for changes in CASES[rule][1]:
        site = seen(**changes)
        (found,) = g.told("accessibility", (ROWS[rule],), site)
        assert (found.engine, found.page, found.owner) == ("chromium", "/", ROWS[rule].owner)


def test_a_clean_page_gets_nothing_from_any_instrument() -> None:
    assert g.told("accessibility", INSTRUMENTS.audits, g.view(g.measured())) == []


@pytest.mark.parametrize("rule", KNOWN)
def test_a_violation_axe_core_saw_three_times_is_told_once(rule: str) -> None:
    wrong = g.measured(g.artifacts(axe=g.axe(violations=(g.result(rule),))))
    (found,) = g.told("accessibility", AXE_AUDITS, g.view(wrong))
    assert (found.rule, found.engine) == (f"accessibility/axe-{rule}", "axe-core")
    assert (found.severity, found.wcag) == (KNOWN[rule].severity, KNOWN[rule].wcag)
    assert (found.selector, found.line) == ("#roof", 5)
    assert found.fix == "Element has no alternative text."
    assert found.evidence == '<img id="roof"> (375, 1440 px, light; 1440 px, dark)'


def test_severity_and_criteria_are_those_axe_core_gives_where_it_gives_any() -> None:
    result = g.result("image-alt", impact="minor", tags=("cat.text", "wcag2a", "wcag143"))
    wrong = g.measured(g.artifacts(axe=g.axe(violations=(result,))))
    (found,) = g.told("accessibility", AXE_AUDITS, g.view(wrong))
    assert (found.severity, found.wcag) == ("minor", ("1.4.3",))


def test_a_rule_of_a_newer_axe_core_has_an_owner_all_the_same() -> None:
    wrong = g.measured(g.artifacts(axe=g.axe(violations=(g.result("brand-new"),))))
    (found,) = g.told("accessibility", AXE_AUDITS, g.view(wrong))
    assert (found.rule, found.owner) == ("accessibility/axe-other", "component_code")


def test_what_axe_core_cannot_decide_is_no_finding_but_needs_review() -> None:
    unsure = g.measured(g.artifacts(axe=g.axe(incomplete=(g.result("color-contrast"),))))
    grade = grade_accessibility(g.view(unsure), target=0.9)
    assert not [one for one in grade.findings if one.engine == "axe-core"]
    (told,) = [one for one in grade.not_checked if one.subject.endswith("axe-color-contrast")]
    assert told.reason == "needs review: / #roof: Element has no alternative text"


def test_what_is_wrong_in_one_scheme_needs_no_review_in_the_other() -> None:
    both = g.axe(violations=(g.result("color-contrast"),), incomplete=(g.result("color-contrast"),))
    grade = grade_accessibility(g.view(g.measured(g.artifacts(axe=both))), target=0.9)
    assert not [one for one in grade.not_checked if "axe" in one.subject]


def test_tables_that_lie_wide_violate_no_criterion() -> None:
    wide = g.artifacts(narrow=g.reflow(320, content_width=400, sticking_out=(CELL,)))
    (found,) = g.told("accessibility", BROWSER_AUDITS, g.view(g.measured(wide)))
    assert (found.severity, found.wcag) == ("moderate", ())


def test_elements_that_look_alike_are_told_once_with_their_number() -> None:
    stops = [g.stop(shown_by="nothing", place=g.place(f"#b{n}")) for n in range(3)]
    wrong = g.measured(g.artifacts(keyboard=keyboard(*stops)))
    (found,) = g.told("accessibility", BROWSER_AUDITS, g.view(wrong))
    assert found.evidence == "nothing changes when it gets the focus: <button class=send> and 2 like it"  # fmt: skip


@pytest.mark.parametrize("rule", [name for name, row in LIGHTHOUSE_RULES.items() if row.is_told])
def test_an_accessibility_audit_of_lighthouse_that_fails_is_found(rule: str) -> None:
    wrong = g.measured(runs=(g.lost(rule, "accessibility"),) * 3)
    (found,) = g.told("accessibility", LIGHTHOUSE_AUDITS, g.view(wrong))
    assert (found.rule, found.engine) == (f"accessibility/lighthouse-{rule}", "lighthouse")


def test_looks_are_not_judged_where_styles_of_another_host_did_not_come() -> None:
    far = g.Request(url="https://cdn.example/x.css", kind="stylesheet", failure="net::ERR_FAILED")
    here = g.artifacts(
        loading=g.loading(requests=(far,)),
        axe=g.axe(violations=(g.result("color-contrast"), g.result("image-alt"))),
        narrow=g.reflow(320, content_width=900),
    )
    lost = (g.lost("color-contrast", "accessibility"),) * 3
    grade = grade_accessibility(g.view(g.measured(here, runs=lost)), target=0.9)
    seen = [one.rule for one in grade.findings if one.engine != "static"]
    assert seen == ["accessibility/axe-image-alt"]
    (gap,) = [one for one in grade.not_checked if one.subject == "accessibility/appearance"]
    assert gap.reason == (
        "cdn.example cannot be reached here, and its styles or scripts are missing (/)"
    )
    assert grade.status == "partial"


def order_faults(html: str, *selectors: str) -> list[str]:
    """Return what is said when Tab comes to the second element left of the first."""
    places = [
        Place(selector=name, html="<a>", box=Box(x=90 * (1 - at), y=5, width=80, height=30))
        for at, name in enumerate(selectors)
    ]
    stops = [g.stop(place=place, text=str(at)) for at, place in enumerate(places)]
    site = seen(html=html, keyboard=keyboard(*stops))
    return [one.evidence for one in g.told("accessibility", (ROWS["focus-order"],), site)]


def test_neighbours_that_tab_visits_the_wrong_way_round_are_named() -> None:
    said = ["Tab comes from '0' back to '1', which stands before it"]
    assert order_faults(TOGETHER, LINK, SEND) == said


def test_other_writing_floating_boxes_and_other_parts_of_a_page_have_an_order_of_their_own() -> (
    None
):
    assert order_faults(TOGETHER.replace("<html", '<html dir="rtl"'), LINK, SEND) == []
    assert order_faults(TOGETHER.replace("<button", '<button style="position:fixed"'), LINK, SEND) == []  # fmt: skip
    assert order_faults(g.HTML, "body > main > p > a", SEND) == []


def test_contrast_that_the_picture_settled_is_told_by_the_browser_and_once() -> None:
    wrong = g.axe(violations=(g.result("painted-contrast", impact="serious", tags=("wcag143",)),))
    found = g.told("accessibility", INSTRUMENTS.audits, g.view(g.measured(g.artifacts(axe=wrong))))
    assert [(one.rule, one.engine, one.wcag) for one in found] == [
        ("accessibility/painted-contrast", "chromium", ("1.4.3",))
    ]
    assert found[0].fix == "Lay a colour or a dark gradient between the text and what is behind it."


def test_a_way_with_tab_that_did_not_end_is_said() -> None:
    way = g.measured(g.artifacts(keyboard=keyboard(g.stop(), is_whole=False)))
    grade = grade_accessibility(g.view(way), target=0.9)
    reasons = [one.reason for one in grade.not_checked]
    assert "/: Tab did not come to the end of the page (1 stops)" in reasons
