"""sRGB and OKLCH colours, and the contrast people can read."""

from typing import Annotated

from pydantic import StringConstraints

HexColor = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$", to_lower=True)]
"""A CSS colour such as `#1a2b3c`."""


def contrast(one: HexColor, other: HexColor) -> float:
    """Return the WCAG contrast ratio of two colours, from 1.0 (same) to 21.0 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: HexColor) -> float:
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
