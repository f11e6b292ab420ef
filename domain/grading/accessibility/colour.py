"""CSS colours as sRGB numbers, or nothing when they are not surely known."""

import math
import re
from functools import lru_cache

from domain.color import contrast
from domain.grading.accessibility.colour_names import COLOUR_NAMES
from domain.grading.accessibility.css import split_commas

Rgba = tuple[float, float, float, float]
"""Red, green, blue 0-255 and alpha 0-1."""

_FUNCTION = re.compile(r"^(rgba?|hsla?|oklch|oklab|hwb)\((.*)\)$", re.S)
_MIX = re.compile(r"^color-mix\(\s*in\s+(srgb|oklab|oklch)\b[^,]*,(.*)\)$", re.S)
_SHARE = re.compile(r"(?:^|\s)(\d+(?:\.\d+)?|\.\d+)%(?=\s|$)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?(%|deg|turn|rad)?|none", re.I)


@lru_cache(maxsize=4096)
def rgba(text: str) -> Rgba | None:
    """Return the colour a CSS text names; None for what it cannot know, such as `currentcolor`."""
    text = text.strip().lower()
    if text == "transparent":
        return (0, 0, 0, 0)
    if text.startswith("#"):
        return _hexadecimal(text[1:])
    if text in COLOUR_NAMES:
        return _hexadecimal(COLOUR_NAMES[text])
    if mixed := _MIX.match(text):
        return _mixed(mixed[1], mixed[2])
    found = _FUNCTION.match(text)
    if found is None or re.search(r"calc|var|from|env|min|max|clamp", found[2]):
        return None
    return _function(found[1].removesuffix("a"), found[2])


def _hexadecimal(digits: str) -> Rgba | None:
    if not re.fullmatch(r"[0-9a-f]{3,8}", digits) or len(digits) in (5, 7):
        return None
    if len(digits) < 5:
        digits = "".join(d * 2 for d in digits)
    red, green, blue, alpha = (int(digits.ljust(8, "f")[i : i + 2], 16) for i in (0, 2, 4, 6))
    return (red, green, blue, alpha / 255)


def _function(name: str, inner: str) -> Rgba | None:
    numbers = [m.group() for m in _NUMBER.finditer(inner)]
    if len(numbers) not in (3, 4):
        return None
    alpha = min(1.0, max(0.0, _scaled(numbers[3], 1.0))) if len(numbers) == 4 else 1.0
    one, two, three = numbers[:3]
    if name == "rgb":
        red, green, blue = (_scaled(n, 255.0) for n in (one, two, three))
    elif name == "hsl":
        red, green, blue = _hsl(
            _angle(one), _scaled(two, 1.0, bare=100), _scaled(three, 1.0, bare=100)
        )
    elif name == "oklch":
        chroma, hue = _scaled(two, 0.4), math.radians(_angle(three))
        red, green, blue = _oklab(_scaled(one, 1.0), chroma * math.cos(hue), chroma * math.sin(hue))
    elif name == "oklab":
        red, green, blue = _oklab(_scaled(one, 1.0), _scaled(two, 0.4), _scaled(three, 0.4))
    else:
        white, black = _scaled(two, 1.0, bare=100), _scaled(three, 1.0, bare=100)
        red, green, blue = (
            255 * white + channel * (1 - white - black)
            for channel in (_hsl(_angle(one), 1.0, 0.5) if white + black <= 1 else (0, 0, 0))
        )
    return (_held(red), _held(green), _held(blue), alpha)


def _held(channel: float) -> float:
    return min(255.0, max(0.0, channel))


def _scaled(number: str, whole: float, bare: float = 1) -> float:
    if number == "none":
        return 0.0
    if number.endswith("%"):
        return float(number[:-1]) / 100 * whole
    return float(number.rstrip("degturna")) / bare


def _angle(number: str) -> float:
    if number.endswith("turn"):
        return float(number[:-4]) * 360
    if number.endswith("rad"):
        return math.degrees(float(number[:-3]))
    return 0.0 if number == "none" else float(number.removesuffix("deg").rstrip("%"))


def _hsl(hue: float, saturation: float, lightness: float) -> tuple[float, float, float]:
    amplitude = saturation * min(lightness, 1 - lightness)

    def channel(offset: float) -> float:
        k = (offset + hue / 30) % 12
        return 255 * (lightness - amplitude * max(-1, min(k - 3, 9 - k, 1)))

    return channel(0), channel(8), channel(4)


def _oklab(light: float, a: float, b: float) -> tuple[float, float, float]:
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _gamma(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        _gamma(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        _gamma(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )


def _mixed(space: str, inner: str) -> Rgba | None:
    """Mix two colours; hues are mixed in OKLab, which only differs between two vivid ones."""
    parts = [part.strip() for part in split_commas(inner)]
    shares = [_SHARE.search(part) for part in parts]
    colours = [rgba(_SHARE.sub(" ", part)) for part in parts]
    one, other = colours if len(colours) == 2 else (None, None)
    if one is None or other is None:
        return None
    if space == "oklch" and _is_vivid(one) and _is_vivid(other):
        return None
    given = [float(share[1]) / 100 if share else None for share in shares]
    first = given[0] if given[0] is not None else 1 - given[1] if given[1] is not None else 0.5
    second = given[1] if given[1] is not None else 1 - first
    if first + second <= 0:
        return None
    part = first / (first + second)
    alpha = one[3] * part + other[3] * (1 - part)
    if alpha == 0:
        return (0, 0, 0, 0)
    weigh = one[3] * part / alpha
    ends = [_to_oklab(c) if space != "srgb" else c[:3] for c in (one, other)]
    middle = [a * weigh + b * (1 - weigh) for a, b in zip(*ends, strict=True)]
    red, green, blue = middle if space == "srgb" else _oklab(*middle)
    return (_held(red), _held(green), _held(blue), alpha * min(1.0, first + second))


def _is_vivid(colour: Rgba) -> bool:
    return max(colour[:3]) - min(colour[:3]) > 24


def _to_oklab(colour: Rgba) -> tuple[float, float, float]:
    red, green, blue = (_linear(channel / 255) for channel in colour[:3])
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _gamma(linear: float) -> float:
    held = min(1.0, max(0.0, linear))
    return 255 * (12.92 * held if held <= 0.0031308 else 1.055 * held ** (1 / 2.4) - 0.055)


def over(front: Rgba, back: Rgba) -> Rgba:
    """Return `front` painted on an opaque `back`."""
    alpha = front[3]
    red, green, blue = (front[i] * alpha + back[i] * (1 - alpha) for i in range(3))
    return (red, green, blue, 1.0)


def hexadecimal(colour: Rgba) -> str:
    """Return `#rrggbb`, alpha left out."""
    return "#" + "".join(f"{round(channel):02x}" for channel in colour[:3])


@lru_cache(maxsize=4096)
def ratio(one: Rgba, other: Rgba) -> float:
    """Return the WCAG contrast of two opaque colours, 1-21."""
    return contrast(hexadecimal(one), hexadecimal(other))
