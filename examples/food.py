"""Example photographs of bread, flour and vegetables."""

from math import cos, pi, sin

from PIL import Image, ImageChops, ImageDraw

from domain.art.chance import Chance
from examples.darkroom import (
    SIZE,
    Colour,
    Spot,
    blob,
    boards,
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


def _loaf(
    image: Image.Image, chance: Chance, centre: Spot, radii: Spot, *, turn: float = 0.0
) -> Image.Image:
    mask = stencil(blob(chance, centre, radii, rough=0.035, turn=turn), blur=1.4)
    image = cast(image, mask, (34, 46), 30, 0.72)
    image = cast(image, mask, (10, 14), 8, 0.6)
    crust = lit(flat((168, 98, 42)), gentle(noise(chance, (150, 120), octaves=6), 0.8))
    crust = lit(crust, relief(noise(chance, (20, 18), octaves=5), strength=0.9, from_left=False))
    crust = laid(
        crust, (78, 38, 16), dimmed(levels(noise(chance, (120, 100), octaves=4), 128, 220), 0.5)
    )
    image = rounded(
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
            blob(chance, mid, (radii[1] * 0.62, radii[1] * 0.1), rough=0.03, turn=turn + 1.05),
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
    image = boards(chance, (92, 66, 48))
    board = stencil([(120, 250), (1500, 210), (1540, 950), (90, 985)], blur=2)
    image = cast(image, board, (22, 34), 26, 0.6)
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
    image = boards(chance, (62, 48, 40), wide=330)
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
    image = soft(boards(chance, (118, 92, 70)), 3)
    image = laid(
        image,
        fade((60, 54, 50), (96, 80, 66)),
        stencil([(0, 0), (W, 0), (W, 330), (0, 350)], blur=24),
    )
    outer = blob(chance, (800, 610), (520, 330), rough=0.05)
    mask = stencil(outer, blur=2)
    image = cast(image, mask, (40, 56), 36, 0.7)
    image = laid(
        image,
        lit(flat((122, 66, 26)), relief(noise(chance, (16, 14), octaves=4), strength=1.2)),
        mask,
    )
    inner = stencil(blob(Chance("crumb"), (796, 612), (486, 296), rough=0.05), blur=7)
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
        points = blob(
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
            blob(
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
    image = soft(boards(chance, (74, 62, 56)), 1.5)
    plate = disc((800, 590), (690, 430), blur=2)
    image = cast(image, plate, (26, 44), 36, 0.7)
    clay = lit(flat((166, 96, 62)), gentle(noise(chance, (260, 180), octaves=6), 0.6))
    image = rounded(image, plate, clay, (560, 330), 1000)
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
    mask = stencil(blob(chance, centre, (radius, radius * 0.88), rough=0.025), blur=1.5)
    image = cast(image, mask, (26, 36), 24, 0.7)
    ripe: Colour = (186, 40 + int(chance.between(0, 26)), 26)
    skin = lit(flat(ripe), gentle(noise(chance, (170, 150), octaves=3), 0.7))
    skin = laid(skin, (214, 126, 40), dimmed(glow((x, y - radius * 0.5), radius * 0.85), 0.6))
    image = rounded(image, mask, skin, (x - radius * 0.35, y - radius * 0.45), radius * 1.3)
    for k in range(5):
        a = k * 1.257 + chance.between(0, 0.5)
        tip = (x + radius * 0.34 * cos(a), y - radius * 0.5 + radius * 0.2 * sin(a))
        leaf = stencil([(x - 6, y - radius * 0.52), tip, (x + 7, y - radius * 0.47)], blur=1.6)
        image = laid(image, (54, 78, 34), leaf)
    shine = disc(
        (x - radius * 0.42, y - radius * 0.36), (radius * 0.17, radius * 0.1), blur=radius * 0.05
    )
    return glowing(image, (235, 228, 220), dimmed(shine, 0.85))
