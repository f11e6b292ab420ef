"""Pictures a report carries, and the edge between two of them."""

import hashlib
import io
from pathlib import Path

from PIL import Image

from blocks.browser import Browser
from blocks.page_pictures import PagePictures
from blocks.served_site import served
from blocks.small_pictures import make_small
from domain.artifacts import Screenshot
from domain.report import report
from domain.site import Site, SiteFile
from tests.blocks.browsers import needs_browser
from tests.domain.report.test_album import STATED, shot


def picture(width: int, height: int, color: str) -> bytes:
    body = io.BytesIO()
    Image.new("RGB", (width, height), color).save(body, "JPEG")
    return body.getvalue()


def test_a_tall_screenshot_becomes_a_small_picture_of_its_upper_part(home: Path) -> None:
    body = io.BytesIO()
    tall = Image.new("RGB", (1440, 6000), "red")
    tall.paste("blue", (0, 0, 1440, 2100))
    tall.save(body, "JPEG")
    sha256 = PagePictures(tenant="rye").put(body.getvalue())
    taken = Screenshot(
        width=1440, height=6000, scheme="light", sha256=sha256, size_bytes=len(body.getvalue())
    )
    small = make_small(taken, page="/about/", number=2, tenant="rye")
    assert (small.round, small.page, small.shown_width, small.shown_height) == (
        2,
        "/about/",
        800,
        1200,
    )
    with Image.open(io.BytesIO(small.picture)) as shown:
        assert (shown.format, shown.size) == ("WEBP", (800, 1200))
        pixels = shown.convert("RGB").load()
        assert pixels
        colors = [str(pixels[400, height])[:2] for height in (1_100, 1_190)]
    assert colors == ["(0", "(2"]  # blue, then red
    assert len(small.picture) < 20_000


@needs_browser
def test_the_edge_between_two_versions_can_be_moved(browser: Browser) -> None:
    shots = (shot(0, "/", picture(80, 60, "red")), shot(1, "/", picture(80, 60, "blue")))
    page = report(STATED, shots).encode()
    site = Site.of([SiteFile(path="index.html", body=page)])
    move = """(() => {
        const slider = document.querySelector('.compare input');
        slider.value = '20';
        slider.dispatchEvent(new Event('input'));
        return getComputedStyle(document.querySelector('.compare .after')).clipPath;
    })()"""
    with served(site) as there, browser.tab(proxy=there.proxy) as tab:
        tab.open(there.address("/"))
        assert tab.evaluate(move) == "inset(0px 0px 0px 20%)"


def test_pictures_that_stay_the_same_stay_the_same_bytes(home: Path) -> None:
    sha256 = PagePictures(tenant="rye").put(picture(375, 800, "green"))
    taken = Screenshot(width=375, height=800, scheme="dark", sha256=sha256, size_bytes=1)
    once, again = (make_small(taken, page="/", number=0, tenant="rye") for _ in range(2))
    assert hashlib.sha256(once.picture).digest() == hashlib.sha256(again.picture).digest()
    assert (once.shown_width, once.shown_height) == (280, 597)
