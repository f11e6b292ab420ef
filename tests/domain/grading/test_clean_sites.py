"""Well-made sites of different makers get no alarm; spoiled ones get the right one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from domain.grading.code import grade_code
from domain.grading.grade import Grade
from domain.grading.performance import grade_performance
from domain.grading.seo import grade_seo
from domain.grading.view import SiteView
from domain.site import Site, SiteFile

CLEAN = Path(__file__).parents[2] / "defects" / "clean"
STYLES = ("bootstrap", "handwritten", "hugo", "next", "wordpress")


def read(folder: Path) -> Site:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return Site.of(
        SiteFile(path=path.relative_to(folder).as_posix(), body=path.read_bytes()) for path in files
    )


def grades(site: Site) -> tuple[Grade, ...]:
    view = SiteView(site)
    return tuple(grader(view, target=0.9) for grader in (grade_performance, grade_seo, grade_code))


def rules(site: Site) -> set[tuple[str, str]]:
    return {(found.rule, found.page) for grade in grades(site) for found in grade.findings}


def changed(style: str, path: str, change: Callable[[str], str]) -> Site:
    site = read(CLEAN / style)
    text = change(site.by_path[path].body.decode())
    assert text != site.by_path[path].body.decode(), "the change changed nothing"
    return site.replacing([SiteFile.text(path, text)])


@pytest.mark.parametrize("style", STYLES)
def test_a_clean_site_passes_with_at_most_one_finding_a_dimension(style: str) -> None:
    for grade in grades(read(CLEAN / style)):
        assert grade.gate == "pass", grade.findings
        assert len(grade.findings) <= 1, grade.findings
        assert not [n for n in grade.not_checked if "broke" in n.reason]


SPOILED: tuple[tuple[str, str, str, str, tuple[str, str]], ...] = (
    ("handwritten", "index.html", "<h1>", "<h2>", ("seo/h1", "/")),
    ("handwritten", "index.html", 'href="/services/#leaks"', 'href="/service/#leaks"', ("seo/dead-links", "/")),
    ("handwritten", "services/index.html", 'id="leaks"', 'id="boilers"', ("code/duplicate-ids", "/services/")),
    ("handwritten", "services/index.html", 'id="leaks"', "", ("seo/dead-anchors", "/")),
    ("handwritten", "robots.txt", "Allow: /", "Disallow: /", ("seo/robots", "*")),
    ("handwritten", "style.css", "color: var(--ink);", "colour: var(--ink);", ("code/css-properties", "*")),
    ("handwritten", "style.css", "width: 100%; padding: .6rem; border", "width: 100; border", ("code/css-values", "*")),
    ("handwritten", "style.css", "@media print { nav, .skip { display: none; } }", "@media print {", ("code/css-syntax", "*")),
    ("handwritten", "index.html", '"telephone": "+44 113 496 0123"', '"telephone": "+44 113 496 0999"', ("seo/json-ld-agrees", "/")),
    ("handwritten", "index.html", '"closes": "17:30"', '"closes": "19:45"', ("seo/json-ld-hours", "/")),
    ("handwritten", "index.html", '"Plumber"', '"Plumbr"', ("seo/json-ld-terms", "/")),
    ("handwritten", "contact/index.html", '<meta charset="utf-8">', "", ("code/charset", "/contact/")),
    ("handwritten", "about/index.html", "https://www.hargreaves-plumbing.example/about/", "https://staging.example/about/", ("seo/canonical-target", "/about/")),
    ("bootstrap", "index.html", ' width="900" height="600"', "", ("performance/image-dimensions", "/")),
    ("bootstrap", "kontakt.html", "Kontakt und Anfahrt | Kanzlei Brandt Freiburg", "Untitled", ("seo/title-generic", "/kontakt.html")),
    ("bootstrap", "index.html", "bootstrap@5.3.3/dist/js", "bootstrap@4.1.0/dist/js", ("code/vulnerable-libraries", "/")),
    ("wordpress", "equipo/index.html", "index, follow", "noindex, follow", ("seo/noindex", "/equipo/")),
    ("wordpress", "index.html", "sala-de-tratamiento.webp\" alt", "sala.webp\" alt", ("code/missing-assets", "/")),
    ("hugo", "sitemap.xml", "/club/join/", "/club/joined/", ("seo/sitemap-urls", "*")),
    ("hugo", "walks/index.html", "href=kentmere/", "href=kentmer/", ("seo/dead-links", "/walks/")),
    ("hugo", "join/index.html", "</main>", "</div></main>", ("code/stray-end-tags", "/join/")),
    ("next", "docs.html", "Open it in any editor", "{{ cta }}", ("code/template-leftovers", "/docs.html")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("style", "path", "before", "after", "expected"),
    SPOILED,
)
def test_one_planted_fault_is_found_on_its_page(
    style: str, path: str, before: str, after: str, expected: tuple[str, str]
) -> None:
    site = changed(style, path, lambda text: text.replace(before, after))
    assert expected in rules(site)


def test_many_faults_on_one_site_are_all_found() -> None:
    site = read(CLEAN / "handwritten")
    planted = [
        row
        for row in SPOILED
        if row[0] == "handwritten" and "id=" not in row[2] and "Plumber" not in row[2]
    ]
    for _, path, before, after, _ in planted:
        text = site.by_path[path].body.decode().replace(before, after)
        site = site.replacing([SiteFile.text(path, text)])
    assert {row[4] for row in planted} <= rules(site)


def test_findings_are_the_same_every_time() -> None:
    site = read(CLEAN / "wordpress")
    assert grades(site) == grades(site)
