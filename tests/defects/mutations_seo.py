"""Faults that keep search engines from finding or showing pages."""

from tests.defects.planting import (
    Style,
    add,
    body,
    both,
    copied,
    cut,
    edit_file,
    head,
    planter,
    remove,
    swap,
)

plant = planter("seo")
TITLE = r"<title>[^<]*</title>"
DESCRIPTION = r'<meta name="?description"?[^>]*>'
CANONICAL = r"<link rel=[\"']?canonical[^>]*>"


def ld(json: str, *, place: str = "inner"):
    """Put structured data in the head."""
    return head(f'<script type="application/ld+json">{json}</script>', place=place)


def uncovered(files: dict[str, bytes], style: Style) -> dict[str, bytes] | None:
    """Take the inner page out of the sitemap."""
    import re

    stem = style.inner.removesuffix("index.html").removesuffix(".html").strip("/")
    for path, text in files.items():
        if "sitemap" in path and stem.encode() + b"" in text:
            new = re.sub(
                rb"<url>(?:(?!</url>).)*" + stem.encode() + rb"/?(?:\.html)?</loc>.*?</url>",
                b"",
                text,
                count=1,
                flags=re.S,
            )
            return {**files, path: new} if new != text else None
    return None


def orphan(files: dict[str, bytes], style: Style) -> dict[str, bytes] | None:
    """Add a page nothing links to, made of the inner page."""
    import re

    text = files[style.inner].decode()
    text = re.sub(TITLE, "<title>Our winter price list in detail</title>", text)
    text = re.sub(CANONICAL, "", text)
    return {**files, "lonely.html": text.encode()}


def twin(files: dict[str, bytes], style: Style) -> dict[str, bytes] | None:
    """Give the inner page the home page's main part."""
    import re

    main = re.search(r"<main.*?</main>", files[style.home].decode(), re.S)
    if main is None:
        return None
    return swap(r"<main.*?</main>", main.group(0).replace("\\", r"\\"))(files, style)


BUSINESS = '{"@context": "https://schema.org", "@type": "LocalBusiness", "name": "Yard"'

