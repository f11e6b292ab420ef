"""Each performance audit with one example that passes and one that fails."""

import random

import pytest

from domain.agents.discovery.technical_requirements import TechnicalRequirements
from domain.grading.audit import Audit
from domain.grading.grade import Finding
from domain.grading.performance import PERFORMANCE_AUDITS, grade_performance
from domain.grading.view import Context, SiteView
from domain.site import Site, SiteFile

Files = dict[str, str | bytes]


def page(body: str = "<p>Oak stairs</p>", head: str = "") -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Oak</title>'
        f"{head}</head><body><main>{body}</main></body></html>"
    )


def noise(kb: float) -> bytes:
    return random.Random(7).randbytes(int(kb * 1000))  # noqa: S311 # filler, not a secret


def png(width: int, kb: float) -> bytes:
    return (
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
        + width.to_bytes(4, "big")
        + (400).to_bytes(4, "big")
        + noise(kb)
    )


def webp(kb: float) -> bytes:
    return b"RIFF\x00\x00\x00\x00WEBPVP8L\x00\x00\x00\x00\x2f\x8f\x80\x00\x00" + noise(kb)


def gif(frames: int, kb: float) -> bytes:
    return b"GIF89a\x10\x00\x10\x00" + b"\x21\xf9\x04" * frames + b"\x00" * int(kb * 1000)


def css(text: str, **more: bytes) -> Files:
    files: Files = {"index.html": page(head='<link rel="stylesheet" href="/a.css">'), "a.css": text}
    return files | {name.replace("_", "."): body for name, body in more.items()}


def img(rest: str, file: bytes, count: int = 1) -> Files:
    return {"index.html": page(f'<img src="/a.png" alt="" {rest}>' * count), "a.png": file}


def photos(rest: str) -> Files:
    tags = "".join(f'<img src="/{i}.png" alt="" width="9" height="9" {rest}>' for i in range(6))
    return {"index.html": page(tags)} | {f"{i}.png": png(9, 40) for i in range(6)}


FACE = "@font-face { font-family: x; src: url(a.woff2); %s }"
RULES = "a {\n    color: red;\n    /* red */\n}\n" * 1000
SCRIPT = '<script src="/a.js"%s></script>'

