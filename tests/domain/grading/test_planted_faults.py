"""Faults planted by an independent examiner are found; sites of many makers get no alarm."""

import re

import pytest

from domain.grading.graders import GRADERS
from domain.grading.view import SiteView
from domain.site import Site, SiteFile
from tests.defects import mutations_third
from tests.defects.planting import Plant, Style
from tests.defects.styles import ALSO_CLEAN, STYLES

CLEAN = (*STYLES, *(Style(name=name, language="", inner="", css="") for name in ALSO_CLEAN))

MANY: tuple[tuple[str, str, str, str], ...] = (
    ("services/index.html", "</main>", '<img src="/img/boiler-service.jpg"></main>', "accessibility/image-alt"),
    ("services/index.html", "</main>", "<p>Lorem ipsum dolor sit amet.</p></main>", "content/placeholder-text"),
    ("services/index.html", "</main>", '<p><a href="/gone/">The winter list</a></p></main>', "seo/dead-links"),
    ("services/index.html", "</main>", "<p>We recieve orders by post.</p></main>", "content/misspellings"),
    ("services/index.html", "</main>", "<p>Open on 31 February.</p></main>", "content/impossible-dates"),
    ("index.html", "width=device-width", "width=device-width, user-scalable=no", "accessibility/viewport-zoom"),
    ("index.html", "</main>", '<iframe src="https://maps.example/e"></iframe></main>', "accessibility/frame-title"),
    ("index.html", "</main>", "<p><font>x</font></p></main>", "code/obsolete-elements"),
    ("index.html", "</head>", '<script src="https://code.jquery.com/jquery-1.12.4.min.js"></script></head>', "code/vulnerable-libraries"),
    ("about/index.html", "<title>", "<title>About, about and about: ", "seo/title-stuffed"),
    ("about/index.html", "</main>", '<p style="color:#ccc;background:#fff">Pale words</p></main>', "accessibility/contrast"),
    ("style.css", "body {", "a:focus { outline: none } body { colr: red;", "code/css-properties"),
)  # fmt: skip


def findings(site: Site) -> list[tuple[str, str, str]]:
    view = SiteView(site)
    return [
        (found.rule, found.severity, found.selector)
        for grader in GRADERS.values()
        for found in grader(view, 0.9).findings
    ]


@pytest.mark.parametrize("style", CLEAN, ids=lambda style: style.name)
def test_a_clean_site_gets_no_alarm_and_an_a_in_every_dimension(style: Style) -> None:
    view = SiteView(style.site())
    grades = [grader(view, 0.9) for grader in GRADERS.values()]
    assert [f for g in grades for f in g.findings if f.severity != "minor"] == []
    assert {grade.letter for grade in grades} == {"A"}


def test_a_dozen_faults_at_once_are_each_found_and_told_about_once() -> None:
    clean = STYLES[0].site()
    files = {
        file.path: file.body.decode() for file in clean.files if not file.path.endswith(".jpg")
    }
    for path, before, after, _ in MANY:
        assert before in files[path]
        files[path] = files[path].replace(before, after, 1)
    site = clean.replacing(SiteFile.text(path, text) for path, text in files.items())
    said = findings(site)
    assert {row[3] for row in MANY} <= {rule for rule, _, _ in said}
    assert len(said) <= 3 * len(MANY)


def test_a_site_full_of_faults_gets_a_bad_letter() -> None:
    body = (
        "<img src=a.jpg><a href=/gone>click here</a><div onclick=go()>x</div><input name=a><h4>x</h4>"
        "<p>Lorem ipsum dolor sit amet.</p><font>x</font><iframe src=http://b.example></iframe>"
    )
    view = SiteView(Site.of([SiteFile.text("index.html", f"<html><body>{body}</body></html>")]))
    letters = {name: grader(view, 0.9).letter for name, grader in GRADERS.items()}
    assert {letters[name] for name in ("seo", "accessibility", "code")} <= {"D", "E", "F"}


SAMPLE = mutations_third.PLANTS[::5]
"""One in five: `tests/benchmarks/bench_defects.py` plants them all, in several sites each."""


@pytest.mark.parametrize("plant", SAMPLE, ids=lambda plant: plant.name)
def test_a_fault_of_the_third_batch_is_named_on_its_page(plant: Plant) -> None:
    planted = ((style, plant.planted(style)) for style in STYLES)
    style, site = next((style, site) for style, site in planted if site is not None)
    before = set(_places(style.site()))
    pages = plant.pages(style)
    said = [
        place for place in _places(site) if place not in before and (not pages or place[1] in pages)
    ]
    assert [place for place in said if re.search(plant.mark, " ".join(place))]


def _places(site: Site) -> list[tuple[str, str, str, str]]:
    view = SiteView(site)
    return [
        (found.rule, found.page, found.selector, found.evidence)
        for grader in GRADERS.values()
        for found in grader(view, 0.9).findings
    ]