PLANTS = (
    plant("no title", cut(TITLE), r"title"),
    plant("empty title", swap(TITLE, "<title> </title>"), r"title"),
    plant("title of another page", copied(TITLE), r"title", place="*"),
    plant("title far too long", swap(r"<title>", "<title>" + "Everything you could ever want to know about us and the things that we do " * 2), r"title"),
    plant("title of one word", swap(TITLE, "<title>Info</title>"), r"title"),
    plant("title called home", swap(TITLE, "<title>Home</title>", place="home"), r"title", place="home"),
    plant("two titles", head("<title>A second title for this page</title>"), r"title"),
    plant("no description", cut(DESCRIPTION), r"description"),
    plant("empty description", swap(DESCRIPTION, '<meta name="description" content="">'), r"description"),
    plant("description of another page", copied(DESCRIPTION), r"description"),
    plant("description far too long", swap(DESCRIPTION, '<meta name="description" content="' + "We do a great many things in a great many places. " * 9 + '">'), r"description"),
    plant("description of three words", swap(DESCRIPTION, '<meta name="description" content="Our web page">'), r"description"),
    plant("two descriptions", head('<meta name="description" content="Another account of the same page, which nobody asked for, of a useful length.">'), r"description"),
    plant("page not to be indexed", head('<meta name="robots" content="noindex">'), r"noindex"),
    plant("page not for googlebot", head('<meta name="googlebot" content="noindex, nofollow">'), r"noindex|nofollow"),
    plant("canonical on another host", swap(CANONICAL, '<link rel="canonical" href="https://another-host.example/page/">'), r"canonical"),
    plant("canonical to the home page", copied(CANONICAL), r"canonical"),
    plant("two canonicals", head('<link rel="canonical" href="https://another.example/other/">'), r"canonical"),
    plant("canonical over plain http", swap(r"(rel=[\"']?canonical[\"']? href=[\"']?)https://", r"\1http://"), r"canonical"),
    plant("canonical to a missing page", swap(r"(rel=[\"']?canonical[\"']? href=[\"']?https://[^/\"' >]+)[^\"' >]*", r"\1/nowhere/"), r"canonical"),
    plant("robots shut everything", add("robots.txt", "User-agent: *\nDisallow: /\n"), r"robots", place="*"),
    plant("robots shut styles and scripts", edit_file("robots.txt", r"\A.*", "User-agent: *\nDisallow: /*.css$\nDisallow: /*.js$\n"), r"robots", place="*"),
    plant("robots name no sitemap", add("robots.txt", "User-agent: *\nAllow: /\n"), r"robots|sitemap", place="*"),
    plant("robots is a web page", add("robots.txt", "<!doctype html><title>Not found</title>"), r"robots", place="*"),
    plant("no robots file", remove("robots.txt"), r"robots", place="*"),
    plant("no sitemap", remove("sitemap.xml"), r"sitemap", place="*"),
    plant("sitemap lists a missing page", edit_file("sitemap.xml", r"(<loc>https://[^<]*?)(/?)</loc>", r"\1/gone-for-good/</loc>"), r"sitemap", place="*"),
    plant("sitemap of a staging host", edit_file("sitemap.xml", r"<loc>https://[^/<]+", "<loc>https://staging.dev.example"), r"sitemap", place="*"),
    plant("sitemap that is no xml", edit_file("sitemap.xml", r"</loc>", ""), r"sitemap", place="*"),
    plant("sitemap without a page", uncovered, r"sitemap", place="*"),
    plant("sitemap with an impossible date", edit_file("sitemap.xml", r"</loc>(<lastmod>[^<]*</lastmod>)?", "</loc><lastmod>2025-13-45</lastmod>"), r"sitemap|lastmod", place="*"),
    plant("link to a missing page", body('<p><a href="/no-such-page-at-all/">The winter catalogue</a></p>'), r"no-such-page"),
    plant("relative link to a missing page", body('<p><a href="katalog-winter.html">The winter catalogue</a></p>'), r"katalog-winter"),
    plant("link to a missing place", body('<p><a href="#no-such-place">The winter catalogue</a></p>'), r"no-such-place"),
    plant("page nothing links to", orphan, r"lonely|orphan", place="*"),
    plant("no first heading", swap(r"<h1([^>]*)>(.*?)</h1>", r"<p\1>\2</p>"), r"h1|heading"),
    plant("two first headings", body("<h1>Another first heading</h1>"), r"h1|heading"),
    plant("empty first heading", swap(r"<h1([^>]*)>.*?</h1>", r"<h1\1></h1>"), r"h1|heading"),
    plant("structured data that is no json", ld('{"@context": "https://schema.org", "@type": "LocalBusiness", "name": "Yard",}'), r"json"),
    plant("structured data of no known type", ld('{"@context": "https://schema.org", "@type": "PlumbingShopp", "name": "Yard"}'), r"PlumbingShopp"),
    plant("structured data with no known property", ld(BUSINESS + ', "phoneNumber": "+44 113 496 0123"}'), r"phoneNumber"),
    plant("structured data without a context", ld('{"@type": "LocalBusiness", "name": "Yard"}'), r"context|json-ld"),
    plant("business without an address", ld(BUSINESS + "}"), r"address|json-ld|required"),
    plant("rating without a review on the page", ld(BUSINESS + ', "address": "1 Mill Lane", "aggregateRating": {"@type": "AggregateRating", "ratingValue": "4.9", "reviewCount": "213"}}'), r"[rR]ating"),
    plant("telephone of another in structured data", ld(BUSINESS + ', "telephone": "+44 20 7946 0991", "address": "1 Mill Lane"}'), r"7946|telephone"),
    plant("price that is a text", ld('{"@context": "https://schema.org", "@type": "Product", "name": "Yard", "offers": {"@type": "Offer", "price": "cheap", "priceCurrency": "Pounds"}}'), r"price|cheap|Pounds"),
    plant("questions in structured data only", ld('{"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Do you ship to Norway?", "acceptedAnswer": {"@type": "Answer", "text": "We ship to Norway every second week."}}]}'), r"Norway|FAQ|json-ld"),
    plant("breadcrumbs out of order", ld('{"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 3, "name": "Start"}, {"@type": "ListItem", "position": 3, "name": "Yard"}]}'), r"position|Breadcrumb|ListItem"),
    plant("unknown language of an alternate", head('<link rel="alternate" hreflang="en-UK" href="https://example.org/en/"><link rel="alternate" hreflang="xx-YY" href="https://example.org/xx/">'), r"hreflang|alternate"),
    plant("alternate without return", head('<link rel="alternate" hreflang="fr" href="https://example.org/fr/">'), r"hreflang|alternate"),
    plant("link that says click here", body('<p>For prices <a href="/">click here</a>.</p>'), r"click here", only="en"),
    plant("link that says here in German", body('<p>Preise finden Sie <a href="/">hier</a>.</p>'), r"hier", only="de"),
    plant("link that says here in Spanish", body('<p>Para ver los precios <a href="/">haga clic aquí</a>.</p>'), r"aqu", only="es"),
    plant("own page not to be followed", body('<p><a rel="nofollow" href="/">Back to the start page</a></p>'), r"nofollow"),
    plant("shared picture is missing", swap(r'(property="og:image" content="[^"]*?/)[^/"]+"', r'\1missing-share.png"'), r"og:image|missing-share"),
    plant("shared picture by relative address", swap(r'(property="og:image" content=")https://[^/"]+', r"\1"), r"og:image"),
    plant("no title for sharing", both(cut(r'<meta property="og:title"[^>]*>'), cut(r'<meta property="og:description"[^>]*>'), cut(r'<meta property="og:image"[^>]*>')), r"og:|share|social|open-graph"),
    plant("title stuffed with words", swap(TITLE, "<title>Plumber, plumber Otley, cheap plumber, plumber Leeds, best plumber</title>"), r"title|stuff"),
    plant("text stuffed with words", body("<p>" + "Cheap plumber Otley is the cheap plumber Otley for cheap plumber Otley work. " * 8 + "</p>"), r"stuff|repeat|density|cheap plumber", only="en"),
    plant("keyword list", head('<meta name="keywords" content="plumber, cheap plumber, best plumber, otley, leeds, boiler, boilers, gas, oil">'), r"keywords"),
    plant("hidden words", body('<div style="display:none">cheap plumber leeds, cheap plumber otley, cheap plumber ilkley, boiler repair leeds, boiler repair otley, boiler repair ilkley, best plumber</div>'), r"hidden|display"),
    plant("words in the colour of the ground", body('<p style="color:#fff;background:#fff">cheap plumber leeds boiler repair otley boiler repair ilkley</p>'), r"hidden|color|contrast"),
    plant("link that only a script follows", body("<p><a href=\"javascript:location='/kontakt'\">The winter catalogue</a></p>"), r"javascript:"),
    plant("link without an address", body("<p><a>The winter catalogue</a></p>"), r"href|The winter catalogue|<a>"),
    plant("no viewport", cut(r"<meta name=[\"']?viewport[^>]*>"), r"viewport"),
    plant("viewport of a fixed width", swap(r"width=device-width", "width=1024"), r"viewport"),
    plant("page of nine words", swap(r"(<main[^>]*>).*?(</main>)", r"\1<h1>Welcome to us</h1><p>More is to be said soon, perhaps.</p>\2"), r"thin|short|words"),
    plant("two pages of the same text", twin, r"duplicate|same|twin|repeat|near", place="*"),
    plant("no page for what is missing", remove("404.html"), r"404", place="*"),
    plant("no icon", cut(r"<link rel=[\"']?icon[^>]*>"), r"icon"),
    plant("page moved by script", body("<script>window.location.replace('https://elsewhere.example/');</script>"), r"location|redirect"),
    plant("page moved by refresh", head('<meta http-equiv="refresh" content="5; url=https://elsewhere.example/">'), r"refresh"),
    plant("picture named by a camera", add("DSC_00417.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xc0\x00\x11\x08\x00\x64\x00\x64\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01\xff\xd9", '<img src="/DSC_00417.jpg" alt="The yard at noon" width="100" height="100">'), r"DSC_00417"),
    plant("address with capitals and underscores", both(add("Our_Winter-PRICES.html", "<!doctype html><html lang=en><head><meta charset=utf-8><meta name=viewport content='width=device-width'><title>Our winter prices for you</title></head><body><main><h1>Our winter prices</h1><p>Ask us.</p></main></body></html>"), body('<p><a href="/Our_Winter-PRICES.html">Winter prices</a></p>')), r"Our_Winter", place="*"),
    plant("share address of another page", head('<meta property="og:url" content="https://elsewhere.example/other/">'), r"og:url"),
    plant("feed that is missing", head('<link rel="alternate" type="application/rss+xml" href="/no-feed.xml">'), r"no-feed"),
    plant("data marked up in microdata wrongly", body('<div itemscope itemtype="https://schema.org/Persson"><span itemprop="nam">Tom</span></div>'), r"Persson|itemprop|itemtype"),
)  # fmt: skip
