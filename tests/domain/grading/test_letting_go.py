"""What was parsed of a site is freed when it is let go, without the garbage collector."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from domain.grading.accessibility.css import Selector
from domain.grading.graders import GRADERS
from domain.grading.markup import Element
from domain.grading.view import PageView, SiteView
from domain.site import Site, SiteFile

HTML = """<!doctype html><html lang="en"><head><title>Boilers mended in Leeds</title>
<link rel="stylesheet" href="/main.css"></head><body><header><a href="/">Home</a></header>
<main><h1>Boilers mended</h1><p>We mend <em>every</em> boiler.</p><img src="/a.png" alt="A boiler"></main>
</body></html>"""


@pytest.fixture
def without_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def _alive(type_: type) -> int:
    return sum(type(one) is type_ for one in gc.get_objects())


@pytest.mark.usefixtures("without_collector")
def test_nothing_parsed_waits_for_the_garbage_collector_once_a_view_is_let_go() -> None:
    before = _alive(PageView), _alive(Element)
    view = SiteView(
        Site.of([SiteFile.text("index.html", HTML), SiteFile.text("main.css", "p{color:#000}")])
    )
    for grade in GRADERS.values():
        grade(view, 0.9)
    assert _alive(Element) > before[1]
    view.let_go()
    del view
    assert (_alive(PageView), _alive(Element)) == before
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        gc.collect()
        assert not [one for one in gc.garbage if type(one).__module__.startswith("domain.")]
        assert not [one for one in gc.garbage if type(one).__module__.startswith("selectolax")]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()


@pytest.mark.usefixtures("without_collector")
@pytest.mark.parametrize("source", [".m ul", "a:hover"])
def test_no_selector_waits_for_it_once_its_sheet_is_forgotten(source: str) -> None:
    selector = Selector(source)
    assert selector.at_rest.at_rest.source in (".m ul", "a")
    kept = weakref.ref(selector)
    del selector
    assert kept() is None
