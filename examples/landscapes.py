"""Example photographs of land, sea, forest and night."""

from math import pi, sin

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from domain.art.chance import Chance
from examples.darkroom import (
    SIZE,
    Colour,
    blend_steps,
    dimmed,
    disc,
    fade,
    flat,
    glow,
    glowing,
    laid,
    levels,
    lit,
    noise,
    ramp,
    relief,
    shadowed,
    soft,
    stencil,
)

W, H = SIZE


def _ridge(chance: Chance, base: float, lift: float, *, rough: float) -> list[tuple[float, float]]:
    waves = [(rough * 1.9**k, chance.between(0, 6), lift / 1.75**k) for k in range(8)]
    return [
        (x, base - sum(a * sin(x / W * 2 * pi * f + p) for f, p, a in waves))
        for x in range(-4, W + 8, 4)
    ]


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other, strict=True))  # type: ignore[return-value]


def ridge_dusk(chance: Chance) -> Image.Image:
    """Layered ridges half an hour after sunset."""
    sky = blend_steps(
        [
            (0, (44, 58, 92)),
            (0.22, (112, 112, 138)),
            (0.38, (216, 158, 130)),
            (0.46, (240, 190, 140)),
            (1, (240, 190, 140)),
        ]
    )
    clouds = levels(noise(chance, (700, 60), octaves=5), 128, 215)
    sky = laid(sky, (236, 176, 158), dimmed(clouds, 0.42))
    image = glowing(sky, (120, 72, 34), glow((1080, 470), 620))
    near: Colour = (15, 20, 31)
    haze: Colour = (196, 146, 132)
    for i in range(7):
        share = (i / 6) ** 0.75
        line = _ridge(chance, 450 + 98 * i, 34 + 9 * i, rough=0.7 + 0.12 * i)
        mask = stencil([*line, (W + 10, H + 10), (-10, H + 10)], blur=0.7)
        tone = _mixed(haze, near, share)
        low = _mixed(tone, haze, 0.34 * (1 - share * 0.75))
        surface = fade(tone, low)
        surface = blend_steps(
            [(0, tone), ((400 + 98 * i) / H, tone), (min(1, (560 + 98 * i) / H), low), (1, low)]
        )
        if i > 3:
            surface = lit(surface, relief(noise(chance, (90, 26), octaves=5), strength=0.8))
        image = laid(image, surface, mask)
    return image


def forest_edge(chance: Chance) -> Image.Image:
    """Wooded slopes behind a meadow, late October."""
    image = blend_steps([(0, (196, 205, 208)), (0.35, (228, 224, 212)), (1, (232, 226, 210))])
    image = laid(
        image, (172, 182, 188), dimmed(levels(noise(chance, (520, 120), octaves=5), 120, 230), 0.6)
    )
    haze: Colour = (206, 206, 198)
    greens: tuple[Colour, ...] = (
        (118, 128, 110),
        (92, 98, 66),
        (132, 92, 44),
        (54, 66, 42),
        (34, 44, 30),
    )
    for i, tone in enumerate(greens):
        share = i / 4
        base = 430 + 88 * i
        line = _ridge(chance, base, 34, rough=0.6 + 0.2 * i)
        mask = Image.new("L", SIZE)
        draw = ImageDraw.Draw(mask)
        draw.polygon([*line, (W, H), (0, H)], fill=255)
        size = 10 + 17 * i
        for x, y in line:
            for _ in range(2):
                _tree(
                    draw,
                    chance,
                    x + chance.between(-6, 6),
                    y + size * 0.3,
                    size * chance.between(0.6, 1.4),
                    is_fir=chance.one_in(1.9 if i != 2 else 6),
                )
        leaf = noise(chance, (26 + 8 * i, 22 + 7 * i), octaves=5)
        surface = lit(
            flat(_mixed(tone, haze, 0.55 * (1 - share) ** 1.4)),
            relief(leaf, strength=0.9 + 0.7 * share, reach=2),
        )
        gold = levels(noise(chance, (120, 60), octaves=4), 138, 190)
        surface = laid(
            surface,
            lit(flat(_mixed((176, 116, 40), haze, 0.5 * (1 - share))), leaf),
            dimmed(gold, 0.6 if i in (1, 2, 3) else 0.15),
        )
        image = laid(image, surface, mask.filter(ImageFilter.GaussianBlur(0.6)))
        mist = ImageChops.multiply(
            dimmed(ramp((base - 40) / H, (base + 190) / H), 0.5 * (1 - share)),
            noise(chance, (600, 90)),
        )
        image = laid(image, haze, mist)
    meadow = stencil([(0, 905), (500, 880), (1100, 915), (W, 890), (W, H), (0, H)], blur=6)
    grass = lit(
        fade((128, 128, 74), (92, 98, 52)), relief(noise(chance, (5, 22), octaves=4), strength=0.9)
    )
    return glowing(laid(image, grass, meadow), (60, 48, 22), glow((240, 260), 700))


