"""What a real browser sees of pages with one fault each, and of one without."""

import io
from collections.abc import Callable

import pytest
from PIL import Image

from blocks.browser import Browser
from blocks.gathering import gather
from blocks.served_site import served
from domain.artifacts import PageArtifacts
from domain.site import Site
from tests.blocks.browsers import SOUND, document, needs_browser, needs_packages, site_of

pytestmark = [pytest.mark.long, needs_browser, needs_packages]

Pictures = dict[str, bytes]
Look = Callable[..., PageArtifacts]


@pytest.fixture(scope="module")
def pictures() -> Pictures:
    return {}


@pytest.fixture(scope="module")
def look(browser: Browser, pictures: Pictures) -> Look:
    def keep(body: bytes) -> str:
        import hashlib

        sha256 = hashlib.sha256(body).hexdigest()
        pictures[sha256] = body
        return sha256

    def at(site: Site, page: str = "index.html") -> PageArtifacts:
        with served(site, origin="https://www.rye.example") as there:
            return gather(browser, there, page, keep=keep)

    return at


@pytest.fixture(scope="module")
def sound(look: Look) -> PageArtifacts:
    return look(site_of(index=SOUND, about=SOUND))


FAULTS = """
<style>
.wide{width:900px}
.cut{width:90px;overflow:hidden;white-space:nowrap}
.bare:focus-visible{outline:none}
.tinted:focus-visible{outline:none;background:#f00}
@keyframes turn{to{transform:rotate(360deg)}}
.turn{animation:turn 2s linear infinite;width:20px;height:20px;background:#00f}
.flat{border:0;background:#00539f;color:#fff;padding:10px}
.flat:focus-visible{outline:2px solid #000}
.pale{color:#bbb}
</style>
<img src="/none.png" alt="A loaf" width="10" height="10">
<img src="https://other.example/x.png" alt="A loaf" width="10" height="10">
<div class="wide" id="wide">Wider than a phone</div>
<p class="cut" id="cut">Sourdough, rye and wheat</p>
<button class="bare" id="bare">Bare</button>
<button class="tinted" id="tinted">Tinted</button>
<button class="flat" id="flat">Flat</button>
<div role="button" id="fake">Fake</div>
<p class="turn" id="turn"></p>
<p class="pale" id="pale">Pale</p>
<div id="late"></div><p id="moved">Moved by what comes late</p>
<script>
console.warn('low on', 'flour');
const wait = performance.now() + 80; while (performance.now() < wait);
requestAnimationFrame(() => setTimeout(() => {
  document.getElementById('late').style.height = '150px';
  setTimeout(() => { throw new Error('no bread'); });
}, 50));
</script>
"""


@pytest.fixture(scope="module")
def faulty(look: Look) -> PageArtifacts:
    return look(site_of(index=FAULTS))


def test_a_sound_page_is_measured_whole_and_nothing_is_wrong_with_it(sound: PageArtifacts) -> None:
    assert sound.not_measured == ()
    assert sound.url == "https://www.rye.example/"
    assert [engine.name for engine in sound.engines] == ["chromium", "axe-core"]
    assert sound.loading
    assert sound.loading.failed == () == sound.loading.console
    assert [(r.kind, r.status, r.protocol) for r in sound.loading.requests] == [
        ("document", 200, "h2"),
        ("stylesheet", 200, "h2"),
    ]
    assert {"content-encoding", "content-type"} <= {h.name for h in sound.loading.headers}
    assert 300 < sound.loading.transferred_bytes < 2_000
    assert sound.axe
    assert all(run.violations == () for run in sound.axe)
    assert [(run.width, run.scheme) for run in sound.axe] == [
        *((375, "light"), (1440, "light"), (1440, "dark")),
    ]
    assert sound.layout_shifts == ()
    for reflow in (sound.narrow, sound.zoomed):
        assert reflow
        assert (reflow.sticking_out, reflow.clipped) == ((), ())
        assert reflow.content_width == reflow.width
    assert sound.reduced_motion
    assert sound.reduced_motion.animations == ()
    assert sound.forced_colors
    assert sound.forced_colors.without_edges == ()


def test_the_focus_goes_through_a_sound_page_and_is_seen(sound: PageArtifacts) -> None:
    assert sound.keyboard
    assert [(stop.text, stop.shown_by) for stop in sound.keyboard.stops] == [
        ("About the bakery", "style"),
        ("Order bread", "style"),
    ]
    assert (sound.keyboard.is_whole, sound.keyboard.unreached) == (True, ())
    assert not any(stop.is_covered for stop in sound.keyboard.stops)


