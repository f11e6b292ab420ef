"""Pictures of whole pages show bars that stick to the screen once, where a visitor ends up seeing them."""

import io
from collections.abc import Generator

import pytest
from PIL import Image

from blocks.browser import Browser, Tab
from blocks.gathering.views import picture_all, prepare
from blocks.served_site import served
from tests.blocks.browsers import needs_browser, site_of

pytestmark = needs_browser

RED, GREEN, BLUE = (255, 0, 0), (0, 160, 0), (0, 0, 255)
PAGE = """
<style>
body{padding:0;max-width:none}
#top{position:sticky;top:0;height:50px;background:rgb(0,160,0)}
#call{position:fixed;inset:auto 0 0;height:60px;background:rgb(255,0,0);transition:translate 9s}
#note{position:sticky;bottom:0;height:40px;background:rgb(0,0,255)}
#moved{transform:translateX(0);height:200px}
#inside{position:fixed;bottom:0;left:0;width:90px;height:30px;background:rgb(255,0,0)}
</style>
<div id="top"></div>
<div id="moved"><div id="inside"></div></div>
<div style="height:2600px"></div>
<div id="note" style="color: red;">Later</div>
<div style="height:300px"></div>
<div id="call"></div>
"""


@pytest.fixture
def tab(browser: Browser) -> Generator[Tab]:
    with (
        served(site_of(index=PAGE), origin="https://www.rye.example") as there,
        browser.tab(proxy=there.proxy) as tab,
    ):
        prepare(tab, there.address("/"), 375, motion="no-preference")
        yield tab


def pictures(tab: Tab) -> dict[tuple[int, str], Image.Image]:
    bodies: list[bytes] = []

    def keep(body: bytes) -> str:
        bodies.append(body)
        return f"{len(bodies):064x}"

    shots = picture_all(tab, keep)
    return {
        (shot.width, shot.scheme): Image.open(io.BytesIO(body)).convert("RGB")
        for shot, body in zip(shots, bodies, strict=True)
    }


def rows(
    picture: Image.Image, colour: tuple[int, int, int], *, x: int = -20
) -> tuple[int, int] | None:
    """Return first and last row that have the colour in one column; None when there is none."""
    column = picture.crop((x % picture.width, 0, x % picture.width + 1, picture.height)).tobytes()
    found = [
        y
        for y in range(picture.height)
        if all(abs(a - b) < 40 for a, b in zip(column[3 * y : 3 * y + 3], colour, strict=True))
    ]
    return (found[0], found[-1]) if found else None


def test_a_bar_fixed_to_the_screen_is_at_the_end_of_the_page_and_nowhere_else(tab: Tab) -> None:
    for (width, scheme), picture in pictures(tab).items():
        red = rows(picture, RED)
        assert red, (width, scheme)
        assert abs(red[0] - (picture.height - 60)) <= 1
        assert abs(red[1] - (picture.height - 1)) <= 1


def test_bars_that_stick_are_where_they_stand_in_the_page(tab: Tab) -> None:
    for picture in pictures(tab).values():
        green, blue = rows(picture, GREEN), rows(picture, BLUE)
        assert green
        assert blue
        assert (green[0], green[1]) == pytest.approx((100, 149), abs=2)
        assert (blue[0], blue[1]) == pytest.approx((2950, 2989), abs=2)


def test_what_is_fixed_inside_something_moved_stays_there(tab: Tab) -> None:
    picture = pictures(tab)[375, "light"].crop((0, 0, 375, 400))
    assert rows(picture, RED, x=45) == pytest.approx((320, 349), abs=1)


def test_afterwards_the_page_is_as_it_was(tab: Tab) -> None:
    before = tab.evaluate("document.body.outerHTML")
    pictures(tab)
    assert tab.evaluate("document.body.outerHTML") == before
    assert tab.evaluate("getComputedStyle(call).position") == "fixed"
