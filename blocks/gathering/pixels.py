"""Compare two pictures of one place: how strongly what changed stands out."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from blocks.browser import Tab

if TYPE_CHECKING:
    from PIL.Image import Image

_SLIGHT = 8
"""Steps of 255 by which a colour may differ and still be the same; for the edges of letters."""

Area = Mapping[str, float]
"""`x`, `y`, `width` and `height` in CSS pixels of the page."""


def picture(tab: Tab, area: Area, *, scale: int = 1) -> bytes:
    """Return a PNG of a part of the page; the same pixels give the same bytes."""
    clip = {**area, "scale": scale}
    words = {"format": "png", "clip": clip, "optimizeForSpeed": True}
    return base64.b64decode(tab.call("Page.captureScreenshot", words)["data"])


def opened(png: bytes) -> Image:
    """Return a picture that can be cut."""
    # 0.1 s of Pillow, which pages without anything to compare never need.
    from PIL import Image

    return Image.open(io.BytesIO(png)).convert("RGB")


def strongest(one: Image, other: Image) -> float:
    """Return the highest contrast between the two at any point that changed; 1 when none did."""
    before, after = one.tobytes(), other.tobytes()
    if before == after:
        return 1.0
    pairs = {
        (before[at : at + 3], after[at : at + 3])
        for at in range(0, min(len(before), len(after)) - 2, 3)
        if before[at : at + 3] != after[at : at + 3]
    }
    return max(
        (_ratio(a, b) for a, b in pairs if max(map(_gap, zip(a, b, strict=True))) > _SLIGHT),
        default=1.0,
    )


def _gap(steps: tuple[int, int]) -> int:
    return abs(steps[0] - steps[1])


@lru_cache(maxsize=65_536)
def _luminance(color: bytes) -> float:
    parts = [c / 255 for c in color]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _ratio(one: bytes, other: bytes) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)
