"""A third batch: what real developers get wrong, and claims planted in a site built from a brief."""

import zlib

from tests.defects.planting import (
    add,
    body,
    both,
    css,
    cut,
    edit_file,
    head,
    planter,
    script,
    swap,
    top,
)

speed, seo, access, code, words = (
    planter(name) for name in ("performance", "seo", "accessibility", "code", "content")
)


def p(text: str):
    """Add a paragraph."""
    return body(f"<p>{text}</p>")


def form(fields: str):
    """Add a form with a button."""
    return body(
        f'<form action="https://forms.example/f" method="post">{fields}<button>Send it</button></form>'
    )


def ld(json: str):
    """Put structured data in the head."""
    return head(f'<script type="application/ld+json">{json}</script>')


def headers(text: str):
    """Tell the host which headers to send."""
    return add("_headers", text)


def png(width: int, height: int) -> bytes:
    """Draw a picture of stripes."""
    rows = b"".join(b"\0" + bytes((x * y) % 251 for x in range(width * 3)) for y in range(height))
    shape = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(part).to_bytes(4, "big") + kind + part + zlib.crc32(kind + part).to_bytes(4, "big")
        for kind, part in ((b"IHDR", shape), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    )


SMALL = png(64, 64)
GOOD_HEADERS = (
    "/*\n  X-Content-Type-Options: nosniff\n  X-Frame-Options: DENY\n"
    "  Referrer-Policy: strict-origin-when-cross-origin\n  Strict-Transport-Security: max-age=63072000\n"
    "  Content-Security-Policy: default-src 'self'; img-src 'self' data: https:; style-src 'self' https:;"
    " script-src 'self' https:\n"
)