def test_pictures_show_every_width_by_day_and_by_night(
    sound: PageArtifacts, pictures: Pictures
) -> None:
    assert sound.screenshots
    assert [(one.width, one.scheme) for one in sound.screenshots] == [
        (width, scheme) for width in (375, 768, 1440) for scheme in ("light", "dark")
    ]
    assert sound.forced_colors
    plain = {one.sha256 for one in sound.screenshots}
    assert sound.forced_colors.screenshot.sha256 not in plain
    for one in sound.screenshots:
        picture = Image.open(io.BytesIO(pictures[one.sha256])).convert("L")
        assert picture.size == (one.width, one.height)
        corner = picture.getpixel((2, 2))
        assert isinstance(corner, (int, float))
        assert corner > 240 if one.scheme == "light" else corner < 40


def test_the_document_is_the_one_scripts_made(look: Look) -> None:
    script = (
        "<script>document.body.append(Object.assign(document.createElement('i'),{id:'x'}))</script>"
    )
    found = look(site_of(index=f"{SOUND}{script}"))
    assert found.dom
    assert found.dom.startswith("<!DOCTYPE html><html")
    assert '<i id="x">' in found.dom


def test_what_fails_or_is_said_while_loading_is_told(faulty: PageArtifacts) -> None:
    assert faulty.loading
    failed = {r.url: (r.status, r.failure) for r in faulty.loading.failed}
    assert failed == {
        "https://www.rye.example/none.png": (404, ""),
        "https://other.example/x.png": (None, "net::ERR_TUNNEL_CONNECTION_FAILED"),
    }
    said = [(m.level, m.source, m.text.splitlines()[0]) for m in faulty.loading.console]
    assert ("warning", "javascript", "low on flour") in said
    assert ("error", "exception", "Error: no bread") in said


def test_what_does_not_fit_is_named(faulty: PageArtifacts) -> None:
    assert faulty.narrow
    assert faulty.zoomed
    assert [place.selector for place in faulty.narrow.sticking_out] == ["#wide"]
    assert faulty.narrow.content_width > 900
    assert [place.selector for place in faulty.zoomed.sticking_out] == ["#wide"]
    assert "#cut" in [place.selector for place in faulty.narrow.clipped]


def test_a_focus_nobody_sees_is_told_from_one_that_shows(faulty: PageArtifacts) -> None:
    assert faulty.keyboard
    assert {stop.place.selector: stop.shown_by for stop in faulty.keyboard.stops} == {
        "#bare": "nothing",
        "#tinted": "pixels",
        "#flat": "style",
    }
    assert [place.selector for place in faulty.keyboard.unreached] == ["#fake"]


def test_axe_names_what_violates_and_the_criterion(faulty: PageArtifacts) -> None:
    assert faulty.axe
    (pale,) = (r for r in faulty.axe[0].violations if r.rule == "color-contrast")
    assert pale.criteria == ("1.4.3",)
    assert "#pale" in [node.selector for node in pale.nodes]


def test_what_moves_or_loses_its_edges_is_named(faulty: PageArtifacts) -> None:
    assert faulty.reduced_motion
    (turning,) = faulty.reduced_motion.animations
    assert (turning.place.selector, turning.name, turning.iterations) == ("#turn", "turn", None)
    assert turning.properties == ("transform",)
    assert faulty.forced_colors
    assert [place.selector for place in faulty.forced_colors.without_edges] == ["#flat"]


def test_content_that_moves_while_the_page_loads_is_named(faulty: PageArtifacts) -> None:
    assert faulty.layout_shifts
    assert "#moved" in [p.selector for shift in faulty.layout_shifts for p in shift.places]


def test_a_trap_and_a_covered_stop_are_named(look: Look) -> None:
    page = """
    <style>#over{position:fixed;inset:0 0 auto;height:300px;background:#fff}</style>
    <button id="under">Under</button><div id="over"></div>
    <p style="height:400px"></p>
    <a id="picture" href="/"><img src="data:," alt="A loaf" style="display:block;width:90px;height:90px"></a>
    <button id="first">One</button><button id="second">Two</button>
    <script>second.addEventListener('keydown', (e) => { if (e.key === 'Tab') { e.preventDefault(); first.focus(); } })</script>
    """
    keyboard = look(site_of(index=page)).keyboard
    assert keyboard
    assert [(stop.place.selector, stop.is_covered) for stop in keyboard.stops] == [
        *(("#under", True), ("#picture", False), ("#first", False), ("#second", False)),
    ]
    assert keyboard.trapped_at
    assert (keyboard.trapped_at.selector, keyboard.is_whole) == ("#second", False)


def test_a_page_that_eats_all_memory_is_not_measured_and_says_why(look: Look) -> None:
    eats = "<script>const all = []; for (let i = 0; ; i++) all.push(new Float64Array(1e6).fill(i), Array(4e6).fill(i));</script>"
    found = look(Site.of(site_of(index=document(eats)).files))
    assert found.dom is found.axe is found.keyboard is None
    assert {missing.reason for missing in found.not_measured} == {
        "The page cannot be measured: the page crashed the browser's renderer."
    }
    assert len(found.not_measured) == 10
