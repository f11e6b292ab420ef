"""Audits of what protects visitors, and of the files of a site: each with one example that passes and one that fails."""

import pytest

from tests.domain.grading.code.code_pages import (
    PNG,
    SAFE_HEADERS,
    TOKEN,
    Files,
    check,
    check_found,
    css,
    findings,
    js,
    page,
    under,
)

CASES: dict[str, tuple[Files | str, Files | str, str]] = {
    "secrets": (
        js("const api_key = 'YOUR_API_KEY_1234'"),
        js(f"const t = '{TOKEN}'"),
        "GitHub token",
    ),
    "insecure-resources": (
        page('<img src="https://a.example/i.png" alt=""><a href="http://b.example/">b</a>'),
        page('<script src="http://a.example/a.js"></script>'),
        "http://a.example/a.js",
    ),
    "subresource-integrity": (
        page(
            '<script src="https://cdn.jsdelivr.net/npm/x@1/x.js" integrity="sha384-'
            + "x" * 64
            + '"></script>'
        ),
        page('<script src="https://cdn.jsdelivr.net/npm/x@1/x.js"></script>'),
        "cdn.jsdelivr.net",
    ),
    "content-security-policy": (
        under("default-src 'self'"),
        under("script-src 'self' 'unsafe-inline'"),
        "scripts may be inline",
    ),
    "blocked-by-policy": (
        under("default-src 'self'", '<script src="/a.js"></script>'),
        under("default-src 'self'", "<script>go()</script>"),
        "<script>go()",
    ),
    "security-headers": (
        {"index.html": page(), "_headers": SAFE_HEADERS},
        {"index.html": page(), "_headers": "/*\n  X-Content-Type-Options: nosniff\n"},
        "content-security-policy",
    ),
    "missing-assets": (
        {"index.html": page('<img src="a.png" alt="">'), "a.png": PNG},
        page('<img src="/img/gone.png" alt="">'),
        "no file answers '/img/gone.png'",
    ),
    "dead-assets": (
        css("a { color: red }" * 300),
        {"index.html": page(), "old.css": "a { color: red }" * 300},
        "old.css",
    ),
    "empty-files": (
        {"index.html": page(), ".nojekyll": ""},
        {"index.html": page(), "a.js": ""},
        "a.js is empty",
    ),
    "broken-images": (
        {"index.html": page(), "a.png": PNG},
        {"index.html": page(), "a.png": "<html>404"},
        "no PNG picture",
    ),
    "exposed-files": ({"index.html": page()}, {"index.html": page(), ".env": "A=1"}, ".env"),
    "source-maps": (js("a()"), js("a()") | {"a.js.map": '{"sourcesContent": ["a"]}'}, "a.js.map"),
    "manifest-json": (
        {"index.html": page(), "a.webmanifest": "{}"},
        {"index.html": page(), "a.webmanifest": "{,}"},
        "a.webmanifest",
    ),
    "referrer-policy": (
        page(head='<meta name="referrer" content="same-origin">'),
        page(head='<meta name="referrer" content="unsafe-url">'),
        "unsafe-url",
    ),
    "manifest-icons": (
        {"index.html": page(), "site.webmanifest": '{"icons": [{"src": "a.png"}]}', "a.png": PNG},
        {"index.html": page(), "site.webmanifest": '{"icons": [{"src": "/b.png"}]}', "a.png": PNG},
        "names '/b.png'",
    ),
}

SOUND: tuple[tuple[str, Files | str], ...] = (
    ("secrets", page('<input type="password" name="password" placeholder="Your password">')),
    ("secrets", js("const labels = { password: 'Passwort vergessen?' }")),
    (
        "subresource-integrity",
        {
            "index.html": page(
                '<script src="/a.js" integrity="sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="></script>'
            ),
            "a.js": "",
        },
    ),
)

FAULTY: tuple[tuple[str, Files | str, str], ...] = (
    ("secrets", page("<!-- admin password: hunter2x -->"), "password"),
    ("secrets", js('const config = { apiKey: "9f8e7d6c5b4a39281706" }'), "9f8e7d6c5b"),
    ("secrets", js('s = "-----BEGIN RSA PRIVATE KEY-----"'), "private key"),
    (
        "missing-assets",
        css("@font-face { font-family: x; src: url(fonts/x.woff2) }"),
        "fonts/x.woff2",
    ),
    ("secrets", js("const k = 'AKIAIOSFODNN7EXAMPLE';"), "AWS access key"),
    ("secrets", js("const d = 'postgres://root:hunter22@db.example/shop';"), "database address"),
    ("exposed-files", {"index.html": page(), "site-backup.zip": b"PK"}, "site-backup.zip"),
    (
        "security-headers",
        {"index.html": page(), "_headers": SAFE_HEADERS.replace("63072000", "0")},
        "switches the protection off",
    ),
    (
        "security-headers",
        {"index.html": page(), "_headers": SAFE_HEADERS + "  X-Frame-Options: ALLOWALL\n"},
        "ALLOWALL",
    ),
    (
        "subresource-integrity",
        {
            "index.html": page(
                '<script src="/a.js" integrity="sha256-' + "A" * 43 + '="></script>'
            ),
            "a.js": "go()",
        },
        "is not the sha256 of a.js",
    ),
    (
        "subresource-integrity",
        page('<script src="https://x.example/a.js" integrity="sha-1"></script>'),
        "is no digest",
    ),
)


@pytest.mark.parametrize("rule", CASES)
def test_an_audit_finds_its_fault_and_passes_what_is_sound(rule: str) -> None:
    check(rule, *CASES[rule])


@pytest.mark.parametrize(("rule", "files"), SOUND)
def test_what_only_looks_like_a_fault_passes(rule: str, files: Files | str) -> None:
    assert findings(files, rule) == []


@pytest.mark.parametrize(("rule", "files", "evidence"), FAULTY)
def test_other_shapes_of_a_fault_are_found(rule: str, files: Files | str, evidence: str) -> None:
    check_found(rule, files, evidence)
