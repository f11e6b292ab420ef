"""Pages with one peculiarity each, and what SEO audits say of them."""

import json

from domain.grading.grade import Finding
from domain.grading.seo import grade_seo
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


def stub(target: str) -> str:
    """Return a page that only sends the visitor on."""
    return bare(f'<title>Moved</title><meta http-equiv="refresh" content="0; url={target}">')


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


def findings(files: Files | str, rule: str) -> list[Finding]:
    made = {"index.html": files} if isinstance(files, str) else files
    site = Site.of(SiteFile.text(path, text) for path, text in made.items())
    grade = grade_seo(SiteView(site), target=0.9)
    assert not [n for n in grade.not_checked if "broke" in n.reason]
    return [found for found in grade.findings if found.rule == f"seo/{rule}"]
