"""Audits of scripts: each with one example that passes and one that fails."""

import pytest

from tests.domain.grading.code.code_pages import Files, check, check_found, findings, js, page

CASES: dict[str, tuple[Files | str, Files | str, str]] = {
    "permission-prompts": (
        js(
            "b.addEventListener('click', () => {\n  navigator.geolocation.getCurrentPosition(show);\n});"
        ),
        js("navigator.geolocation.getCurrentPosition(show);"),
        "geolocation.getCurrentPosition(show)",
    ),
    "inline-handlers": (
        page("<button>x</button>"),
        page('<button onclick="go()">x</button>'),
        'onclick="go()"',
    ),
    "javascript-urls": (
        page('<a href="/">x</a>'),
        page('<a href="javascript:go(1)">x</a>'),
        "javascript:go(1)",
    ),
    "unsafe-sinks": (
        js("el.textContent = location.hash"),
        js("const q = location.search.slice(1);\nel.innerHTML = '<b>' + q;"),
        "innerHTML = '<b>' + q",
    ),
    "dynamic-code": (js("const evaluate = 1; // eval(x)"), js("eval(text)"), "eval(text)"),
    "document-write": (
        js("log('document.write(')"),
        js("document.write('<p>x</p>')"),
        "document.write",
    ),
    "vulnerable-libraries": (
        page('<script src="https://code.jquery.com/jquery-3.7.1.min.js" integrity="x"></script>'),
        page('<script src="https://code.jquery.com/jquery-1.12.4.min.js" integrity="x"></script>'),
        "jquery 1.12.4 (CVE-2020-11022)",
    ),
    "debug-leftovers": (js("catalog.log(1)"), js("console.log('here')"), "console.log('here')"),
    "script-syntax": (
        js("const a = /[(]/.test('('); const b = `({`; function go(x) { return [x / 2]; } // ("),
        js("function go( { return 1; }"),
        "has no counterpart",
    ),
    "script-addresses": (
        js("if (location.host === 'localhost') go(); const ns = 'http://www.w3.org/2000/svg';"),
        js("fetch('http://192.168.1.20:8080/api');"),
        "192.168.1.20",
    ),
    "unsafe-messages": (
        js(
            "parent.postMessage({a: 1}, 'https://a.example'); onmessage = (e) => e.origin === x && y();"
        ),
        js("parent.postMessage({ token: t }, '*');"),
        "postMessage",
    ),
    "stored-secrets": (
        js("localStorage.setItem('theme', 'dark'); document.cookie = 'a=1; Secure; SameSite=Lax';"),
        js("localStorage.setItem('jwt', token);"),
        "jwt",
    ),
    "script-targets": (
        {
            "index.html": page('<p id="menu">x</p>'),
            "a.js": 'document.getElementById("menu").hidden = true',
        },
        {"index.html": page(), "a.js": 'document.getElementById("menu").hidden = true'},
        "no page has the id 'menu'",
    ),
    "missing-libraries": (
        {
            "index.html": page(
                '<script src="https://x.example/jquery.js"></script><script src="/a.js"></script>'
            ),
            "a.js": "$(document).ready(go)",
        },
        js("$(document).ready(go)"),
        "needs jquery",
    ),
}

SOUND: tuple[tuple[str, Files | str], ...] = (
    (
        "permission-prompts",
        js("b.onclick = function () {\n  Notification.requestPermission();\n};"),
    ),
    (
        "permission-prompts",
        js("function ask() {\n  Notification.requestPermission();\n}\nb.onclick = ask;"),
    ),
    ("permission-prompts", js("const said = 'Notification.requestPermission()';")),
    (
        "permission-prompts",
        js(
            "if (ready) { b.addEventListener('submit', async () => {\n  await navigator.mediaDevices.getUserMedia(all);\n}); }"
        ),
    ),
    ("unsafe-sinks", js("location.href = '/thanks?from=' + encodeURIComponent(location.pathname)")),
    (
        "unsafe-sinks",
        js("const hash = location.hash; if (hash === '#a') el.innerHTML = '<b>a</b>'"),
    ),
    (
        "inline-handlers",
        page(head='<link rel="stylesheet" href="a.css" media="print" onload="this.media=\'all\'">'),
    ),
    (
        "script-targets",
        js('if (document.getElementById("m")) { document.getElementById("m").focus() }'),
    ),
    ("script-targets", js('document.getElementById("m")?.focus()')),
    ("missing-libraries", js("const $ = (s) => document.querySelector(s); $(document)")),
    ("missing-libraries", js('import $ from "x"; $(document).on()')),
)

FAULTY: tuple[tuple[str, Files | str, str], ...] = (
    (
        "permission-prompts",
        js("if ('Notification' in window) {\n  Notification.requestPermission();\n}"),
        "requestPermission",
    ),
    (
        "permission-prompts",
        js(
            "addEventListener('load', () => {\n  navigator.mediaDevices.getUserMedia({ video: true });\n});"
        ),
        "getUserMedia",
    ),
    (
        "permission-prompts",
        js("function ask() {\n  Notification.requestPermission();\n}\nask();"),
        "requestPermission",
    ),
    (
        "permission-prompts",
        js("setTimeout(() => {\n  registration.pushManager.subscribe(wanted);\n}, 900);"),
        "pushManager.subscribe",
    ),
    (
        "unsafe-sinks",
        page("<script>document.write(location.hash)</script>"),
        "document.write(location.hash)",
    ),
    (
        "unsafe-sinks",
        js("const p = new URLSearchParams(location.search).get('n');\n$('#x').html(p)"),
        ".html(p)",
    ),
    ("unsafe-sinks", js("addEventListener('message', e => { box.innerHTML = e.data })"), "e.data"),
    ("dynamic-code", js("setTimeout('go()', 10)"), "setTimeout('go()'"),
    ("vulnerable-libraries", js("/*! jQuery v2.2.4 | (c) jQuery Foundation */"), "jquery 2.2.4"),
    (
        "vulnerable-libraries",
        page(
            '<script src="https://cdnjs.cloudflare.com/ajax/libs/lodash.js/4.17.15/lodash.min.js"></script>'
        ),
        "lodash 4.17.15",
    ),
    (
        "vulnerable-libraries",
        page(
            '<script src="https://maxcdn.bootstrapcdn.com/bootstrap/3.3.7/js/bootstrap.min.js"></script>'
        ),
        "bootstrap 3.3.7",
    ),
    (
        "vulnerable-libraries",
        page('<script src="https://cdn.polyfill.io/v3/polyfill.min.js"></script>'),
        "taken over",
    ),
    (
        "unsafe-sinks",
        js('location.href = new URLSearchParams(location.search).get("next");'),
        "next",
    ),
    ("script-addresses", js("new WebSocket('ws://chat.example/room')"), "ws://chat.example"),
    ("script-syntax", js("function go() { if (a) { return 1; }"), "'{'"),
    ("stored-secrets", js('document.cookie = "session=" + id;'), "session="),
    ("unsafe-messages", js("addEventListener('message', (e) => show(e.data))"), "message"),
    ("missing-libraries", js("new Swiper('.s')"), "needs swiper"),
    (
        "missing-libraries",
        {
            "index.html": page(
                '<script src="https://x.example/bootstrap.bundle.js"></script><script src="/a.js"></script>'
            ),
            "a.js": "$(document).ready(go)",
        },
        "needs jquery",
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
