"""The site has an icon."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import SiteView


def favicon(site: SiteView) -> Iterator[Fault]:
    """Fault a site without `<link rel=icon>` and without /favicon.ico."""
    if site.file("favicon.ico") or not site.ordinary:
        return
    for page in site.ordinary:
        if any(reference.kind == "icon" for reference in page.references):
            return
    yield Fault(
        evidence="no <link rel=icon> on any page and no /favicon.ico",
        fix="Add an icon and link it from every page.",
        selector="head",
    )
