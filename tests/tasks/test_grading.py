"""Grading one dimension of a site as a task."""

import gc

import pytest

from domain.grading.view import PageView, SiteView
from domain.site import Site, SiteFile
from tasks import grading
from tasks.grading import grade_dimension


def _view(words: str) -> SiteView:
    page = (
        f"<!doctype html><html lang=en><title>{words}</title><main><h1>{words}</h1></main></html>"
    )
    return SiteView(Site.of([SiteFile.text("index.html", page)]))


def test_a_small_site_is_parsed_once_for_all_dimensions() -> None:
    view = _view("Boilers mended in Leeds")
    grade_dimension.fn("seo", view=view, found=(), target=0.9, tenant="rye")
    assert "pages" in vars(view)


def test_what_was_parsed_of_a_large_site_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grading, "LARGE", 1)
    view = _view("Boilers mended in York")
    grade_dimension.fn("seo", view=view, found=(), target=0.9, tenant="rye")
    assert "pages" not in vars(view)
    alive = [one for one in gc.get_objects() if isinstance(one, PageView)]
    assert not [page for page in alive if page.view.site is view.site]
