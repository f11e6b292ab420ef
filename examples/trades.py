"""Example photographs of bread, vegetables, roofs and pipes."""

from math import cos, pi, sin

from PIL import Image, ImageChops, ImageDraw, ImageFilter

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


def _boards(chance: Chance, colour: Colour, *, wide: int = 260) -> Image.Image:
    """Return a table of boards, seen from above."""
    image = flat(colour)
    grain = noise(chance, (900, 9), octaves=4)
    image = lit(image, gentle(grain, 0.55))
    image = lit(image, relief(noise(chance, (500, 7), octaves=3), strength=0.35))
    draw = ImageDraw.Draw(image)
    y = int(chance.between(60, wide))
    while y < H:
        draw.line((0, y, W, y + 2), fill=tuple(v // 3 for v in colour), width=4)
        y += wide
    return soft(image, 0.7)


def _blob(
    chance: Chance, centre: Spot, radii: Spot, *, rough: float = 0.05, turn: float = 0.0
) -> list[Spot]:
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


def _round(
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


def _cast(
    image: Image.Image, mask: Image.Image, shift: tuple[int, int], blur: float, depth: float
) -> Image.Image:
    return shadowed(image, soft(ImageChops.offset(mask, *shift), blur), depth=depth)


def _loaf(
    image: Image.Image, chance: Chance, centre: Spot, radii: Spot, *, turn: float = 0.0
) -> Image.Image:
    mask = stencil(_blob(chance, centre, radii, rough=0.035, turn=turn), blur=1.4)
    image = _cast(image, mask, (34, 46), 30, 0.72)
    image = _cast(image, mask, (10, 14), 8, 0.6)
    crust = lit(flat((168, 98, 42)), gentle(noise(chance, (150, 120), octaves=6), 0.8))
    crust = lit(crust, relief(noise(chance, (20, 18), octaves=5), strength=0.9, from_left=False))
    crust = laid(
        crust, (78, 38, 16), dimmed(levels(noise(chance, (120, 100), octaves=4), 128, 220), 0.5)
    )
    image = _round(
        image,
        mask,
        crust,
        (centre[0] - radii[0] * 0.35, centre[1] - radii[1] * 0.5),
        radii[0] * 1.25,
    )
    for i in (-1, 0, 1):
        mid = (
            centre[0] + i * radii[0] * 0.46 * cos(turn),
            centre[1] + i * radii[0] * 0.46 * sin(turn),
        )
        cut = stencil(
            _blob(chance, mid, (radii[1] * 0.62, radii[1] * 0.1), rough=0.03, turn=turn + 1.05),
            blur=2,
        )
        image = shadowed(image, soft(ImageChops.offset(cut, 5, 8), 5), depth=0.55)
        crumb = lit(flat((226, 186, 128)), relief(noise(chance, (12, 10), octaves=4), strength=1.2))
        image = laid(image, crumb, dimmed(cut, 0.92))
    dust = ImageChops.multiply(mask, levels(noise(chance, (26, 22), octaves=6, gain=0.8), 126, 190))
    lift = ImageChops.multiply(
        dust, glow((centre[0] - radii[0] * 0.2, centre[1] - radii[1] * 0.4), radii[0] * 1.15)
    )
    return laid(image, (247, 240, 228), dimmed(lift, 0.8))


def loaves(chance: Chance) -> Image.Image:
    """Loaves on a board, light from the left."""
    image = _boards(chance, (92, 66, 48))
    board = stencil([(120, 250), (1500, 210), (1540, 950), (90, 985)], blur=2)
    image = _cast(image, board, (22, 34), 26, 0.6)
    wood = lit(flat((176, 130, 86)), gentle(noise(chance, (1100, 16), octaves=5), 0.5))
    image = laid(image, wood, board)
    image = laid(
        image,
        (246, 238, 226),
        dimmed(
            ImageChops.multiply(
                board, levels(noise(chance, (240, 170), octaves=6, gain=0.7), 138, 214)
            ),
            0.55,
        ),
    )
    image = _loaf(image, chance, (1130, 400), (300, 205), turn=-0.32)
    image = _loaf(image, chance, (560, 470), (330, 225), turn=0.2)
    image = _loaf(image, chance, (940, 745), (350, 215), turn=0.05)
    image = glowing(image, (84, 66, 40), glow((140, 80), 1000))
    far = ramp(0.34, 0.0)
    return Image.composite(soft(image, 7), image, far)


def flour(chance: Chance) -> Image.Image:
    """Flour on a dark table, and the ring a bowl left in it."""
    image = _boards(chance, (62, 48, 40), wide=330)
    drift = noise(chance, (420, 300), octaves=7, gain=0.66)
    heap = ImageChops.add(levels(drift, 96, 190), dimmed(glow((980, 520), 620), 0.6))
    heap = ImageChops.multiply(heap, levels(noise(chance, (14, 14), octaves=4, gain=0.9), 20, 130))
    heap = soft(heap, 1.4)
    ring = ImageChops.subtract(
        disc((980, 520), (262, 250), blur=3), disc((980, 520), (236, 226), blur=3)
    )
    heap = ImageChops.subtract(heap, dimmed(disc((980, 520), (238, 228), blur=4), 0.86))
    heap = ImageChops.add(heap, dimmed(ring, 0.75))
    surface = lit(flat((240, 234, 224)), relief(noise(chance, (60, 50), octaves=6), strength=1.0))
    image = laid(image, surface, heap)
    for k in range(4):
        x = 180 + k * 74
        stroke = stencil(
            [
                (x, 720 + k * 26),
                (x + 34, 704 + k * 26),
                (x + 350, 930 + k * 22),
                (x + 330, 952 + k * 22),
            ],
            blur=9,
        )
        image = laid(image, lit(flat((70, 54, 45)), noise(chance, (300, 10))), dimmed(stroke, 0.8))
    speck = dimmed(levels(noise(chance, (5, 5), octaves=2, gain=1.0), 206, 226), 0.8)
    image = laid(image, (238, 232, 222), speck)
    return glowing(image, (46, 38, 28), glow((1300, 100), 900))


def sliced(chance: Chance) -> Image.Image:
    """A cut loaf with its crumb towards us."""
    image = soft(_boards(chance, (118, 92, 70)), 3)
    image = laid(
        image,
        fade((60, 54, 50), (96, 80, 66)),
        stencil([(0, 0), (W, 0), (W, 330), (0, 350)], blur=24),
    )
    outer = _blob(chance, (800, 610), (520, 330), rough=0.05)
    mask = stencil(outer, blur=2)
    image = _cast(image, mask, (40, 56), 36, 0.7)
    image = laid(
        image,
        lit(flat((122, 66, 26)), relief(noise(chance, (16, 14), octaves=4), strength=1.2)),
        mask,
    )
    inner = stencil(_blob(Chance("crumb"), (796, 612), (486, 296), rough=0.05), blur=7)
    crumb = lit(
        flat((222, 196, 152)), relief(noise(chance, (22, 20), octaves=5, gain=0.7), strength=0.9)
    )
    image = laid(image, crumb, inner)
    holes, light = Image.new("L", SIZE), Image.new("L", SIZE)
    draw, rim = ImageDraw.Draw(holes), ImageDraw.Draw(light)
    for _ in range(520):
        a, r = chance.between(0, 2 * pi), chance.share() ** 0.5
        x, y = 796 + 455 * r * cos(a), 612 + 268 * r * sin(a)
        size = chance.between(2, 9) if not chance.one_in(9) else chance.between(10, 27)
        points = _blob(
            chance,
            (x, y),
            (size, size * chance.between(0.5, 0.9)),
            rough=0.16,
            turn=chance.between(-0.6, 0.6),
        )
        draw.polygon(points, fill=int(chance.between(120, 255)))
        rim.polygon([(px + 2, py + 3) for px, py in points], fill=200)
    image = laid(image, (250, 236, 206), dimmed(soft(light, 1.6), 0.5))
    image = laid(image, (128, 88, 50), dimmed(soft(holes, 1.2), 0.85))
    for k in range(16):
        x, y = chance.between(400, 1200), chance.between(440, 800)
        nut = stencil(
            _blob(
                chance,
                (x, y),
                (chance.between(14, 34), chance.between(8, 17)),
                rough=0.12,
                turn=chance.between(0, 3),
            ),
            blur=1.5,
        )
        nut = ImageChops.multiply(nut, inner)
        image = laid(
            image,
            lit(
                flat((124, 78, 40) if k % 3 else (92, 54, 28)),
                relief(noise(chance, (14, 10)), strength=1.5),
            ),
            nut,
        )
    image = glowing(image, (70, 54, 34), glow((420, 200), 760))
    return Image.composite(soft(image, 8), image, ramp(0.36, 0.14))


def tomatoes(chance: Chance) -> Image.Image:
    """Tomatoes on an earthenware dish."""
    image = soft(_boards(chance, (74, 62, 56)), 1.5)
    plate = disc((800, 590), (690, 430), blur=2)
    image = _cast(image, plate, (26, 44), 36, 0.7)
    clay = lit(flat((166, 96, 62)), gentle(noise(chance, (260, 180), octaves=6), 0.6))
    image = _round(image, plate, clay, (560, 330), 1000)
    image = shadowed(
        image,
        soft(ImageChops.subtract(disc((800, 590), (640, 392)), disc((812, 606), (622, 374))), 12),
        depth=0.5,
    )
    spots: list[tuple[float, float, float]] = [
        (520, 420, 150),
        (850, 380, 162),
        (1140, 480, 148),
        (420, 650, 156),
        (720, 660, 176),
        (1030, 720, 164),
        (1290, 660, 120),
    ]
    for x, y, r in spots:
        image = _tomato(image, chance, (x, y), r)
    return glowing(image, (60, 46, 34), glow((160, 60), 900))


def _tomato(image: Image.Image, chance: Chance, centre: Spot, radius: float) -> Image.Image:
    x, y = centre
    mask = stencil(_blob(chance, centre, (radius, radius * 0.88), rough=0.025), blur=1.5)
    image = _cast(image, mask, (26, 36), 24, 0.7)
    ripe: Colour = (186, 40 + int(chance.between(0, 26)), 26)
    skin = lit(flat(ripe), gentle(noise(chance, (170, 150), octaves=3), 0.7))
    skin = laid(skin, (214, 126, 40), dimmed(glow((x, y - radius * 0.5), radius * 0.85), 0.6))
    image = _round(image, mask, skin, (x - radius * 0.35, y - radius * 0.45), radius * 1.3)
    for k in range(5):
        a = k * 1.257 + chance.between(0, 0.5)
        tip = (x + radius * 0.34 * cos(a), y - radius * 0.5 + radius * 0.2 * sin(a))
        leaf = stencil([(x - 6, y - radius * 0.52), tip, (x + 7, y - radius * 0.47)], blur=1.6)
        image = laid(image, (54, 78, 34), leaf)
    shine = disc(
        (x - radius * 0.42, y - radius * 0.36), (radius * 0.17, radius * 0.1), blur=radius * 0.05
    )
    return glowing(image, (235, 228, 220), dimmed(shine, 0.85))


def _slates(chance: Chance, *, is_old: bool) -> Image.Image:
    """Return a slate roof seen head on."""
    image = flat((52, 54, 60))
    tone, edge = ImageDraw.Draw(image), Image.new("L", SIZE)
    gap = ImageDraw.Draw(edge)
    for row in range(-1, 16):
        y = row * 74
        x = -140.0 + (58 if row % 2 else 0)
        while x < W:
            wide = chance.between(104, 128)
            shift = chance.between(-3, 3) if not is_old else chance.between(-8, 9)
            slipped = is_old and chance.one_in(26)
            drop = chance.between(24, 60) if slipped else shift
            v = chance.between(-13, 13)
            base = (
                (86 + v, 90 + v, 97 + v * 1.1)
                if not is_old
                else (88 + v * 1.5, 88 + v * 1.3, 88 + v)
            )
            if chance.one_in(7):
                base = (base[0] + 9, base[1] + 6, base[2] + 6)
            if is_old and chance.one_in(40):
                base = (30, 27, 26)
            box = (x, y + drop, x + wide - 3, y + 78 + drop)
            tone.rectangle(box, fill=tuple(max(0, int(c)) for c in base))
            gap.line((x, y + 79 + drop, x + wide - 3, y + 79 + drop), fill=255, width=7)
            gap.line((x + wide - 1, y + drop, x + wide - 1, y + 76 + drop), fill=210, width=4)
            x += wide
    image = lit(image, relief(noise(chance, (70, 22), octaves=6, gain=0.65), strength=0.9))
    return shadowed(image, soft(ImageChops.offset(edge, 1, 3), 1.8), depth=0.72)


def _pitched(roof: Image.Image, quad: tuple[float, ...]) -> Image.Image:
    return roof.transform(SIZE, Image.Transform.QUAD, quad, Image.Resampling.BICUBIC)


def _roof_scene(chance: Chance, roof: Image.Image) -> Image.Image:
    sky = fade((150, 166, 184), (214, 216, 214))
    sky = laid(
        sky, (236, 236, 232), dimmed(levels(noise(chance, (500, 130), octaves=5), 110, 200), 0.8)
    )
    face = _pitched(roof, (160, 0, 0, H, W, H, W - 160, 0))
    ridge = [(0, 236), (W, 176), (W, H), (0, H)]
    image = laid(sky, face, stencil(ridge, blur=1))
    tile = stencil([(0, 222), (W, 160), (W, 196), (0, 262)], blur=1)
    clay = lit(fade((152, 92, 66), (116, 66, 48)), relief(noise(chance, (40, 20)), strength=1.4))
    image = laid(image, clay, tile)
    image = shadowed(image, soft(stencil([(0, 262), (W, 196), (W, 214), (0, 284)]), 7), depth=0.55)
    return image


def roof_before(chance: Chance) -> Image.Image:
    """An old roof with slipped slates and moss."""
    roof = _slates(Chance("old slates"), is_old=True)
    moss = levels(noise(chance, (190, 110), octaves=6, gain=0.68), 138, 178)
    green = lit(
        flat((84, 94, 44)), relief(noise(chance, (10, 9), octaves=4, gain=0.8), strength=1.6)
    )
    roof = laid(roof, green, dimmed(ImageChops.multiply(moss, ramp(0.1, 0.85)), 0.92))
    roof = laid(
        roof, (196, 190, 164), dimmed(levels(noise(chance, (30, 26), octaves=4), 170, 200), 0.5)
    )
    return _roof_scene(chance, roof)


def roof_after(chance: Chance) -> Image.Image:
    """The same roof with its slates sorted and laid anew."""
    return glowing(
        _roof_scene(chance, _slates(Chance("new slates"), is_old=False)),
        (34, 30, 24),
        glow((1300, 240), 900),
    )


def lead_valley(chance: Chance) -> Image.Image:
    """A lead valley between two slopes of stone slabs."""
    roof = _slates(chance, is_old=True)
    warm = ImageChops.multiply(roof, flat((255, 226, 184)))
    left = (
        warm.rotate(24, Image.Resampling.BICUBIC, expand=False)
        .resize((W * 2, H * 2))
        .crop((W // 2, H // 2, W * 3 // 2, H * 3 // 2))
    )
    right = left.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    image = laid(
        left,
        shadowed(right, flat((255, 255, 255)).convert("L"), depth=0.28),
        stencil([(800, 0), (W, 0), (W, H), (800, H)]),
    )
    sheet = [(700, 0), (890, 0), (1010, H), (560, H)]
    lead = lit(
        fade((150, 156, 162), (112, 118, 126)),
        gentle(soft(noise(chance, (80, 320), octaves=4), 3), 0.5),
    )
    lead = lit(lead, relief(noise(chance, (90, 120), octaves=5), strength=0.8))
    image = shadowed(
        image, soft(stencil([(670, 0), (920, 0), (1060, H), (510, H)]), 16), depth=0.65
    )
    image = laid(image, lead, stencil(sheet, blur=1.4))
    image = shadowed(image, soft(stencil([(788, 0), (802, 0), (800, H), (770, H)]), 8), depth=0.5)
    for y in (180, 520, 900):
        half = 96 + y * 0.13
        image = glowing(
            image,
            (110, 116, 122),
            soft(
                stencil(
                    [
                        (796 - half, y),
                        (796 + half, y - 4),
                        (796 + half, y + 8),
                        (796 - half, y + 12),
                    ]
                ),
                2,
            ),
        )
        image = shadowed(
            image,
            soft(
                stencil(
                    [
                        (796 - half, y + 12),
                        (796 + half, y + 8),
                        (796 + half, y + 22),
                        (796 - half, y + 26),
                    ]
                ),
                4,
            ),
            depth=0.5,
        )
    return image


def pipework(chance: Chance) -> Image.Image:
    """Copper pipes on a plastered wall."""
    image = lit(
        fade((128, 132, 130), (92, 96, 96)),
        relief(noise(chance, (240, 160), octaves=7, gain=0.6), strength=0.8),
    )
    bar_y, thick = 720, 62
    image = _tube(image, chance, (90, bar_y), (1510, bar_y), thick)
    for i in range(6):
        x = 240 + i * 220
        image = _tube(image, chance, (x, -20), (x, bar_y - 8), 40)
        image = _tube(image, chance, (x, bar_y - 190), (x, bar_y - 120), 58, colour=(196, 190, 178))
        knob = disc((x, bar_y - 155), (44, 44), blur=1.4)
        image = _cast(image, knob, (9, 14), 9, 0.6)
        image = _round(
            image, knob, flat((168, 44, 36) if i % 2 else (44, 74, 120)), (x - 16, bar_y - 172), 80
        )
        image = _tube(image, chance, (x, bar_y - 60), (x, bar_y - 34), 54)
    return glowing(image, (52, 40, 26), glow((260, 60), 1000))


def _tube(
    image: Image.Image,
    chance: Chance,
    start: Spot,
    end: Spot,
    thick: float,
    *,
    colour: Colour = (186, 104, 62),
) -> Image.Image:
    upright = start[0] == end[0]
    half = thick / 2
    x1, y1, x2, y2 = (
        (start[0] - half, start[1], end[0] + half, end[1])
        if upright
        else (start[0], start[1] - half, end[0], end[1] + half)
    )
    mask = stencil([(x1, y1), (x2, y1), (x2, y2), (x1, y2)], blur=1)
    image = _cast(image, mask, (22, 26), 16, 0.5)
    stops = (40, 120, 215, 150, 96, 70, 38, 60)
    strip = Image.frombytes("L", (8, 1) if upright else (1, 8), bytes(stops))
    size = (max(1, int(x2 - x1)), max(1, int(y2 - y1)))
    light = Image.new("L", SIZE, 128)
    light.paste(strip.resize(size, Image.Resampling.BICUBIC), (int(x1), int(y1)))
    metal = lit(
        flat(colour), gentle(noise(chance, (40, 300) if upright else (300, 40), octaves=4), 0.3)
    )
    return laid(image, lit(metal, gentle(light, 0.95)), mask)


def boiler(chance: Chance) -> Image.Image:
    """A boiler in its cupboard, pipes below."""
    image = fade((206, 198, 184), (172, 162, 146))
    image = lit(image, relief(noise(chance, (300, 240), octaves=6), strength=0.5))
    image = shadowed(image, ramp(0.62, 1.02, across=True), depth=0.5)
    image = shadowed(image, ramp(0.26, 0.0, across=True), depth=0.55)
    for i, x in enumerate((650, 730, 800, 870, 950)):
        image = _tube(
            image,
            chance,
            (x, 700),
            (x, 1080),
            30 if i != 2 else 22,
            colour=(188, 108, 66) if i != 2 else (214, 190, 80),
        )
    box = stencil([(540, 120), (1060, 120), (1060, 760), (540, 760)], blur=2)
    image = _cast(image, box, (40, 46), 34, 0.6)
    front = lit(
        fade((240, 240, 238), (206, 206, 204)),
        ramp(1.3, -0.3, across=True).point([104 + v // 6 for v in range(256)]),
    )
    image = laid(image, front, box)
    draw = ImageDraw.Draw(image)
    draw.line((540, 600, 1060, 600), fill=(168, 168, 166), width=4)
    draw.rounded_rectangle((690, 640, 910, 712), 10, fill=(38, 42, 46))
    draw.rounded_rectangle((716, 656, 800, 696), 5, fill=(96, 128, 120))
    for x in (830, 872):
        draw.ellipse((x - 13, 663, x + 13, 689), fill=(92, 96, 98))
    image = soft(image, 0.7)
    door = stencil([(0, 0), (250, 0), (210, H), (0, H)], blur=6)
    wood = lit(
        fade((176, 136, 96), (140, 104, 70)), gentle(noise(chance, (16, 900), octaves=4), 0.5)
    )
    image = laid(image, soft(wood, 3), door)
    return glowing(image, (60, 54, 42), glow((800, -60), 900))


__all__ = [
    "boiler",
    "flour",
    "lead_valley",
    "loaves",
    "pipework",
    "roof_after",
    "roof_before",
    "sliced",
    "tomatoes",
]
_ = ImageFilter
