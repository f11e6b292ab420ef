"""Artifacts made by hand: a page at which instruments found nothing, and ways to spoil it."""

from typing import Any

from domain.artifacts import (
    AxeNode,
    AxeResult,
    AxeRun,
    Box,
    Engine,
    FocusStop,
    ForcedColors,
    Header,
    Keyboard,
    Loading,
    MarkupMessage,
    MarkupReport,
    PageArtifacts,
    Place,
    ReducedMotion,
    Reflow,
    Request,
    Screenshot,
)
from domain.grading.audit import Audit, run_audits
from domain.grading.grade import Dimension, Finding
from domain.grading.view import Context, SiteView
from domain.lighthouse import CATEGORIES, Category, FailedAudit, LighthouseRun, Metrics
from domain.measured import Measured, PageRuns
from domain.site import Site, SiteFile

ORIGIN = "https://www.hartley.example"

HTML = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Hartley Roofing in Leeds</title></head>
<body><main><h1>Hartley Roofing</h1>
<p>We mend roofs in Leeds. <a href="tel:+441134960123">Call us</a></p>
<img id="roof" src="/roof.jpg" alt="A slate roof" width="300" height="200">
<form action="/send"><button class="send">Send</button></form></main></body></html>
"""
HEADERS = "/*\n  X-Content-Type-Options: nosniff\n"
SAFE = {
    "content-security-policy": "default-src 'self'; frame-ancestors 'none'",
    "referrer-policy": "strict-origin-when-cross-origin",
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
}
CHROMIUM = Engine(name="chromium", version="156.0")
AXE = Engine(name="axe-core", version="4.14.1")
LIGHTHOUSE = Engine(name="lighthouse", version="13.5.0")
HTML_VALIDATE = Engine(name="html-validate", version="11.21.1")


def place(
    selector: str = "body > main > form > button", html: str = "<button class=send>"
) -> Place:
    return Place(selector=selector, html=html, box=Box(x=0, y=0, width=80, height=30))


def stop(**changes: Any) -> FocusStop:
    known = {"place": place(), "text": "Send", "shown_by": "style", "is_covered": False}
    return FocusStop.model_validate({**known, **changes})


def reflow(width: int, **changes: Any) -> Reflow:
    known = {"width": width, "content_width": width, "sticking_out": (), "clipped": ()}
    return Reflow.model_validate({**known, **changes})


def loading(**changes: Any) -> Loading:
    headers = changes.pop("headers", SAFE)
    known: dict[str, Any] = {
        "status": 200,
        "headers": tuple(Header(name=name, value=headers[name]) for name in sorted(headers)),
        "requests": (Request(url=f"{ORIGIN}/", kind="document", status=200),),
        "bytes_by_kind": {"document": 4000, "image": 60_000},
        "console": (),
    }
    return Loading.model_validate({**known, **changes})


def axe(
    *, violations: tuple[AxeResult, ...] = (), incomplete: tuple[AxeResult, ...] = ()
) -> tuple[AxeRun, ...]:
    looks = ((375, "light"), (1440, "light"), (1440, "dark"))
    return tuple(
        AxeRun.model_validate(
            {
                **{"width": width, "scheme": scheme, "passed": ("image-alt",)},
                **{"violations": violations, "incomplete": incomplete},
            }
        )
        for width, scheme in looks
    )


def result(rule: str, selector: str = "#roof", **changes: Any) -> AxeResult:
    node = AxeNode(
        selector=selector,
        html='<img id="roof">',
        summary="Fix any of the following:\n  Element has no alternative text",
    )
    known = {"rule": rule, "impact": None, "help": "Mend it", "tags": (), "nodes": (node,)}
    return AxeResult.model_validate({**known, **changes})


def artifacts(page: str = "index.html", **changes: Any) -> PageArtifacts:
    shot = Screenshot(width=1440, height=900, scheme="light", sha256="0" * 64, size_bytes=1)
    url = f"{ORIGIN}/{page.removesuffix('index.html')}"
    known: dict[str, Any] = {
        **{"page": page, "url": url, "engines": (CHROMIUM, AXE)},
        **{"loading": loading(), "dom": HTML, "axe": axe(), "layout_shifts": ()},
        **{"narrow": reflow(320), "zoomed": reflow(640)},
        "keyboard": Keyboard(stops=(stop(),), is_whole=True),
        "forced_colors": ForcedColors(without_edges=(), screenshot=shot),
        "reduced_motion": ReducedMotion(animations=()),
    }
    return PageArtifacts.model_validate({**known, **changes})


def run(page: str = "index.html", **changes: Any) -> LighthouseRun:
    metrics = Metrics(lcp_ms=900, cls=0, tbt_ms=0, fcp_ms=700, speed_index_ms=800)
    known: dict[str, Any] = {
        **{"page": page, "url": f"{ORIGIN}/", "scores": dict.fromkeys(CATEGORIES, 1.0)},
        **{"metrics": metrics, "failed": (), "benchmark_index": 2000, "duration_ms": 5000},
        "engines": (LIGHTHOUSE,),
    }
    return LighthouseRun.model_validate({**known, **changes})


def lost(audit: str, category: Category, **changes: Any) -> LighthouseRun:
    """Return a run in which one audit failed."""
    known = {"audit": audit, "category": category, "weight": 1, "score": 0, "title": "It is bad"}
    return run(failed=(FailedAudit.model_validate({**known, **changes}),))


def message(rule: str, **changes: Any) -> MarkupMessage:
    known = {"rule": rule, "severity": "error", "text": "It is wrong", "line": 5, "column": 1}
    return MarkupMessage.model_validate({**known, **changes})


def measured(
    *pages: PageArtifacts,
    runs: tuple[LighthouseRun, ...] | None = None,
    messages: tuple[MarkupMessage, ...] = (),
    **changes: Any,
) -> Measured:
    pages = pages or (artifacts(),)
    read = [MarkupReport(page=p.page, engine=HTML_VALIDATE, messages=messages) for p in pages]
    known: dict[str, Any] = {
        "pages": pages,
        "lighthouse": (PageRuns(page="index.html", runs=(run(),) * 3 if runs is None else runs),),
        "markup": tuple(read),
    }
    return Measured.model_validate({**known, **changes})


def view(found: Measured | None, *, html: str = HTML, also: tuple[str, ...] = (), **known: Any) -> SiteView:  # fmt: skip
    files = [SiteFile.text(name, html) for name in ("index.html", *also)]
    site = Site.of([*files, SiteFile.text("_headers", HEADERS)])
    return SiteView(site, Context(measured=found, **known))


def told(dimension: Dimension, audits: tuple[Audit, ...], site: SiteView) -> list[Finding]:
    """Return what the audits find; an audit that breaks fails the test."""
    found = run_audits(dimension, audits, site)
    assert not [one for one in found.skipped if "broke" in one.reason], found.skipped
    return list(found.findings)
