"""JSON of anybody's site is read, or refused with a reason; no depth of it ends a grading."""

import pytest

from domain.grading.graders import GRADERS
from domain.grading.view import Context, SiteView
from domain.site import Site, SiteFile
from domain.text.json_text import DEEPEST, read_json

TOO_DEEP = f"it has more than {DEEPEST} levels of brackets"
DEEP = ("[" * 100_000, "[" * 400 + "]" * 400, '{"a":' * 400 + "1" + "}" * 400)
"""What the standard library gives up on, and what it reads, but nobody can walk through."""


@pytest.mark.parametrize("text", DEEP)
def test_what_is_nested_too_deeply_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{TOO_DEEP}$"):
        read_json(text)


def test_what_is_nested_as_deeply_as_allowed_is_read() -> None:
    text = "[" * DEEPEST + "]" * DEEPEST
    assert read_json(text) is not None
    with pytest.raises(ValueError, match=TOO_DEEP):
        read_json(f"[{text}]")


@pytest.mark.parametrize("deep", DEEP)
def test_a_site_whose_json_is_nested_too_deeply_is_graded(deep: str) -> None:
    page = (
        "<!doctype html><html lang=en><head><title>Bread</title>"
        '<link rel="manifest" href="/site.webmanifest">'
        '<link rel="alternate" type="application/feed+json" href="/feed.json">'
        f'<script type="application/ld+json">{deep}</script></head><body><h1>Bread</h1></body></html>'
    )
    told = ("site.webmanifest", "feed.json", "vercel.json", "staticwebapp.config.json")
    site = Site.of([SiteFile.text("index.html", page), *(SiteFile.text(one, deep) for one in told)])
    view = SiteView(site, Context())
    grades = [grade(view, 0.9) for grade in GRADERS.values()]
    said = [finding.evidence for grade in grades for finding in grade.findings]
    assert f"site.webmanifest: {TOO_DEEP}" in said
    assert not [one for one in said if "Error" in one]
