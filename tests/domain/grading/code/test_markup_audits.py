"""Audits of markup: each with one example that passes and one that fails."""

import pytest

from tests.domain.grading.code.code_pages import Files, check, check_found, findings, page

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
    "frames": (
        page('<iframe title="Map" src="https://www.google.com/maps/embed"></iframe>'),
        page('<iframe title="x" src="https://unknown.example/"></iframe>'),
        "unknown.example",
    ),
    "local-addresses": (
        page('<a href="/x">x</a>'),
        page('<img src="http://localhost:3000/a.png" alt="">'),
        "localhost:3000",
    ),
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
    "server-errors": (
        page("<p>Warning: wet paint on line 4 of the tram.</p><pre>Undefined variable $x</pre>"),
        page("<p>Warning: Undefined variable $title in /var/www/index.php on line 12</p>"),
        "Undefined variable",
    ),
    "base-element": (
        page(head='<base href="/"><link rel="canonical" href="https://a.example/">'),
        page(
            head='<base href="https://b.example/"><link rel="canonical" href="https://a.example/">'
        ),
        "b.example",
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
    "internal-references": (
        page('<form id="f"></form><input form="f" list="l"><datalist id="l"></datalist>'),
        page('<input list="towns">'),
        "no datalist 'towns'",
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
}

SOUND: tuple[tuple[str, Files | str], ...] = (
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
    ("local-addresses", page('<a href="https://example.com/users/home/">x</a>')),
    ("mojibake", page("<p>São Paulo, Âge, naïve, Ã la carte</p>")),
    (
        "internal-references",
        {"index.html": page('<svg><use href="#bell"/></svg>'), "a.js": "add('<symbol id=bell>')"},
    ),
)

FAULTY: tuple[tuple[str, Files | str, str], ...] = (
    ("nesting", page("<p><a href='/'>a <button>b</button></a></p>"), "stands inside another <a>"),
    ("nesting", page("<span><div>x</div></span>"), "stands in <span>"),
    ("stray-end-tags", page("<p>a<div>b</div></p>"), "</p>"),
    ("template-leftovers", page("<p>Hello [object Object]</p>"), "[object Object]"),
    ("template-leftovers", page("<p><%= name %></p>"), "<%= name %>"),
    ("forms", page("<form><input name=t><button>Send</button></form>"), "no address"),
    ("forms", page('<form action="/f" method="post"><input name=t></form>'), "no button"),
    ("attribute-values", page('<time datetime="2025-02-31">x</time>'), "2025-02-31"),
    ("forms", page('<form action="http://a.example/" method="post"></form>'), "http://a.example/"),
    ("mojibake", {"index.html": page("<p>T#r</p>").encode().replace(b"#", b"\xfc")}, "0xfc"),
    (
        "internal-references",
        page('<img usemap="#m" src="a" alt=""><map name="n"></map>'),
        "no map '#m'",
    ),
    ("internal-references", page('<svg><use href="#bell"/></svg>'), "no drawing '#bell'"),
    ("internal-references", page('<input form="order">'), "no form 'order'"),
    ("attribute-quotes", page('<p><a href="/"class="x">x</a></p>'), "no space after"),
    ("character-references", page("<p>Carts &copy 2024</p>"), "'&copy' has no semicolon"),
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
