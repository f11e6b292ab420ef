"""The table of accessibility audits as a whole, and what holds for all of them."""

from pathlib import Path

from domain.agents.design.color_palette import ColorPalette, Scheme
from domain.grading.accessibility import ACCESSIBILITY_AUDITS, NOT_MEASURED, grade_accessibility
from domain.grading.view import Context, SiteView
from domain.site import Site, SiteFile
from tests.domain.grading.accessibility import (
    test_colours_and_focus,
    test_looks_and_use,
    test_roles_and_names,
)
from tests.domain.grading.accessibility.accessibility_pages import rules, whole_page

FOLDER = Path(__file__).parents[4] / "domain" / "grading" / "accessibility"

FOUNDATION = frozenset(
    {
        "aria",
        "colour",
        "colour_names",
        "css",
        "document",
        "languages",
        "name",
        "scripted",
        "styles",
        "__init__",
    }
)
"""Modules audits stand on."""

NEED_A_PALETTE = frozenset({"palette-contrast", "focus-visible"})


def test_every_audit_in_the_table_has_cases_and_a_file_of_its_name() -> None:
    named = {audit.rule for audit in ACCESSIBILITY_AUDITS}
    tested = (test_roles_and_names.CASES, test_looks_and_use.CASES, test_colours_and_focus.CASES)
    assert named == {rule for cases in tested for rule in cases} | NEED_A_PALETTE | {
        "text-in-image"
    }
    files = {path.stem for path in FOLDER.glob("*.py")} - FOUNDATION
    assert files == {rule.replace("-", "_") for rule in named}


def test_a_site_without_a_palette_says_what_was_not_checked() -> None:
    site = Site.of([SiteFile.text("index.html", whole_page("<p>x</p>"))])
    graded = grade_accessibility(SiteView(site), target=0.9)
    assert graded.status == "partial"
    assert {n.subject for n in NOT_MEASURED} < {n.subject for n in graded.not_checked}
    assert {f"accessibility/{rule}" for rule in NEED_A_PALETTE} < {
        n.subject for n in graded.not_checked
    }


def _palette(text: str) -> ColorPalette:
    names = Scheme.model_fields
    dark_ones = ("text", "accent", "focus", "border", "line")
    colours = {
        name: "#ffffff"
        if name.startswith(("surface", "on_", "art")) and name != "surface_strong"
        else "#1a1a1a"
        for name in names
    }
    colours |= {name: "#ffffff" for name in names if name.endswith("_on_strong")}
    assert any(name.startswith(dark_ones) for name in colours)
    scheme = Scheme.model_validate(colours | {"text": text})
    return ColorPalette.model_construct(light=scheme, dark=scheme, honoured=())


def test_a_palette_with_an_unreadable_pair_is_faulted() -> None:
    assert "palette-contrast" not in rules("<p>x</p>", Context(palette=_palette("#1a1a1a")))
    assert "palette-contrast" in rules("<p>x</p>", Context(palette=_palette("#cccccc")))


def test_our_own_pages_must_draw_the_focus() -> None:
    context = Context(palette=_palette("#1a1a1a"))
    assert "focus-visible" in rules("<p>x</p>", context)
    assert "focus-visible" not in rules("<style>:focus-visible{outline:2px solid}</style>", context)


def test_one_violation_of_wcag_fails_the_gate_whatever_the_score() -> None:
    site = Site.of([SiteFile.text("index.html", whole_page("<img src=a.jpg>"))])
    graded = grade_accessibility(SiteView(site), target=0.1)
    assert graded.gate == "fail"
    assert graded.score is not None
    assert graded.score <= 0.79


def test_colours_that_are_not_surely_known_are_not_judged() -> None:
    unsure = (
        "<style>.h{background-image:linear-gradient(#fff,#000);color:#999}</style><p class=h>x words</p>",
        "<style>.h{color:var(--gone)}</style><p class=h>x words</p>",
        "<style>.h{position:absolute;color:#fff}</style><p class=h>x words</p>",
        "<style>.h{color:#fff}.h::before{content:'';position:absolute;inset:0;background:#000}</style><p class=h>x words</p>",
        "<link rel=stylesheet href=https://cdn.invalid/all.css><style>.h{color:#bbb}</style><p class=h>x words</p>",
        "<style>.h{color:#bbb;opacity:.5;transition:opacity 1s}</style><p class=h>x words</p>",
        "<style>.h{color:#bbb;opacity:.1}</style><p class=h>x words</p>",
        "<style>.h{color:#bbb;opacity:.5}</style><p class=h aria-disabled=true>x words</p>",
        "<style>.h{color:#bbb;opacity:var(--gone)}</style><p class=h>x words</p>",
        "<style>.h{opacity:.5;position:absolute}</style><p class=h>x words</p>",
    )
    assert [body for body in unsure if "contrast" in rules(body)] == []


def test_words_drawn_in_a_picture_are_told_in_words() -> None:
    drawn = '<svg xmlns="http://www.w3.org/2000/svg"><text>All boilers for 60 pounds</text></svg>'

    def found(body: str) -> bool:
        files = [SiteFile.text("index.html", whole_page(body)), SiteFile.text("a.svg", drawn)]
        graded = grade_accessibility(SiteView(Site.of(files)), target=0.9)
        return "accessibility/text-in-image" in {f.rule for f in graded.findings}

    assert found('<img src=a.svg alt="">')
    assert not found('<img src=a.svg alt="All boilers for 60 pounds">')
    assert not found('<img src=a.svg alt=""><p>All boilers for 60 pounds.</p>')
