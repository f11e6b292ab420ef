"""Faults of speed, code, search and content that instruments are to find."""

from base64 import b64encode

from tests.defects.material import js, noise, png
from tests.defects.planting import Style, add, body, both, css, edit_file, head, swap, top
from tests.defects.seen import seer

speed, code, seo, words = seer("performance"), seer("code"), seer("seo"), seer("content")
SHIFT = "layout-shifts cumulative-layout-shift lighthouse-cls-culprits-insight lighthouse-layout-shifts image-dimensions lighthouse-unsized-images"
LOOP = "let sum = 0;\nfor (let i = 0; i < {turns}; i += 1) sum += Math.sqrt(i) * Math.sin(i);\ndocument.documentElement.dataset.sum = String(sum);"
FILLER = "".join(f"function unused{n}(a, b) {{ return a * {n} + b - {n % 7} ? String(a) + 'planted {n}' : b; }}\n" for n in range(6000))  # fmt: skip
WEIGHT = "heavy-image page-weight image-weight transferred-bytes largest-contentful-paint oversized-image"
LD = '<script type="application/ld+json">{}</script>'


def moved(files: dict[str, bytes], style: Style) -> dict[str, bytes] | None:
    """Put two stubs in the way to the home page, and link to the first."""
    stub = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Moved</title><meta http-equiv="refresh" content="0; url={}"><link rel="canonical" href="{}"></head><body><a href="{}">On</a></body></html>'
    for name, target in (("old-offer", "/older-offer.html"), ("older-offer", "/")):
        files = {**files, f"{name}.html": stub.format(target, target, target).encode()}
    return body('<p><a href="/old-offer.html">The winter offer</a></p>')(files, style)


