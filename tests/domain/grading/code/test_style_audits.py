"""Audits of style sheets: each with one example that passes and one that fails."""

import pytest

from tests.domain.grading.code.code_pages import Files, check, check_found, css, findings, page

CASES: dict[str, tuple[Files | str, Files | str, str]] = {
    "css-syntax": (css("a { color: red }"), css("a { color: red"), "unclosed block"),
    "css-properties": (css("a { color: red }"), css("a { colr: red }"), "colr: red"),
    "css-values": (css("a { width: 0; color: #abc }"), css("a { width: 20 }"), "20 needs a unit"),
    "css-selectors": (css("a:hover::before { top: 0 }"), css("a:hoover { top: 0 }"), "':hoover'"),
    "css-empty-rules": (css("a { color: red }"), css("a { }"), "a {}"),
    "css-variables": (
        css(":root { --x: 1px } a { top: var(--x) }"),
        css("a { top: var(--y) }"),
        "--y is defined nowhere",
    ),
    "css-important": (
        css("a { top: 0 !important }"),
        css("a { top: 0 !important }" * 20),
        "20 of 20",
    ),
    "inline-styles": (
        page('<p style="--n: 1">x</p>' * 30),
        page('<p style="color:#222">x</p>' * 11),
        "11 elements",
    ),
    "css-duplicates": (
        css(
            "a { height: 100vh; height: 100dvh; color: red; color: var(--a); display: -webkit-box; display: flex }"
        ),
        css("a { margin: 1px; margin: 2px }"),
        "margin: 1px, then 2px",
    ),
    "css-prefixes": (
        css("a { -webkit-transition: a 1s; transition: a 1s; -webkit-font-smoothing: auto }"),
        css("a { -webkit-border-radius: 3px }"),
        "-webkit-border-radius",
    ),
    "ignored-code": (
        page('<script src="/a.js"> // </script><script>go()</script>'),
        page('<script src="/a.js">go()</script>'),
        "never runs",
    ),
    "css-media-queries": (
        css(
            "@media (min-width: 40em) and (400px <= width < 900px), print { a { color: red } } @media (hover) { a { top: 0 } } @media (-webkit-min-device-pixel-ratio: 2) { a { top: 0 } }"
        ),
        css("@media (max-width 600px) { a { color: red } }"),
        "has no colon",
    ),
    "css-keyframes": (
        css(
            "@keyframes rise { to { top: 0 } } a { animation: 1s rise ease-in-out both, var(--x) }"
        ),
        css("a { animation: fadeinn 1s cubic-bezier(.2, 0, 0, 1) }"),
        "no @keyframes fadeinn",
    ),
    "css-font-faces": (
        css("@font-face { font-family: x; src: url(a.woff2) }"),
        css("@font-face { font-family: x }"),
        "without src",
    ),
}

SOUND: tuple[tuple[str, Files | str], ...] = (
    (
        "css-values",
        css("a { margin: -1px auto 0; font: 700 1rem/1.5 x; color: rgb(0 0 0 / 50%); z-index: 2 }"),
    ),
    (
        "css-values",
        css("a { width: calc(100% - 2rem); color: color-mix(in oklab, red, blue); inset: 0 }"),
    ),
    (
        "css-values",
        css("a { animation: spin 1s linear infinite; transition: color .2s; line-height: 1.4 }"),
    ),
    (
        "css-values",
        css("a { background: url(data:image/png;base64,AA) no-repeat; border-color: transparent }"),
    ),
    (
        "css-properties",
        css("a { -webkit-appearance: none; --x: 1; text-wrap: balance; accent-color: red }"),
    ),
    ("css-syntax", css("@media (width >= 40em) { a { color: red; &:hover { color: blue } } }")),
    ("css-syntax", css("@layer base, page; @layer base { a { content: '}' } } /* { */")),
    (
        "css-values",
        css(
            "a { width: calc(100% - 20px); margin: calc(-1 * var(--x)); padding: clamp(1px, -2px + 3vw, 4px) }"
        ),
    ),
    (
        "css-keyframes",
        {
            "index.html": page(
                head='<link rel="stylesheet" href="https://x.example/animate.css"><link rel="stylesheet" href="/a.css">'
            ),
            "a.css": "a { animation: fade 1s }",
        },
    ),
)

FAULTY: tuple[tuple[str, Files | str, str], ...] = (
    ("css-selectors", css("@medai print { a { top: 0 } }"), "@medai"),
    ("css-values", css("a { color: rgb(0 0 0; top: 0 }"), "not closed"),
    ("css-values", css("a { color: redd }"), "'redd' is no colour"),
    ("css-values", css("a { padding: 12pxx }"), "'pxx' is no unit"),
    ("css-values", css("a { color: #12345 }"), "#12345 is no colour"),
    ("css-values", css("a { display: flexx }"), "'flexx' is no value"),
    ("css-values", css("a { position: absolut }"), "'absolut' is no value"),
    ("css-values", css("a { color: red\n background: blue }"), "a semicolon is missing"),
    ("css-syntax", css("a { color red }"), "not a declaration"),
    ("css-syntax", css("a { color: red } }\nb { top: 0 }"), "stray closing brace"),
    ("css-media-queries", css("@media max-width: 600px { a { color: red } }"), "no brackets"),
    ("css-media-queries", css("@media (max-widht: 600px) { a { color: red } }"), "no feature"),
    ("css-media-queries", css("@media (max-width: 600) { a { color: red } }"), "no unit"),
    ("css-font-faces", css("@font-face { src: url(a.woff2) }"), "without font-family"),
    ("css-values", css("a { width: calc(100%-20px) }"), "calc() needs a space"),
    ("css-values", css("a { width: min(9px, calc(100px-20px)) }"), "unknown unit"),
    ("css-values", css("""a { grid-template-areas: "a b" "c" }"""), "different numbers"),
    ("css-selectors", css("// all links\na { color: red }"), "no // comments"),
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
