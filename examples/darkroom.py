"""Light, texture and grain out of numbers: what the example photographs are made with."""

import itertools
from collections.abc import Sequence
from math import cos, pi, sin

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageMath

from domain.art.chance import Chance

SIZE = (1600, 1067)
Colour = tuple[int, int, int]
Spot = tuple[float, float]


def flat(colour: Colour, size: tuple[int, int] = SIZE) -> Image.Image:
    """Return an even surface."""
    return Image.new("RGB", size, colour)


def fade(top: Colour, bottom: Colour, size: tuple[int, int] = SIZE) -> Image.Image:
    """Return a vertical gradient."""
    ramp = Image.linear_gradient("L").resize(size, Image.Resampling.BICUBIC)
    return Image.composite(flat(bottom, size), flat(top, size), ramp)


def blend_steps(stops: Sequence[tuple[float, Colour]], size: tuple[int, int] = SIZE) -> Image.Image:
    """Return a vertical gradient through several colours at shares of the height."""
    image = flat(stops[-1][1], size)
    for (start, one), (end, other) in itertools.pairwise(stops):
        top, low = int(start * size[1]), int(end * size[1])
        if low > top:
            image.paste(fade(one, other, (size[0], low - top)), (0, top))
    return image


def noise(
    chance: Chance,
    cell: tuple[float, float],
    *,
    octaves: int = 4,
    size: tuple[int, int] = SIZE,
    gain: float = 0.55,
) -> Image.Image:
    """Return cloudy grey values around the middle; `cell` is the size of the largest features."""
    total = Image.new("F", size, 0.0)
    weight, part = 0.0, 1.0
    for _ in range(octaves):
        grid = (max(2, int(size[0] / cell[0]) + 2), max(2, int(size[1] / cell[1]) + 2))
        values = bytes(int(chance.share() * 256) for _ in range(min(grid[0] * grid[1], 160_000)))
        if len(values) < grid[0] * grid[1]:
            values = (values * (grid[0] * grid[1] // len(values) + 1))[: grid[0] * grid[1]]
        layer = Image.frombytes("L", grid, values).resize(size, Image.Resampling.BICUBIC)
        share = part
        total = _math(lambda a, s=share: a["t"] + a["n"] * s, t=total, n=layer.convert("F"))
        weight += part
        part *= gain
        cell = (cell[0] / 2, cell[1] / 2)
    return _math(lambda a: a["t"] / weight, t=total).convert("L")


def _math(formula, **images: Image.Image) -> Image.Image:  # ImageMath's own operands
    return ImageMath.lambda_eval(formula, **images)


def relief(
    height: Image.Image, *, strength: float, reach: int = 2, from_left: bool = True
) -> Image.Image:
    """Return the light that falls on a landscape of heights, 128 where it is level."""
    shift = reach if from_left else -reach
    moved = ImageChops.offset(height, shift, reach)
    return _math(
        lambda a: a["min"](a["max"]((a["h"] - a["m"]) * strength + 128, a["z"]), a["z"] + 255),
        h=height.convert("F"),
        m=moved.convert("F"),
        z=Image.new("F", height.size, 0.0),
    ).convert("L")


def lit(image: Image.Image, light: Image.Image) -> Image.Image:
    """Return the image under `light`: 128 leaves it, less darkens, more brightens."""
    grey = light.convert("RGB")
    return ImageChops.overlay(image, grey)


def levels(mask: Image.Image, low: int, high: int) -> Image.Image:
    """Return grey values stretched so that `low` is black and `high` is white."""
    span = max(1, high - low)
    return mask.point([max(0, min(255, (v - low) * 255 // span)) for v in range(256)])


def dimmed(mask: Image.Image, share: float) -> Image.Image:
    """Return grey values made weaker."""
    return mask.point([int(v * share) for v in range(256)])


def stencil(
    points: Sequence[Spot], *, blur: float = 0.8, size: tuple[int, int] = SIZE
) -> Image.Image:
    """Return a mask of a polygon with soft edges."""
    mask = Image.new("L", size)
    ImageDraw.Draw(mask).polygon([(x, y) for x, y in points], fill=255)
    return mask.filter(ImageFilter.GaussianBlur(blur))


def disc(
    centre: Spot, radii: Spot, *, blur: float = 0.8, size: tuple[int, int] = SIZE
) -> Image.Image:
    """Return a mask of an ellipse with soft edges."""
    mask = Image.new("L", size)
    (x, y), (a, b) = centre, radii
    ImageDraw.Draw(mask).ellipse((x - a, y - b, x + a, y + b), fill=255)
    return mask.filter(ImageFilter.GaussianBlur(blur))


def glow(centre: Spot, radius: float, size: tuple[int, int] = SIZE) -> Image.Image:
    """Return a mask that is white at the centre and black at the radius."""
    side = max(2, int(radius * 2))
    spot = ImageChops.invert(Image.radial_gradient("L")).resize(
        (side, side), Image.Resampling.BICUBIC
    )
    mask = Image.new("L", size)
    mask.paste(levels(spot, 74, 255), (int(centre[0] - radius), int(centre[1] - radius)))
    return mask


def laid(image: Image.Image, top: Image.Image | Colour, mask: Image.Image) -> Image.Image:
    """Return the image with another one, or a colour, laid over it where the mask is white."""
    over = flat(top, image.size) if isinstance(top, tuple) else top
    return Image.composite(over, image, mask)


def shadowed(image: Image.Image, mask: Image.Image, *, depth: float = 0.6) -> Image.Image:
    """Return the image darkened where the mask is white."""
    dark = image.point([int(v * (1 - depth)) for v in range(256)] * 3)
    return Image.composite(dark, image, mask)


def glowing(image: Image.Image, colour: Colour, mask: Image.Image) -> Image.Image:
    """Return the image with light of a colour added where the mask is white."""
    return ImageChops.screen(
        image, Image.composite(flat(colour, image.size), flat((0, 0, 0), image.size), mask)
    )


def soft(image: Image.Image, radius: float) -> Image.Image:
    """Return the image out of focus."""
    return image.filter(ImageFilter.GaussianBlur(radius))


def ramp(
    start: float, end: float, size: tuple[int, int] = SIZE, *, across: bool = False
) -> Image.Image:
    """Return a mask from black at one share of the height (or width) to white at another."""
    long = 1024
    values = bytes(
        max(0, min(255, int(255 * (i / long - start) / (end - start)))) for i in range(long)
    )
    shape = (long, 1) if across else (1, long)
    return Image.frombytes("L", shape, values).resize(size, Image.Resampling.BICUBIC)


def developed(
    image: Image.Image, chance: Chance, *, grain: int = 9, vignette: float = 0.35
) -> Image.Image:
    """Return the finished print: corners darker, grain over everything, tones compressed a little."""
    width, height = image.size
    corner = levels(
        Image.radial_gradient("L").resize(image.size, Image.Resampling.BICUBIC), 110, 330
    )
    image = shadowed(image, corner, depth=vignette)
    tile = bytes(
        128 + chance.whole(-grain, grain) + chance.whole(-grain, grain) for _ in range(311 * 277)
    )
    speck = Image.frombytes("L", (311, 277), tile)
    film = Image.new("L", (width, height))
    for x in range(0, width, 311):
        for y in range(0, height, 277):
            film.paste(
                speck.transpose(Image.Transpose(chance.whole(0, 3))).resize((311, 277)), (x, y)
            )
    image = lit(image, film.filter(ImageFilter.GaussianBlur(0.6)))
    return image.point([int(8 + v * 0.955) for v in range(256)] * 3)


def gentle(mask: Image.Image, share: float) -> Image.Image:
    """Return grey values drawn towards the middle: the share of contrast that is left."""
    return mask.point([int(128 + (v - 128) * share) for v in range(256)])


def boards(chance: Chance, colour: Colour, *, wide: int = 260) -> Image.Image:
    """Return a table of boards, seen from above."""
    image = flat(colour)
    grain = noise(chance, (900, 9), octaves=4)
    image = lit(image, gentle(grain, 0.55))
    image = lit(image, relief(noise(chance, (500, 7), octaves=3), strength=0.35))
    draw = ImageDraw.Draw(image)
    y = int(chance.between(60, wide))
    while y < SIZE[1]:
        draw.line((0, y, SIZE[0], y + 2), fill=tuple(v // 3 for v in colour), width=4)
        y += wide
    return soft(image, 0.7)


def blob(
    chance: Chance, centre: Spot, radii: Spot, *, rough: float = 0.05, turn: float = 0.0
) -> list[Spot]:
    """Return the outline of something round and not quite regular."""
    phases = [(k, chance.between(0, 6), rough / k) for k in range(2, 7)]
    points: list[Spot] = []
    for i in range(90):
        a = 2 * pi * i / 90
        grown = 1 + sum(share * sin(a * k + p) for k, p, share in phases)
        x, y = radii[0] * cos(a) * grown, radii[1] * sin(a) * grown
        points.append(
            (centre[0] + x * cos(turn) - y * sin(turn), centre[1] + x * sin(turn) + y * cos(turn))
        )
    return points


def rounded(
    image: Image.Image, mask: Image.Image, surface: Image.Image, light: Spot, reach: float
) -> Image.Image:
    """Lay a rounded body on the image: its surface, bright towards the light, dark at the rim."""
    inner = soft(mask, reach * 0.22)
    body = ImageChops.multiply(
        surface, Image.merge("RGB", [inner.point([90 + v * 165 // 255 for v in range(256)])] * 3)
    )
    spot = glow(light, reach)
    body = lit(body, spot.point([84 + v * 96 // 255 for v in range(256)]))
    return laid(image, body, mask)


def cast(
    image: Image.Image, mask: Image.Image, shift: tuple[int, int], blur: float, depth: float
) -> Image.Image:
    """Return the image with the shadow of a body that lies on it."""
    return shadowed(image, soft(ImageChops.offset(mask, *shift), blur), depth=depth)
