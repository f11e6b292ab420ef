"""The poster for shared links and the icons in pixels, drawn from the brand's motif."""

import io
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFont

from domain.agents.design.color_palette import ColorPalette, Scheme
from domain.agents.design.image_selection import Poster
from domain.art import compose
from domain.art.chance import Chance
from domain.art.favicon import ground, seated
from domain.art.sheet import Point, Shape, outlines
from domain.site import SiteFile

POSTER_SIZE = (1200, 630)
_FINER = 2
"""Drawn this many times larger and scaled down, for smooth edges."""

Colours = Sequence[str]
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


def marks(poster: Poster, palette: ColorPalette) -> tuple[SiteFile, ...]:
    """Return the poster, the home-screen icons and the classic favicon."""
    scheme = palette.light
    return (
        SiteFile(path="apple-touch-icon.png", body=icon_png(poster, scheme, 180)),
        SiteFile(path="favicon.ico", body=favicon_ico(poster, scheme)),
        SiteFile(path="icon-192.png", body=icon_png(poster, scheme, 192)),
        SiteFile(path="icon-512.png", body=icon_png(poster, scheme, 512)),
        SiteFile(path="images/poster.png", body=poster_png(poster, scheme)),
    )


def icon_png(poster: Poster, scheme: Scheme, size: int) -> bytes:
    """Return the sign on a full square, which home screens cut to their own shape."""
    return _png(_icon(poster, scheme, size, is_full=True))


def favicon_ico(poster: Poster, scheme: Scheme) -> bytes:
    """Return the sign on its tile in 16, 32 and 48 pixels."""
    sizes = (16, 32, 48)
    largest, *smaller = (_icon(poster, scheme, size, is_full=False) for size in reversed(sizes))
    buffer = io.BytesIO()
    largest.save(buffer, "ICO", sizes=[(s, s) for s in sizes], append_images=smaller)
    return buffer.getvalue()


def _icon(poster: Poster, scheme: Scheme, size: int, *, is_full: bool) -> Image.Image:
    side = size * 4
    image = Image.new("RGBA", (side, side), scheme.accent if is_full else (0, 0, 0, 0))
    if not is_full:
        paint(image, [ground(poster.tile)], (scheme.accent,) * 4, scale=side / 64)
    sign = seated(compose(poster.motif, poster.seed, "mark"), "round" if is_full else poster.tile)
    paint(image, sign, (scheme.on_accent,) * 4, scale=side / 64)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def poster_png(poster: Poster, scheme: Scheme) -> bytes:
    """Return the picture shown where a link is shared, as a small poster of the brand."""
    chance = Chance("poster", poster.seed)
    kind = chance.pick(("beside", "above", "around"))
    is_strong = chance.one_in(1.6)
    width, height = (side * _FINER for side in POSTER_SIZE)
    image = Image.new("RGB", (width, height), scheme.surface_strong if is_strong else scheme.surface)
    ink = scheme.text_on_strong if is_strong else scheme.text
    quiet = scheme.muted_on_strong if is_strong else scheme.text_muted
    room = _decorate(image, poster, _tones(scheme, is_strong=is_strong), kind)
    _letter(ImageDraw.Draw(image), poster, room, (ink, quiet))
    final = image.resize(POSTER_SIZE, Image.Resampling.LANCZOS)
    return _png(final.quantize(128, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE))


def _tones(scheme: Scheme, *, is_strong: bool) -> Colours:
    if not is_strong:
        return scheme.text, scheme.art_1, scheme.art_2, scheme.art_3
    base, top = scheme.surface_strong, scheme.text_on_strong
    return top, _mixed(base, top, 0.09), _mixed(base, top, 0.3), scheme.accent_on_strong


def _mixed(one: str, other: str, share: float) -> str:
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


Box = tuple[int, int, int, int]