CASES: dict[str, tuple[Files | str, Files | str, str]] = {
    "page-weight": (page(), img("", png(9, 3000)), "3000 kB on the wire, budget 2200 kB"),
    "html-weight": (page(), page("<p>x</p>" * 30_000), "240 kB of html"),
    "css-weight": (css("a{top:0}"), css("a{top:0}" * 50_000), "400 kB of css"),
    "js-weight": (
        {"index.html": page(SCRIPT % ""), "a.js": "a()"},
        {"index.html": page(SCRIPT % ""), "a.js": "a();" * 150_000},
        "600 kB of js",
    ),
    "font-weight": (
        css(FACE % "", a_woff2=noise(30)),
        css(FACE % "", a_woff2=noise(400)),
        "400 kB of font",
    ),
    "image-weight": (img("", png(9, 100)), img("", png(9, 2500)), "2500 kB of image"),
    "requests": (
        page(),
        page("".join(f'<img src="https://a.example/{i}.png" alt="">' for i in range(70))),
        "71 requests, budget 60",
    ),
    "blocking-scripts": (
        page(head=SCRIPT % " defer"),
        page(head=SCRIPT % ""),
        '<script src="/a.js">',
    ),
    "stylesheet-count": (
        page(head='<link rel="stylesheet" href="/a.css">' * 2),
        page(head="".join(f'<link rel="stylesheet" href="/{i}.css">' for i in range(6))),
        "6 style sheets",
    ),
    "css-import": (css("a { top: 0 }"), css('@import "b.css";'), '@import "b.css"'),
    "unminified": (css("a{color:red}" * 4000), css(RULES), "comments and white space"),
    "image-dimensions": (
        img('width="9" height="9"', png(9, 1)),
        img("", png(9, 1)),
        '<img src="/a.png"',
    ),
    "heavy-image": (img("", png(9, 200)), img("", png(9, 700)), "a.png: 700 kB"),
    "oversized-image": (
        img('width="400" height="200"', png(800, 90)),
        img('width="200" height="100"', png(1600, 90)),
        "1600 px wide and 90 kB, shown at 200 px",
    ),
    "responsive-images": (
        img('srcset="/a.png 1600w, /b.png 800w" sizes="100vw"', png(1600, 200)),
        img("", png(1600, 200)),
        "1600 px wide",
    ),
    "sizes-missing": (
        page('<img srcset="/a.png 800w" sizes="50vw" src="/a.png" alt="">'),
        page('<img srcset="/a.png 800w" src="/a.png" alt="">'),
        "800w",
    ),
    "modern-formats": (
        {"index.html": page('<img src="/a.webp" alt="">'), "a.webp": webp(300)},
        img("", png(900, 300)),
        "a.png 300 kB",
    ),
    "animated-gif": (
        {"index.html": page(), "a.gif": gif(1, 300)},
        {"index.html": page(), "a.gif": gif(20, 300)},
        "20 frames",
    ),
    "lazy-missing": (photos('loading="lazy"'), photos(""), "2 pictures, 80 kB"),
    "lazy-first": (img("", png(9, 1)), img('loading="lazy"', png(9, 1)), 'loading="lazy"'),
    "lazy-frames": (
        page('<iframe title="x" loading="lazy" src="https://a.example/"></iframe>'),
        page('<iframe title="x" src="https://a.example/"></iframe>'),
        "a.example",
    ),
    "video-preload": (
        {"index.html": page('<video preload="none" src="/a.mp4"></video>'), "a.mp4": noise(3000)},
        {"index.html": page('<video autoplay src="/a.mp4"></video>'), "a.mp4": noise(3000)},
        "3.0 MB",
    ),
    "font-display": (css(FACE % "font-display: swap"), css(FACE % ""), "without font-display"),
    "font-formats": (css(FACE % ""), css(FACE.replace("woff2", "ttf") % ""), "a.ttf"),
    "font-count": (
        css(FACE % "", a_woff2=noise(1)),
        css(
            "".join(FACE.replace("a.w", f"{i}.w") % "" for i in range(8)),
            **{f"{i}_woff2": noise(1) for i in range(8)},
        ),
        "8 font files",
    ),
    "preloads": (
        page(head='<link rel="preload" as="font" href="/a.woff2" crossorigin>'),
        page(head='<link rel="preload" as="font" href="/a.woff2">'),
        "/a.woff2",
    ),
    "preconnects": (
        page(),
        page(head='<link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=X">'),
        "fonts.googleapis.com",
    ),
    "third-parties": (
        page('<script src="https://a.example/a.js"></script>'),
        page("".join(f'<script src="https://{i}.example/a.js"></script>' for i in range(6))),
        "6 hosts",
    ),
    "dom-size": (page(), page("<p>x</p>" * 1600), "1606 elements"),
    "inline-data": (
        page(),
        page(f'<img alt="" src="data:image/png;base64,{"A" * 30_000}">'),
        "30 kB in 1 places",
    ),
    "inline-code": (
        page("<script>a()</script>"),
        page(f"<script>{'a();' * 20_000}</script>"),
        "80 kB in 1 <script>",
    ),
    "duplicate-files": (
        img("", png(9, 9)),
        {
            "index.html": page('<img src="/a.png" alt=""><img src="/b.png" alt="">'),
            "a.png": png(9, 9),
            "b.png": png(9, 9),
        },
        "a.png, b.png",
    ),
    "repeated-scripts": (page(SCRIPT % ""), page((SCRIPT % "") * 2), '<script src="/a.js">'),
    "cache-headers": (
        css("a{top:0}")
        | {"_headers": "/*.css\n  Cache-Control: public, max-age=31536000, immutable\n"},
        css("a{top:0}") | {"_headers": "/*\n  Cache-Control: no-store\n"},
        "no-store",
    ),
    "slow-scripts": (
        {
            "index.html": page(SCRIPT % ""),
            "a.js": "addEventListener('wheel', f, {passive: true}); r.open('GET', '/a', true);",
        },
        {"index.html": page(SCRIPT % ""), "a.js": "r.open('GET', '/a', false);"},
        ".open('GET', '/a', false)",
    ),
    "costly-motion": (
        css("a { transition: color 1s } @keyframes x { to { transform: none } }"),
        css("* { transition: all .4s }"),
        "transition: all .4s",
    ),
    "late-styles": (
        css("a { top: 0 }"),
        {"index.html": page('<link rel="stylesheet" href="/a.css">'), "a.css": "a{}"},
        "/a.css",
    ),
    "script-count": (page(SCRIPT % "" * 9), page(SCRIPT % "" * 25), "25 script files"),
    "unused-css": (
        css(
            "".join(
                f".unused-{n} {{ margin: {n}px; padding: 0; color: #123456 }}" for n in range(39)
            )
            + "a{top:0}" * 200
        ),
        css(
            "".join(
                f".unused-{n} {{ margin: {n}px; padding: 0; color: #123456 }}" for n in range(80)
            )
        ),
        "80 of 80 classes",
    ),
    "image-ratio": (
        img('width="800" height="400"', png(800, 1)),
        img('width="400" height="400"', png(800, 1)),
        "a.png is 800 x 400, it is shown as 400 x 400",
    ),
    "priorities": (
        img('width="9" height="9" fetchpriority="high"', png(9, 1)),
        img('width="9" height="9" fetchpriority="high"', png(9, 1), count=3),
        "3 pictures with fetchpriority",
    ),
    "srcset-candidates": (
        img('width="9" height="9" srcset="/a.png 800w, /b.png 1600w"', png(800, 1)),
        img('width="9" height="9" srcset="/a.png 400w, /a.png 800w"', png(800, 1)),
        "2 sizes, one file",
    ),
    "svg-ballast": (
        {"index.html": page(), "a.svg": "<svg>" + '<path d="M1.25 2.5"/>' * 900 + "</svg>"},
        {
            "index.html": page(),
            "a.svg": "<svg>"
            + '<path d="M1.25378123 2.512377" inkscape:label="p"/>' * 900
            + "</svg>",
        },
        "editor data and needless digits",
    ),
}


