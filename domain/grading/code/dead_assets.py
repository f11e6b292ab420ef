"""Every file that is shipped is used."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import SiteView

_ASSET = re.compile(
    r"\.(css|js|mjs|png|jpe?g|gif|webp|avif|svg|woff2?|ttf|otf|eot|mp4|webm|mp3)$", re.IGNORECASE
)
_TEXT = re.compile(
    r"\.(html?|css|js|mjs|json|xml|svg|webmanifest|txt|map|md|toml|yml)$|(^|/)_[a-z]+$",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"(^|/)(favicon|apple-touch-icon|android-chrome|mstile|icon-?\d*|sw|service-worker|workbox|og|card"
    r"|_next|wp-includes|wp-content|fonts?|webfonts|vendor|lib)[^/]*(/|\.|$)",
    re.IGNORECASE,
)
SMALLEST = 40
"""Bytes of a file with something in it."""


def dead_assets(site: SiteView) -> Iterator[Fault]:
    """Fault shipped files that no text file of the site names; one finding for up to ten."""
    texts = [f.body for f in site.site.files if _TEXT.search(f.path)]
    named = b"\n".join(texts)
    dead = [
        file
        for file in site.site.files
        if _ASSET.search(file.path)
        and not _EXPECTED.search(file.path)
        and len(file.body) >= SMALLEST
        and not _is_named(named, file.path.rsplit("/", 1)[-1])
    ]
    if dead:
        size_kb = sum(len(file.body) for file in dead) / 1000
        yield Fault(
            evidence=f"{len(dead)} files, {size_kb:.0f} kB: {', '.join(f.path for f in dead[:10])}",
            fix="Remove files that nothing uses.",
            selector=dead[0].path,
        )


def _is_named(texts: bytes, name: str) -> bool:
    quoted = name.replace(" ", "%20")
    return name.encode() in texts or quoted.encode() in texts
