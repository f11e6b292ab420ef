"""sRGB and OKLCH colours, and the contrast people can read."""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Annotated, NamedTuple

from pydantic import StringConstraints

HexColor = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$", to_lower=True)]
"""A CSS colour such as `#1a2b3c`."""

_Row = tuple[float, float, float]
_Matrix = tuple[_Row, _Row, _Row]

# CSS Color 4, sections 10.3 and 18: linear sRGB to cone responses and on to OKLab, and back.
_RGB_TO_LMS: _Matrix = (
    (0.4122214694707629, 0.5363325372617349, 0.051445993267502196),
    (0.2119034958178251, 0.6806995506452345, 0.10739695353694051),
    (0.08830245919005637, 0.2817188391361215, 0.6299787016738223),
)
_LMS_TO_RGB: _Matrix = (
    (4.07674163607596, -3.307711539258064, 0.23096990318210453),
    (-1.2684379732850315, 2.609757349287688, -0.3413193760026571),
    (-0.004196076138675481, -0.7034186179359362, 1.7076146940746115),
)
_LMS_TO_LAB: _Matrix = (
    (0.21045426830931396, 0.7936177747023053, -0.0040720430116192585),
    (1.9779985324311686, -2.42859224204858, 0.450593709617411),
    (0.025904042465547734, 0.7827717124575297, -0.8086757549230774),
)
_LAB_TO_LMS: _Matrix = (
    (1.0, 0.3963377773761749, 0.21580375730991364),
    (1.0, -0.10556134581565857, -0.0638541728258133),
    (1.0, -0.08948417752981186, -1.2914855480194092),
)
_CHROMA_ERROR = 1e-5
"""A tenth of what moves an 8-bit channel by one step."""
_ROUNDING = 1e-6
"""Linear light; far less than the first 8-bit step above black, 3e-4."""


class Oklch(NamedTuple):
    """A colour as people see it: lightness 0-1, chroma from 0, hue in degrees."""

    lightness: float
    chroma: float
    hue: float

    @property
    def hex(self) -> HexColor:
        """The nearest sRGB colour of the same lightness and hue: chroma gives way first."""
        return _mapped(self)

    def but(
        self,
        *,
        lightness: float | None = None,
        chroma: float | None = None,
        hue: float | None = None,
    ) -> "Oklch":
        """Return the colour with some of its coordinates replaced."""
        return Oklch(
            self.lightness if lightness is None else min(1.0, max(0.0, lightness)),
            self.chroma if chroma is None else max(0.0, chroma),
            self.hue if hue is None else hue % 360,
        )


@lru_cache(maxsize=4096)
def oklch(color: HexColor) -> Oklch:
    """Return the OKLCH coordinates of an sRGB colour; greys have hue 0."""
    red, green, blue = (_linear(channel) for channel in _channels(color))
    lms = tuple(math.cbrt(part) for part in _times(_RGB_TO_LMS, (red, green, blue)))
    lightness, a, b = _times(_LMS_TO_LAB, (lms[0], lms[1], lms[2]))
    chroma = math.hypot(a, b)
    if chroma < 1e-4:
        return Oklch(lightness, 0.0, 0.0)
    return Oklch(lightness, chroma, math.degrees(math.atan2(b, a)) % 360)


def contrast(one: HexColor, other: HexColor) -> float:
    """Return the WCAG contrast ratio of two colours, from 1.0 (same) to 21.0 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(color: HexColor, backgrounds: Sequence[HexColor]) -> float:
    """Return the contrast of `color` on the background it reads worst on."""
    return min(contrast(color, background) for background in backgrounds)


def readable(tone: Oklch, backgrounds: Sequence[HexColor], *, ratio: float) -> HexColor:
    """Return `tone`, moved in lightness only as far as needed to reach `ratio` on every background.

    It moves away from the backgrounds on the side it already is on; if even white or black of that
    side does not reach the ratio, it takes the side that comes closer.
    """
    if least_contrast(tone.hex, backgrounds) >= ratio:
        return tone.hex
    is_lighter = tone.lightness >= max(oklch(background).lightness for background in backgrounds)
    sides = ((1.0, "#ffffff"), (0.0, "#000000"))
    for end, extreme in sides if is_lighter else reversed(sides):
        if least_contrast(extreme, backgrounds) >= ratio:
            return _nearest(tone, end, backgrounds, ratio=ratio)
    return max(("#ffffff", "#000000"), key=lambda extreme: least_contrast(extreme, backgrounds))


def mixed(one: HexColor, other: HexColor, share: float) -> HexColor:
    """Return the colour `share` (0-1) of the way from `one` to `other`, straight through OKLab."""
    start, end = _lab(oklch(one)), _lab(oklch(other))
    lightness, a, b = (s + (e - s) * share for s, e in zip(start, end, strict=True))
    return Oklch(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360).hex


def hue_distance(one: float, other: float) -> float:
    """Return the angle between two hues, 0-180 degrees."""
    apart = abs(one - other) % 360
    return min(apart, 360 - apart)


def _nearest(tone: Oklch, end: float, backgrounds: Sequence[HexColor], *, ratio: float) -> HexColor:
    failing, passing = tone.lightness, end
    found = "#ffffff" if end else "#000000"
    for _ in range(9):
        middle = (failing + passing) / 2
        candidate = tone.but(lightness=middle).hex
        if least_contrast(candidate, backgrounds) >= ratio:
            passing, found = middle, candidate
        else:
            failing = middle
    return found


@lru_cache(maxsize=8192)
def _mapped(color: Oklch) -> HexColor:
    if color.lightness >= 1:
        return "#ffffff"
    if color.lightness <= 0:
        return "#000000"
    rgb = _rgb(color)
    if _is_shown(rgb):
        return _hex(rgb)
    inside, outside = 0.0, color.chroma
    while outside - inside > _CHROMA_ERROR:
        middle = (inside + outside) / 2
        if _is_shown(_rgb(color.but(chroma=middle))):
            inside = middle
        else:
            outside = middle
    return _hex(_rgb(color.but(chroma=inside)))


def _lab(color: Oklch) -> _Row:
    angle = math.radians(color.hue)
    return color.lightness, color.chroma * math.cos(angle), color.chroma * math.sin(angle)


def _rgb(color: Oklch) -> _Row:
    """Return linear sRGB, outside 0-1 when the screen cannot show it."""
    red, green, blue = _times(_LAB_TO_LMS, _lab(color))
    return _times(_LMS_TO_RGB, (red**3, green**3, blue**3))


def _is_shown(rgb: _Row) -> bool:
    return all(-_ROUNDING <= channel <= 1 + _ROUNDING for channel in rgb)


def _hex(rgb: _Row) -> HexColor:
    return "#" + "".join(f"{math.floor(255 * _encoded(channel) + 0.5):02x}" for channel in rgb)


def _times(matrix: _Matrix, vector: _Row) -> _Row:
    x, y, z = vector
    first, second, third = (row[0] * x + row[1] * y + row[2] * z for row in matrix)
    return first, second, third


def _channels(color: HexColor) -> _Row:
    return int(color[1:3], 16) / 255, int(color[3:5], 16) / 255, int(color[5:7], 16) / 255


@lru_cache(maxsize=4096)
def _luminance(color: HexColor) -> float:
    red, green, blue = (_linear(channel) for channel in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _encoded(channel: float) -> float:
    inside = min(1.0, max(0.0, channel))
    return inside * 12.92 if inside <= 0.0031308 else 1.055 * inside ** (1 / 2.4) - 0.055
