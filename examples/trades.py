"""Example photographs of roofs, lead, pipes and a boiler."""

from PIL import Image, ImageChops, ImageDraw

from domain.art.chance import Chance
from examples.darkroom import (
    SIZE,
    Colour,
    Spot,
    cast,
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
    rounded,
    shadowed,
    soft,
    stencil,
)

W, H = SIZE


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
        image = cast(image, knob, (9, 14), 9, 0.6)
        image = rounded(
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
    image = cast(image, mask, (22, 26), 16, 0.5)
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
    image = cast(image, box, (40, 46), 34, 0.6)
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
