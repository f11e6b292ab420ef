"""Faults that make pages slow, heavy or jumpy."""

import random
import struct
import zlib
from functools import lru_cache

from tests.defects.planting import add, body, both, css, cut, head, planter, script, swap, top

plant = planter("performance")


def noise(size: int) -> bytes:
    """Return bytes that do not compress, the same every time."""
    return random.Random(7).randbytes(size)  # noqa: S311 - filler, not a secret


@lru_cache
def png(width: int, height: int) -> bytes:
    """Return a grey photograph-like PNG that does not compress."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    rows = noise(width * height)
    lines = (b"\0" + rows[at : at + width] for at in range(0, width * height, width))
    picture = zlib.compress(b"".join(lines), 1)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", picture)
        + chunk(b"tEXt", noise(900_000) if width > 2000 else b"x\0y")
        + chunk(b"IEND", b"")
    )


def code(size: int) -> str:
    """Return JavaScript of about this many bytes."""
    line = "function step%d(list) { return list.map((item) => item.value + %d).filter(Boolean); }\n"
    return "".join(line % (number, number) for number in range(size // 88))


IMG = '<img src="/planted.png" alt="The yard at noon" width="{w}" height="{h}">'

PLANTS = (
    plant("image without dimensions", swap(r'(<img[^>]*?) width="?\d+"?([^>]*?) height="?\d+"?', r"\1\2", place="home"), r"dimension|<img|img", place="home"),
    plant("hero image loaded lazily", both(cut(r' fetchpriority="?high"?', place="home"), swap(r"<img ", '<img loading="lazy" ', place="home")), r"lazy|lcp|hero", place="home"),
    plant("hero image at low priority", swap(r"<img ", '<img fetchpriority="low" ', place="home"), r"priority|lcp", place="home"),
    plant("photograph of a megabyte", add("planted.png", png(2600, 1400), IMG.format(w=2600, h=1400)), r"planted\.png"),
    plant("image far larger than shown", add("planted.png", png(1800, 1200), IMG.format(w=180, h=120)), r"planted\.png"),
    plant("bitmap image", add("planted.bmp", b"BM" + noise(300_000), '<img src="/planted.bmp" alt="The yard" width="400" height="250">'), r"planted\.bmp"),
    plant("heavy animated gif", add("planted.gif", b"GIF89a\x90\x01\x2c\x01\xf0\x00\x00" + noise(1_500_000), '<img src="/planted.gif" alt="The yard" width="400" height="300">'), r"planted\.gif"),
    plant("style sheet imports another", both(add("planted.css", "h2 { margin-top: 2rem; }"), swap(r"</head>", '<style>@import url("/planted.css");</style></head>')), r"@import|import"),
    plant("blocking script in the head", both(add("planted.js", code(3000)), head('<script src="/planted.js"></script>')), r"planted\.js"),
    plant("blocking tracker of a third party", head('<script src="https://cdn.tracker.example/t.js"></script>'), r"tracker"),
    plant("six hundred kilobytes of script", both(add("planted.js", code(600_000)), head('<script defer src="/planted.js"></script>')), r"planted\.js|script-(bytes|weight|size)|javascript"),
    plant("inline script of a hundred kilobytes", body("<script>" + code(100_000) + "</script>"), r"inline|script"),
    plant("two hundred kilobytes of styles", both(add("planted.css", "".join(f".unused-{n} {{ margin: {n}px; padding: {n}px; color: #123456; }}\n" for n in range(3800))), head('<link rel="stylesheet" href="/planted.css">')), r"planted\.css|unused|css-(bytes|weight|size)"),
    plant("inline styles of a hundred kilobytes", head("<style>" + "".join(f".u{n} {{ margin: {n}px; padding: 0; }}\n" for n in range(3000)) + "</style>"), r"style|inline|css"),
    plant("web font without font-display", both(add("planted.woff2", b"wOF2" + noise(20_000)), css('@font-face { font-family: "Planted"; src: url(/planted.woff2) format("woff2"); }\nh2 { font-family: "Planted", sans-serif; }')), r"font", place="*"),
    plant("web font as truetype", both(add("planted.ttf", b"\0\1\0\0" + noise(180_000)), css('@font-face { font-family: "Planted"; font-display: swap; src: url(/planted.ttf) format("truetype"); }\nh2 { font-family: "Planted", sans-serif; }')), r"planted\.ttf|font", place="*"),
    plant("eight web fonts", both(*(both(add(f"planted{n}.woff2", b"wOF2" + noise(40_000 + n)), css(f'@font-face {{ font-family: "P{n}"; font-display: swap; src: url(/planted{n}.woff2) format("woff2"); }}\n.f{n} {{ font-family: "P{n}", serif; }}')) for n in range(8))), r"font", place="*"),
    plant("fonts from another host", head('<link rel="stylesheet" href="https://fonts.googleapis.com/css?family=Lobster">'), r"fonts\.googleapis"),
    plant("video player frame loaded at once", body('<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ" title="A film of the yard" width="560" height="315"></iframe>'), r"youtube|iframe"),
    plant("four thousand elements", body("".join(f"<p><span>{n}</span></p>" for n in range(2000))), r"dom|elements|nodes"),
    plant("forty nested boxes", body("<div>" * 45 + "<p>Deep</p>" + "</div>" * 45), r"depth|deep|nest|dom"),
    plant("twenty images, none lazy", both(*(add(f"p{n}.png", png(200, 200), f'<img src="/p{n}.png" alt="Yard {n}" width="200" height="200">') for n in range(20))), r"lazy|loading|p\d+\.png|image"),
    plant("film that loads and plays at once", both(add("planted.mp4", b"\0\0\0\x18ftypmp42" + noise(3_000_000)), body('<video src="/planted.mp4" autoplay muted loop preload="auto" width="600" height="300"></video>')), r"video|planted\.mp4"),
    plant("document.write of a script", body("<script>document.write('<script src=\"/x.js\"><\\/script>');</script>"), r"document\.write"),
    plant("the same script twice", both(add("planted.js", "window.planted = 1;\n"), head('<script defer src="/planted.js"></script><script defer src="/planted.js"></script>')), r"planted\.js|twice|duplicate"),
    plant("preload of what is never used", both(add("planted.woff2", b"wOF2" + noise(30_000)), head('<link rel="preload" href="/planted.woff2" as="font" type="font/woff2" crossorigin>')), r"planted\.woff2|preload"),
    plant("preload without as", both(add("planted.css", "h3 { margin: 0; }"), head('<link rel="preload" href="/planted.css"><link rel="stylesheet" href="/planted.css">')), r"preload"),
    plant("font preload without crossorigin", both(add("planted.woff2", b"wOF2" + noise(30_000)), head('<link rel="preload" href="/planted.woff2" as="font" type="font/woff2">'), css('@font-face { font-family: "Planted"; font-display: swap; src: url(/planted.woff2) format("woff2"); }\nh2 { font-family: "Planted", sans-serif; }')), r"preload|crossorigin"),
    plant("large image without srcset", add("planted.png", png(2400, 800), IMG.format(w=2400, h=800)), r"planted\.png"),
    plant("image as a two hundred kilobyte data address", body('<img alt="The yard" width="300" height="200" src="data:image/png;base64,' + "QUJD" * 50_000 + '">'), r"data:|base64|inline"),
    plant("huge background image", both(add("planted.png", png(2600, 1400)), css(".planted { background-image: url(/planted.png); }", '<div class="planted"><p>Yard</p></div>')), r"planted\.png", place="*"),
    plant("page of a megabyte of comments", body("<!--" + "x " * 600_000 + "-->"), r"html|bytes|weight|size|comment"),
    plant("thirty style sheets", both(*(both(add(f"s{n}.css", f".s{n} {{ margin: {n}px; }}"), head(f'<link rel="stylesheet" href="/s{n}.css">')) for n in range(30))), r"stylesheet|request|render|css|blocking"),
    plant("thirty script files", both(*(both(add(f"s{n}.js", f"window.s{n} = {n};\n"), head(f'<script defer src="/s{n}.js"></script>')) for n in range(30))), r"script|request"),
    plant("animation of the layout", css("@keyframes grow { from { width: 10px; left: 0; } to { width: 400px; left: 90px; } }\n.planted { animation: grow 2s infinite; }", '<div class="planted">Yard</div>'), r"animat|grow|keyframes|transition", place="*"),
    plant("transition of everything", css("* { transition: all .4s; }"), r"transition", place="*"),
    plant("touch listener that blocks scrolling", script('document.addEventListener("touchstart", (event) => { console.info(event.type); });\ndocument.addEventListener("wheel", () => { window.x = 1; });\n'), r"passive|touchstart|wheel|listener", place="*"),
    plant("unload listener", script('window.addEventListener("unload", () => { window.x = 1; });\n'), r"unload", place="*"),
    plant("synchronous request", script('const r = new XMLHttpRequest();\nr.open("GET", "/data.json", false);\nr.send();\n'), r"XMLHttp|synchron|open\(|sync", place="*"),
    plant("eight third parties", body("".join(f'<script async src="https://t{n}.widget{n}.example/w.js"></script>' for n in range(8))), r"third|widget|host"),
    plant("advert that pushes the page", top('<iframe src="https://ads.example/banner" title="Advertisement"></iframe>'), r"ads\.example|iframe|shift"),
    plant("refresh by meta element", head('<meta http-equiv="refresh" content="0; url=/">'), r"refresh"),
    plant("styles at the end of the page", both(add("late.css", "h2 { color: #222; }"), body('<link rel="stylesheet" href="/late.css">')), r"late\.css|stylesheet"),
    plant("style sheet with a megabyte of picture", css(".planted { background: url(data:image/png;base64," + "QUJD" * 60_000 + "); }", '<div class="planted">Yard</div>'), r"data|base64|css|bytes|weight", place="*"),
)  # fmt: skip