def _decorate(image: Image.Image, poster: Poster, colours: Colours, kind: str) -> Box:
    """Draw the motif and return the box that is left for words."""
    width, height = POSTER_SIZE
    gap = 72
    if kind == "above":
        art = (0, 0, width, 290)
        room = (gap, 290 + 40, width - gap, height - 52)
    elif kind == "beside":
        art = (width - 500, 0, width, height)
        room = (gap, gap, width - 500 - 56, height - gap)
    else:
        art = (0, 0, 400, height)
        room = (400 + 64, gap, width - gap, height - gap)
    size = (art[2] - art[0], art[3] - art[1])
    part = Image.new("RGB", (size[0] * _FINER, size[1] * _FINER), colours[1])
    paint(part, compose(poster.motif, poster.seed, "panel", size=size), colours, scale=_FINER)
    image.paste(part, (art[0] * _FINER, art[1] * _FINER))
    return room


def _letter(draw: ImageDraw.ImageDraw, poster: Poster, room: Box, inks: tuple[str, str]) -> None:
    left, top, right, bottom = (side * _FINER for side in room)
    width, height = right - left, bottom - top
    share = 0.66 if poster.line else 1.0
    font, lines = _fitted(draw, poster.title, width, int(height * share), largest=104)
    size = font.size * 1.08 if isinstance(font, ImageFont.FreeTypeFont) else 20
    small, words = _fitted(draw, poster.line, width, int(height * 0.3), largest=34)
    step = small.size * 1.35 if isinstance(small, ImageFont.FreeTypeFont) else 16
    y = bottom - size * len(lines) - (step * len(words) + 24 * _FINER if words else 0)
    for text in lines:
        draw.text((left, y), text, fill=inks[0], font=font, stroke_width=_FINER, stroke_fill=inks[0])
        y += size
    y += 24 * _FINER
    for text in words:
        draw.text((left, y), text, fill=inks[1], font=small)
        y += step


def _fitted(
    draw: ImageDraw.ImageDraw, text: str, width: int, height: int, *, largest: int
) -> tuple[Font, list[str]]:
    """Return the largest type in which the text fits the box, and its lines."""
    for size in range(largest, 17, -4):
        font = ImageFont.load_default(size * _FINER)
        lines = _wrapped(draw, text, font, width)
        if lines is not None and len(lines) * size * _FINER * 1.08 <= height:
            return font, lines
    font = ImageFont.load_default(18 * _FINER)
    kept = max(4, int(width / (18 * _FINER * 0.56)))
    return font, [text if len(text) <= kept else text[: kept - 1].rstrip() + "…"] if text else []


def _wrapped(
    draw: ImageDraw.ImageDraw, text: str, font: Font, width: int
) -> list[str] | None:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and draw.textlength(longer, font=font) <= width:
            lines[-1] = longer
        elif draw.textlength(word, font=font) <= width:
            lines.append(word)
        else:
            return None
    return lines


def paint(image: Image.Image, shapes: Sequence[Shape], colours: Colours, *, scale: float) -> None:
    """Draw shapes onto an image, `scale` pixels to a unit."""
    draw = ImageDraw.Draw(image)
    for shape in shapes:
        colour = colours[shape.paint.tone]
        lines = [[(x * scale, y * scale) for x, y in ring] for ring in outlines(shape)]
        if shape.paint.width:
            for ring in lines:
                _stroke(draw, ring, shape.paint.width * scale, colour)
        elif len(lines) > 1:
            _pierced(image, lines, colour)
            draw = ImageDraw.Draw(image)
        elif len(lines[0]) > 2:
            draw.polygon(lines[0], fill=colour)


def _stroke(draw: ImageDraw.ImageDraw, ring: list[Point], width: float, colour: str) -> None:
    draw.line(ring, fill=colour, width=max(1, round(width)), joint="curve")
    radius = width / 2
    for x, y in (ring[0], ring[-1]):
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


def _pierced(image: Image.Image, rings: list[list[Point]], colour: str) -> None:
    mask = Image.new("1", image.size)
    for ring in rings:
        part = Image.new("1", image.size)
        ImageDraw.Draw(part).polygon(ring, fill=1)
        mask = ImageChops.logical_xor(mask, part)
    image.paste(colour, (0, 0, *image.size), mask)


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
