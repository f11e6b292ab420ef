"""What only the painted page tells: contrast, rings, motion, masks, long work and silent listeners."""

from collections.abc import Callable

import pytest

from blocks.browser import Browser
from blocks.gathering import gather
from blocks.served_site import served
from domain.artifacts import PageArtifacts
from domain.site import Site, SiteFile
from tests.blocks.browsers import needs_browser, needs_packages, site_of

pytestmark = [pytest.mark.long, needs_browser, needs_packages]

Look = Callable[[str], PageArtifacts]
LIGHT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#dfe8e2" d="M0 0h9v9H0z"/></svg>'
DARK = LIGHT.replace("#dfe8e2", "#16241c")


@pytest.fixture(scope="module")
def look(browser: Browser) -> Look:
    def at(body: str) -> PageArtifacts:
        files = [SiteFile.text("light.svg", LIGHT), SiteFile.text("dark.svg", DARK)]
        site = Site.of([*site_of(index=body).files, *files])
        with served(site, origin="https://www.rye.example") as there:
            return gather(browser, there, "index.html", keep=lambda _: "0" * 64)

    return at


CONTRAST = """
<style>
.hero{color:#fff;padding:30px;background:#123 center/cover}
.fade{color:#fff;padding:30px;background:linear-gradient(90deg,#123,#f4f6f5 40%)}
.sure{color:#fff;padding:30px;background:linear-gradient(90deg,#123,#345)}
.cut{font-size:2em;color:transparent;-webkit-background-clip:text;background-clip:text;background-image:linear-gradient(#fff,#eee)}
</style>
<div class="hero" style="background-image:url(/light.svg)"><p id="pale">Sourdough and rye</p></div>
<div class="hero" style="background-image:url(/dark.svg)"><p id="clear">Sourdough and rye</p></div>
<p class="fade" id="fading">Rye, wheat and spelt, baked from the first hour of the day to the last one</p>
<p class="sure" id="sure">Rye, wheat and spelt</p>
<p class="cut" id="cut">Rolls and pretzels</p>
"""


def test_contrast_that_axe_core_leaves_open_is_settled_by_the_picture(look: Look) -> None:
    axe = look(CONTRAST).axe
    assert axe
    run = axe[1]
    (painted,) = (one for one in run.violations if one.rule == "painted-contrast")
    assert {node.selector for node in painted.nodes} == {"#pale", "#fading", "#cut"}
    assert painted.criteria == ("1.4.3",)
    (pale,) = (node.summary for node in painted.nodes if node.selector == "#pale")
    assert pale.startswith("100% of the text is painted with too little contrast, down to 1.")
    left = {n.selector for one in run.incomplete if one.rule == "color-contrast" for n in one.nodes}
    assert not left & {"#pale", "#clear", "#fading", "#sure"}


def test_a_page_is_left_as_it_was_once_its_contrast_was_looked_at(look: Look) -> None:
    axe = look(f"{CONTRAST}<style>#sure{{outline:1px solid}}</style>").axe
    assert axe
    said = [
        [n.html for r in run.violations for n in r.nodes if n.selector == "#cut"] for run in axe
    ]
    assert said[0] == said[1] == ['<p class="cut" id="cut">Rolls and pretzels</p>']


RINGS = """
<style>
#lost:focus-visible{outline:3px solid #fff}
#faint:focus-visible{outline:3px solid #f4f4f4}
#clear:focus-visible{outline:3px solid #060}
</style>
<p><button id="lost">One</button></p><p><button id="faint">Two</button></p><p><button id="clear">Three</button></p>
"""


def test_a_ring_in_the_colour_of_the_page_is_none(look: Look) -> None:
    keyboard = look(RINGS).keyboard
    assert keyboard
    assert [(stop.place.selector, stop.shown_by) for stop in keyboard.stops] == [
        *(("#lost", "nothing"), ("#faint", "nothing"), ("#clear", "style")),
    ]


LISTENING = """
<div id="silent">Show the list</div>
<div id="card"><a href="/">Start page</a></div>
<div id="reached" tabindex="0">Show more</div>
<div id="plain">Words</div>
<label id="label">Name <input></label>
<span id="role" role="button">Fold</span>
<script>
for (const name of ['silent', 'card', 'reached', 'label', 'role']) {
  document.getElementById(name).addEventListener('click', () => {});
}
document.addEventListener('click', () => {});
document.querySelector('main').addEventListener('keydown', () => {});
</script>
"""


def test_what_a_script_makes_clickable_and_tab_does_not_reach_is_named_once(look: Look) -> None:
    keyboard = look(LISTENING).keyboard
    assert keyboard
    assert keyboard.is_whole
    assert sorted(place.selector for place in keyboard.unreached) == ["#role", "#silent"]


MOVING = """
<div id="band" style="height:40px;width:300px;background:#ffd">Rye</div>
<script>
let at = 0;
const end = performance.now() + LASTS;
(function go() {
  at = (at + 3) % 200;
  band.style.paddingLeft = `${at}px`;
  if (performance.now() < end) requestAnimationFrame(go);
})();
</script>
"""


def test_what_a_script_moves_on_and_on_is_named(look: Look) -> None:
    motion = look(MOVING.replace("LASTS", "60000")).reduced_motion
    assert motion
    (found,) = motion.animations
    assert (found.place.selector, found.name, found.iterations) == ("#band", "script", None)


def test_what_a_script_moves_for_a_moment_only_is_not(look: Look) -> None:
    motion = look(MOVING.replace("LASTS", "2500")).reduced_motion
    assert motion
    assert motion.animations == ()


MASKED = """
<style>
a.icon{display:inline-block;width:30px;height:30px;background-color:#123;mask:url(/dark.svg)}
a.kept{forced-color-adjust:none}
@media (forced-colors:active){a.told{background-color:LinkText}}
</style>
<a class="icon" id="lost" href="/" aria-label="Start"></a>
<a class="icon kept" id="kept" href="/" aria-label="Start"></a>
<a class="icon told" id="told" href="/" aria-label="Start"></a>
<a class="icon" id="worded" href="/">Start</a>
"""


def test_an_icon_that_is_only_a_mask_vanishes_in_forced_colours(look: Look) -> None:
    forced = look(MASKED).forced_colors
    assert forced
    assert [place.selector for place in forced.without_edges] == ["#lost"]


def test_work_of_a_script_that_takes_long_is_noted_with_its_file(look: Look) -> None:
    busy = "<script>const end = performance.now() + 300; while (performance.now() < end);</script>"
    loading = look(busy).loading
    assert loading
    (noted,) = (one for one in loading.console if one.source == "long-task")
    assert (noted.level, noted.url) == ("info", "https://www.rye.example/")
    assert 290 <= int(noted.text.removesuffix(" ms")) < 2_000
