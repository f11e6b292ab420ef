"""Each SEO audit with one example that passes and one that fails."""

import json

import pytest

from domain.grading.audit import Audit
from domain.grading.grade import Finding
from domain.grading.seo import SEO_AUDITS, grade_seo
from domain.grading.seo.json_ld_agrees import json_ld_agrees
from domain.grading.view import SiteView
from domain.site import Site, SiteFile

Files = dict[str, str]
HOST = "https://www.oak.example"
WORDS = "We build oak stairs in Kendal and fit them in a week. " * 4


def page(
    body: str = "<h1>Oak stairs</h1>",
    *,
    head: str = "",
    title: str = "Oak stairs made in Kendal",
    tag: str = '<html lang="en">',
) -> str:
    return (
        f'<!doctype html>{tag}<head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width, initial-scale=1"><title>{title}</title>{head}</head>'
        f"<body><main>{body}<p>{WORDS}</p></main></body></html>"
    )


def bare(head: str) -> str:
    return f'<!doctype html><html lang="en"><head>{head}</head><body><h1>x</h1></body></html>'


def ld(data: object, body: str = "<h1>Oak stairs</h1>") -> Files:
    text = data if isinstance(data, str) else json.dumps({"@context": "https://schema.org", **data})  # pyright: ignore[reportGeneralTypeIssues, reportUnknownVariableType] # JSON has no type
    return {"index.html": page(body, head=f'<script type="application/ld+json">{text}</script>')}


def described(text: str) -> str:
    return page(head=f'<meta name="description" content="{text}">')


def at(path: str) -> str:
    return f'<link rel="canonical" href="{HOST}{path}">'


def sitemap(*paths: str) -> str:
    urls = "".join(f"<url><loc>{path}</loc></url>" for path in paths)
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


def two(one: str, other: str) -> Files:
    return {"index.html": one, "about/index.html": other}


GOOD_TEXT = "Oak stairs, doors and tables made to measure in our workshop in Kendal; we deliver."
SHOP = {"@type": "HardwareStore", "name": "Oak & Sons", "address": {"@type": "PostalAddress"}}
ICON = '<link rel="icon" href="/i.svg">'