PLANTS = (
    # performance
    speed("google fonts without display swap", head('<link rel="preconnect" href="https://fonts.gstatic.com" crossorigin><link rel="stylesheet" href="https://fonts.googleapis.com/css?family=Roboto:400,700">'), r"font|googleapis"),
    speed("attributes of another ratio than the file", add("wide.png", png(320,80), '<p><img src="/wide.png" alt="A fence" width="320" height="320"></p>'), r"wide\.png"),
    speed("svg straight out of the editor", add("map.svg", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 100 100"><metadata>x</metadata>'+"".join(f'<path inkscape:label="p{n}" d="M{n}.123456789 {n}.987654321 L{n*2}.55555555 {n}.11111111" style="fill:none;stroke:#000000;stroke-width:1.00000000px"/>\n' for n in range(2500))+"</svg>", '<p><img src="/map.svg" alt="Map of the yard" width="400" height="400" ></p>'), r"map\.svg"),
    speed("font embedded in the styles", css('@font-face { font-family: "In"; font-display: swap; src: url(data:font/woff2;base64,' + "d09G" * 16000 + ') format("woff2"); }\nh2 { font-family: In, serif; }'), r"data|font|base64|bytes|kB", place="*"),
    speed("library in its development build", both(add("lib/moment.js", "//! moment.js\n" + "".join(f"    /**\n     * Adds a unit to the moment number {n} and gives it back.\n     */\n    function addUnit{n}(input, value) {{\n        var mom = createLocal(input);\n        return mom.add(value, {n});\n    }}\n\n" for n in range(1400))), body('<script src="/lib/moment.js" defer></script>')), r"moment|script", place="*"),
    speed("chat widget before the content", top('<script src="https://widget.chat.example/loader.js"></script>'), r"widget\.chat|script"),
    speed("every picture of high priority", both(add("a.png", SMALL), add("b.png", SMALL+b"1"), add("c.png", SMALL+b"2"), body('<p>'+"".join(f'<img src="/{c}.png" alt="Cart {c}" width="64" height="64" fetchpriority="high">' for c in "abc")+"</p>")), r"fetchpriority|priority"),
    speed("files never kept", headers(GOOD_HEADERS + "  Cache-Control: no-store\n"), r"[cC]ache", place="*"),
    speed("layout read in a scroll listener", script('window.addEventListener("scroll", function () {\n  var boxes = document.querySelectorAll("section");\n  for (var i = 0; i < boxes.length; i++) {\n    boxes[i].style.height = boxes[i].offsetHeight + 1 + "px";\n  }\n});\n'), r"scroll|layout|offsetHeight", place="*"),
    speed("everything promoted", css("* { will-change: transform; }"), r"will-change", place="*"),
    speed("six fonts preloaded", both(*(both(add(f"f{n}.woff2", b"wOF2"+bytes([n])*9000), head(f'<link rel="preload" href="/f{n}.woff2" as="font" type="font/woff2" crossorigin>'), css(f'@font-face {{ font-family: "F{n}"; src: url("/f{n}.woff2") format("woff2"); font-display: swap; }} .f{n} {{ font-family: "F{n}", serif; }}', f'<p class="f{n}">Words</p>')) for n in range(6))), r"preload|font"),
    speed("icon font for one icon", head('<link rel="stylesheet" href="https://cdnjs.cloudflare.com/ajax/libs/font-awesome/6.5.0/css/all.css">'), r"font-awesome|cdnjs"),
    speed("film of nine megabytes behind the words", add("hero.mp4", b"\0\0\0\x18ftypmp42"+bytes(9_000_000), '<video src="/hero.mp4" autoplay muted loop playsinline poster="/favicon.svg" width="640" height="360"></video>'), r"hero\.mp4|video|weight"),
    speed("all sizes the same file", add("same.png", SMALL, '<p><img src="/same.png" srcset="/same.png 400w, /same.png 800w, /same.png 1600w" sizes="100vw" alt="A gate" width="64" height="64"></p>'), r"same\.png|srcset"),
    speed("film fetched beforehand", both(add("tour.mp4", b"\0\0\0\x18ftypmp42"+bytes(3_000_000)), head('<link rel="prefetch" href="/tour.mp4">')), r"tour\.mp4|prefetch"),
    # seo
    seo("price with its sign", ld('{"@context":"https://schema.org","@type":"Product","name":"Cart","image":"https://example.org/c.jpg","offers":{"@type":"Offer","price":"£85.00","priceCurrency":"GBP"}}'), r"price"),
    seo("address that is a person", ld('{"@context":"https://schema.org","@type":"LocalBusiness","name":"Yard","address":{"@type":"Person","name":"1 Mill Lane"}}'), r"address"),
    seo("event that ends before it starts", ld('{"@context":"https://schema.org","@type":"Event","name":"Feast","startDate":"2027-05-02T18:00","endDate":"2027-05-01T23:00","location":{"@type":"Place","name":"Yard","address":"1 Mill Lane"}}'), r"endDate|startDate"),
    seo("date of publication in German", ld('{"@context":"https://schema.org","@type":"Article","headline":"Carts","datePublished":"12.03.2024","author":{"@type":"Person","name":"Tom Hall"},"image":"https://example.org/c.jpg"}'), r"datePublished"),
    seo("latitude of ninety-five", ld('{"@context":"https://schema.org","@type":"LocalBusiness","name":"Yard","address":"1 Mill Lane","geo":{"@type":"GeoCoordinates","latitude":95.2,"longitude":-1.7}}'), r"latitude|geo"),
    seo("profiles by handle", ld('{"@context":"https://schema.org","@type":"Organization","name":"Yard","url":"https://example.org/","sameAs":["@yardcarts","facebook.com/yard"]}'), r"sameAs"),
    seo("question without its answer", ld('{"@context":"https://schema.org","@type":"FAQPage","mainEntity":[{"@type":"Question","name":"What does it cost?"}]}'), r"acceptedAnswer|Question"),
    seo("canonical in the body", both(cut(r"<link rel=[\"']?canonical[^>]*>"), body('<link rel="canonical" href="https://www.example.org/here/">')), r"canonical"),
    seo("canonical with a hash", swap(r"(<link rel=[\"']?canonical[\"']? href=[\"']?[^\"' >]+)", r"\1#main"), r"canonical"),
    seo("canonical with a tracking parameter", swap(r"(<link rel=[\"']?canonical[\"']? href=[\"']?[^\"' >]+)", r"\1?utm_source=mail"), r"canonical"),
    seo("canonical by a relative address", swap(r"(<link rel=[\"']?canonical[\"']? href=[\"']?)https://[^/\"' >]+", r"\1"), r"canonical"),
    seo("robots none", head('<meta name="robots" content="none">'), r"robots|noindex"),
    seo("no words shown in results", head('<meta name="robots" content="nosnippet">'), r"snippet|robots"),
    seo("robots with a slip of the pen", edit_file("robots.txt", r"\A.*", "User-agent: *\nDissallow: /drafts/\nSitemap: https://www.example.org/sitemap.xml\n"), r"robots|Dissallow", place="*"),
    seo("robots with a relative sitemap", edit_file("robots.txt", r"\A.*", "User-agent: *\nAllow: /\nSitemap: /sitemap.xml\n"), r"robots|[sS]itemap", place="*"),
    seo("sitemap lists what is not to be indexed", both(head('<meta name="robots" content="noindex">')), r"sitemap", place="*"),
    seo("sitemap over plain http", edit_file("sitemap.xml", r"<loc>https://", "<loc>http://"), r"sitemap", place="*"),
    seo("name of the firm twice in the title", swap(r"<title>([^<]*)</title>", r"<title>\1 | Yard | Yard</title>"), r"title"),
    seo("first heading hidden", swap(r"<h1", '<h1 style="display:none"'), r"h1|hidden"),
    seo("links with campaign marks", body('<p><a href="/?utm_source=site&amp;utm_medium=banner">Start page of ours</a></p>'), r"utm"),
    seo("link with an empty address", body('<p><a href="">The winter catalogue</a></p>'), r"href=\"\"|winter catalogue|empty"),
    seo("alternative text stuffed", add("s.png", SMALL, '<p><img src="/s.png" alt="cheap plumber, plumber otley, best plumber, plumber near me, boiler plumber, emergency plumber" width="64" height="64"></p>'), r"s\.png|alt"),
    seo("shown number and called number differ", body('<p><a href="tel:+441134960999">0113 496 0123</a></p>'), r"tel:|0999"),
    seo("next page that is missing", head('<link rel="next" href="/page/2/">'), r"page/2|next"),
    seo("sharing picture of twitter missing", head('<meta name="twitter:card" content="summary_large_image"><meta name="twitter:image" content="/img/card-gone.png">'), r"twitter|card-gone"),
    seo("locale with a hyphen", head('<meta property="og:locale" content="en-GB">'), r"og:locale|en-GB"),
    seo("quotes break the description", swap(r'<meta name="?description"? content="[^"]*"', '<meta name="description" content="We call it "the yard" and open it to all who like carts and horses."'), r"description|yard"),
    seo("hreflang of itself in another tongue", head('<link rel="alternate" hreflang="fr" href="">'), r"hreflang|alternate"),
    seo("review without an author", ld('{"@context":"https://schema.org","@type":"Product","name":"Cart","review":{"@type":"Review","reviewRating":{"@type":"Rating","ratingValue":"5"},"reviewBody":"Very good."}}'), r"author|[rR]eview"),
    # accessibility
    access("words of the button hidden", css(".vh-planted { display: none; }", '<button type="button" class="burger"><span class="vh-planted">Menu</span></button>'), r"button"),
    access("words of the button with hidden", body('<p><a href="/"><span hidden>Start page</span></a></p>'), r"link|<a| a"),
    access("empty aria-label", body('<button type="button" aria-label=""><svg viewBox="0 0 9 9" width="24" height="24" aria-hidden="true"><path d="M0 0h9"/></svg></button>'), r"button"),
    access("pale in the dark scheme only", css(".planted { color: #222; background: #fff; } @media (prefers-color-scheme: dark) { .planted { color: #555; background: #222; } }", '<p class="planted">Words that are hard to read at night.</p>'), r"contrast|planted"),
    access("pale under the pointer only", css(".planted { color: #fff; background: #14452f; } .planted:hover { color: #9fd6b8; background: #d8f0e2; }", '<p><a class="planted" href="/">Back to the start page</a></p>'), r"contrast|planted"),
    access("outline of no colour", css("a:focus-visible, button:focus-visible { outline: 2px solid transparent; }"), r"outline|focus", place="*"),
    access("white words over a photograph", both(add("hill.png", SMALL), css(".planted { color: #fff; background: url(/hill.png) center / cover; }", '<div class="planted"><p>Words over a picture of no certain ground.</p></div>')), r"picture|contrast"),
    access("French quoted without saying so", body('<blockquote><p>Nous avons toujours été très bien reçus dans cette maison, et nous reviendrons avec nos amis au printemps.</p></blockquote>'), r"lang|Nous"),
    access("letters that follow the window only", css("html { font-size: 1.6vw; }"), r"vw|font-size|zoom|resize", place="*"),
    access("notice drawn by the styles", css('.planted::before { content: "Closed until further notice"; }', '<p class="planted"></p>'), r"content|planted|::before", place="*"),
    access("slides that change by themselves", both(body('<div class="carousel" data-ride="carousel"><p>One</p><p>Two</p></div>'), script('const slides = document.querySelectorAll(".carousel p");\nlet now = 0;\nsetInterval(() => {\n  slides[now].hidden = true;\n  now = (now + 1) % slides.length;\n  slides[now].hidden = false;\n}, 3000);\n')), r"carousel|setInterval|slide", place="*"),
    access("page that times out", script('setTimeout(() => { location.reload(); }, 30000);\n'), r"reload|setTimeout", place="*"),
    access("letter keys taken", script('document.addEventListener("keydown", (event) => {\n  if (event.key === "s") { document.querySelector("#q").focus(); }\n});\n'), r"keydown|key", place="*"),
    access("application role on the body", swap(r"<body", '<body role="application"'), r"application"),
    access("main stripped of its meaning", swap(r"<main", '<main role="presentation"'), r"presentation|main"),
    access("label of a plain box", body('<div aria-label="Our prices for the year">From 9 in the morning</div>'), r"aria-label"),
    access("link taken from the tab order", body('<p><a href="/#planted" tabindex="-1">Back to the start page</a></p>'), r"tabindex"),
    access("details without a summary", body('<details><p>Words behind a fold.</p></details>'), r"details|summary"),
    access("options grouped under nothing", form('<label for="og">Size</label><select id="og" name="og"><optgroup><option>One</option></optgroup></select>'), r"optgroup"),
    access("one label around two fields", form('<label>Name <input name="a" autocomplete="given-name"><input name="b" autocomplete="family-name"></label>'), r"label|name=\"b\"|input"),
    access("film that loops for ever", add("loop.mp4", b"\0\0\0\x18ftypmp42", '<video src="/loop.mp4" autoplay muted loop playsinline preload="none" poster="/favicon.svg" width="300" height="200"></video>'), r"video|autoplay|loop"),
    access("lines that may not wrap", css(".planted { white-space: nowrap; }", '<p class="planted">A line of words that goes on and on over the edge of every small screen that anybody may hold in the hand on the way home.</p>'), r"nowrap|white-space|reflow|planted", place="*"),
    access("words cut at a fixed height", css(".planted { height: 40px; overflow: hidden; }", '<p class="planted">A text that is longer than its box as soon as somebody sets larger letters in the browser, and then its end is cut off.</p>'), r"height|overflow|planted", place="*"),
    access("heading made a button", body('<h2 role="button">Our prices</h2>'), r"h2|button"),
    access("legend of nothing", form('<fieldset><legend></legend><label><input type="radio" name="s" value="1"> Small</label><label><input type="radio" name="s" value="2"> Large</label></fieldset>'), r"legend|fieldset"),
    access("menu button without a state", body('<button type="button" data-bs-toggle="collapse" data-bs-target="#pm">More of us</button><div id="pm" class="collapse"><p>Words</p></div>'), r"aria-expanded|button"),
    access("email field that forgets", form('<label for="ef">E-mail</label><input id="ef" type="email" name="email" autocomplete="off">'), r"autocomplete"),
    access("navigation made a list", body('<ul role="menu"><li><a href="/">Start page of ours</a></li></ul>'), r"menu"),
    # code
    code("script asks for what is not there", script('document.getElementById("planted-gone").addEventListener("click", () => { document.title = "x"; });\n'), r"planted-gone", place="*"),
    code("jquery used and never loaded", script('$(document).ready(function () { $(".menu").slideToggle(); });\n'), r"jquery|jQuery|\$\(", place="*"),
    code("quotes of a word processor", body('<p class=“lead”>Words</p>'), r"lead|quote"),
    code("no space between attributes", body('<p><a href="/"class="x">Start page</a></p>'), r"class|space|attribute"),
    code("comment never closed", body('<p>Words</p><!-- old offer'), r"comment|<!--"),
    code("box closed in itself", body('<div class="spacer" /><p>Words</p>'), r"div|spacer"),
    code("line break closed", body('<p>Words</br>more</p>'), r"br"),
    code("backslashes in an address", both(add("img/pl.png", SMALL), body(r'<p><img src="img\pl.png" alt="A gate" width="64" height="64"></p>')), r"pl\.png|backslash"),
    code("entity without its end", body("<p>Carts &amp horses &copy 2024 Yard</p>"), r"&amp|&copy|entity|reference"),
    code("unknown entity", body("<p>Carts &harts; horses</p>"), r"&harts|entity|reference"),
    code("charset far too late", swap(r"<head>", "<head><!-- " + "x" * 1500 + " -->"), r"charset"),
    code("two charsets", swap(r"(<meta charset=[^>]*>)", r'\1<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'), r"charset|iso-8859"),
    code("seal of another file", both(add("seal.js", "window.s = 1;\n"), body('<script defer src="/seal.js" integrity="sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC"></script>')), r"integrity|seal"),
    code("icon of the manifest missing", both(add("site.webmanifest", '{"name":"Yard","icons":[{"src":"/icons/gone-192.png","sizes":"192x192","type":"image/png"}],"start_url":"/"}'), head('<link rel="manifest" href="/site.webmanifest">')), r"gone-192|manifest", place="*"),
    code("drawing used that is not there", body('<svg width="24" height="24" aria-hidden="true"><use href="#icon-gone"/></svg>'), r"icon-gone"),
    code("field of a form that is not there", body('<input name="q" form="planted-form" aria-label="Town">'), r"planted-form"),
    code("list of suggestions missing", form('<label for="dl">Town</label><input id="dl" name="dl" list="planted-list">'), r"planted-list"),
    code("map of a picture missing", add("m.png", SMALL, '<p><img src="/m.png" alt="Map" width="64" height="64" usemap="#planted-map"></p>'), r"planted-map|usemap"),
    code("least above most", form('<label for="mm">Number</label><input id="mm" type="number" name="mm" min="10" max="5">'), r"min|max"),
    code("pattern that does not parse", form('<label for="pp">Code</label><input id="pp" name="pp" pattern="[0-9{5}">'), r"pattern"),
    code("sum without spaces", css(".planted { width: calc(100%-20px); }", '<div class="planted">x</div>'), r"calc", place="*"),
    code("media query without its colon", css("@media (max-width 600px) { h2 { color: #222; } }"), r"media|max-width", place="*"),
    code("pseudo class that does not exist", css("a:hoover { color: #123; }"), r"hoover", place="*"),
    code("animation that is not there", css(".planted { animation: fadeinn 1s; } @media (prefers-reduced-motion: reduce) { .planted { animation: none; } }", '<div class="planted">x</div>'), r"fadeinn|keyframes", place="*"),
    code("named areas of uneven rows", css('.planted { display: grid; grid-template-areas: "a b" "c"; }', '<div class="planted">x</div>'), r"grid-template-areas|areas", place="*"),
    code("typeface without a source", css('@font-face { font-family: "Nil"; font-display: swap; }\nh3 { font-family: Nil, serif; }'), r"font-face|src", place="*"),
    code("key of an assistant in a comment", body("<!-- old: sk-proj-" + "aB3dE5gH7jK9mN1pQ3sT5vW7" * 2 + " -->"), r"sk-proj|secret|key"),
    code("gitlab token in a script", script('const token = "glpat-' + 'x9Yk2Lm4Np6Qr8St0UvW' + '";\n'), r"glpat|secret", place="*"),
    code("desktop files shipped", add(".DS_Store", b"\0\0\0\1Bud1"+b"\0"*200), r"DS_Store", place="*"),
    code("passwords of the server shipped", add(".htpasswd", "admin:$apr1$x$abcdefghijk\n"), r"htpasswd", place="*"),
    code("packages of the maker shipped", both(add("package.json", '{"name":"yard","scripts":{"dev":"vite"}}'), add("docker-compose.yml", "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: hunter22\n")), r"package\.json|docker-compose|secret", place="*"),
    code("no sniffing guard", headers(GOOD_HEADERS.replace("  X-Content-Type-Options: nosniff\n", "")), r"(?i)nosniff|x-content-type", place="*"),
    code("policy allows eval", headers(GOOD_HEADERS.replace("script-src 'self'", "script-src 'self' 'unsafe-eval' 'unsafe-inline'")), r"unsafe|[Pp]olicy", place="*"),
    code("transport security switched off", headers(GOOD_HEADERS.replace("63072000", "0")), r"Strict-Transport|max-age", place="*"),
    code("script within a sourced script", both(add("w.js", "window.w = 1;\n"), body('<script src="/w.js" defer>start({ lang: "en" });</script>')), r"w\.js|script"),
    code("list in a paragraph", body("<p>We sell:<ul><li>carts</li></ul></p>"), r"ul|</p>|nest"),
    code("row outside a table", body("<div><tr><td>One</td></tr></div>"), r"tr|td"),
    code("label in a label", form('<label>Town <label>Street <input name="st" autocomplete="street-address"></label></label>'), r"label"),
    code("box in a button", body('<button type="button"><div>Open the list</div></button>'), r"div|button"),
    code("colour of five digits", css("h2 { color: #12345; }"), r"#12345", place="*"),
    code("number and unit apart", css("h2 { margin-top: 10 px; }"), r"margin-top|10 px", place="*"),
    code("comment of the other kind in styles", css("// h2 is large\nh2 { color: #222; }"), r"//|css", place="*"),
    code("handler by a missing function", body('<button type="button" onclick="openPlanted()">Open the list</button>'), r"onclick|openPlanted"),
    # content without facts
    words("filler in Spanish", p("Es un hecho establecido hace demasiado tiempo que un lector se distraerá con el contenido del texto de un sitio."), r"hecho establecido|[Pp]laceholder|filler", only="es"),
    words("filler in German", p("Weit hinten, hinter den Wortbergen, fern der Länder Vokalien und Konsonantien leben die Blindtexte."), r"Wortberg|Blindtext", only="de"),
    words("filler in English", p("The European languages are members of the same family. Their separate existence is a myth."), r"European languages", only="en"),
    words("praise of John Doe", body('<blockquote><p>Very good work and a kind team.</p></blockquote><p>John Doe, CEO of Company Name</p>'), r"John Doe|Company Name"),
    words("praise of Max Mustermann", body('<blockquote><p>Sehr gute Beratung, gern wieder.</p></blockquote><p>Max Mustermann, Musterstadt</p>'), r"Muster", only="de"),
    words("three things that are four", body("<p>We do three things:</p><ul><li>Carts</li><li>Gates</li><li>Fences</li><li>Sheds</li></ul>"), r"three", only="en"),
    words("sentence begins small", p("We mend carts in a day and bring them home. for a small fee we wash them too."), r"for a small|small letter|punctuation", only="en"),
    words("full stop twice with a gap", p("Most carts are ready in a day. ."), r"\. \.|punctuation"),
    words("seid and seit", p("Seid vielen Jahren beraten wir Mieter in der ganzen Stadt."), r"Seid", only="de"),
    words("das and dass", p("Wir wissen, das Sie wenig Zeit haben."), r"das Sie", only="de"),
    words("advise and advice", p("We give free advise on every cart, and will not loose your tools."), r"advise|loose", only="en"),
    words("haber and a ver", p("Haber si podemos ayudarle con su encargo mañana."), r"Haber", only="es"),
    words("clock of the twenty-fifth hour", p("Open on Friday from 8:75 to 25:00."), r"8:75|25:00"),
    words("always open on a page with hours", body("<p>Open Monday to Friday 9:00 to 17:00.</p><p>We are open 24/7, every day of the year.</p>"), r"24/7", only="en"),
    words("telephone too short", p("Telephone 0113 49"), r"0113 49", only="en"),
    words("date of a machine", p("Last changed: Invalid Date"), r"Invalid Date"),
    words("place for a function left", p("Thank you for reading, %s. You have {0} carts."), r"%s|\{0\}"),
    words("du on a page with Sie", p("Ruf uns einfach an, wir helfen dir und deiner Familie gern."), r"dir|deiner|du|Sie", only="de"),
    words("name spelt in two ways", swap(r"</main>(?=.*Julia Brandt)", "<p>Rechtsanwältin Julia Brand berät Sie gern.</p></main>"), r"Brand\b", only="de"),
    words("postcode of another", swap(r"79098", "79089"), r"79089|79098", only="de"),
    words("cookie text of a plugin", p("This website uses cookies from [Company]. Please see our [link to policy]."), r"\[Company\]|\[link"),
    words("words cut by a limit", p("We build gates, mend carts and deliver all over the county, and in winter we also..."), r"also|\.\.\.", only="en"),
    speed("lottie player from a cdn", head('<script src="https://unpkg.com/@lottiefiles/lottie-player@latest/dist/lottie-player.js"></script>'), r"lottie"),
    seo("json-ld url of localhost", ld('{"@context":"https://schema.org","@type":"LocalBusiness","name":"Yard","address":"1 Mill Lane","url":"http://localhost:3000/"}'), r"localhost"),
    seo("mailto with a space", body('<p><a href="mailto: info @yard.example">Write to us</a></p>'), r"mailto"),
    seo("tel with letters", body('<p><a href="tel:call-us-now">Ring us</a></p>'), r"tel:"),
    access("aria-expanded on a plain div", body('<div aria-expanded="false">More</div>'), r"aria-expanded"),
    access("role of list on a paragraph row", body('<div role="list"><div>One</div><div>Two</div></div>'), r"list"),
    code("script type wrong", body('<script type="text/javscript">go()</script>'), r"javscript"),
    code("style sheet with a slip in its rel", head('<link rel="styelsheet" href="/late.css">'), r"styelsheet|late\.css"),
    words("date in american form on a british page", p("The fair is on 13/25/2025."), r"13/25"),
    words("company placeholder", p("Welcome to Your Company Name, the home of carts."), r"Your Company"),
    words("german umlaut spelt out", p("Wir wuenschen Ihnen ein schoenes Wochenende und gruessen Sie herzlich."), r"wuenschen|schoenes|gruessen", only="de"),
    words("tuteo in a button", body('<p><a href="/">Reserva tu plaza ahora</a></p>'), r"tu |Reserva", only="es"),
)  # fmt: skip

CLAIMS = (
    words("price not in the facts", swap("From £450","From £420", place="home"), r"420", place="home"),
    words("saturday opened", p("We are also open on Saturday from 9:00 to 12:00."), r"Saturday|9:00"),
    words("review nobody wrote", body('<figure class="quote"><blockquote><p>“Lovely lads, tidy and quick, and the price was fair.”</p></blockquote><figcaption><cite>Jane Miller</cite>, Wylam</figcaption></figure>'), r"Lovely|Jane|review"),
    words("award-winning", p("Hartley Roofing is an award-winning roofing firm."), r"award"),
    words("since another year", p("Roofing Hexham since 1968."), r"1968"),
    words("satisfaction guaranteed", p("100 % satisfaction guaranteed on every roof."), r"100|guarantee"),
    words("role of another", p("Anne Robson, our foreman, will visit you first."), r"Anne Robson|foreman"),
    words("father with another role", p("Ted Hartley is our surveyor and answers the telephone."), r"Ted Hartley|surveyor"),
    words("licence with digits turned", swap("40217","40271"), r"40271"),
    words("town not served", p("We also work in Newcastle and Prudhoe."), r"Newcastle|Prudhoe"),
    words("more insurance", swap("£5 million","£10 million"), r"10 million"),
    words("longer guarantee", swap("guarantee of 15 years","guarantee of 25 years"), r"25"),
    words("larger team", swap("four of us","six of us"), r"six"),
    words("service excluded", p("We also fit solar panels and flat roofs."), r"solar|flat"),
    words("other mail", swap(r"office@hartleyroofing","info@hartleyroofing", count=0), r"info@"),
    words("quote of another", swap("Anne Robson","Emma Stone", place="home"), r"Emma|review", place="home"),
    words("quote altered", swap("looks as if nobody had touched it","saved us thousands of pounds", place="home"), r"saved|numbered", place="home"),
    words("postcode changed", swap("NE46 3ZZ","NE46 3ZX"), r"3ZX"),
    words("taken over in another year", swap("took over in 2009","took over in 2005"), r"2005"),
    words("faster survey", swap("in four working days","in two working days", place="home"), r"two", place="home"),
    words("roofs counted", p("Over 500 roofs re-slated across the county."), r"500"),
    words("service of another", body("<h2>Gutter cleaning</h2><p>We clear gutters and downpipes every autumn.</p>"), r"[Gg]utter"),
    words("scheme of another trade", p("TrustMark approved and Gas Safe registered."), r"TrustMark|Gas Safe"),
    words("link calls another number", swap(r'href="tel:\+441632960118"','href="tel:+441632960181"'), r"960181|tel:"),
    words("three generations", p("A family firm for three generations."), r"three|generation"),
    words("free estimates", p("Free, no-obligation estimates within the hour."), r"[Ff]ree|hour"),
    words("seen on television", p("As seen on the BBC and in the Hexham Courant."), r"BBC|Courant|seen"),
    words("staff checked", p("All our roofers are DBS checked."), r"DBS"),
    words("claim in the description", swap(r'<meta name="description" content="[^"]*"','<meta name="description" content="The best roofers in Northumberland since 1950, with over 2,000 happy customers and free surveys for all."'), r"1950|2,000|best"),
    words("claim in the alternative text", swap(r'alt="Lead valley[^"]*"','alt="Our team of twelve roofers at work in Durham"'), r"twelve|Durham"),
    words("answer within two hours", p("We answer every message within 2 hours, day and night."), r"2 hours|night"),
    words("fifty years in words", p("Fifty years of experience on old houses."), r"[Ff]ifty"),
    words("hundreds of customers", p("Hundreds of happy customers across Northumberland."), r"[Hh]undreds"),
    words("carbon neutral", p("Our work is carbon neutral and eco-friendly."), r"carbon|eco"),
    words("town in the data", swap(r'"areaServed": \["Hexham"','"areaServed": ["Gateshead", "Hexham"', place="home"), r"Gateshead", place="home"),
    words("ten percent off", p("10 % off for new customers this month."), r"10"),
    words("finance", p("Pay in 12 monthly instalments, interest-free."), r"12|instal|interest"),
    words("emergency around the clock", p("Our emergency line is staffed 24 hours a day."), r"24"),
    words("partner named", p("Call Dave Wilson, our chimney specialist."), r"Dave Wilson"),
    words("biggest in the county", p("Northumberland's largest roofing company."), r"largest"),
)  # fmt: skip
"""Claims no fact supports, for the site built from `examples/hartley-roofing`; `inner` is its about page."""
