"""Build the body of one page: semantic HTML from components and copy."""

from domain.agents.discovery.seo_strategy import UrlPath
from domain.value import Value


class PageMarkup(Value):
    """One page, from `<header>` to `</footer>`."""

    url: UrlPath
    body: str
    """What stands inside `<body>`."""
    body_class: str = ""
    preload: tuple[str, ...] = ()
    """Head lines for the largest picture of the first screen."""
