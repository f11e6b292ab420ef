"""The assembled site: every document has its head, and nothing in it can break out."""

import json
from functools import cache

import pytest

from domain.agents.code.document import Head, document
from domain.agents.content.meta_description import MetaDescriptions
from domain.agents.discovery.seo_strategy import SeoStrategy
from domain.grading.view import SiteView
from domain.site import Site, file_of
from tests.domain.agents.code.firms import FIRMS
from tests.studio import outputs_of, site_of

HEAD = Head(
    language="en",
    title="A & B",
    description="Roofs of <slate>",
    canonical="https://a.example/",
    site_name="A & B",
    image="https://a.example/images/poster.png",
    image_alt="A",
    theme_light="#ffffff",
    theme_dark="#111111",
)


@cache
def of_firm(firm: str) -> Site:
    return site_of(FIRMS[firm]())


@pytest.mark.parametrize("firm", FIRMS)
def test_every_page_of_the_map_is_a_document_with_its_own_head(firm: str) -> None:
    outputs = outputs_of(FIRMS[firm](), SeoStrategy, MetaDescriptions)
    (seo,), (meta,) = outputs[SeoStrategy], outputs[MetaDescriptions]
    assert isinstance(seo, SeoStrategy)
    assert isinstance(meta, MetaDescriptions)
    view = SiteView(of_firm(firm))
    for target in seo.pages:
        page = view.by_url[target.url]
        assert page.html.startswith("<!DOCTYPE html>\n<html lang=")
        assert page.title == meta.at(target.url).title
        assert page.canonical == f"{seo.origin}{target.url}"
        assert page.first("meta[name=viewport]") is not None


@pytest.mark.parametrize("firm", FIRMS)
def test_everything_a_page_loads_is_its_own(firm: str) -> None:
    view = SiteView(of_firm(firm))
    for page in view.pages:
        loaded = [node.attributes.get("href") for node in page.all("link:not([rel=canonical])")]
        loaded += [node.attributes.get("src") for node in page.all("img, source, script")]
        assert all((url or "/").startswith("/") for url in loaded)
        assert {node.attributes.get("type") for node in page.all("script")} <= {
            "application/ld+json"
        }


def test_structured_data_is_json_and_cannot_end_its_element() -> None:
    page = document(HEAD.model_copy(update={"json_ld": '{"name":"</script><b>"}'}), "<main></main>")
    inside = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert json.loads(inside) == {"name": "</script><b>"}


def test_words_in_the_head_are_escaped() -> None:
    page = document(HEAD, "<main></main>")
    assert "<title>A &amp; B</title>" in page
    assert 'content="Roofs of &lt;slate&gt;"' in page


def test_a_page_without_an_address_is_kept_out_of_indexes() -> None:
    page = document(HEAD.model_copy(update={"canonical": ""}), "<main></main>")
    assert '<meta name="robots" content="noindex">' in page
    assert "og:" not in page


def test_the_open_graph_picture_is_an_absolute_address() -> None:
    page = SiteView(of_firm("inn")).by_url["/"]
    node = page.first("meta[property='og:image']")
    assert node is not None
    assert (node.attributes["content"] or "").endswith("/images/poster.png")
    assert (node.attributes["content"] or "").startswith("https://")


def test_the_site_holds_each_page_where_a_host_looks_for_it() -> None:
    outputs = outputs_of(FIRMS["lawyers"](), SeoStrategy)
    (seo,) = outputs[SeoStrategy]
    assert isinstance(seo, SeoStrategy)
    paths = set(of_firm("lawyers").by_path)
    assert {file_of(page.url) for page in seo.pages} <= paths
    assert {"styles.css", "_headers", "robots.txt", "sitemap.xml", "404.html"} <= paths