def view(files: Files | str, context: Context | None = None) -> SiteView:
    made: Files = {"index.html": files} if isinstance(files, str) else files
    site = Site.of(
        SiteFile(path=path, body=body if isinstance(body, bytes) else body.encode())
        for path, body in made.items()
    )
    return SiteView(site, context or Context())


def findings(files: Files | str, rule: str) -> list[Finding]:
    grade = grade_performance(view(files), target=0.9)
    assert not [n for n in grade.not_checked if "broke" in n.reason]
    return [found for found in grade.findings if found.rule == f"performance/{rule}"]


def test_every_audit_has_an_example() -> None:
    assert sorted(CASES) == sorted(audit.rule for audit in PERFORMANCE_AUDITS)


@pytest.mark.parametrize("audit", PERFORMANCE_AUDITS, ids=lambda audit: audit.rule)
def test_an_audit_finds_its_fault_and_passes_what_is_sound(audit: Audit) -> None:
    sound, faulty, evidence = CASES[audit.rule]
    assert findings(sound, audit.rule) == []
    found = findings(faulty, audit.rule)
    assert found
    assert any(evidence in finding.evidence for finding in found), found


def test_the_briefs_own_budgets_replace_the_defaults() -> None:
    tight = Context(budgets=TechnicalRequirements(html_kb=0.1))
    grade = grade_performance(view(page(), tight), target=0.9)
    assert "performance/html-weight" in {finding.rule for finding in grade.findings}


