"""Example photographs of rooms, windows, a shop and people against the light."""

from math import cos, pi, sin

from PIL import Image, ImageChops, ImageDraw

from domain.art.chance import Chance
from examples.darkroom import (
    SIZE,
    Colour,
    Spot,
    blend_steps,
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


def _box(x: float, y: float, w: float, h: float, blur: float = 1.0) -> Image.Image:
    return stencil([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], blur=blur)


def _garden(chance: Chance, *, warm: bool = False) -> Image.Image:
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
    image = shadowed(image, soft(_box(x - 46, y - 46, w + 92, h + 92), 16), depth=0.35)
    image = laid(
        image, fade((236, 232, 222), (206, 200, 188)), _box(x - 40, y - 40, w + 80, h + 80)
    )
    image = laid(image, _garden(chance), _box(x, y, w, h))
    for bx, by, bw, bh in ((x + w / 2 - 13, y, 26, h), (x, y + h * 0.36 - 9, w, 18)):
        image = shadowed(image, soft(_box(bx + 5, by + 5, bw, bh), 5), depth=0.3)
        image = laid(image, fade((232, 228, 216), (190, 184, 170)), _box(bx, by, bw, bh))
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
        image = shadowed(image, soft(_box(left + 10, at + 10, 230, tall), 10), depth=0.4)
        image = laid(
            image, lit(flat(tone), gentle(noise(chance, (60, 30)), 0.4)), _box(left, at, 230, tall)
        )
        image = laid(image, (226, 216, 196), _box(left + 6, at + 6, 8, tall - 12))
    return glowing(image, (74, 66, 46), glow((740, 330), 900))


def _curtain(image: Image.Image, chance: Chance, box: tuple[int, int, int, int]) -> Image.Image:
    x, y, w, h = box
    folds = gentle(noise(chance, (26, 1600), octaves=3), 1.15)
    cloth = lit(fade((234, 226, 208), (206, 196, 174)), folds)
    cloth = lit(cloth, gentle(noise(chance, (3, 3), octaves=1), 0.12))
    return laid(image, cloth, dimmed(_box(x, y, w, h, 4), 0.94))


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
    image = laid(image, stone, _box(450, 250, 700, 780, 2))
    image = laid(
        image,
        lit(fade((164, 150, 128), (128, 112, 92)), gentle(noise(chance, (200, 60)), 0.5)),
        _box(410, 210, 780, 70, 2),
    )
    image = shadowed(image, soft(_box(420, 280, 760, 40), 12), depth=0.5)
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
    image = laid(image, (26, 20, 16), _box(x, y, w, h, 2))
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
    image = laid(image, front, _box(120, 210, 1360, 690, 1.5))
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
        image = laid(image, inside, _box(x, 330, w, 460))
        image = _display(image, chance, x, w)
    image = laid(
        image,
        blend_steps(
            [(0, (255, 206, 140)), (0.5, (248, 196, 124)), (0.84, (120, 80, 50)), (1, (60, 46, 36))]
        ),
        _box(800, 330, 160, 560),
    )
    image = laid(image, (44, 35, 29), _box(874, 330, 12, 560))
    image = laid(image, (44, 35, 29), _box(800, 640, 160, 14))
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
    image = shadowed(image, soft(_box(120, 322, 1360, 30), 10), depth=0.5)
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
        image = laid(image, (112, 74, 42), _box(x + 14, floor, w - 28, 9))
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


def table(chance: Chance) -> Image.Image:
    """A laid table beside a window."""
    image = lit(
        fade((150, 118, 92), (120, 92, 70)), gentle(noise(chance, (500, 300), octaves=5), 0.4)
    )
    image = laid(
        soft(image, 6), soft(_garden(chance, warm=True), 14), soft(_box(-20, -20, 620, 470), 8)
    )
    image = laid(image, (94, 68, 50), soft(_box(280, -20, 18, 470), 5))
    image = laid(image, (94, 68, 50), soft(_box(600, -20, 26, 480), 5))
    cloth = stencil([(-20, 470), (W + 20, 420), (W + 20, H), (-20, H)], blur=4)
    linen = lit(
        fade((222, 214, 198), (240, 234, 222)), gentle(noise(chance, (420, 160), octaves=5), 0.3)
    )
    linen = lit(linen, gentle(noise(chance, (3, 3), octaves=1), 0.14))
    image = laid(image, linen, cloth)
    image = shadowed(image, ramp(0.35, 1.2, across=True), depth=0.4)
    image = _plate(image, (860, 760))
    for x, tall in ((470, 250), (1240, 250)):
        image = shadowed(image, soft(_box(x + 10, 760 - tall / 2 + 14, 16, tall), 7), depth=0.4)
        image = laid(
            image,
            fade((222, 220, 216), (150, 148, 146)),
            soft(_box(x, 760 - tall / 2, 15, tall), 1.4),
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
    image = glowing(image, (110, 106, 100), soft(_box(x - 4, y - 106, 8, 104), 1.6))
    return glowing(image, (190, 180, 160), soft(_box(x - 48, y - 236, 9, 110), 4))


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
        image = laid(image, (122, 82, 50), soft(_box(0, 190 + row * 190, W, 20), 8))
    return image


def engineer(chance: Chance) -> Image.Image:
    """The engineer against a workshop window, seen from behind."""
    image = fade((92, 98, 104), (58, 60, 64))
    image = laid(image, _garden(chance), soft(_box(330, 60, 940, 640), 5))
    for x in (560, 800, 1040):
        image = laid(image, (70, 74, 80), soft(_box(x - 9, 60, 18, 640), 3))
    for y in (270, 485):
        image = laid(image, (70, 74, 80), soft(_box(330, y - 8, 940, 16), 3))
    bench = lit(fade((112, 82, 56), (70, 50, 36)), gentle(noise(chance, (900, 14), octaves=4), 0.5))
    image = laid(image, bench, stencil([(0, 800), (W, 800), (W, H), (0, H)], blur=4))
    for k, x in enumerate((120, 210, 300, 1310, 1400, 1490)):
        tool = _box(x, 600 + 20 * (k % 3), 22 + 8 * (k % 2), 220 - 20 * (k % 3), 2)
        image = laid(image, (150, 92, 58) if k % 2 else (64, 68, 74), tool)
    return glowing(_person(soft(image, 6), apron=False), (62, 62, 54), glow((800, 280), 800))


__all__ = ["baker", "engineer", "fireplace", "shop_front", "stair", "table", "window"]
_ = levels
