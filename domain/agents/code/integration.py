"""Assemble the site: documents around page bodies, JSON-LD, style sheet, scaffold."""

from domain.site import Site
from domain.value import Value


class SiteBundle(Value):
    """The site as the agents made it; encoded photos, poster and fonts join it afterwards."""

    site: Site
