"""How it goes, on the page: in order, once, and whole."""

from domain.intake import read_brief
from tests.studio import site_of

_BRIEF = b"""# Tern

Joiners in Leeds. 0113 496 0000

## Services
- Stairs
- Windows

## How it works
1. You ring us and say what you need.
2. We come and measure, which takes an hour.
3. You get a price - it stays for 60 days.
"""


def test_the_steps_of_a_brief_stand_on_the_home_page_in_their_order() -> None:
    pages = {f.path: f.body.decode() for f in site_of(read_brief("b.md", _BRIEF).sheet).files if f.path.endswith(".html")}  # fmt: skip

    steps = (
        "<li>You ring us and say what you need.</li>"
        "<li>We come and measure, which takes an hour.</li>"
        "<li>You get a price – it stays for 60 days.</li>"
    )
    assert pages["index.html"].count(steps) == 1
    assert [path for path, html in pages.items() if "60 days" in html] == ["index.html"]
