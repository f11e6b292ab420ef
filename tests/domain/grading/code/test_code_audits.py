"""Each code audit with one example that passes and one that fails."""

import pytest

from domain.grading.audit import Audit
from domain.grading.code import CODE_AUDITS, grade_code
from domain.grading.grade import Finding
from domain.grading.view import SiteView
from domain.site import Site, SiteFile

Files = dict[str, str | bytes]
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01"
TOKEN = "ghp_" + "a1B2c3D4e5" * 4


def page(body: str = "<p>Oak stairs</p>", head: str = "") -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Oak</title>'
        f"{head}</head><body>{body}</body></html>"
    )


def css(text: str) -> Files:
    return {"index.html": page(head='<link rel="stylesheet" href="/a.css">'), "a.css": text}


def js(text: str) -> Files:
    return {"index.html": page('<script src="/a.js"></script>'), "a.js": text}


def under(policy: str, body: str = "", head: str = "") -> Files:
    return {
        "index.html": page(body, head),
        "_headers": f"/*\n  Content-Security-Policy: {policy}\n",
    }


SAFE_HEADERS = (
    "/*\n  Content-Security-Policy: default-src 'self'; frame-ancestors 'none'\n"
    "  X-Content-Type-Options: nosniff\n  Referrer-Policy: same-origin\n"
    "  Strict-Transport-Security: max-age=63072000\n"
)

