"""Example photographs of a shop, and of people against the light."""

from PIL import Image, ImageChops, ImageDraw

from domain.art.chance import Chance
from examples.darkroom import (
    SIZE,
    Colour,
    blend_steps,
    dimmed,
    disc,
    fade,
    flat,
    gentle,
    glow,
    glowing,
    laid,
    lit,
    noise,
    relief,
    shadowed,
    soft,
    stencil,
)
from examples.interiors import garden, pane

W, H = SIZE


def shop_front(chance: Chance) -> Image.Image:
    """A baker's shop early in the morning, lit from inside."""
    brick = lit(
        fade((62, 66, 78), (44, 46, 56)), relief(noise(chance, (120, 60), octaves=6), strength=0.6)
    )
    image = brick
    joints = ImageDraw.Draw(image)
    for y in range(0, 260, 26):
        joints.line((0, y, W, y), fill=(38, 40, 48), width=2)
    front = lit(fade((48, 40, 34), (36, 30, 26)), gentle(noise(chance, (900, 40), octaves=4), 0.5))
    image = laid(image, front, pane(120, 210, 1360, 690, 1.5))
    inside = blend_steps(
        [
            (0, (255, 214, 150)),
            (0.3, (255, 220, 158)),
            (0.6, (238, 176, 104)),
            (0.84, (150, 96, 54)),
            (1, (90, 60, 40)),
        ]
    )
    for x, w in ((190, 560), (1010, 400)):
        image = laid(image, inside, pane(x, 330, w, 460))
        image = _display(image, chance, x, w)
    image = laid(
        image,
        blend_steps(
            [(0, (255, 206, 140)), (0.5, (248, 196, 124)), (0.84, (120, 80, 50)), (1, (60, 46, 36))]
        ),
        pane(800, 330, 160, 560),
    )
    image = laid(image, (44, 35, 29), pane(874, 330, 12, 560))
    image = laid(image, (44, 35, 29), pane(800, 640, 160, 14))
    awning = [(150, 214), (1450, 214), (1500, 322), (100, 322)]
    stripes = Image.new("RGB", SIZE, (214, 204, 186))
    draw = ImageDraw.Draw(stripes)
    for k in range(-1, 14, 2):
        draw.polygon(
            [
                (150 + k * 100, 214),
                (250 + k * 100, 214),
                (208 + k * 107.7, 330),
                (100 + k * 107.7, 330),
            ],
            fill=(122, 62, 44),
        )
    image = laid(image, ImageChops.multiply(stripes, flat((150, 146, 158))), stencil(awning))
    image = shadowed(image, soft(pane(120, 322, 1360, 30), 10), depth=0.5)
    image = glowing(image, (150, 100, 48), dimmed(glow((470, 560), 640), 0.7))
    image = glowing(image, (150, 100, 48), dimmed(glow((1180, 560), 560), 0.6))
    return _pavement(image, chance)


def _display(image: Image.Image, chance: Chance, x: float, w: float) -> Image.Image:
    for row in range(3):
        floor = 470 + row * 130
        at = x + 34
        while at < x + w - 60:
            r = chance.between(26, 48)
            loaf = disc((at + r, floor - r * 0.55), (r * 1.1, r * 0.62), blur=3)
            v = chance.between(0.7, 1.05)
            tone: Colour = (int(166 * v), int(98 * v), int(44 * v))
            image = laid(image, tone, loaf)
            image = glowing(
                image,
                (110, 80, 40),
                dimmed(disc((at + r * 0.8, floor - r * 0.8), (r * 0.5, r * 0.2), blur=6), 0.7),
            )
            at += r * chance.between(1.9, 2.5)
        image = laid(image, (112, 74, 42), pane(x + 14, floor, w - 28, 9))
    frame = ImageDraw.Draw(image)
    frame.rectangle((x, 330, x + w, 790), outline=(34, 28, 24), width=12)
    frame.line((x + w / 2, 330, x + w / 2, 790), fill=(38, 30, 26), width=8)
    return image


