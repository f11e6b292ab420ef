"""What stands around the pages: robots, sitemap, headers, manifest, the page for wrong addresses."""

import json
from xml.etree import ElementTree as Tree  # our own sitemap

import pytest

from domain.agents.code.site_scaffold import Scaffold
from domain.agents.discovery.seo_strategy import SeoStrategy
from domain.facts import Facts
from domain.grading.view import SiteView
from tests.domain.agents.code.firms import FIRMS, with_form
from tests.studio import outputs_of, site_of

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def scaffold_of(facts: Facts) -> tuple[Scaffold, dict[str, str]]:
    (scaffold,) = outputs_of(facts, Scaffold)[Scaffold]
    assert isinstance(scaffold, Scaffold)
    return scaffold, {file.path: file.body.decode() for file in scaffold.files}


@pytest.mark.parametrize("firm", FIRMS)
def test_the_sitemap_lists_every_page_once_at_its_absolute_address(firm: str) -> None:
    facts = FIRMS[firm]()
    (seo,) = outputs_of(facts, SeoStrategy)[SeoStrategy]
    assert isinstance(seo, SeoStrategy)
    files = scaffold_of(facts)[1]
    listed = [node.text for node in Tree.fromstring(files["sitemap.xml"]).iter(NAMESPACE)]  # noqa: S314 # our own sitemap
    assert listed == [f"{seo.origin}{page.url}" for page in seo.pages]
    assert f"Sitemap: {seo.origin}/sitemap.xml" in files["robots.txt"]


def test_the_policy_allows_nothing_but_this_site() -> None:
    scaffold, files = scaffold_of(FIRMS["roofer"]())
    assert scaffold.csp.split("; ") == [
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
    assert f"Content-Security-Policy: {scaffold.csp}" in files["_headers"]
    assert "unsafe" not in scaffold.csp


def test_a_form_may_send_only_to_its_endpoint() -> None:
    scaffold, _ = scaffold_of(with_form(FIRMS["roofer"]()))
    assert "form-action https://forms.example.net;" in scaffold.csp


def test_headers_keep_files_long_and_pages_short() -> None:
    blocks = scaffold_of(FIRMS["roofer"]())[1]["_headers"].split("\n\n")
    rules = {block.splitlines()[0]: block for block in blocks if block.strip()}
    assert "max-age=0, must-revalidate" in rules["/*"]
    assert "max-age=31536000, immutable" in rules["/fonts/*"]
    assert "X-Content-Type-Options: nosniff" in rules["/*"]


@pytest.mark.parametrize("firm", FIRMS)
def test_a_wrong_address_gets_a_styled_page_that_is_not_indexed(firm: str) -> None:
    page = SiteView(site_of(FIRMS[firm]())).by_url["/404.html"]
    assert page.is_noindex
    assert page.canonical == ""
    assert len(page.all("h1")) == 1
    assert page.first("main a[href='/']") is not None
    assert page.first("link[rel=stylesheet][href='/styles.css']") is not None


def test_the_manifest_names_the_firm_and_its_icons() -> None:
    manifest = json.loads(scaffold_of(FIRMS["lawyers"]())[1]["site.webmanifest"])
    assert manifest["name"] == "Brandt & Yıldız Rechtsanwälte"
    assert manifest["lang"] == "de"
    assert [icon["sizes"] for icon in manifest["icons"]] == ["192x192", "512x512"]


def test_the_favicon_is_the_drawn_one() -> None:
    assert scaffold_of(FIRMS["roofer"]())[1]["favicon.svg"].startswith("<svg")