SEEN = {
    # speed
    "late banner": speed("banner that comes late and pushes all down", both(css(".planted-banner { padding: 7rem 1rem; margin: 0; }"), js("planted-banner", 'setTimeout(() => {\n  const banner = document.createElement("p");\n  banner.textContent = "Free delivery until Sunday";\n  banner.className = "planted-banner";\n  document.body.prepend(banner);\n}, 350);')), SHIFT),
    "late picture": speed("picture that comes late without its room", both(add("planted-room.png", png(900, 700, b"\x33\x66\x55")), top('<img id="planted-room" alt="The yard" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==">'), js("planted-room", 'setTimeout(() => { document.getElementById("planted-room").src = "/planted-room.png"; }, 300);')), SHIFT),
    "growing head": speed("head that grows once its script has run", both(css("#planted-grow { display: block; } .planted-tall { height: 40vh; }"), top('<div id="planted-grow"></div>'), js("planted-grow", 'requestAnimationFrame(() => setTimeout(() => document.getElementById("planted-grow").classList.add("planted-tall"), 200));')), SHIFT),
    "long loop": speed("script that counts for a second", js("planted-count", LOOP.format(turns=20_000_000)), "total-blocking-time long-tasks slow-scripts lighthouse-performance lighthouse-bootup-time"),
    "long parse": speed("script that sorts while the page loads", js("planted-sort", "const rows = Array.from({ length: 900000 }, (_, n) => ({ n: (n * 7919) % 900001, name: `row ${n}` }));\nrows.sort((a, b) => a.name.localeCompare(b.name));\ndocument.documentElement.dataset.first = rows[0].name;"), "total-blocking-time long-tasks slow-scripts lighthouse-performance"),
    "waits in a loop": speed("script that waits in a loop", js("planted-wait", "const end = Date.now() + 700;\nwhile (Date.now() < end);"), "total-blocking-time long-tasks slow-scripts"),
    "huge picture": speed("first picture of three megabytes", both(add("planted-huge.png", noise(1200, 800)), top('<img src="/planted-huge.png" alt="The yard in June" width="1200" height="800">')), WEIGHT, "planted-huge|kB|ms"),
    "huge ground": speed("picture of two megabytes behind the title", both(add("planted-ground.png", noise(1000, 700)), css('.planted-ground { background: #123 url("/planted-ground.png"); min-height: 20rem; }', '<div id="planted-ground" class="planted-ground"></div>')), WEIGHT, "planted-ground|kB|ms"),
    "lazy first": speed("first picture told to wait", both(add("planted-first.png", png(1200, 700, b"\x22\x44\x33")), swap(r"(</h1>)", r'\1<img src="/planted-first.png" alt="The yard in June" width="1200" height="700" loading="lazy">')), "lazy-first lighthouse-lcp-discovery-insight", "planted-first|lazy"),
    "no sizes": speed("pictures without sizes", both(add("planted-size.png", png(600, 400, b"\x55\x44\x33")), body('<p><img src="/planted-size.png" alt="Slates in the yard"></p>')), SHIFT, "planted-size"),
    "blocking script": speed("script in the head that all waits for", both(add("planted-block.js", "document.documentElement.dataset.ready = 'yes';\n"), head('<script src="/planted-block.js"></script>')), "blocking-scripts lighthouse-render-blocking-insight", "planted-block"),
    "unused script": speed("script of half a megabyte nobody needs", both(add("planted-all.js", FILLER), body('<script src="/planted-all.js" defer></script>')), "js-weight page-weight transferred-bytes unminified lighthouse-unused-javascript", "planted-all|kB|scripts"),
    "unminified sheet": speed("style sheet full of white space and remarks", both(add("planted-loose.css", "".join(f"/* the rule number {n} of this sheet */\n.planted-{n} {{\n        color   :   #1{n % 10}3;\n\n        margin  :   {n % 9}px;\n}}\n\n\n" for n in range(900))), head('<link rel="stylesheet" href="/planted-loose.css">')), "unminified unused-css css-weight lighthouse-unused-css-rules lighthouse-unminified-css", "planted-loose|kB"),
    "lost answer": speed("data a script asks for in vain", js("planted-stock", 'fetch("/api/stock.json").then((answer) => answer.ok && answer.json()).catch(() => {});'), "failed-requests code/missing-assets", "api/stock"),
    "lost ground": speed("background picture that is not there", css('.planted-lost { background-image: url("/img/not-there-any-more.webp"); min-height: 3rem; }', '<div id="planted-lost" class="planted-lost"></div>'), "failed-requests code/missing-assets", "not-there-any-more"),
    "lost font": speed("font file that is not there", css('@font-face { font-family: Planted; src: url("/fonts/gone.woff2") format("woff2"); font-display: swap; } .planted-face { font-family: Planted, serif; }', '<p id="planted-face" class="planted-face">Set in a face of its own.</p>'), "failed-requests code/missing-assets", "gone\\.woff2"),
    "many elements": speed("two thousand elements more", body("<ul>" + "<li><span><b>x</b></span></li>" * 700 + "</ul>"), "dom-size lighthouse-dom-size-insight"),
    "picture in the page": speed("picture of a quarter megabyte inside the page", body('<p><img alt="The yard" width="300" height="280" src="data:image/png;base64,' + b64encode(noise(300, 280)).decode() + '"></p>'), "inline-data html-weight page-weight transferred-bytes"),
    "moved by hand": speed("resource reached over a redirect", both(add("planted-embed/index.html", '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="robots" content="noindex"><title>Opening hours of the yard</title></head><body><main><h1>Opening hours</h1><p>Mondays.</p></main></body></html>'), body('<iframe src="/planted-embed" title="Opening hours" width="300" height="200" loading="eager"></iframe>')), "redirected-requests lighthouse-redirects", "planted-embed"),
    "nothing kept": speed("files nobody may keep", edit_file("_headers", r"(/css/\*\n\s+Cache-Control:) [^\n]+", r"\1 no-store"), "cache-headers lighthouse-cache-insight", is_of_site=True),
    "slow motion": speed("motion of width and place", css("@keyframes planted-slide { to { left: 50px; width: 90px; } } @media (prefers-reduced-motion: no-preference) { .planted-sliding { position: relative; width: 60px; animation: planted-slide 2s; } }", '<p id="planted-sliding" class="planted-sliding">On.</p>'), "costly-motion lighthouse-non-composited-animations", is_of_site=True),
    "elsewhere": speed("script of another host that all waits for", head('<script src="https://cdn.widgets.example/all.js"></script>'), "blocking-scripts third-parties code/subresource-integrity code/blocked-by-policy", "widgets|script"),
    "squeezed": speed("picture squeezed out of its shape", both(add("planted-shape.png", png(800, 300, b"\x66\x33\x22")), css(".planted-shape { width: 260px; height: 260px; }", '<p><img id="planted-shape" class="planted-shape" src="/planted-shape.png" alt="A long roof" width="800" height="300"></p>')), "image-ratio code/lighthouse-image-aspect-ratio", "planted-shape"),
    "far too large": speed("picture seven times as wide as it is shown", both(add("planted-thumb.png", noise(440, 300)), css(".planted-thumb { width: 66px; height: 45px; }", '<p><img id="planted-thumb" class="planted-thumb" src="/planted-thumb.png" alt="The yard" width="440" height="300"></p>')), "oversized-image lighthouse-image-delivery-insight heavy-image", "planted-thumb"),
    # code
    "thrown": code("script that fails as it starts", js("planted-thrown", 'const shelf = document.querySelector(".planted-shelf-of-another-page");\nshelf.classList.add("ready");'), "console-errors script-targets lighthouse-errors-in-console", "null|planted-shelf"),
    "rejected": code("promise nobody catches", js("planted-rejected", 'async function load() {\n  const rows = JSON.parse("<html>");\n  return rows.length;\n}\nload();'), "console-errors lighthouse-errors-in-console", "JSON|token"),
    "undefined name": code("library that was never loaded", js("planted-lib", 'Swiper.create(".planted-swiper");'), "console-errors missing-libraries lighthouse-errors-in-console", "Swiper"),
    "own policy, style": code("style a policy of its own forbids", both(head('<meta http-equiv="Content-Security-Policy" content="default-src \'self\'; object-src \'none\'; base-uri \'self\'">'), js("planted-style", 'document.getElementById("planted-style").setAttribute("style", "border:1px solid");', '<p id="planted-style">In a frame.</p>')), "console-errors blocked-by-policy lighthouse-inspector-issues", "style"),
    "own policy, script": code("inline script a policy of its own forbids", both(head('<meta http-equiv="Content-Security-Policy" content="default-src \'self\'; script-src \'self\'; object-src \'none\'">'), body("<script>document.body.dataset.seen = 'yes';</script>")), "console-errors blocked-by-policy", "script|inline|seen"),
    "own policy, data": code("data a policy forbids to fetch", both(head('<meta http-equiv="Content-Security-Policy" content="default-src \'self\'; connect-src \'none\'; style-src \'self\' \'unsafe-inline\'; object-src \'none\'">'), js("planted-fetch", 'fetch("/robots.txt").catch(() => {});')), "console-errors blocked-by-policy", "connect|fetch|robots"),
    "framed itself": code("page that may not be framed in a frame", body('<iframe src="/" title="Start page" width="300" height="200"></iframe>'), "console-errors blocked-by-policy frames", "frame"),
    "insecure picture": code("picture over plain http", body('<p><img src="http://pictures.example/yard.jpg" alt="The yard" width="30" height="30"></p>'), "insecure-resources lighthouse-is-on-https insecure-requests", "pictures\\.example"),
    "insecure by script": code("script that asks over plain http", js("planted-plain", 'const host = ["http", "//statistics.example/count"].join(":");\nfetch(host, { mode: "no-cors" }).catch(() => {});'), "insecure-requests insecure-resources lighthouse-is-on-https console-errors", "statistics"),
    "sheet as text": code("style sheet that comes as plain text", both(add("planted-theme.txt", ".planted { color: #123; }"), head('<link rel="stylesheet" href="/planted-theme.txt">')), "console-errors missing-assets", "planted-theme|MIME"),
    "script as text": code("script that comes as plain text", both(add("planted-code.txt", "document.body.dataset.on = 'yes';"), body('<script src="/planted-code.txt" defer></script>')), "console-errors missing-assets", "planted-code|MIME"),
    "old library": code("old library a script brings in", both(add("lib/jquery-1.12.4.min.js", "/*! jQuery v1.12.4 | (c) jQuery Foundation | jquery.org/license */\nwindow.jQuery = { fn: { jquery: '1.12.4' } };"), js("planted-bring", 'const tag = document.createElement("script");\ntag.src = "/lib/jquery-" + [1, 12, 4].join(".") + ".min.js";\ndocument.head.append(tag);')), "loaded-libraries vulnerable-libraries", "jquery"),
    "no headers": code("headers that protect nobody", edit_file("_headers", r"\A.*?\n\n", "/*\n  Referrer-Policy: strict-origin-when-cross-origin\n\n"), "served-policy served-transport served-frames security-headers content-security-policy", is_of_site=True),
    "asks where you are": code("place asked for as the page opens", js("planted-where", "navigator.geolocation.getCurrentPosition(() => {}, () => {});"), "lighthouse-geolocation-on-start permission-prompts"),
    "asks to notify": code("notices asked for as the page opens", js("planted-notify", 'if ("Notification" in window) Notification.requestPermission();'), "lighthouse-notification-on-start permission-prompts"),
    "field of no type": code("field of a type that does not exist", body('<form action="/" method="get"><label>Number <input type="telefon" name="n"></label><button type="submit">Go</button></form>'), "attribute-values html-attribute-allowed-values", "telefon|type"),
    "paragraph in a list": code("paragraph in a list", body("<ul><p>Soap</p><li>Candles</li></ul>"), "nesting html-element-permitted-content accessibility/list-markup accessibility/axe-list", "ul|<p>|list"),
    "left open": code("element left open", body("<section><div><p>Soap and candles.</p></section>"), "unclosed-elements misnested-elements stray-end-tags html-close-order html-parser-error", "div|section"),
    "same id": code("id given twice", body('<p id="planted-id">One</p><p id="planted-id">Two</p>'), "duplicate-ids html-no-dup-id accessibility/duplicate-id", "planted-id"),
    "old words": code("elements of the last century", body('<center><font color="#123">Welcome</font></center>'), "obsolete-elements html-deprecated", "center|font"),
    "no doctype": code("page without doctype", swap(r"<!doctype html>", ""), "doctype html-doctype-html lighthouse-doctype"),
    "undefined words": code("words a script could not fill in", js("planted-fill", 'const offer = {};\ndocument.getElementById("planted-fill").textContent = `From ${offer.price} a piece, ${Number("x")} left`;', '<p id="planted-fill">Prices on request.</p>'), "rendered-leftovers", "undefined|NaN"),
    "object as words": code("object shown as words", js("planted-object", 'document.getElementById("planted-object").textContent = `Next delivery: ${{ day: 3 }}`;', '<p id="planted-object">Next delivery soon.</p>'), "rendered-leftovers", "object Object"),
    "blocking call": code("request that freezes the page", js("planted-sync", 'const call = new XMLHttpRequest();\ncall.open("GET", "/robots.txt", false);\ncall.send();'), "performance/slow-scripts lighthouse-deprecations console-errors"),
    # search
    "canonical over http": seo("canonical over plain http", swap(r"(rel=[\"']?canonical[\"']? href=[\"']?)https://", r"\1http://"), "canonical canonical-target lighthouse-canonical"),
    "canonical elsewhere": seo("canonical to a page that is not there", swap(r"(rel=[\"']?canonical[\"']? href=[\"']?https://[^/\"' >]+)[^\"' >]*", r"\1/not-there/"), "canonical canonical-target lighthouse-canonical"),
    "noindex by script": seo("page a script takes out of the index", js("planted-noindex", 'const robots = document.createElement("meta");\nrobots.name = "robots";\nrobots.content = "noindex";\ndocument.head.append(robots);'), "rendered-head lighthouse-is-crawlable noindex", "noindex|robots|index"),
    "title by script": seo("title a script overwrites", js("planted-title", 'document.title = "Loading…";'), "rendered-head", "Loading|title"),
    "canonical by script": seo("canonical a script overwrites", js("planted-canonical", 'document.querySelector("link[rel=canonical]").href = "https://staging.example/";'), "rendered-head lighthouse-canonical", "staging|canonical"),
    "emptied": seo("page a script empties", js("planted-empty-page", 'document.querySelector("main").replaceChildren();'), "rendered-content thin-page", "words"),
    "noindex header": seo("page the host takes out of the index", edit_file("_headers", r"\Z", "\n/about/\n  X-Robots-Tag: noindex\n"), "noindex-header lighthouse-is-crawlable", is_of_site=True),
    "says it is missing": seo("missing page that answers 200", both(swap(r"<title>[^<]*</title>", "<title>404 - Page not found</title>"), swap(r"(<main[^>]*>).*?(</main>)", r"\1<h1>Page not found</h1><p>The page you asked for is not here any more.</p>\2")), "soft-404 title-generic thin-page", "found|404"),
    "all answers 200": seo("every address answers 200", add("_redirects", "/*  /index.html  200\n"), "soft-404", is_of_site=True),
    "stubs": seo("link over two redirects", moved, "redirected-links", "old-offer"),
    "link to be redirected": seo("link to an address that only redirects", both(add("saal/index.html", '<!doctype html><html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="description" content="Der Saal im Bootshaus kann gemietet werden."><title>Der Saal im Bootshaus</title></head><body><main><h1>Saal</h1><p>Der Saal fasst vierzig Leute.</p></main></body></html>'), body('<p><a href="/saal">Der Saal im Bootshaus</a></p>')), "redirected-links", "saal"),
    "link by script": seo("link only a script follows", both(css(".planted-go { cursor: pointer; text-decoration: underline; }"), js("planted-go", 'document.querySelector(".planted-go").addEventListener("click", () => { location.href = "/"; });', '<p><a id="planted-go" class="planted-go">To the price list</a></p>')), "empty-links lighthouse-crawlable-anchors accessibility/unreachable-control", "planted-go"),
    "wrong hreflang": seo("alternate of a language nobody speaks", head('<link rel="alternate" hreflang="en-UK" href="https://www.example.org/en/">'), "hreflang lighthouse-hreflang"),
    "shut to crawlers": seo("styles shut to crawlers", edit_file("robots.txt", r"\A.*", "User-agent: *\nDisallow: /*.css$\nDisallow: /*.js$\n"), "robots robots-blocks robots-sitemap", is_of_site=True),
    "lost when shared": seo("picture for sharing that is not there", swap(r'(property="og:image" content="[^"]*?/)[^/"]+"', r'\1gone-share.png"'), "open-graph code/missing-assets", "gone-share"),
    "no viewport": seo("no viewport", swap(r"<meta name=[\"']?viewport[^>]*>", ""), "viewport performance/lighthouse-viewport-insight accessibility/viewport-zoom"),
    "data by script": seo("structured data a script leaves half done", js("planted-data", 'const data = document.createElement("script");\ndata.type = "application/ld+json";\ndata.textContent = JSON.stringify({ "@context": "https://schema.org", "@type": "Dentst", name: "Yard" });\ndocument.head.append(data);'), "rendered-data json-ld-profile json-ld-terms", "Dentst"),
    "heading by script": seo("first heading a script takes away", js("planted-heading", 'const old = document.querySelector("h1");\nconst plain = document.createElement("div");\nplain.textContent = old.textContent;\nold.replaceWith(plain);'), "rendered-content rendered-head h1", "h1|heading"),
    # words
    "blind text": words("blind text", body("<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit.</p>"), "placeholder-text", "[Ll]orem"),
    "unfilled": words("name left to fill in", body("<p>Thank you for choosing [Your Company Name Here].</p>"), "placeholder-text", "Company"),
    "doubled": words("doubled word", body("<p>Wir freuen uns uns auf Ihren Besuch im Bootshaus.</p>"), "doubled-words", "uns"),
    "doubled, English": words("doubled word", body("<p>We look forward to to your visit at the workshop.</p>"), "doubled-words", "to to"),
    "other telephone": words("another telephone number", body('<p>Ring us on <a href="tel:+441422496099">01422 496099</a>.</p>'), "consistent-contact contact-data", "4960(33|99)"),
    "impossible day": words("day that does not exist", body("<p>Nächstes Training am 31.02.2026.</p>"), "impossible-dates", "31"),
    "slip": words("word misspelt", body("<p>You will recieve the parcel within a week, seperately wrapped.</p>"), "misspellings", "recieve|seperate"),
    "left off": words("sentence cut off", body("<p>La primera visita dura una hora y en ella le explicamos con detalle lo que vamos a</p>"), "cut-off-sentence", "vamos"),
}  # fmt: skip
"""By a short name."""