CASES: dict[str, tuple[Files | str, Files | str, str]] = {
    "doctype": (page(), page().replace("<!doctype html>", ""), "no doctype"),
    "charset": (page(), page().replace('<meta charset="utf-8">', ""), "no <meta charset"),
    "document-frame": (page(), page("<meta name=a content=b><p>x</p>"), "<meta name=a"),
    "unclosed-elements": (
        page("<ul><li>a<li>b</ul>"),
        page("<div><span>a</div>"),
        "<span> in <div> has no </span>",
    ),
    "stray-end-tags": (
        page("<p>a<p>b"),
        page("<div>a</div></section>"),
        "</section> in <body> closes nothing",
    ),
    "misnested-elements": (
        page("<b><i>a</i></b>"),
        page("<b><i>a</b></i>"),
        "<i> is closed after </b>",
    ),
    "broken-tags": (page("<p>1 &lt; 2</p>"), page('<p><a href="/x <b>y</b></p>'), "<a href"),
    "duplicate-attributes": (
        page('<p class="a">x</p>'),
        page('<p class="a" class="b">x</p>'),
        'class="b"',
    ),
    "duplicate-ids": (
        page('<p id="a">x</p>'),
        page('<p id="a">x</p><p id="a">y</p>'),
        'id="a" 2 times',
    ),
    "empty-ids": (page('<p id="a">x</p>'), page('<p id="a b">x</p>'), "a b"),
    "obsolete-elements": (page(), page("<center>x</center>"), "<center>"),
    "obsolete-attributes": (
        page('<img src="a" width="1">'),
        page('<table border="1"></table>'),
        "`border` on <table>",
    ),
    "nesting": (
        page("<a><div>x</div></a>"),
        page("<ul><div>x</div></ul>"),
        "stands directly in <ul>",
    ),
    "unknown-elements": (page("<x-card>a</x-card>"), page("<artcle>a</artcle>"), "<artcle>"),
    "attribute-values": (page('<input type="tel">'), page('<input type="phone">'), 'type="phone"'),
    "required-attributes": (
        page('<img src="/a.png" alt="">'),
        page('<img alt="x">'),
        '<img alt="x">',
    ),
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
    "secrets": (
        js("const api_key = 'YOUR_API_KEY_1234'"),
        js(f"const t = '{TOKEN}'"),
        "GitHub token",
    ),
    "vulnerable-libraries": (
        page('<script src="https://code.jquery.com/jquery-3.7.1.min.js" integrity="x"></script>'),
        page('<script src="https://code.jquery.com/jquery-1.12.4.min.js" integrity="x"></script>'),
        "jquery 1.12.4 (CVE-2020-11022)",
    ),
    "insecure-resources": (
        page('<img src="https://a.example/i.png" alt=""><a href="http://b.example/">b</a>'),
        page('<script src="http://a.example/a.js"></script>'),
        "http://a.example/a.js",
    ),
    "forms": (
        page(
            '<form action="/login" method="post"><input type="password" name="p"><button>In</button></form>'
        ),
        page('<form action="/login" method="get"><input type="password" name="p"></form>'),
        "into the address",
    ),
    "blank-targets": (
        page('<a href="https://a.example/" target="_blank" rel="noopener">x</a>'),
        page('<a href="https://a.example/" target="_blank">x</a>'),
        "1 links",
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
    "frames": (
        page('<iframe title="Map" src="https://www.google.com/maps/embed"></iframe>'),
        page('<iframe title="x" src="https://unknown.example/"></iframe>'),
        "unknown.example",
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
    "debug-leftovers": (js("catalog.log(1)"), js("console.log('here')"), "console.log('here')"),
    "local-addresses": (
        page('<a href="/x">x</a>'),
        page('<img src="http://localhost:3000/a.png" alt="">'),
        "localhost:3000",
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
    "mojibake": (page("<p>Tür, 10 €, “so”</p>"), page("<p>TÃ¼r</p>"), "TÃ¼r"),
    "merge-markers": (
        page("<p>x</p>\n=======\n"),
        page("x\n<<<<<<< HEAD\ny\n=======\nz\n>>>>>>> b\n"),
        "<<<<<<< HEAD",
    ),
    "template-leftovers": (
        page("<pre>{{ name }}</pre>"),
        page("<p>Hello {{ name }}</p>"),
        "Hello {{ name }}",
    ),
    "comment-notes": (page("<!-- main -->"), page("<!-- TODO: real prices -->"), "real prices"),
    "manifest-json": (
        {"index.html": page(), "a.webmanifest": "{}"},
        {"index.html": page(), "a.webmanifest": "{,}"},
        "a.webmanifest",
    ),
    "server-errors": (
        page("<p>Warning: wet paint on line 4 of the tram.</p><pre>Undefined variable $x</pre>"),
        page("<p>Warning: Undefined variable $title in /var/www/index.php on line 12</p>"),
        "Undefined variable",
    ),
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
    "base-element": (
        page(head='<base href="/"><link rel="canonical" href="https://a.example/">'),
        page(
            head='<base href="https://b.example/"><link rel="canonical" href="https://a.example/">'
        ),
        "b.example",
    ),
    "referrer-policy": (
        page(head='<meta name="referrer" content="same-origin">'),
        page(head='<meta name="referrer" content="unsafe-url">'),
        "unsafe-url",
    ),
    "stray-text": (
        page("<table><tr><th>a</table><ul> <li>a</ul>"),
        page("<table>Words<tr><th>a</table>"),
        "'Words' straight inside <table>",
    ),
    "unknown-attributes": (
        page(
            "<p class=a data-x=1 hx-get=/ v-if=a @click=b lang=de>x<svg fill=a strok=b></svg></p>"
        ),
        page('<p colour="red">x</p>'),
        "colour",
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
    "internal-references": (
        page('<form id="f"></form><input form="f" list="l"><datalist id="l"></datalist>'),
        page('<input list="towns">'),
        "no datalist 'towns'",
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
    "attribute-quotes": (
        page("<p class='a' title='say \"x\"y'>x</p>"),
        page("<p class=“lead”>x</p>"),
        "typographic quotes",
    ),
    "character-references": (
        page("<p>B&amp;B, AT&T, &copy; 2024 &nbsp;</p><script>a &copy b</script>"),
        page("<p>Carts &harts; horses</p>"),
        "'&harts;' is no character reference",
    ),
    "ignored-code": (
        page('<script src="/a.js"> // </script><script>go()</script>'),
        page('<script src="/a.js">go()</script>'),
        "never runs",
    ),
    "manifest-icons": (
        {"index.html": page(), "site.webmanifest": '{"icons": [{"src": "a.png"}]}', "a.png": PNG},
        {"index.html": page(), "site.webmanifest": '{"icons": [{"src": "/b.png"}]}', "a.png": PNG},
        "names '/b.png'",
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

MORE_SOUND: tuple[tuple[str, Files | str], ...] = (
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
    ("unsafe-sinks", js("location.href = '/thanks?from=' + encodeURIComponent(location.pathname)")),
    (
        "unsafe-sinks",
        js("const hash = location.hash; if (hash === '#a') el.innerHTML = '<b>a</b>'"),
    ),
    ("secrets", page('<input type="password" name="password" placeholder="Your password">')),
    ("secrets", js("const labels = { password: 'Passwort vergessen?' }")),
    ("template-leftovers", page("<p>Null Sterne, undefined behaviour and NaN are words.</p>")),
    (
        "unclosed-elements",
        page("<table><tr><td>a<td>b</table><dl><dt>a<dd>b</dl><select><option>a</select>"),
    ),
    (
        "stray-end-tags",
        page('<svg viewBox="0 0 1 1"><path d="M0 0"/></svg><br/><img src="/i" alt=""/>'),
    ),
    (
        "nesting",
        page("<details><summary><h2>a</h2></summary></details><dl><div><dt>a<dd>b</div></dl>"),
    ),
    (
        "inline-handlers",
        page(head='<link rel="stylesheet" href="a.css" media="print" onload="this.media=\'all\'">'),
    ),
    ("local-addresses", page('<a href="https://example.com/users/home/">x</a>')),
    ("mojibake", page("<p>São Paulo, Âge, naïve, Ã la carte</p>")),
    (
        "script-targets",
        js('if (document.getElementById("m")) { document.getElementById("m").focus() }'),
    ),
    ("script-targets", js('document.getElementById("m")?.focus()')),
    ("missing-libraries", js("const $ = (s) => document.querySelector(s); $(document)")),
    ("missing-libraries", js('import $ from "x"; $(document).on()')),
    (
        "internal-references",
        {"index.html": page('<svg><use href="#bell"/></svg>'), "a.js": "add('<symbol id=bell>')"},
    ),
    (
        "css-values",
        css(
            "a { width: calc(100% - 20px); margin: calc(-1 * var(--x)); padding: clamp(1px, -2px + 3vw, 4px) }"
        ),
    ),
    (
        "subresource-integrity",
        {
            "index.html": page(
                '<script src="/a.js" integrity="sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="></script>'
            ),
            "a.js": "",
        },
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

MORE_FAULTY: tuple[tuple[str, Files | str, str], ...] = (
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
    ("secrets", page("<!-- admin password: hunter2x -->"), "password"),
    ("secrets", js('const config = { apiKey: "9f8e7d6c5b4a39281706" }'), "9f8e7d6c5b"),
    ("secrets", js('s = "-----BEGIN RSA PRIVATE KEY-----"'), "private key"),
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
    ("nesting", page("<p><a href='/'>a <button>b</button></a></p>"), "stands inside another <a>"),
    ("nesting", page("<span><div>x</div></span>"), "stands in <span>"),
    ("stray-end-tags", page("<p>a<div>b</div></p>"), "</p>"),
    ("template-leftovers", page("<p>Hello [object Object]</p>"), "[object Object]"),
    ("template-leftovers", page("<p><%= name %></p>"), "<%= name %>"),
    (
        "missing-assets",
        css("@font-face { font-family: x; src: url(fonts/x.woff2) }"),
        "fonts/x.woff2",
    ),
    ("secrets", js("const k = 'AKIAIOSFODNN7EXAMPLE';"), "AWS access key"),
    ("secrets", js("const d = 'postgres://root:hunter22@db.example/shop';"), "database address"),
    ("exposed-files", {"index.html": page(), "site-backup.zip": b"PK"}, "site-backup.zip"),
    ("forms", page("<form><input name=t><button>Send</button></form>"), "no address"),
    ("forms", page('<form action="/f" method="post"><input name=t></form>'), "no button"),
    ("attribute-values", page('<time datetime="2025-02-31">x</time>'), "2025-02-31"),
    (
        "unsafe-sinks",
        js('location.href = new URLSearchParams(location.search).get("next");'),
        "next",
    ),
    ("script-addresses", js("new WebSocket('ws://chat.example/room')"), "ws://chat.example"),
    ("script-syntax", js("function go() { if (a) { return 1; }"), "'{'"),
    ("stored-secrets", js('document.cookie = "session=" + id;'), "session="),
    ("unsafe-messages", js("addEventListener('message', (e) => show(e.data))"), "message"),
    ("forms", page('<form action="http://a.example/" method="post"></form>'), "http://a.example/"),
    ("mojibake", {"index.html": page("<p>T#r</p>").encode().replace(b"#", b"\xfc")}, "0xfc"),
    (
        "internal-references",
        page('<img usemap="#m" src="a" alt=""><map name="n"></map>'),
        "no map '#m'",
    ),
    ("internal-references", page('<svg><use href="#bell"/></svg>'), "no drawing '#bell'"),
    ("internal-references", page('<input form="order">'), "no form 'order'"),
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
    ("attribute-quotes", page('<p><a href="/"class="x">x</a></p>'), "no space after"),
    ("character-references", page("<p>Carts &copy 2024</p>"), "'&copy' has no semicolon"),
    ("css-media-queries", css("@media max-width: 600px { a { color: red } }"), "no brackets"),
    ("css-media-queries", css("@media (max-widht: 600px) { a { color: red } }"), "no feature"),
    ("css-media-queries", css("@media (max-width: 600) { a { color: red } }"), "no unit"),
    ("css-font-faces", css("@font-face { src: url(a.woff2) }"), "without font-family"),
    ("attribute-values", page(head='<link rel="styelsheet" href="/a.css">'), 'rel="styelsheet"'),
    ("attribute-values", page('<script type="text/javscript">go()</script>'), "javscript"),
    ("broken-tags", page("<p>x</p><!-- old"), "<!-- old"),
    (
        "charset",
        page(head='<meta http-equiv="Content-Type" content="text/html; charset=latin1">'),
        "contradicts",
    ),
    ("nesting", page("<label>a <label>b</label></label>"), "inside another <label>"),
    ("nesting", page("<button><div>x</div></button>"), "stands in <button>"),
    (
        "required-attributes",
        page("<select><optgroup><option>1</option></optgroup></select>"),
        "<optgroup>",
    ),
    ("attribute-values", page('<input type="number" min="10" max="5">'), 'min="10"'),
    ("attribute-values", page('<input pattern="[0-9{5}">'), "pattern="),
    ("css-values", css("a { width: calc(100%-20px) }"), "calc() needs a space"),
    ("css-values", css("a { width: min(9px, calc(100px-20px)) }"), "unknown unit"),
    ("css-values", css("""a { grid-template-areas: "a b" "c" }"""), "different numbers"),
    ("css-selectors", css("// all links\na { color: red }"), "no // comments"),
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


def findings(files: Files | str, rule: str) -> list[Finding]:
    made: Files = {"index.html": files} if isinstance(files, str) else files
    site = Site.of(
        SiteFile(path=path, body=body if isinstance(body, bytes) else body.encode())
        for path, body in made.items()
    )
    grade = grade_code(SiteView(site), target=0.9)
    assert not [n for n in grade.not_checked if "broke" in n.reason]
    return [found for found in grade.findings if found.rule == f"code/{rule}"]


def test_every_audit_has_an_example() -> None:
    assert sorted(CASES) == sorted(audit.rule for audit in CODE_AUDITS)


@pytest.mark.parametrize("audit", CODE_AUDITS, ids=lambda audit: audit.rule)
def test_an_audit_finds_its_fault_and_passes_what_is_sound(audit: Audit) -> None:
    sound, faulty, evidence = CASES[audit.rule]
    assert findings(sound, audit.rule) == []
    found = findings(faulty, audit.rule)
    assert found
    assert any(evidence in finding.evidence for finding in found), found


@pytest.mark.parametrize(("rule", "files"), MORE_SOUND)
def test_what_only_looks_like_a_fault_passes(rule: str, files: Files | str) -> None:
    assert findings(files, rule) == []


@pytest.mark.parametrize(("rule", "files", "evidence"), MORE_FAULTY)
def test_other_shapes_of_a_fault_are_found(rule: str, files: Files | str, evidence: str) -> None:
    found = findings(files, rule)
    assert any(evidence in finding.evidence for finding in found), found


def test_a_folder_without_headers_says_they_were_not_checked() -> None:
    site = Site.of([SiteFile.text("index.html", page())])
    grade = grade_code(SiteView(site), target=0.9)
    assert "code/security-headers" in {n.subject for n in grade.not_checked}
    assert grade.findings == ()


def test_a_published_key_is_never_repeated_in_full() -> None:
    assert TOKEN not in str(findings(js(f"const t = '{TOKEN}'"), "secrets"))


def test_what_another_dimension_tells_weighs_little_here() -> None:
    label = "<label for=a>Name</label><input id=a><p id=a>x</p>"
    for body, rule in ((label, "code/duplicate-ids"), ("<p>KÃ¼che</p>", "code/mojibake")):
        site = Site.of([SiteFile.text("index.html", page(body))])
        found = grade_code(SiteView(site), target=0.9).findings
        assert [f.severity for f in found if f.rule == rule] == ["minor"]
