"""Nobody is followed before they said yes."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from domain.grading.audit import Fault, fault_at
from domain.grading.view import SiteView

_TRACKERS = re.compile(
    r"(?:^|\.)(?:googletagmanager\.com|google-analytics\.com|doubleclick\.net|googlesyndication\.com|connect\.facebook\.net|hotjar\.com|clarity\.ms|snap\.licdn\.com"
    r"|analytics\.tiktok\.com|matomo\.cloud|segment\.com|mixpanel\.com|fullstory\.com|criteo\.(?:com|net)|bat\.bing\.com|static\.ads-twitter\.com|pinimg\.com)$"
)
"""Hosts whose scripts set identifiers; those that count without them are left alone."""
_ASKS = re.compile(
    r"(?i)cookie[- _]?(?:consent|banner|notice|hinweis|einwilligung|settings|einstellungen)|consent[- _]?(?:manager|mode|banner)|cookiebot|usercentrics|onetrust|osano|klaro|borlabs|complianz|cookieyes|iubenda|tarteaucitron|didomi|aviso de cookies|aceptar cookies|cookies akzeptieren|accept (?:all )?cookies"
)
_WAITS = re.compile(r"(?i)text/plain|application/x-")
_SETS = re.compile(r"document\.cookie\s*=\s*[\"'`](?P<name>[\w.-]+)=|document\.cookie\s*=")
_NEEDED = re.compile(
    r"(?i)consent|lang|theme|dark|scheme|session|csrf|xsrf|cart|basket|auth|login|dismiss|banner|notice"
)
"""What a site may remember unasked: what somebody chose, and what keeps a basket."""


def tracking_consent(site: SiteView) -> Iterator[Fault]:
    """Fault scripts of trackers, and cookies that last, on a site that asks nobody."""
    scripts = _scripts(site)
    if _is_asked(site, scripts):
        return
    for page in site.ordinary:
        for reference in page.references:
            host = urlsplit(reference.url).netloc.lower()
            kind = reference.element.get("type")
            if host and _TRACKERS.search(host) and reference.kind != "link" and not _WAITS.match(kind):  # fmt: skip
                yield fault_at(
                    reference.element,
                    "Ask first, and load it only after a yes; or count visits without identifiers.",
                    evidence=f"{reference.url[:100]} is loaded, and no page asks for consent",
                    page=page.url,
                )
    yield from _cookies(scripts)


def _is_asked(site: SiteView, scripts: Mapping[str, str]) -> bool:
    texts = [page.file.body.decode("utf-8", "replace") for page in site.pages]
    return any(_ASKS.search(text) for text in (*texts, *scripts.values()))


def _scripts(site: SiteView) -> dict[str, str]:
    return {
        file.path: file.body.decode("utf-8", "replace")
        for file in site.site.files
        if file.path.endswith((".js", ".mjs")) and len(file.body) <= _LARGEST
    }


_LARGEST = 500_000
"""Bytes of a script that is read for what it keeps."""


def _cookies(scripts: Mapping[str, str]) -> Iterator[Fault]:
    for path, text in sorted(scripts.items()):
        for match in _SETS.finditer(text):
            around = text[match.start() : match.start() + 200].split(";\n")[0]
            lasts = re.search(r"(?i)max-age|expires", around)
            if lasts and not _NEEDED.search(match["name"] or around[:60]):
                yield Fault(
                    evidence=f"{around[:100]!r}, and no page asks for consent",
                    fix="Ask before a cookie that lasts is set, or do without it.",
                    selector=path,
                    line=text.count("\n", 0, match.start()) + 1,
                )
                break
