"""No page, however broken, large or deep, raises, hangs or loses an audit."""

import time

import pytest

from domain.grading.graders import GRADERS
from domain.grading.view import SiteView
from domain.site import Site, SiteFile


def page(body: str, head: str = "") -> bytes:
    return (
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Oak stairs in Kendal</title>"
        f"{head}</head><body><main><h1>Oak</h1>{body}</main></body></html>"
    ).encode()


HOSTILE: dict[str, dict[str, bytes]] = {
    "nothing": {"index.html": b""},
    "no page": {"readme.txt": b"x"},
    "no head": {"index.html": b"<p>hi"},
    "another encoding": {"index.html": page("Tür").decode().encode("utf-16")},
    "binary": {"index.html": bytes(range(256)) * 400},
    "null bytes": {"index.html": page("a\0b" * 500) + b"\0" * 500},
    "a frameset": {"index.html": b"<html><frameset cols='1,2'><frame src=a.html></frameset></html>"},
    "a drawing": {"index.html": b"<svg xmlns='http://www.w3.org/2000/svg'><text>x</text></svg>"},
    "XHTML": {"index.html": b"<?xml version='1.0'?><html xml:lang='en'><body><br/></body></html>"},
    "deep boxes": {"index.html": page("<div>" * 5_000 + "x")},
    "deep words": {"index.html": page("<span>" * 5_000 + "x")},
    "many links": {"index.html": page("".join(f"<a href=/p{n}>to {n}</a> " for n in range(2000)))},
    "a long style": {"index.html": page(f"<p style='{'{' * 100_000}'>x</p>")},
    "a long sheet": {"index.html": page("x", "<link rel=stylesheet href=a.css>"), "a.css": b"(" * 50_000},
    "a long script": {"index.html": page("<script src=a.js></script>"), "a.js": b"(" * 50_000},
    "a line of hyphens": {"index.html": page("x", "<link rel=stylesheet href=a.css>"), "a.css": b"-" * 150_000},
    "one long word": {"index.html": page(f"<p>{'a' * 300_000}</p>")},
    "one long blank": {"index.html": page(f"<p>{' ' * 300_000}</p>")},
    "blank attributes": {
        "index.html": page(f"<img srcset='a{' ' * 150_000}b' src=a><p style='color:a{' ' * 150_000}b'>x</p>")
    },
    "deep rules": {
        "index.html": page("x", "<link rel=stylesheet href=a.css>"),
        "a.css": b".a{color:" + b"a{" * 50_000 + b"b:c}" * 50_000,
    },
    "broken tags": {"index.html": page("<a " * 50_000)},
}  # fmt: skip
MOST_CPU_S = 20


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_site_is_graded_in_time_and_breaks_no_audit(name: str) -> None:
    site = Site.of(SiteFile(path=path, body=body) for path, body in HOSTILE[name].items())
    view, start = SiteView(site), time.process_time()
    grades = [grader(view, 0.9) for grader in GRADERS.values()]
    broken = [n for grade in grades for n in grade.not_checked if "broke" in n.reason]
    assert broken == []
    assert time.process_time() - start < MOST_CPU_S
