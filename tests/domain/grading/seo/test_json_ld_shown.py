"""Amounts of JSON-LD that a page shows in the client's own way."""

from domain.grading.seo.json_ld_shown import json_ld_shown
from domain.grading.view import SiteView
from domain.site import Site, SiteFile


def test_an_amount_with_a_dash_for_its_cents_is_shown() -> None:
    html = (
        "<!doctype html><html lang=de><title>x</title>"
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Offer", "price": "49"}</script>'
        "<main><p>Inspektion klein 49,-</p><p>Inspektion groß 89 €</p></main>"
    )
    assert list(json_ld_shown(SiteView(Site.of([SiteFile.text("index.html", html)])))) == []


def test_a_name_that_ends_in_a_figure_takes_no_price_away() -> None:
    html = (
        "<!doctype html><html lang=en><title>x</title>"
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Offer", "price": "9"}</script>'
        "<main><h3>Tumblers for ages 4 to 7</h3><p>£9 a session</p></main>"
    )
    assert list(json_ld_shown(SiteView(Site.of([SiteFile.text("index.html", html)])))) == []