CASES: dict[str, tuple[Files | str, Files | str, str]] = {
    "title": (page(), bare(""), "no <title>"),
    "title-length": (page(), page(title="Oak " * 30), "119 characters"),
    "title-generic": (page(), page(title="Untitled Document"), "Untitled Document"),
    "title-unique": (
        two(page(), page(title="About Oak & Sons")),
        two(page(), page()),
        "also the title of /",
    ),
    "meta-description": (described(GOOD_TEXT), page(), "no <meta"),
    "meta-description-length": (described(GOOD_TEXT), described("Oak."), "4 characters"),
    "meta-description-unique": (
        two(described(GOOD_TEXT), described(GOOD_TEXT + " Ring us.")),
        two(described(GOOD_TEXT), described(GOOD_TEXT)),
        "also describes /",
    ),
    "h1": (page(), page("<h1>One</h1><h1>Two</h1>"), "2 <h1>"),
    "h1-unique": (two(page(), page("<h1>About</h1>")), two(page(), page()), "also the heading"),
    "heading-levels": (
        page("<h1>a</h1><h2>b</h2>"),
        page("<h1>a</h1><h4>b</h4>"),
        "<h4> 'b' follows <h1>",
    ),
    "empty-heading": (page("<h1>a</h1><h2>b</h2>"), page("<h1>a</h1><h2> </h2>"), "<h2>"),
    "canonical": (
        two(page(head=at("/")), page(head=at("/about/"))),
        two(page(head=at("/")), page()),
        "1 of 2 pages have one",
    ),
    "canonical-target": (
        two(page(head=at("/")), page(head=at("/about/"))),
        two(page(head=at("/")), page(head=at("/"))),
        "leads to 'index.html'",
    ),
    "dead-links": (
        two(page('<a href="/about/">x</a><a href="https://else.example/">y</a>'), page()),
        page('<a href="/gone/">x</a>'),
        "no file answers '/gone/'",
    ),
    "dead-anchors": (
        page('<a href="#prices">x</a><h2 id="prices">p</h2><a href="#">Top</a>'),
        page('<a href="#prices">x</a>'),
        "no id 'prices' on /",
    ),
    "empty-links": (
        page('<a href="#" role="button">x</a>'),
        page('<a href="#">Prices</a>'),
        "Prices",
    ),
    "link-text": (
        page('<a href="/">Our prices</a>'),
        page('<a href="/">Click here</a>'),
        "Click here",
    ),
    "insecure-links": (
        page(f'<a href="{HOST}/">x</a>', head=at("/")),
        page('<a href="http://www.oak.example/">x</a>', head=at("/")),
        "http://www.oak.example/",
    ),
    "contact-links": (
        page('<a href="tel:+441539555010">x</a><a href="mailto:a@oak.example?subject=x">y</a>'),
        page('<a href="mailto:tom">x</a>'),
        "mailto:tom",
    ),
    "nofollow-links": (
        page('<a href="/">x</a>'),
        page('<a rel="nofollow" href="/">x</a>'),
        "nofollow",
    ),
    "orphan-pages": (
        two(page('<a href="about/">About</a>'), page()),
        two(page(), page()),
        "no page links to /about/",
    ),
    "sitemap": (
        two(page(), page()) | {"sitemap.xml": sitemap(f"{HOST}/")},
        two(page(), page()) | {"sitemap.xml": "<urlset><url></urlset>"},
        "not well-formed",
    ),
    "sitemap-urls": (
        {"index.html": page(), "sitemap.xml": sitemap(f"{HOST}/")},
        {"index.html": page(), "sitemap.xml": sitemap(f"{HOST}/gone/")},
        "leads to no file",
    ),
    "sitemap-coverage": (
        two(page(), page()) | {"sitemap.xml": sitemap(f"{HOST}/", f"{HOST}/about/")},
        two(page(), page()) | {"sitemap.xml": sitemap(f"{HOST}/")},
        "/about/",
    ),
    "robots": (
        {"index.html": page(), "robots.txt": "User-agent: *\nDisallow:\n"},
        {"index.html": page(), "robots.txt": "User-agent: *\nDisallow: /\n"},
        "Disallow: /",
    ),
    "robots-blocks": (
        two(page(), page()) | {"robots.txt": "User-agent: *\nDisallow: /admin/\n"},
        two(page(), page()) | {"robots.txt": "User-agent: *\nDisallow: /about\n"},
        "forbids /about/",
    ),
    "robots-sitemap": (
        {
            "robots.txt": f"User-agent: *\nSitemap: {HOST}/sitemap.xml",
            "sitemap.xml": sitemap(f"{HOST}/"),
            "index.html": page(),
        },
        {
            "robots.txt": "User-agent: *\nSitemap: /sitemap.xml",
            "sitemap.xml": sitemap(f"{HOST}/"),
            "index.html": page(),
        },
        "not an absolute address",
    ),
    "noindex": (page(), page(head='<meta name="robots" content="noindex, follow">'), "noindex"),
    "noindex-header": (
        {"index.html": page(), "_headers": "/draft/*\n  X-Robots-Tag: noindex\n"},
        {"index.html": page(), "_headers": "/*\n  X-Robots-Tag: noindex\n"},
        "/*: X-Robots-Tag",
    ),
    "hreflang": (
        page(head=at("/") + f'<link rel="alternate" hreflang="en" href="{HOST}/">'),
        page(head=at("/") + f'<link rel="alternate" hreflang="en-UK" href="{HOST}/">'),
        "en-UK",
    ),
    "lang": (page(), page(tag="<html>"), "<html>"),
    "viewport": (page(), bare("<title>x</title>"), "viewport"),
    "meta-refresh": (
        page(),
        page("<p>x</p>" * 400, head='<meta http-equiv="refresh" content="5; url=/x">'),
        "refresh",
    ),
    "open-graph": (
        page(
            head=f'<meta property="og:title" content="a"><meta property="og:description" content="b"><meta property="og:image" content="{HOST}/i.png">'
        ),
        page(
            head='<meta property="og:title" content="a"><meta property="og:description" content="b"><meta property="og:image" content="/i.png">'
        ),
        "/i.png",
    ),
    "favicon": (page(head=ICON), page(), "no <link rel=icon>"),
    "missing-404": (
        two(page(), page()) | {"_headers": "", "404.html": page()},
        two(page(), page()) | {"_headers": ""},
        "no 404.html",
    ),
    "thin-page": (page(), page().replace(WORDS, "Soon."), "3 words"),
    "url-wording": ({"our-work.html": page()}, {"Our_Work.html": page()}, "capital letters"),
    "image-names": (
        page('<img src="oak-stair.jpg" alt="">'),
        page('<img src="IMG_2041.jpg" alt="">'),
        "IMG_2041.jpg",
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
    "dead-feeds": (
        {
            "index.html": page(
                head='<link rel="alternate" type="application/rss+xml" href="/f.xml">'
            ),
            "f.xml": "<rss></rss>",
        },
        page(head='<link rel="alternate" type="application/rss+xml" href="/f.xml">'),
        "/f.xml",
    ),
    "script-redirect": (
        page("<h1>x</h1><script>if (old) { location.href = '/old/'; }</script>"),
        page("<h1>x</h1><script>window.location.replace('https://b.example/');</script>"),
        "https://b.example/",
    ),
    "microdata": (
        page('<div itemscope itemtype="https://schema.org/Person"><b itemprop="name">T</b></div>'),
        page('<div itemscope itemtype="https://schema.org/Persson"></div>'),
        "Persson",
    ),
    "hidden-keywords": (
        page("<div hidden><p>Your basket is empty, and waits for oak, ash, elm.</p></div>"),
        page(f"<div hidden>{'cheap stairs kendal, best stairs, ' * 4}</div>"),
        "cheap stairs",
    ),
    "title-stuffed": (
        page(title="Oak stairs made in Kendal"),
        page(title="Stairs Kendal, cheap stairs, best stairs"),
        "'stairs' stands 3 times",
    ),
    "robots-missing": (
        {**two(page(), page()), "robots.txt": "User-agent: *"},
        two(page(), page()),
        "no robots.txt",
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
    "no-snippet": (
        page(head='<meta name="robots" content="max-snippet:-1">'),
        page(head='<meta name="robots" content="nosnippet">'),
        "nosnippet",
    ),
    "campaign-links": (
        page('<h1>x</h1><a href="https://else.example/?utm_source=oak">x</a>'),
        page('<h1>x</h1><a href="/?utm_source=banner">x</a>'),
        "utm_source",
    ),
    "alt-stuffed": (
        page('<h1>x</h1><img src="a" alt="Oak stairs, an oak table, two chairs, and a lamp">'),
        page('<h1>x</h1><img src="a" alt="oak stairs, cheap stairs, stairs kendal, best stairs">'),
        "'stairs' stands 4 times",
    ),
    "sharing-values": (
        page(
            head='<meta property="og:locale" content="en_GB"><meta name="twitter:card" content="summary">'
        ),
        page(head='<meta property="og:locale" content="en-GB">'),
        "en-GB",
    ),
}


def findings(files: Files | str, rule: str) -> list[Finding]:
    made = {"index.html": files} if isinstance(files, str) else files
    site = Site.of(SiteFile.text(path, text) for path, text in made.items())
    grade = grade_seo(SiteView(site), target=0.9)
    assert not [n for n in grade.not_checked if "broke" in n.reason]
    return [found for found in grade.findings if found.rule == f"seo/{rule}"]


def test_every_audit_has_an_example() -> None:
    assert sorted(CASES) == sorted(audit.rule for audit in SEO_AUDITS)


@pytest.mark.parametrize("audit", SEO_AUDITS, ids=lambda audit: audit.rule)
def test_an_audit_finds_its_fault_and_passes_what_is_sound(audit: Audit) -> None:
    sound, faulty, evidence = CASES[audit.rule]
    assert findings(sound, audit.rule) == []
    found = findings(faulty, audit.rule)
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


@pytest.mark.parametrize(
    ("rule", "sound", "faulty", "evidence"),
    [
        ("json-ld-formats", ld({"@type": "Plumber", "url": HOST}), ld({"@type": "Plumber", "url": "http://localhost:3000/"}), "localhost"),
        ("canonical", page(head=at("/")), page(head=at("/#top")), "#top"),
        ("canonical", page(head=at("/")), page(head=at("/?utm_source=mail")), "utm_source"),
        ("title-stuffed", page(title="Stairs | Oak & Sons"), page(title="Stairs | Oak & Sons | Oak & Sons"), "twice"),
        ("dead-feeds", page(head='<link rel="next" href="/">'), page(head='<link rel="next" href="/2/">'), "/2/"),
        ("sharing-values", page(head='<meta name="twitter:image" content="https://cdn.example/a.png">'), page(head='<meta name="twitter:image" content="/gone.png">'), "no such file"),
        ("json-ld-order", ld({"@type": "AggregateOffer", "lowPrice": "80", "highPrice": 90}), ld({"@type": "AggregateOffer", "lowPrice": "80", "highPrice": 9}), "lowPrice"),
        ("json-ld-ranges", ld({"@type": "Article", "author": {"@type": "Person"}}), ld({"@type": "Article", "author": {"@type": "Place"}}), '"author" is a Place'),
        ("sitemap-urls", {"index.html": page(head=at("/")), "sitemap.xml": sitemap(HOST + "/")}, {"index.html": page(head=at("/")), "sitemap.xml": sitemap(HOST.replace("https", "http") + "/")}, "is not the https:// address"),
    ],
)  # fmt: skip
def test_other_shapes_of_a_fault_are_told_from_what_is_sound(
    rule: str, sound: Files | str, faulty: Files | str, evidence: str
) -> None:
    assert findings(sound, rule) == []
    assert any(evidence in found.evidence for found in findings(faulty, rule))