def test_a_grade_without_a_browser_is_partial_and_says_what_is_missing() -> None:
    grade = grade_performance(view(page()), target=0.9)
    assert grade.status == "partial"
    assert "performance/largest-contentful-paint" in {n.subject for n in grade.not_checked}


def test_a_phone_picture_is_not_charged_for_every_width_it_offers() -> None:
    srcset = 'srcset="/a.png 400w, /b.png 1440w, /c.png 2880w" sizes="100vw"'
    files = img(srcset, png(400, 900)) | {"b.png": png(1440, 100), "c.png": png(2880, 2900)}
    assert findings(files, "image-weight") == []
    assert findings(files, "heavy-image") == []


def test_css_that_fixes_the_box_of_a_picture_counts_as_its_size() -> None:
    files = css(".hero img { width: 100%; aspect-ratio: 3 / 2 }")
    files["index.html"] = page(
        '<div class="hero"><img src="/a.png" alt=""></div>', '<link rel="stylesheet" href="/a.css">'
    )
    assert findings(files | {"a.png": png(9, 1)}, "image-dimensions") == []


THRASH = (
    "addEventListener('scroll', () => { for (const b of boxes) { b.style.top = b.offsetHeight } })"
)


@pytest.mark.parametrize(
    ("rule", "sound", "faulty", "evidence"),
    [
        ("lazy-first", page().replace("<main>", "<style>header{min-height:70vh}</style><header><h1>x</h1></header><main><img loading=lazy src=a>"), page().replace("<main>", "<header><h1>x</h1></header><main><img loading=lazy src=a>"), "loading=lazy"),
        ("costly-motion", css(".a { will-change: transform }"), css("* { will-change: transform }"), "will-change"),
        ("slow-scripts", page(f"<script>{THRASH.replace('for', 'requestAnimationFrame; for')}</script>"), page(f"<script>{THRASH}</script>"), "scroll"),
        ("preloads", page(head='<link rel="preload" as="fetch" href="/a.js">'), page(head='<link rel="preload" as="style" href="/a.woff2?v=1">'), 'as="style"'),
        ("preloads", page(head='<link rel="prefetch" href="/a.js">'), {"index.html": page(head='<link rel="prefetch" href="/a.mp4">'), "a.mp4": noise(600)}, "600 kB"),
        ("preloads", page(head='<link rel="preload" as="font" href="/x" crossorigin>' * 4), page(head='<link rel="preload" as="font" href="/x" crossorigin>' * 5), "5 typefaces"),
        ("srcset-candidates", page('<img srcset="/x 1x, /y 2x">'), page('<img srcset="/x 400w, /y 400w">'), "same descriptor"),
        ("srcset-candidates", page(), img('srcset="/a.png 400w, /x 900w"', png(800, 1)), "800 px wide, not 400w"),
        ("oversized-image", img('width="400" style="width:90%"', png(1200, 90)), img('width="900" height="300" style="width:10rem;height:5rem"', png(900, 90)), "shown at 160 px"),
        ("image-ratio", img('width="800" height="400" style="width:200px;height:auto"', png(800, 1)), img('width="800" height="400" style="width:200px;height:200px"', png(800, 1)), "shown as 200 x 200"),
        ("image-ratio", img('width="800" height="400" style="width:200px;height:200px;object-fit:cover"', png(800, 1)), {"index.html": page('<style>.o{object-fit:cover}</style><img src="/a.png" alt="" width="400" height="400">'), "a.png": png(800, 1)}, "shown as 400 x 400"),
        ("priorities", page(), page('<img src="a" fetchpriority="high" loading="lazy">'), "lazy"),
    ],
)  # fmt: skip
def test_other_shapes_of_a_fault_are_told_from_what_is_sound(
    rule: str, sound: Files | str, faulty: Files | str, evidence: str
) -> None:
    assert findings(sound, rule) == []
    assert any(evidence in found.evidence for found in findings(faulty, rule))
