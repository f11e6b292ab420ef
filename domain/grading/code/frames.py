"""Foreign frames can do no more than they must."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

_KNOWN = (
    "google.com", "youtube.com", "youtube-nocookie.com", "vimeo.com", "openstreetmap.org",
    "spotify.com", "calendly.com", "stripe.com", "google.de", "google.es", "google.co.uk",
    "soundcloud.com", "bing.com", "mapbox.com", "typeform.com", "opentable.com", "instagram.com",
    "facebook.com", "googletagmanager.com", "dailymotion.com", "codepen.io", "resy.com",
)  # fmt: skip
"""Hosts of maps, videos and bookings that break inside a sandbox without exceptions."""


def frames(page: PageView) -> Iterator[Fault]:
    """Fault frames of unknown hosts without `sandbox`, and sandboxes that hold nothing back."""
    for node in page.document.named("iframe") if page.is_ordinary else ():
        host = urlsplit(node.get("src")).netloc.lower()
        grants = set(node.get("sandbox").lower().split())
        if {"allow-scripts", "allow-same-origin"} <= grants and not host:
            yield fault_at(
                node, "Drop allow-same-origin or allow-scripts: together they undo the sandbox."
            )
        is_foreign = host and page.local_url(node.get("src")) is None
        if is_foreign and "sandbox" not in node.attrs and not host.endswith(_KNOWN):
            yield fault_at(node, "Add sandbox with the least it needs.", severity="minor")
