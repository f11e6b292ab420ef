"""Audits of pages and sites for search engines: each with one example that passes and one that fails."""

import pytest

from domain.grading.seo import SEO_AUDITS
from tests.domain.grading.seo import test_structured_data, test_whole_sites
from tests.domain.grading.seo.seo_pages import (
    GOOD_TEXT,
    HOST,
    ICON,
    WORDS,
    Files,
    at,
    bare,
    described,
    findings,
    ld,
    page,
    sitemap,
    stub,
    two,
)

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
    "no-snippet": (
        page(head='<meta name="robots" content="max-snippet:-1">'),
        page(head='<meta name="robots" content="nosnippet">'),
        "nosnippet",
    ),
    "soft-404": (
        {"index.html": page(), "404.html": page("<h1>Page not found</h1>", title="Page not found")},
        {"index.html": page(), "x.html": page("<h1>Not found</h1>", title="404: no such page")},
        "'404: no such page' at /x.html",
    ),
    "redirected-links": (
        {"index.html": page('<h1>x</h1><a href="/a/">a</a>'), "a/index.html": page()},
        {"index.html": page('<h1>x</h1><a href="/a">a</a>'), "a/index.html": page()},
        "/a leads over a redirect to /a/",
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
}


@pytest.mark.parametrize("rule", CASES)
def test_an_audit_finds_its_fault_and_passes_what_is_sound(rule: str) -> None:
    sound, faulty, evidence = CASES[rule]
    assert findings(sound, rule) == []
    found = findings(faulty, rule)
    assert found
    assert any(evidence in finding.evidence for finding in found), found


def test_every_audit_has_an_example() -> None:
    rules = [*CASES, *test_structured_data.CASES, *test_whole_sites.CASES]
    assert sorted(rules) == sorted(audit.rule for audit in SEO_AUDITS)


@pytest.mark.parametrize(
    ("rule", "sound", "faulty", "evidence"),
    [
        ("json-ld-formats", ld({"@type": "Plumber", "url": HOST}), ld({"@type": "Plumber", "url": "http://localhost:3000/"}), "localhost"),
        ("canonical", page(head=at("/")), page(head=at("/#top")), "#top"),
        ("canonical", page(head=at("/")), page(head=at("/?utm_source=mail")), "utm_source"),
        ("title-stuffed", page(title="Stairs | Oak & Sons"), page(title="Stairs | Oak & Sons | Oak & Sons"), "twice"),
        ("title-generic", page(title="Loading bays and ramps"), page(title="Loading…"), "Loading"),
        ("soft-404", page(title="Not found? Then ring us"), {"index.html": page(), "_redirects": "/old /new 301\n/*  /index.html  200\n"}, "every address that is not there answers 200"),
        ("soft-404", {"index.html": page(), "_redirects": "/* /404.html 404\n"}, {"index.html": page(), "x.html": page("<h1>Seite nicht gefunden</h1>", title="Seite nicht gefunden")}, "Seite nicht gefunden"),
        ("redirected-links", {"index.html": page('<h1>x</h1><a href="/a.html">a</a>'), "a.html": page()}, {"index.html": page('<h1>x</h1><a href="/old.html">a</a>'), "old.html": stub("/older.html"), "older.html": stub("/"), }, "/old.html leads over /older.html to /"),
        ("dead-feeds", page(head='<link rel="next" href="/">'), page(head='<link rel="next" href="/2/">'), "/2/"),
        ("sharing-values", page(head='<meta name="twitter:image" content="https://cdn.example/a.png">'), page(head='<meta name="twitter:image" content="/gone.png">'), "no such file"),
        ("sharing-values", page(head='<meta property="og:title" content="Oak stairs, made to last">'), page(head='<meta property="og:title" content="Roof repairs in Leeds">'), "on a page called 'Oak stairs made in Kendal'"),
        ("contact-links", page('<a href="mailto:a@mail.com,b@gmail.com,c@email.de,d@outlook.de">x</a>'), page('<a href="mailto:a@gmial.com">x</a>'), "gmial.com"),
        ("contact-links", page('<a href="mailto:a@oak.com">x</a>'), page('<a href="mailto:a@oak.con">x</a>'), "oak.con"),
        ("contact-links", page('<a href="mailto:a@yahoo.es">x</a>'), page('<a href="mailto:a@hotmial.com">x</a>'), "hotmial.com"),
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