def _pavement(image: Image.Image, chance: Chance) -> Image.Image:
    wet = (
        image.crop((0, 560, W, 900)).transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((W, H - 900))
    )
    street = flat((34, 36, 44))
    street.paste(soft(wet, 12), (0, 900))
    street = lit(street, gentle(noise(chance, (90, 10), octaves=4), 1.0))
    stones = ImageDraw.Draw(street)
    for k in range(6):
        y = 900 + int(167 * (k / 6) ** 1.5)
        stones.line((0, y, W, y), fill=(26, 27, 33), width=2)
    return laid(
        image,
        shadowed(street, flat((255, 255, 255)).convert("L"), depth=0.25),
        stencil([(0, 900), (W, 900), (W, H), (0, H)], blur=2),
    )


def _person(image: Image.Image, *, apron: bool) -> Image.Image:
    """Lay a figure against the light: an outline, no face."""
    body = [
        (520, H),
        (540, 820),
        (600, 700),
        (730, 640),
        (760, 610),
        (756, 560),
        (844, 560),
        (842, 610),
        (872, 640),
        (1000, 700),
        (1062, 820),
        (1084, H),
    ]
    mask = ImageChops.lighter(stencil(body, blur=3), disc((800, 455), (92, 122), blur=3))
    if not apron:
        hair = ImageChops.lighter(
            disc((806, 425), (104, 112), blur=4), disc((880, 400), (52, 54), blur=4)
        )
        mask = ImageChops.lighter(mask, hair)
    else:
        mask = ImageChops.lighter(
            mask,
            stencil(
                [(704, 400), (708, 322), (760, 290), (850, 292), (896, 326), (898, 398)], blur=3
            ),
        )
    mask = soft(mask, 2)
    dark = fade((46, 40, 38), (30, 27, 27))
    edge = ImageChops.subtract(mask, ImageChops.offset(soft(mask, 5), 9, 4))
    image = laid(image, dark, mask)
    image = glowing(image, (236, 196, 140), dimmed(soft(edge, 3), 0.8))
    if apron:
        bib = stencil([(690, 760), (910, 760), (950, H), (650, H)], blur=4)
        image = laid(image, (92, 84, 76), dimmed(bib, 0.8))
        image = laid(
            image, (80, 73, 66), soft(stencil([(694, 764), (742, 640), (754, 640), (712, 764)]), 3)
        )
        image = laid(
            image, (80, 73, 66), soft(stencil([(906, 764), (858, 640), (846, 640), (888, 764)]), 3)
        )
    return image


def baker(chance: Chance) -> Image.Image:
    """The baker against the light of the shop window, seen from behind."""
    image = soft(shop_glow(chance), 9)
    return glowing(_person(image, apron=True), (60, 40, 18), glow((800, 300), 800))


def shop_glow(chance: Chance) -> Image.Image:
    """Return shelves of bread, far out of focus."""
    image = fade((250, 214, 156), (150, 98, 58))
    for row in range(5):
        for _ in range(13):
            x, y, r = chance.between(0, W), 150 + row * 190, chance.between(44, 92)
            v = chance.between(0.7, 1.05)
            tone: Colour = (int(182 * v), int(112 * v), int(52 * v))
            image = laid(image, tone, dimmed(disc((x, y), (r, r * 0.55), blur=12), 0.85))
        image = laid(image, (122, 82, 50), soft(pane(0, 190 + row * 190, W, 20), 8))
    return image


def engineer(chance: Chance) -> Image.Image:
    """The engineer against a workshop window, seen from behind."""
    image = fade((92, 98, 104), (58, 60, 64))
    image = laid(image, garden(chance), soft(pane(330, 60, 940, 640), 5))
    for x in (560, 800, 1040):
        image = laid(image, (70, 74, 80), soft(pane(x - 9, 60, 18, 640), 3))
    for y in (270, 485):
        image = laid(image, (70, 74, 80), soft(pane(330, y - 8, 940, 16), 3))
    bench = lit(fade((112, 82, 56), (70, 50, 36)), gentle(noise(chance, (900, 14), octaves=4), 0.5))
    image = laid(image, bench, stencil([(0, 800), (W, 800), (W, H), (0, H)], blur=4))
    for k, x in enumerate((120, 210, 300, 1310, 1400, 1490)):
        tool = pane(x, 600 + 20 * (k % 3), 22 + 8 * (k % 2), 220 - 20 * (k % 3), 2)
        image = laid(image, (150, 92, 58) if k % 2 else (64, 68, 74), tool)
    return glowing(_person(soft(image, 6), apron=False), (62, 62, 54), glow((800, 280), 800))