def _tree(
    draw: ImageDraw.ImageDraw, chance: Chance, x: float, y: float, size: float, *, is_fir: bool
) -> None:
    if is_fir:
        for k in range(5):
            half, at = size * (0.09 + 0.075 * k), y - size * (1.55 - 0.3 * k)
            draw.polygon(
                [(x, at - size * 0.3), (x + half, at + size * 0.16), (x - half, at + size * 0.16)],
                fill=255,
            )
        return
    for _ in range(5):
        r, dx, dy = (
            size * chance.between(0.2, 0.36),
            chance.between(-0.3, 0.3) * size,
            chance.between(0.1, 0.7) * size,
        )
        draw.ellipse((x + dx - r, y - dy - r, x + dx + r, y - dy + r), fill=255)


def sea_wall(chance: Chance) -> Image.Image:
    """A concrete wall runs into water smoothed by minutes of exposure."""
    sky = blend_steps(
        [
            (0, (120, 128, 136)),
            (0.3, (186, 188, 188)),
            (0.48, (222, 218, 210)),
            (1, (222, 218, 210)),
        ]
    )
    sky = laid(
        sky,
        (98, 106, 116),
        dimmed(soft(levels(noise(chance, (900, 120), octaves=3), 120, 210), 26), 0.8),
    )
    sea = blend_steps(
        [(0, (150, 158, 162)), (0.48, (164, 172, 174)), (0.6, (128, 142, 148)), (1, (66, 80, 90))]
    )
    silk = soft(noise(chance, (620, 20), octaves=3), 9)
    sea = lit(sea, levels(silk, 10, 250))
    image = laid(sky, sea, stencil([(0, 512), (W, 512), (W, H), (0, H)], blur=2.2))
    foam = ImageChops.multiply(
        soft(levels(noise(chance, (300, 40), octaves=4), 128, 210), 10), ramp(0.55, 0.9)
    )
    image = laid(image, (214, 220, 220), dimmed(foam, 0.5))
    top = [(0, 830), (0, 706), (930, 516), (986, 516)]
    side = [(0, 830), (986, 516), (986, 526), (400, 790), (0, 1010)]
    stone = relief(noise(chance, (60, 26), octaves=6), strength=2.6)
    streaks = noise(chance, (16, 260), octaves=3)
    image = laid(image, lit(flat((158, 156, 150)), stone), stencil(top))
    dark = lit(lit(fade((92, 92, 90), (50, 56, 54)), stone), levels(streaks, 30, 225))
    image = laid(image, dark, stencil(side))
    image = laid(
        image,
        (38, 46, 38),
        dimmed(ImageChops.multiply(stencil(side), levels(noise(chance, (80, 30)), 120, 190)), 0.55),
    )
    draw = ImageDraw.Draw(image)
    for k in range(9):
        x = 70 + 900 * (1 - 0.74**k)
        y = 706 - (x / 930) * 190 + 62 * 0.72**k
        high = 150 * 0.74**k
        draw.rectangle((x - high * 0.045, y - high, x + high * 0.045, y), fill=(52, 54, 56))
        draw.rectangle((x + high * 0.01, y - high, x + high * 0.045, y), fill=(96, 98, 98))
    return soft(image, 0.5)


