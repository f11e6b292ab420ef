"""Scripts from other hosts are the ones that were tested."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

_CHANGING = (
    "googletagmanager.com", "google-analytics.com", "google.com", "gstatic.com", "googleapis.com",
    "recaptcha.net", "stripe.com", "paypal.com", "facebook.net", "hotjar.com", "plausible.io",
    "typekit.net", "fontawesome.com", "matomo.cloud", "usefathom.com", "cloudflareinsights.com",
    "cookiebot.com", "calendly.com", "youtube.com", "vimeo.com", "hcaptcha.com", "cloudflare.com",
    "netlify.com", "usercentrics.eu", "instagram.com", "twitter.com", "linkedin.com", "klarna.com",
    "posthog.com", "simpleanalyticscdn.com", "umami.is", "goatcounter.com", "tidycal.com", "zo.uk",
)  # fmt: skip
"""Hosts whose scripts change under one address, so that no digest can hold."""

_LIBRARIES = ("cdnjs.cloudflare.com", "ajax.googleapis.com", "jsdelivr.net", "unpkg.com", "code.jquery.com",
              "bootstrapcdn.com", "cdn.tailwindcss.com")  # fmt: skip
"""Hosts whose addresses name one version for ever."""


def subresource_integrity(page: PageView) -> Iterator[Fault]:
    """Fault scripts and styles of a fixed version from another host without `integrity`."""
    for reference in page.references if page.is_ordinary else ():
        if reference.kind not in ("script", "style") or reference.element.get("integrity"):
            continue
        host = urlsplit(reference.url).netloc.lower()
        if not host or page.local_url(reference.url) is not None:
            continue
        is_library = host.endswith(_LIBRARIES)
        if reference.kind == "style" and not is_library:
            continue
        if is_library or not host.endswith(_CHANGING):
            yield fault_at(
                reference.element,
                "Add integrity and crossorigin, or keep a copy on this site.",
                severity=None if is_library else "minor",
            )
