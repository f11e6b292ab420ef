"""Find the page of the site that copy is for."""

from domain.agents.design.layout_architecture import Layout
from domain.agents.discovery.seo_strategy import PageKind, UrlPath
from domain.agents.spec import Given


def page_url(kind: PageKind, given: Given) -> UrlPath:
    """Return the address of the page of this kind; of the home page where it has none of its own."""
    layout = given.maybe(Layout)
    pages = layout.pages if layout else ()
    return next((page.url for page in pages if page.kind == kind), "/")