def windows_night(chance: Chance) -> Image.Image:
    """A sandstone front with sash windows, a few of them lit."""
    stone = noise(chance, (90, 40), octaves=6)
    image = lit(fade((46, 44, 50), (30, 30, 36)), relief(stone, strength=2.0))
    draw = ImageDraw.Draw(image)
    for y in range(0, H, 47):
        draw.line((0, y, W, y), fill=(22, 22, 27), width=2)
        for x in range((y // 47 % 2) * 60, W, 120):
            draw.line((x, y, x, y + 47), fill=(24, 24, 29), width=2)
    image = soft(image, 0.9)
    wide, high = 168, 270
    for row in range(3):
        for column in range(5):
            x, y = 82 + column * 318, 44 + row * 352
            image = _sash(
                image,
                chance,
                (x, y, wide, high),
                is_lit=(row, column) in ((0, 1), (1, 3), (1, 4), (2, 0)),
            )
    return glowing(image, (70, 44, 18), glow((-60, 1000), 620))


def _sash(
    image: Image.Image, chance: Chance, box: tuple[int, int, int, int], *, is_lit: bool
) -> Image.Image:
    x, y, w, h = box
    frame = stencil(
        [(x - 22, y - 24), (x + w + 22, y - 24), (x + w + 22, y + h + 30), (x - 22, y + h + 30)],
        blur=1,
    )
    image = laid(image, lit(flat((66, 62, 66)), noise(chance, (60, 30))), frame)
    inside = stencil([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], blur=0.8)
    if is_lit:
        warm = blend_steps(
            [
                (0, (255, 214, 138)),
                ((y + h * 0.2) / H, (255, 220, 150)),
                ((y + h) / H, (196, 116, 46)),
                (1, (90, 50, 20)),
            ]
        )
        image = glowing(image, (130, 76, 26), dimmed(glow((x + w / 2, y + h / 2), 330), 0.75))
        image = laid(image, warm, inside)
        curtain = noise(chance, (14, 900), octaves=2)
        edge = w * chance.between(0.22, 0.36)
        for side in (x, x + w - edge):
            cloth = stencil(
                [(side, y), (side + edge, y), (side + edge, y + h), (side, y + h)], blur=2
            )
            image = laid(
                image,
                lit(flat((178, 104, 52)), curtain),
                dimmed(ImageChops.multiply(cloth, inside), 0.82),
            )
        plant = disc(
            (x + w * chance.between(0.2, 0.8), y + h * 0.98),
            (w * chance.between(0.08, 0.3), h * chance.between(0.06, 0.2)),
        )
        image = laid(image, (62, 34, 18), dimmed(ImageChops.multiply(soft(plant, 6), inside), 0.7))
    else:
        image = laid(image, fade((30, 38, 54), (16, 18, 26)), inside)
        image = laid(
            image,
            (70, 84, 104),
            dimmed(ImageChops.multiply(inside, levels(noise(chance, (220, 160)), 128, 230)), 0.35),
        )
    draw = ImageDraw.Draw(image)
    bar: Colour = (30, 24, 22) if is_lit else (70, 70, 76)
    draw.rectangle((x - 3, y - 3, x + w + 3, y + h + 3), outline=bar, width=7)
    draw.line((x, y + h / 2, x + w, y + h / 2), fill=bar, width=9)
    draw.line((x + w / 2, y, x + w / 2, y + h), fill=bar, width=5)
    return shadowed(
        image,
        soft(
            stencil([(x - 22, y - 24), (x + w + 22, y - 24), (x + w + 22, y + 6), (x - 22, y + 6)]),
            9,
        ),
        depth=0.5,
    )
