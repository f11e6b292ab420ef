"""Audits of what files and policies say of each other: what passes, and what fails how."""

import pytest

from tests.domain.grading.code.code_pages import (
    PNG,
    SAFE_HEADERS,
    Files,
    check,
    check_found,
    css,
    findings,
    js,
    page,
    under,
)

SPRITE = '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="bell"/></svg>'
FIELDS = '<input name="n" autocomplete="name"><input type="email" name="e"><button>Send</button>'


def form(method: str, action: str = "/order") -> str:
    return f'<form action="{action}" method="{method}">{FIELDS}</form>'


def module(code: str) -> Files:
    return {
        "index.html": page('<script type="module" src="/s/a.js"></script>'),
        "s/a.js": code,
        "s/b.js": "export const b = 1;",
        "data.json": "[1]",
    }


def manifest(sizes: str) -> Files:
    icon = f'{{"src": "a.png", "sizes": "{sizes}"}}'
    return {"index.html": page(), "site.webmanifest": f'{{"icons": [{icon}]}}', "a.png": PNG}


CASES: dict[str, tuple[Files | str, Files | str, str]] = {
    "script-files": (
        module("import { b } from './b.js';\nfetch('/data.json');"),
        module("import { b } from './c.js';"),
        "'./c.js': no file answers /s/c.js",
    ),
}

SOUND: tuple[tuple[str, Files | str], ...] = (
    ("script-files", module("/*\nimport { c } from './c.js'\n*/\nimport('https://x.example/c.js');")),
    ("script-files", module("fetch('/api/orders'); import x from 'library';")),
    ("internal-references", {"index.html": page('<svg><use href="/a.svg#bell"/></svg>'), "a.svg": SPRITE}),
    ("manifest-icons", manifest("1x1 2x2")),
    ("manifest-icons", manifest("any")),
    ("forms", page(form("post"))),
    ("forms", page('<form action="/s" method="get"><input type="email" name="e"><button>Go</button></form>')),
    ("security-headers", {"index.html": page(), "_headers": SAFE_HEADERS.replace("63072000", "604800")}),
    ("content-security-policy", under("default-src 'self'; require-trusted-types-for 'script'; report-to self")),
    ("blocked-by-policy", under("default-src 'none'; form-action 'self'", form("post"))),
    ("blocked-by-policy", under("default-src 'none'", form("post"))),
    ("blocked-by-policy", under("default-src 'none'; form-action 'none'", form("post", "mailto:a@b.example"))),
    ("blocked-by-policy", {**under("default-src 'self'", '<script src="/a.js"></script>'), "a.js": "// fetch('https://b.example/x')\nfetch('/x')"}),
    ("blocked-by-policy", {**under("default-src 'none'; style-src 'self'; font-src 'self'", head='<link rel="stylesheet" href="/a.css">'), "a.css": "@font-face { src: url(/a.woff2) } a { background: url('#b') }"}),
    ("css-values", css("a { color: rgb(1 2 3 / .5); fill: hsl(var(--a), 50%, 50%); background: oklch(from red l c h) }")),
    ("css-values", css("a { transition: color .2s ease-in, --x 1s linear, all 0s cubic-bezier(.4, 0, .2, 1) allow-discrete }")),
    ("script-syntax", js("s.replace(/[&<>'\"]/g, f); a = \"/(\"; b = x / 2 / y; c = /\\/[(]'/.test(s); // it's {\n")),
    ("css-media-queries", css("@media (-moz-touch-enabled: 1), (pointer: coarse) { a { top: 0 } }")),
    ("secrets", page("<!-- login: see / the-manual -->")),
    ("unsafe-sinks", js("const q = new URLSearchParams(location.search).get('q');\na.setAttribute('href', '/search?q=' + q);")),
    ("unsafe-sinks", js("const q = new URLSearchParams(location.search).get('q');\na.setAttribute('title', q);")),
    ("dead-assets", {"index.html": page(), "old.js": "go();"}),
)  # fmt: skip

