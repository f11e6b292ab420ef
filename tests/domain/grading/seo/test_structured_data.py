"""Audits of structured data and of sharing: each with one example that passes and one that fails."""

import pytest

from domain.grading.seo.json_ld_agrees import json_ld_agrees
from domain.grading.view import SiteView
from domain.site import Site, SiteFile
from tests.domain.grading.seo.seo_pages import HOST, SHOP, Files, at, findings, ld, page

CASES: dict[str, tuple[Files | str, Files | str, str]] = {
    "open-graph": (
        page(
            head=f'<meta property="og:title" content="a"><meta property="og:description" content="b"><meta property="og:image" content="{HOST}/i.png">'
        ),
        page(
            head='<meta property="og:title" content="a"><meta property="og:description" content="b"><meta property="og:image" content="/i.png">'
        ),
        "/i.png",
    ),
    "json-ld-syntax": (ld(SHOP), ld('{"@type": "Store",}'), "Expecting property name"),
    "json-ld-context": (ld(SHOP), ld('{"@type": "Store"}'), '"@context": None'),
    "json-ld-terms": (ld(SHOP), ld({**SHOP, "@type": "HardwareStoer"}), "HardwareStoer"),
    "json-ld-domain": (ld({**SHOP, "priceRange": "££"}), ld({**SHOP, "opens": "08:00"}), "'opens'"),
    "json-ld-required": (
        ld(SHOP),
        ld({"@type": "HardwareStore", "telephone": "01"}),
        "without name",
    ),
    "json-ld-formats": (
        ld({**SHOP, "telephone": "+44 1539 555010"}),
        ld({**SHOP, "telephone": "call us"}),
        '"telephone": "call us"',
    ),
    "json-ld-lists": (
        ld(
            {
                "@type": "BreadcrumbList",
                "itemListElement": [{"@type": "ListItem", "position": 1, "name": "x"}],
            }
        ),
        ld(
            {
                "@type": "BreadcrumbList",
                "itemListElement": [{"@type": "ListItem", "position": 3, "name": "x"}],
            }
        ),
        "positions 3",
    ),
    "json-ld-reviews": (
        ld(SHOP),
        ld(
            {
                **SHOP,
                "aggregateRating": {
                    "@type": "AggregateRating",
                    "ratingValue": "4.9",
                    "reviewCount": 3,
                },
            }
        ),
        "own aggregateRating",
    ),
    "json-ld-agrees": (
        ld({**SHOP, "telephone": "+44 1539 555010"}, "<h1>Oak &amp; Sons</h1><p>01539 555010</p>"),
        ld({**SHOP, "telephone": "+44 1539 555999"}, "<h1>Oak &amp; Sons</h1><p>01539 555010</p>"),
        "555999",
    ),
    "json-ld-hours": (
        ld({**SHOP, "openingHours": "Mo-Fr 08:00-17:30"}, "<p>8 am to 5.30 pm</p>"),
        ld({**SHOP, "openingHours": "Mo-Fr 09:00-17:30"}, "<p>8 am to 5.30 pm</p>"),
        "09:00 in the JSON-LD",
    ),
    "json-ld-missing": (
        ld(SHOP),
        {"index.html": page(), "a.html": ld(SHOP)["index.html"], "b.html": ld(SHOP)["index.html"]},
        "no JSON-LD on the home page",
    ),
    "og-url": (
        page(head=at("/a/") + f'<meta property="og:url" content="{HOST}/a">'),
        page(head=at("/a/") + '<meta property="og:url" content="https://b.example/a/">'),
        "https://b.example/a/",
    ),
    "microdata": (
        page('<div itemscope itemtype="https://schema.org/Person"><b itemprop="name">T</b></div>'),
        page('<div itemscope itemtype="https://schema.org/Persson"></div>'),
        "Persson",
    ),
    "json-ld-ranges": (
        ld(
            {
                "@type": "Plumber",
                "address": {"@type": "PostalAddress"},
                "founder": {"@type": "Person"},
            }
        ),
        ld({"@type": "Plumber", "address": {"@type": "Person", "name": "1 Mill Lane"}}),
        '"address" is a Person',
    ),
    "json-ld-order": (
        ld({"@type": "Event", "startDate": "2027-05-01T18:00", "endDate": "2027-05-01"}),
        ld({"@type": "Event", "startDate": "2027-05-02T18:00", "endDate": "2027-05-01"}),
        "\"endDate\": '2027-05-01'",
    ),
    "sharing-values": (
        page(
            head='<meta property="og:locale" content="en_GB"><meta name="twitter:card" content="summary">'
        ),
        page(head='<meta property="og:locale" content="en-GB">'),
        "en-GB",
    ),
}


@pytest.mark.parametrize("rule", CASES)
def test_an_audit_finds_its_fault_and_passes_what_is_sound(rule: str) -> None:
    sound, faulty, evidence = CASES[rule]
    assert findings(sound, rule) == []
    found = findings(faulty, rule)
    assert found
    assert any(evidence in finding.evidence for finding in found), found


def test_a_name_with_entities_in_json_ld_is_the_name_on_the_page() -> None:
    for name, shown in (
        ("Hartley &amp; Sons “Oak” Joinery", "Hartley &amp; Sons &quot;Oak&quot; Joinery"),
        ("Hartley and Sons Joinery", "Hartley &amp; Sons Joinery"),
    ):
        text = (
            "<!doctype html><html lang=en><head><title>Oak stairs in Kendal</title>"
            '<script type="application/ld+json">{"@context": "https://schema.org", '
            f'"@type": "LocalBusiness", "name": "{name}"}}</script></head>'
            f"<body><main><h1>Oak</h1><p>{shown}</p></main></body></html>"
        )
        view = SiteView(Site.of([SiteFile.text("index.html", text)]))
        assert list(json_ld_agrees(view)) == []
