"""Lay down what every static site needs around its pages."""

from domain.site import SiteFile
from domain.value import Value


class Scaffold(Value):
    """robots.txt, sitemap.xml, site.webmanifest, _headers, favicon.svg and the like."""

    files: tuple[SiteFile, ...]
    csp: str
    """The Content-Security-Policy every page is served with."""
