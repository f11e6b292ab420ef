"""Audits of what pages, files and hosts say of each other: what passes, and what fails how."""

import pytest

from tests.domain.grading.seo.seo_pages import HOST, Files, at, findings, ld, page, sitemap

FEED = '<link rel="alternate" type="application/rss+xml" href="/index.xml">'
JSON_FEED = '<link rel="alternate" type="application/feed+json" href="/feed.json">'
SHARED = f'<meta property="og:title" content="a"><meta property="og:description" content="b"><meta property="og:image" content="{HOST}/a.svg">'
WIDE = "GIF89a\x40\x01\x40\x01"
FAIR = "<h1>Oak fair</h1><p>From 28 to 30 August 2026, seats for £12.00.</p>"


def rss(*links: str) -> str:
    entries = "".join(f"<item><link>{link}</link></item>" for link in links)
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{entries}</channel></rss>'


def posted(when: str, shown: str) -> Files:
    body = f'<h1>Oak</h1><time datetime="{shown}">{shown}</time>'
    return ld({"@type": "BlogPosting", "datePublished": when, "dateModified": when}, body)


def fair(**stated: object) -> Files:
    return ld({"@type": "Festival", **stated}, FAIR)


CASES: dict[str, tuple[Files | str, Files | str, str]] = {
    "redirect-rules": (
        {"index.html": page(), "_redirects": "/old / 301\n/blog/* /posts/:splat\n/app/* /index.html 200\n"},
        {"index.html": page(), "_redirects": "/old /older 301\n/older /old 301\n"},
        "/old -> /older -> /old goes in a circle",
    ),
    "feed-items": (
        {"index.html": page(head=at("/") + FEED), "index.xml": rss(f"{HOST}/", "https://else.example/x")},
        {"index.html": page(head=at("/") + FEED), "index.xml": rss(f"{HOST}/gone/")},
        f"index.xml: no file answers {HOST}/gone/",
    ),
    "json-ld-references": (
        {"index.html": page(head=at("/")), **ld({"@type": "WebSite", "url": HOST, "publisher": {"@id": "https://else.example/#us"}})},
        ld({"@type": "WebSite", "publisher": {"@id": "#us"}}),
        "#us is an @id that no object of the site has",
    ),
    "json-ld-shown": (
        fair(startDate="2026-08-28", endDate="2026-08-30T22:00:00+01:00", offers={"@type": "Offer", "price": 12}),
        fair(startDate="2026-07-28"),
        '"startDate": "2026-07-28", a day the page does not name',
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", CASES)
def test_an_audit_finds_its_fault_and_passes_what_is_sound(rule: str) -> None:
    sound, faulty, evidence = CASES[rule]
    assert findings(sound, rule) == []
    assert any(evidence in found.evidence for found in findings(faulty, rule))


@pytest.mark.parametrize(
    ("rule", "sound", "faulty", "evidence"),
    [
        ("redirect-rules", {"index.html": page(), "_redirects": "/a https://else.example/ 302\n"}, {"index.html": page(), "_redirects": "/a /gone/ 301\n"}, "/a -> /gone/ ends at no page"),
        ("redirect-rules", {"index.html": page(), ".htaccess": "Redirect 301 /a /\n"}, {"index.html": page(), ".htaccess": "Redirect 301 /a /b\nRedirect 301 /b /\n"}, "/a -> /b -> / goes over another rule"),
        ("redirect-rules", {"index.html": page(head=at("/")), "_redirects": f"/a {HOST}/ 301\n"}, {"index.html": page(head=at("/")), "_redirects": f"/a {HOST}/gone 301\n"}, "ends at no page"),
        ("redirected-links", {"index.html": page('<h1>x</h1><a href="/feed/x">a</a>'), "_redirects": "/feed/* / 301\n"}, {"index.html": page('<h1>x</h1><a href="/old">a</a>'), "_redirects": "/old / 301\n"}, "/old leads over a redirect to /"),
        ("redirected-links", {"index.html": page('<h1>x</h1><a href="/old">a</a>'), "_redirects": "/old / 200\n"}, {"index.html": page('<h1>x</h1><a href="/old">a</a>'), ".htaccess": "RedirectPermanent /old /\n"}, "/old leads over a redirect to /"),
        ("feed-items", {"index.html": page(head=at("/") + FEED), "index.xml": rss("/?a=1&amp;b=2")}, {"index.html": page(head=at("/") + FEED), "index.xml": rss("/?a=1&b=2")}, "not well-formed XML"),
        ("feed-items", {"index.html": page(head=at("/") + JSON_FEED), "feed.json": '{"items": [{"url": "/"}]}'}, {"index.html": page(head=at("/") + JSON_FEED), "feed.json": '{"items": [{"url": "/gone"}]}'}, "no file answers /gone"),
        ("json-ld-references", ld({"@type": "Article", "image": f"{HOST}/a.png"}), {"a.html": page(head=at("/a.html")), **ld({"@type": "Article", "image": [f"{HOST}/gone.png"]})}, 'gone.png is the "image", and no file answers it'),
        ("json-ld-references", {"about.html": page(head='<script type="application/ld+json">{"@id": "/#us", "@type": "Person"}</script>'), **ld({"@type": "WebSite", "publisher": {"@id": "/#us"}})}, {"a.html": page(head=at("/a.html")), **ld({"@type": "Organization", "logo": {"@type": "ImageObject", "url": f"{HOST}/gone.png"}})}, '"url", and no file answers it'),
        ("redirect-rules", {"index.html": page(), "_redirects": "/blog/* /posts/:splat 301\n/shop/* https://shop.example/:splat 301\n"}, {"index.html": page(), "_redirects": "/go/* :splat 302\n"}, "/go/* -> :splat sends visitors wherever a link says"),
        ("redirect-rules", {"index.html": page(), "_redirects": "/a https://else.example/ 302\n"}, {"index.html": page(), "_redirects": "/out to=:to https://:to 302\n"}, "/out -> https://:to sends visitors wherever a link says"),
        ("json-ld-shown", ld({"@type": "MenuItem", "name": "Prawn croquettes", "offers": {"@type": "Offer", "price": "12"}}, "<h1>Menu</h1><ul><li>Prawn croquettes £12</li><li>Octopus £21</li></ul>"), ld({"@type": "MenuItem", "name": "Prawn croquettes", "offers": {"@type": "Offer", "price": "21"}}, "<h1>Menu</h1><ul><li>Prawn croquettes £12</li><li>Octopus £21</li></ul>"), "\"price\": 21 of 'Prawn croquettes', and the page shows 12"),
        ("json-ld-shown", fair(offers={"@type": "Offer", "price": "0"}), fair(offers={"@type": "Offer", "price": "19.00"}), '"price": 19.00 of Offer, and no page shows that amount'),
        ("json-ld-shown", ld({"@type": "Event", "startDate": "2026-07-28"}, "<h1>Fair</h1><p>You may come by bus.</p>"), fair(endDate="2026-08-31"), '"endDate"'),
        ("json-ld-shown", ld({"@type": "Event", "startDate": "2026-08-05"}, "<h1>Fair</h1><p>5.8.2026, and on 1 June</p>"), fair(startDate="2026-08-29", endDate="2026-12-30"), '"endDate": "2026-12-30"'),
        ("json-ld-shown", posted("2026-03-29T23:30:00Z", "2026-03-30"), posted("2025-12-01", "2026-03-30"), '"datePublished": 2025-12-01, the page shows 2026-03-30'),
        ("noindex-header", {"index.html": page(), "_headers": "/*.pdf\n  X-Robots-Tag: noindex\n"}, {"index.html": page(), "_headers": "/*\n  X-Robots-Tag: none\n"}, "X-Robots-Tag: none, sent with /"),
        ("noindex-header", {"index.html": page(), "_headers": "/*\n  X-Robots-Tag: max-image-preview:large\n"}, {"index.html": page(), "blog/a.html": page(), "_headers": "/blog/*\n  X-Robots-Tag: noindex\n"}, "/blog/*: X-Robots-Tag: noindex, sent with /blog/a.html"),
        ("noindex-header", {"index.html": page(), "404.html": page(), "_headers": "/404.html\n  X-Robots-Tag: noindex\n"}, {"index.html": page(), "netlify.toml": '[[headers]]\nfor = "/*"\n[headers.values]\nX-Robots-Tag = "noindex"\n'}, "sent with /"),
        ("sitemap-urls", {"index.html": page(head=at("/")), "sitemap.xml": sitemap(HOST + "/")}, {"index.html": page(head=at("/")), "sitemap.xml": sitemap(HOST + "/index.html")}, f"is not the canonical address of the page, {HOST}/"),
        ("sharing-values", page(head='<meta property="og:locale" content="en_US">'), page(head='<meta property="og:locale" content="de_DE">'), 'on a page in lang="en"'),
        ("sharing-values", page(head='<meta property="og:image" content="https://cdn.example/a.png">'), page(head='<meta property="og:image" content="http://cdn.example/a.png">'), "http://cdn.example/a.png"),
        ("hreflang", page(head=at("/") + f'<link rel="alternate" hreflang="gsw-CH" href="{HOST}/">'), page(head=at("/") + f'<link rel="alternate" hreflang="xx" href="{HOST}/">'), 'hreflang="xx"'),
        ("sitemap", {"index.html": page(), "sitemap.xml": sitemap(HOST + "/")}, {"index.html": page(), "sitemap.xml": f"<urlset><url><loc>{HOST}/</loc></url></urlset>"}, "has no xmlns="),
        ("robots", {"index.html": page(), "robots.txt": "User-agent: *\nDisallow: /tmp/\n"}, {"index.html": page(), "robots.txt": "Disallow: /tmp/\nUser-agent: *\nAllow: /\n"}, "disallow: /tmp/ stands before any user-agent"),
        ("canonical-target", {"index.html": page(head=at("/")), "page/2/index.html": page(head=at("/page/2/"))}, {"index.html": page(head=at("/")), "page/2/index.html": page(head=at("/"))}, "on /page/2/ leads to 'index.html'"),
        ("open-graph", {"index.html": page(head=at("/") + SHARED), "a.svg": WIDE}, {"index.html": page(head=at("/") + SHARED), "a.svg": "GIF89a\x40\x00\x40\x00"}, "64 by 64 pixels"),
        ("link-text", page('<h1>x</h1><a href="/">icisses</a>'), page('<h1>x</h1><a href="/">ici</a>'), "ici</a>"),
        ("link-text", page('<h1>x</h1><a href="/">Lire la suite du pont</a>'), page('<h1>x</h1><a href="/">Lire la suite</a>'), "Lire la suite</a>"),
    ],
)  # fmt: skip
def test_other_shapes_of_a_fault_are_told_from_what_is_sound(
    rule: str, sound: Files | str, faulty: Files | str, evidence: str
) -> None:
    assert findings(sound, rule) == []
    assert any(evidence in found.evidence for found in findings(faulty, rule))


def test_a_header_of_one_page_is_told_of_that_page_and_of_many_of_the_site() -> None:
    one = findings(
        {"index.html": page(), "a.html": page(), "_headers": "/a.html\n  X-Robots-Tag: noindex\n"},
        "noindex-header",
    )
    assert [(found.page, found.line) for found in one] == [("/a.html", 2)]
    both = findings(
        {"index.html": page(), "a.html": page(), "_headers": "/*\n  X-Robots-Tag: noindex\n"},
        "noindex-header",
    )
    assert [found.page for found in both] == ["*"]
