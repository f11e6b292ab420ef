"""The pages of a version a reviewer is asked about."""

from blocks import approvals
from domain.site import Site, SiteFile
from tests.blocks.database.releases import stated


def test_the_home_page_stands_first() -> None:
    paths = ("404.html", "about/index.html", "index.html", "styles.css")
    site = Site(files=tuple(SiteFile.text(path, path) for path in paths))
    asked = stated(site, tenant="rye", project="bakery")
    assert approvals.pages(asked) == ["/", "/404.html", "/about/"]
