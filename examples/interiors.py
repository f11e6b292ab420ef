"""Example photographs of rooms, windows, stairs and tables."""

from math import cos, pi, sin

from PIL import Image, ImageChops, ImageDraw

from domain.art.chance import Chance
from examples.darkroom import (
    SIZE,
    Colour,
    Spot,
    dimmed,
    disc,
    fade,
    flat,
    gentle,
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


def pane(x: float, y: float, w: float, h: float, blur: float = 1.0) -> Image.Image:
    """Return a mask of an upright rectangle."""
    return stencil([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], blur=blur)


def garden(chance: Chance, *, warm: bool = False) -> Image.Image:
    """Return what lies outside a window, far out of focus."""
    image = (
        fade((226, 232, 226), (120, 142, 96)) if not warm else fade((255, 236, 200), (214, 150, 84))
    )
    for _ in range(90):
        x, y, r = chance.between(0, W), chance.between(100, H), chance.between(24, 92)
        v = chance.between(0, 1)
        tone: Colour = (int(92 + 120 * v), int(124 + 96 * v), int(70 + 80 * v))
        if warm:
            tone = (int(206 + 49 * v), int(140 + 90 * v), int(70 + 90 * v))
        image = laid(image, tone, dimmed(disc((x, y), (r, r), blur=7), chance.between(0.12, 0.4)))
    return soft(image, 10)


def window(chance: Chance) -> Image.Image:
    """A window in the morning, a table under it."""
    wall = lit(
        fade((198, 190, 174), (158, 148, 132)), gentle(noise(chance, (420, 300), octaves=6), 0.35)
    )
    image = shadowed(wall, ramp(0.55, 1.1, across=True), depth=0.5)
    x, y, w, h = 420, 70, 640, 700
    image = shadowed(image, soft(pane(x - 46, y - 46, w + 92, h + 92), 16), depth=0.35)
    image = laid(
        image, fade((236, 232, 222), (206, 200, 188)), pane(x - 40, y - 40, w + 80, h + 80)
    )
    image = laid(image, garden(chance), pane(x, y, w, h))
    for bx, by, bw, bh in ((x + w / 2 - 13, y, 26, h), (x, y + h * 0.36 - 9, w, 18)):
        image = shadowed(image, soft(pane(bx + 5, by + 5, bw, bh), 5), depth=0.3)
        image = laid(image, fade((232, 228, 216), (190, 184, 170)), pane(bx, by, bw, bh))
    image = _curtain(image, chance, (250, 20, 250, 830))
    image = _curtain(image, chance, (1000, 20, 270, 830))
    desk = stencil([(140, 848), (1460, 848), (1600, H), (0, H)], blur=2)
    wood = lit(fade((154, 112, 72), (98, 68, 44)), gentle(noise(chance, (900, 12), octaves=4), 0.5))
    image = laid(image, wood, desk)
    image = glowing(
        image,
        (196, 184, 150),
        dimmed(soft(stencil([(520, 850), (980, 850), (1130, H), (380, H)]), 26), 0.5),
    )
    image = _jug(image, chance, (660, 872))
    books = ((900, 40, (92, 50, 42)), (884, 34, (66, 82, 84)), (910, 28, (170, 150, 112)))
    at = 890.0
    for left, tall, tone in books:
        at -= tall
        image = shadowed(image, soft(pane(left + 10, at + 10, 230, tall), 10), depth=0.4)
        image = laid(
            image, lit(flat(tone), gentle(noise(chance, (60, 30)), 0.4)), pane(left, at, 230, tall)
        )
        image = laid(image, (226, 216, 196), pane(left + 6, at + 6, 8, tall - 12))
    return glowing(image, (74, 66, 46), glow((740, 330), 900))


def _curtain(image: Image.Image, chance: Chance, box: tuple[int, int, int, int]) -> Image.Image:
    x, y, w, h = box
    folds = gentle(noise(chance, (26, 1600), octaves=3), 1.15)
    cloth = lit(fade((234, 226, 208), (206, 196, 174)), folds)
    cloth = lit(cloth, gentle(noise(chance, (3, 3), octaves=1), 0.12))
    return laid(image, cloth, dimmed(pane(x, y, w, h, 4), 0.94))


def _jug(image: Image.Image, chance: Chance, foot: Spot) -> Image.Image:
    x, y = foot
    shape = [
        (x - 46, y - 150),
        (x + 46, y - 150),
        (x + 40, y - 116),
        (x + 70, y - 60),
        (x + 50, y),
        (x - 50, y),
        (x - 70, y - 60),
        (x - 40, y - 116),
    ]
    mask = stencil(shape, blur=2)
    image = shadowed(image, soft(ImageChops.offset(mask, 30, 16), 18), depth=0.45)
    for k in range(9):
        a = -pi / 2 + chance.between(-0.75, 0.75)
        tip = (x + chance.between(190, 280) * cos(a), y - 140 + chance.between(190, 280) * sin(a))
        stem = stencil(
            [(x - 3, y - 140), (x + 3, y - 140), (tip[0] + 2, tip[1]), (tip[0] - 2, tip[1])], blur=1
        )
        image = laid(image, (74, 92, 56), stem)
        for s in (0.45, 0.65, 0.85):
            mid = (x + (tip[0] - x) * s + chance.between(-16, 16), y - 140 + (tip[1] - y + 140) * s)
            leaf = disc(mid, (chance.between(10, 22), chance.between(7, 12)), blur=1.6)
            image = laid(image, (86 + k * 5, 108 + k * 4, 62), leaf)
    clay = lit(
        fade((216, 208, 192), (164, 154, 138)),
        ramp(0.47, 0.36, across=True).point([70 + v * 120 // 255 for v in range(256)]),
    )
    return laid(image, clay, mask)


def stair(chance: Chance) -> Image.Image:
    """A concrete stair climbs through one band of late light."""
    concrete = gentle(noise(chance, (300, 220), octaves=7, gain=0.62), 0.5)
    pores = gentle(relief(noise(chance, (26, 24), octaves=4), strength=0.5), 0.5)
    image = lit(lit(fade((150, 148, 144), (112, 110, 108)), concrete), pores)
    image = shadowed(image, ramp(0.35, 1.0, across=True), depth=0.4)
    for k in range(11):
        share = k / 10
        y = 1060 - 900 * share**0.92
        high = 98 - 52 * share
        left, right = 60 + 520 * share, 1180 - 60 * share
        tread = [
            (left, y),
            (right, y - 12),
            (right - 16, y - high * 0.52),
            (left + 34, y - high * 0.45),
        ]
        rise = [(left, y), (right, y - 12), (right, y + high * 0.52), (left, y + high * 0.62)]
        face = lit(lit(fade((78, 77, 78), (58, 57, 60)), concrete), pores)
        image = laid(image, face, stencil(rise))
        image = laid(image, lit(lit(flat((186, 182, 174)), concrete), pores), stencil(tread))
        image = shadowed(
            image,
            soft(stencil([(left, y), (right, y - 12), (right, y + 2), (left, y + 16)]), 6),
            depth=0.35,
        )
    wall = [(1180, H), (1120, 120), (1290, 0), (W, 0), (W, H)]
    image = laid(
        image, lit(lit(fade((96, 94, 94), (70, 69, 72)), concrete), pores), stencil(wall, blur=1.4)
    )
    boards = ImageDraw.Draw(image)
    for x in range(1240, W, 96):
        boards.line((x, 0, x + 30, H), fill=(64, 63, 66), width=2)
    band = soft(stencil([(0, 60), (0, 420), (1180, 1010), (W, 1067), (W, 760), (700, 330)]), 16)
    image = glowing(image, (104, 82, 52), band)
    dark = ImageChops.invert(soft(band, 30))
    image = shadowed(image, dark, depth=0.4)
    rail = stencil([(300, 750), (312, 745), (1010, 96), (1000, 90)], blur=1.2)
    image = shadowed(image, soft(ImageChops.offset(rail, 40, 46), 8), depth=0.4)
    return laid(image, (34, 34, 36), rail)


def fireplace(chance: Chance) -> Image.Image:
    """A fire in an open hearth, books beside it."""
    image = lit(fade((70, 60, 52), (52, 44, 38)), gentle(noise(chance, (300, 260), octaves=6), 0.6))
    image = _shelf(image, chance, (40, 90, 360, 900))
    image = _shelf(image, chance, (1220, 90, 360, 900))
    stone = lit(
        fade((142, 126, 106), (104, 90, 74)),
        relief(noise(chance, (70, 40), octaves=6), strength=0.8),
    )
    image = laid(image, stone, pane(450, 250, 700, 780, 2))
    image = laid(
        image,
        lit(fade((164, 150, 128), (128, 112, 92)), gentle(noise(chance, (200, 60)), 0.5)),
        pane(410, 210, 780, 70, 2),
    )
    image = shadowed(image, soft(pane(420, 280, 760, 40), 12), depth=0.5)
    hearth = stencil(
        [(545, 1000), (545, 470), (620, 400), (980, 400), (1055, 470), (1055, 1000)], blur=2
    )
    soot = lit(
        fade((22, 16, 13), (46, 28, 18)), relief(noise(chance, (60, 36), octaves=5), strength=0.8)
    )
    image = laid(image, soot, hearth)
    image = glowing(image, (176, 78, 22), ImageChops.multiply(glow((800, 880), 420), hearth))
    for k in range(4):
        left, y = 620 + k * 34, 936 - (k % 2) * 46
        log = stencil(
            [
                (left, y),
                (left + 290, y - 26 + k * 10),
                (left + 296, y + 24 + k * 10),
                (left + 6, y + 52),
            ],
            blur=2,
        )
        image = laid(
            image,
            lit(flat((64, 36, 22)), relief(noise(chance, (50, 9), octaves=5), strength=1.6)),
            log,
        )
        image = glowing(
            image,
            (226, 84, 18),
            dimmed(
                ImageChops.multiply(log, levels(noise(chance, (40, 22), octaves=4), 132, 190)), 0.9
            ),
        )
    image = _flames(image, chance)
    image = glowing(image, (110, 52, 18), dimmed(glow((800, 860), 900), 0.75))
    return glowing(
        image,
        (84, 42, 16),
        dimmed(soft(stencil([(520, 1010), (1080, 1010), (1300, H), (300, H)]), 26), 0.8),
    )


def _flames(image: Image.Image, chance: Chance) -> Image.Image:
    for size, colour, strength in (
        (1.0, (200, 60, 10), 0.75),
        (0.7, (255, 140, 30), 0.8),
        (0.4, (255, 232, 150), 0.9),
    ):
        tongues = Image.new("L", SIZE)
        draw = ImageDraw.Draw(tongues)
        for _ in range(13):
            x, tall, wide = (
                chance.between(680, 930),
                chance.between(150, 380) * size,
                chance.between(26, 56) * size**0.6,
            )
            sway = chance.between(-50, 50)
            side = [
                (x + wide * sin(pi * t) * (1 - t) * 1.6 + sway * t * t, 930 - tall * t)
                for t in (i / 14 for i in range(15))
            ]
            back = [
                (x - wide * sin(pi * t) * (1 - t) * 1.6 + sway * t * t, 930 - tall * t)
                for t in (i / 14 for i in range(14, -1, -1))
            ]
            draw.polygon([*side, *back], fill=int(chance.between(130, 255)))
        image = glowing(image, colour, dimmed(soft(tongues, 7 * size + 3), strength))
    return image


def _shelf(image: Image.Image, chance: Chance, box: tuple[int, int, int, int]) -> Image.Image:
    x, y, w, h = box
    image = laid(image, (26, 20, 16), pane(x, y, w, h, 2))
    draw = ImageDraw.Draw(image)
    for row in range(4):
        floor, at = y + (row + 1) * h // 4 - 14, x + 10.0
        while at < x + w - 26:
            wide, tall = chance.between(14, 34), chance.between(130, 190)
            v = chance.between(0.5, 1.1)
            tone = chance.pick(
                ((96, 44, 34), (52, 66, 60), (120, 98, 62), (60, 50, 66), (134, 118, 90))
            )
            dark = tuple(int(c * v * 0.72) for c in tone)
            draw.rectangle((at, floor - tall, at + wide - 3, floor), fill=dark)
            draw.line(
                (at + 3, floor - tall + 26, at + wide - 6, floor - tall + 26),
                fill=tuple(int(c * 1.6) for c in dark),
                width=3,
            )
            at += wide
        draw.rectangle((x, floor, x + w, floor + 14), fill=(72, 54, 38))
    return shadowed(soft(image, 1.6), ramp(1.2, 0.0), depth=0.12)


def table(chance: Chance) -> Image.Image:
    """A laid table beside a window."""
    image = lit(
        fade((150, 118, 92), (120, 92, 70)), gentle(noise(chance, (500, 300), octaves=5), 0.4)
    )
    image = laid(
        soft(image, 6), soft(garden(chance, warm=True), 14), soft(pane(-20, -20, 620, 470), 8)
    )
    image = laid(image, (94, 68, 50), soft(pane(280, -20, 18, 470), 5))
    image = laid(image, (94, 68, 50), soft(pane(600, -20, 26, 480), 5))
    cloth = stencil([(-20, 470), (W + 20, 420), (W + 20, H), (-20, H)], blur=4)
    linen = lit(
        fade((222, 214, 198), (240, 234, 222)), gentle(noise(chance, (420, 160), octaves=5), 0.3)
    )
    linen = lit(linen, gentle(noise(chance, (3, 3), octaves=1), 0.14))
    image = laid(image, linen, cloth)
    image = shadowed(image, ramp(0.35, 1.2, across=True), depth=0.4)
    image = _plate(image, (860, 760))
    for x, tall in ((470, 250), (1240, 250)):
        image = shadowed(image, soft(pane(x + 10, 760 - tall / 2 + 14, 16, tall), 7), depth=0.4)
        image = laid(
            image,
            fade((222, 220, 216), (150, 148, 146)),
            soft(pane(x, 760 - tall / 2, 15, tall), 1.4),
        )
    image = laid(
        image, (214, 212, 208), stencil([(454, 560), (500, 560), (492, 660), (462, 660)], blur=1.6)
    )
    image = laid(
        image, (150, 148, 146), stencil([(469, 560), (473, 560), (474, 640), (469, 640)], blur=1)
    )
    image = laid(
        image, (150, 148, 146), stencil([(482, 560), (486, 560), (485, 640), (480, 640)], blur=1)
    )
    image = laid(
        image,
        fade((224, 222, 218), (170, 168, 166)),
        stencil([(1240, 520), (1262, 560), (1262, 690), (1240, 690)], blur=1.6),
    )
    image = _glass(image, (1150, 470))
    image = _glass(image, (1330, 520))
    image = glowing(image, (110, 82, 44), dimmed(glow((260, 250), 900), 0.8))
    return Image.composite(soft(image, 5), image, ramp(0.52, 0.4))


def _plate(image: Image.Image, centre: Spot) -> Image.Image:
    x, y = centre
    rim = disc(centre, (330, 190), blur=2)
    image = shadowed(image, soft(ImageChops.offset(rim, 34, 26), 22), depth=0.45)
    image = laid(image, fade((236, 232, 224), (248, 246, 240)), rim)
    image = shadowed(
        image,
        soft(ImageChops.subtract(disc((x, y), (236, 130)), disc((x + 6, y + 9), (228, 124))), 5),
        depth=0.28,
    )
    napkin = stencil(
        [(x - 90, y - 50), (x + 110, y - 70), (x + 140, y + 30), (x - 60, y + 56)], blur=2
    )
    image = shadowed(image, soft(ImageChops.offset(napkin, 8, 12), 9), depth=0.4)
    return laid(image, fade((164, 66, 44), (138, 50, 34)), napkin)


def _glass(image: Image.Image, foot: Spot) -> Image.Image:
    x, y = foot
    bowl = stencil(
        [
            (x - 62, y - 250),
            (x + 62, y - 250),
            (x + 50, y - 140),
            (x + 16, y - 104),
            (x - 16, y - 104),
            (x - 50, y - 140),
        ],
        blur=2,
    )
    wine = stencil(
        [
            (x - 56, y - 186),
            (x + 56, y - 186),
            (x + 48, y - 140),
            (x + 16, y - 108),
            (x - 16, y - 108),
            (x - 48, y - 140),
        ],
        blur=2,
    )
    base = disc((x, y), (58, 15), blur=2)
    image = shadowed(image, soft(ImageChops.offset(base, 40, 8), 12), depth=0.35)
    image = glowing(image, (60, 56, 50), bowl)
    image = laid(image, (96, 22, 30), dimmed(wine, 0.86))
    image = glowing(image, (90, 86, 80), base)
    image = glowing(image, (110, 106, 100), soft(pane(x - 4, y - 106, 8, 104), 1.6))
    return glowing(image, (190, 180, 160), soft(pane(x - 48, y - 236, 9, 110), 4))
