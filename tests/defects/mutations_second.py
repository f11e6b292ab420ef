"""A second batch of faults, written after the audits were mended for the first."""

from tests.defects.planting import add, body, both, css, head, planter, script, swap

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


PLANTS = (
    speed("two sizes missing in a picture list", body('<p><img src="https://pictures.example/a.jpg" alt="A cart"><img src="https://pictures.example/b.jpg" alt="A horse"></p>'), r"pictures\.example"),
    speed("old jquery in the head, blocking", head('<script src="https://code.jquery.com/jquery-2.1.0.js"></script>'), r"jquery"),
    speed("busy loop", script("const end = Date.now() + 2000;\nwhile (Date.now() < end) { /* wait */ }\n"), r"while", place="*"),
    speed("map frame at the end, at once", body('<iframe src="https://www.google.com/maps/embed?pb=x" title="Map of the yard" width="600" height="300"></iframe>'), r"maps|iframe"),
    speed("eot and svg fonts", css('@font-face { font-family: "Old"; src: url("old.eot"); src: url("old.svg#x") format("svg"); }\nh3 { font-family: Old, serif; }'), r"font|old\.", place="*"),
    speed("import at the top of the sheet", css('@import url("https://fonts.googleapis.com/css2?family=Inter");'), r"import|googleapis", place="*"),
    speed("video without poster, preloaded", both(add("v.mp4", b"\0\0\0\x18ftypmp42" + b"x" * 2_000_000), body('<video src="/v.mp4" preload="auto" controls width="300" height="200"><track kind="captions" src="/v.vtt" srclang="en"></video>')), r"video|v\.mp4"),
    seo("title of a template", swap(r"<title>[^<]*</title>", "<title>Document</title>"), r"title"),
    seo("title is the address", swap(r"<title>[^<]*</title>", "<title>index.html</title>"), r"title"),
    seo("description of filler", swap(r'<meta name="?description"?[^>]*>', '<meta name="description" content="Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.">'), r"description|orem"),
    seo("nofollow for the whole page", head('<meta name="robots" content="index, nofollow">'), r"nofollow"),
    seo("link to a page of http", body('<p><a href="http://www.w3.org/TR/">The rules</a></p>'), r"http://"),
    seo("link with a double slash", body('<p><a href="https:///nowhere">The rules</a></p>'), r"nowhere|https:"),
    seo("link with a space", body('<p><a href="/my page.html">Our page</a></p>'), r"my page"),
    seo("rating of six out of five", head('<script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","name":"Cart","aggregateRating":{"@type":"AggregateRating","ratingValue":"6","bestRating":"5","reviewCount":"9"}}</script>'), r"[rR]ating"),
    seo("event in the past of a wrong form", head('<script type="application/ld+json">{"@context":"https://schema.org","@type":"Event","name":"Feast","startDate":"next Friday"}</script>'), r"startDate|Event|location"),
    seo("opening hours of no day", head('<script type="application/ld+json">{"@context":"https://schema.org","@type":"LocalBusiness","name":"Yard","address":"1 Mill Lane","openingHours":"Mo-Xx 25:00-99:00"}</script>'), r"openingHours|Mo-Xx"),
    seo("heading of three hundred letters", swap(r"<h1([^>]*)>(.*?)</h1>", r"<h1\1>\2 " + "and everything else that you might want to know about us and our work " * 5 + "</h1>"), r"h1|heading"),
    access("label by a span", form('<span>Town</span><input name="town">'), r"town|input"),
    access("telephone without autocomplete", form('<label for="pt">Phone</label><input id="pt" type="tel" name="phone">'), r"autocomplete|pt|phone"),
    access("two labels, one id", form('<label for="pa">Town</label><input id="pa" name="a"><label for="pa">Street</label><input id="pa" name="b">'), r"pa"),
    access("menu role by hand", body('<div role="menu"><div>One</div><div>Two</div></div>'), r"menu"),
    access("heading role without level", body('<div role="heading">Our yard</div>'), r"heading|aria-level"),
    access("hidden label of a button", body('<button type="button"><span aria-hidden="true">×</span></button>'), r"button"),
    access("link around a heading and a button", body('<a href="/"><h3>Start</h3><button type="button">Go</button></a>'), r"button|nest|interactive"),
    access("yellow words on white", css(".planted { color: yellow; background: white; }", '<p class="planted">Words in the sun are hard to read.</p>'), r"contrast|planted"),
    access("grey of hsl", body('<p style="color:hsl(0 0% 70%);background-color:rgb(255 255 255)">Words that are hard to read for many.</p>'), r"contrast|hsl"),
    access("outline taken by none important", css("button:focus, a:focus { outline: none !important; box-shadow: none; }"), r"outline|focus", place="*"),
    access("alt missing in a linked logo", body('<p><a href="/"><img src="/favicon.svg" width="20" height="20"></a></p>'), r"favicon\.svg|img"),
    access("alt of a placeholder", body('<p><img src="/favicon.svg" alt="placeholder" width="20" height="20"></p>'), r"placeholder"),
    access("captcha picture", form('<img src="/favicon.svg" alt="captcha" width="20" height="20"><label for="pc">Code</label><input id="pc" name="c">'), r"captcha"),
    access("frame of no name", body('<iframe title="" src="https://maps.example/e" width="300" height="200" loading="lazy" sandbox></iframe>'), r"iframe"),
    access("lang of a typing error", swap(r"(<html lang=)(\"[^\"]*\"|\S+?)(?=[\s>])", r'\1"en_GB"'), r"lang"),
    access("table with an empty head", body("<table><thead><tr><th></th><th></th></tr></thead><tbody><tr><td>Mon</td><td>9</td></tr></tbody></table>"), r"th|table"),
    access("select that submits", form('<label for="ps">Go</label><select id="ps" name="s" onchange="this.form.submit()"><option>One</option></select>'), r"onchange"),
    code("select outside its option", body("<p><option>One</option></p>"), r"option"),
    code("image closed twice", body('<p><img src="/favicon.svg" alt="Mark" width="9" height="9"></img></p>'), r"img"),
    code("half an element", body("<p>Words <strong</p>"), r"strong"),
    code("unescaped ampersand address", body('<p><a href="/?a=1&copy=2">List</a></p>'), r"&copy|entity|ampersand"),
    code("slack hook", script('fetch("https://hooks.slack.com/services/T00000000/B00000000/' + "XXXXXXXXXXXXXXXXXXXXXXXX" + '");\n'), r"slack|secret", place="*"),
    code("basic auth in an address", body('<p><a href="https://admin:hunter22@files.example/list">The files</a></p>'), r"admin|hunter22|secret"),
    code("database address", script('const db = "postgres://root:hunter22@db.example:5432/shop";\n'), r"postgres|secret", place="*"),
    code("json token", script('const t = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";\n'), r"eyJ|secret|token", place="*"),
    code("outer html of the address", script('const q = new URL(location.href).searchParams.get("q");\ndocument.body.outerHTML = q;\n'), r"outerHTML", place="*"),
    code("angular of old", body('<script src="https://ajax.googleapis.com/ajax/libs/angularjs/1.5.0/angular.min.js" defer></script>'), r"angular"),
    code("property spelt wrongly", css(".planted { backgroud-color: #222; }", '<p class="planted">Words</p>'), r"backgroud", place="*"),
    code("unit that is none", css(".planted { margin: 12pixels; }", '<p class="planted">Words</p>'), r"12pixels", place="*"),
    code("media query of old devices never closed", css("@media (max-width: 30em { .planted { margin: 0; } }"), r"media|30em|css", place="*"),
    code("git ignored file shipped", add(".DS_Store", b"\0\0\0\1Bud1"), r"DS_Store", place="*"),
    code("archive shipped", add("site-backup.zip", b"PK\3\4"), r"\.zip", place="*"),
    code("handlebars left", p("{{#each items}}Words{{/each}}"), r"\{\{"),
    words("latin in German", p("Li Europan lingues es membres del sam familie. Lor separat existentie es un myth."), r"Europan|langu|placeholder", only="de"),
    words("doubled little words", p("You can can reach us on on every working day."), r"can can|on on", only="en"),
    words("wrong there", p("Their is a yard behind the house, and its been there for years."), r"Their is|its been", only="en"),
    words("wrong then", p("Our carts are bigger then most of the others."), r"bigger then", only="en"),
    words("plural of price", p("Unsere Kunden profitieren von optimalsten Lösungen seid vielen Jahren."), r"optimalsten|seid", only="de"),
    words("tu in a usted page", p("¿Quieres saber más? Pide tu cita y te llamamos."), r"Quieres|tu |te ", only="es"),
    words("impossible day in Spanish", p("La fiesta es el 31 de abril de 2025."), r"31 de abril", only="es"),
    words("impossible day in German", p("Das Fest ist am 30.02.2025."), r"30\.02", only="de"),
    words("name field left open", p("Dear <FIRST_NAME>, thank you.".replace("<", "&lt;").replace(">", "&gt;")), r"FIRST_NAME"),
    words("merge field left open", p("Hallo %VORNAME%, schön, dass Sie da sind."), r"VORNAME"),
    words("heading of nothing", body("<h2>Heading</h2><p>Subheading goes here</p>"), r"goes here|Heading"),
    words("click bait", p("Doctors hate this trick: lose 10 kg in 7 days."), r"Doctors hate|lose 10", only="en"),
    words("five stars of nobody", p("★★★★★ Rated excellent by 2,000 clients"), r"★|Rated|2,000", only="en"),
    words("sentence cut in German", p("Wir reparieren Fenster, bauen Treppen und liefern Möbel in alle Orte rund um die"), r"rund um die", only="de"),
)  # fmt: skip