FAULTY: tuple[tuple[str, Files | str, str], ...] = (
    ("script-files", module("export * from '../b.js';"), "no file answers /b.js"),
    ("script-files", module("const c = await import('/s/c.js');"), "'/s/c.js'"),
    ("script-files", module("import'./c.js';"), "'./c.js'"),
    ("script-files", module("new Worker('/w.js');"), "'/w.js'"),
    ("script-files", module("const a = await fetch('/date.json');"), "no file answers /date.json"),
    ("internal-references", {"index.html": page('<svg><use href="/a.svg#bel"/></svg>'), "a.svg": SPRITE}, "/a.svg#bel: the file has no such drawing"),
    ("manifest-icons", manifest("512x512"), "says 'a.png' is 512x512, and it is 1x1"),
    ("forms", page(form("get")), '<form action="/order" method="get">'),
    ("security-headers", {"index.html": page(), "_headers": SAFE_HEADERS.replace("63072000", "300")}, "protects for less than a week"),
    ("security-headers", {"index.html": page(), "_headers": SAFE_HEADERS.replace("max-age=63072000", "includeSubDomains")}, "has no max-age"),
    ("content-security-policy", under("default-src 'self'; frame-ancestor 'none'"), "no directive 'frame-ancestor'"),
    ("content-security-policy", under("default-src self"), "'self' without quotes is a host in default-src"),
    ("blocked-by-policy", under("default-src 'self'; form-action 'self'", form("post", "https://b.example/")), "is blocked by form-action"),
    ("blocked-by-policy", {**under("default-src 'none'; script-src 'self'", '<script src="/a.js"></script>'), "a.js": "fetch('/x.json')"}, "a.js: fetch('/x.json is blocked by connect-src"),
    ("blocked-by-policy", {**under("default-src 'none'; style-src 'self'", head='<link rel="stylesheet" href="/a.css">'), "a.css": "@font-face { src: url(/a.woff2) }"}, "a.css: url(/a.woff2) is blocked by font-src"),
    ("blocked-by-policy", {**under("default-src 'self'", head='<link rel="stylesheet" href="/a.css">'), "a.css": "a { background: url(https://b.example/a.png) }"}, "is blocked by img-src"),
    ("css-values", css("a { color: rgb(10, 20) }"), "rgb() takes three numbers and an alpha"),
    ("css-values", css("a { background: linear-gradient(hsl(1, 2%, 3%, 4, 5), red) }"), "hsl() takes three"),
    ("css-values", css("a { transition: color .3s easein }"), "'easein' is no property and no curve"),
    ("css-values", css("a { transition: all .3s cubic-bezier(.4, 0, .2) }"), "takes four numbers"),
    ("script-syntax", js("s.replace(/[&<>'\"]/g, f); if (a) { b();"), "'{' has no counterpart"),
    ("secrets", page("<!-- staging login: admin / hunter2!pass -->"), "staging login: admin / "),
    ("unsafe-sinks", js("const back = new URLSearchParams(location.search).get('b');\na.setAttribute('href', back);"), ".setAttribute('href', back)"),
    ("dead-assets", {**css("a { color: red }"), "old.js": "document.title = 'Oak stairs made to measure';"}, "old.js"),
)  # fmt: skip


@pytest.mark.parametrize("rule", CASES)
def test_an_audit_finds_its_fault_and_passes_what_is_sound(rule: str) -> None:
    check(rule, *CASES[rule])


@pytest.mark.parametrize(("rule", "files"), SOUND)
def test_what_only_looks_like_a_fault_passes(rule: str, files: Files | str) -> None:
    assert findings(files, rule) == []


@pytest.mark.parametrize(("rule", "files", "evidence"), FAULTY)
def test_other_shapes_of_a_fault_are_found(rule: str, files: Files | str, evidence: str) -> None:
    check_found(rule, files, evidence)


def test_a_script_in_the_page_names_files_from_the_page() -> None:
    files: Files = {"a/index.html": page("<script type='module'>import './b.js'</script>")}
    (found,) = findings(files, "script-files")
    assert (found.page, found.evidence) == ("/a/", "'./b.js': no file answers /a/b.js")
    assert findings({**files, "a/b.js": "go()"}, "script-files") == []
    assert findings(js("fetch('/x.json')"), "script-files")[0].severity == "moderate"
