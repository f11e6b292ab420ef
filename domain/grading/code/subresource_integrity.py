"""Scripts from other hosts are the ones that were tested."""

import base64
import hashlib
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.grading.audit import Fault, fault_at
from domain.grading.references import Reference
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


_SEAL = re.compile(r"(sha256|sha384|sha512)-([A-Za-z0-9+/_-]+={0,2})(?:\?\S*)?")
_BYTES = {"sha256": 32, "sha384": 48, "sha512": 64}


def _broken(page: PageView, reference: Reference, seal: str) -> Iterator[Fault]:
    """Fault seals browsers cannot read, and those that are not of the file they stand on."""
    seals = [_SEAL.fullmatch(one) for one in seal.split()]
    read = [found for found in seals if found and _digest(found[2], _BYTES[found[1]])]
    if not read:
        yield fault_at(
            reference.element,
            "Write the digest as sha384- and its base64, or remove the attribute.",
            evidence=f"integrity={seal[:80]!r} is no digest, so the file is not checked",
            severity="minor",
        )
        return
    path = page.local_path(reference.url)
    file = page.view.file(path) if path else None
    best = max((found[1] for found in read), key=lambda name: _BYTES[name])
    wanted = [_digest(found[2], _BYTES[best]) for found in read if found[1] == best]
    if file and hashlib.new(best, file.body).digest() not in wanted:
        yield fault_at(
            reference.element,
            "Write the digest of the file as it is; browsers refuse to load this one.",
            evidence=f"integrity is not the {best} of {path}",
            severity="serious",
        )


def _digest(text: str, size: int) -> bytes:
    """Return the bytes of a digest; none when it is of another length."""
    try:
        made = base64.b64decode(text.replace("-", "+").replace("_", "/") + "==")
    except ValueError:
        return b""
    return made if len(made) == size else b""


def subresource_integrity(page: PageView) -> Iterator[Fault]:
    """Fault scripts and styles of a fixed version from another host without `integrity`, and broken seals."""
    for reference in page.references if page.is_ordinary else ():
        if reference.kind not in ("script", "style"):
            continue
        if seal := reference.element.get("integrity"):
            yield from _broken(page, reference, seal)
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
