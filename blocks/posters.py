"""The poster for shared links and the icons in pixels, drawn from the brand's motif."""

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

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

_FACES = Path(__file__).parent / "typefaces" / "node_modules" / "@fontsource-variable"
_MARKS = "–—‘’‚“”„…«»€™"
_PLAIN = {
    **{"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "€": "EUR"},
    **{"–": "-", "—": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'},
}
"""How letters are written where the type lacks them: as in addresses of telegrams."""


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
    finer = 2 if size > 256 else 4
    side = size * finer
    image = Image.new("RGBA", (side, side), scheme.accent if is_full else (0, 0, 0, 0))
    if not is_full:
        paint(image, [ground(poster.tile)], (scheme.accent,) * 4, scale=side / 64)
    sign = seated(compose(poster.motif, poster.seed, "mark"), "round" if is_full else poster.tile)
    paint(image, sign, (scheme.on_accent,) * 4, scale=side / 64)
    return image.reduce(finer)


def poster_png(poster: Poster, scheme: Scheme) -> bytes:
    """Return the picture shown where a link is shared, as a small poster of the brand."""
    chance = Chance("poster", poster.seed)
    kind = chance.pick(("beside", "above", "around"))
    is_strong = chance.one_in(1.6)
    width, height = (side * _FINER for side in POSTER_SIZE)
    image = Image.new(
        "RGB", (width, height), scheme.surface_strong if is_strong else scheme.surface
    )
    ink = scheme.text_on_strong if is_strong else scheme.text
    quiet = scheme.muted_on_strong if is_strong else scheme.text_muted
    room = _decorate(image, poster, _tones(scheme, is_strong=is_strong), kind)
    _letter(ImageDraw.Draw(image), poster, room, (ink, quiet))
    final = image.reduce(_FINER)
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
    title = _fitted(draw, poster, poster.title, (width, height * (0.66 if poster.line else 1)), 104)
    line = _fitted(draw, poster, poster.line, (width, height * 0.3), 34)
    gap = 34 * _FINER if line.rows else 0
    y = bottom - title.height - line.height - gap
    for block, ink in ((title, inks[0]), (line, inks[1])):
        for row in block.rows:
            # The bundled face has one weight: an outline makes the title bold.
            outline = _FINER if block is title and not poster.face else 0
            draw.text(
                (left, y), row, fill=ink, font=block.font, stroke_width=outline, stroke_fill=ink
            )
            y += block.leading
        y += gap


@dataclass(frozen=True)
class _Block:
    """Rows of type of one size."""

    font: ImageFont.FreeTypeFont
    rows: tuple[str, ...]

    @property
    def leading(self) -> float:
        return self.font.size * (1.08 if self.font.size > 40 * _FINER else 1.35)

    @property
    def height(self) -> float:
        return self.leading * len(self.rows)


def _fitted(
    draw: ImageDraw.ImageDraw, poster: Poster, text: str, box: tuple[float, float], largest: int
) -> _Block:
    """Return the text in the largest type in which it fits the box; cut off if none is small enough."""
    for size in range(largest, 17, -4):
        font = _font(poster.face, size * _FINER)
        block = _Block(font, _wrapped(draw, _shown(text, poster.face), font, box[0]))
        if block.height <= box[1] and all(
            draw.textlength(row, font=font) <= box[0] for row in block.rows
        ):
            return block
    font = _font(poster.face, 18 * _FINER)
    kept = max(4, int(box[0] / (font.size * 0.56)))
    cut = text if len(text) <= kept else text[: kept - 1].rstrip() + "…"
    return _Block(font, (_shown(cut, poster.face),))


def _wrapped(
    draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, width: float
) -> tuple[str, ...]:
    rows: list[str] = []
    for word in text.split():
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and draw.textlength(longer, font=font) <= width:
            rows[-1] = longer
        else:
            rows.append(word)
    return tuple(rows)


@cache
def _font(face: str, size: int) -> ImageFont.FreeTypeFont:
    path = _file(face)
    if path is not None:
        font = ImageFont.truetype(path, size)
        heavy: list[float] = [
            min(int(axis["maximum"] or 0), 700)
            if axis.get("name") in (b"Weight", "Weight")
            else int(axis["default"] or 0)
            for axis in font.get_variation_axes()
        ]
        font.set_variation_by_axes(heavy)
        return font
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise TypeError("Pillow was built without FreeType; install the published wheel instead.")
    return font


def _file(face: str) -> Path | None:
    """Return the file of an installed face, or None when it is not there."""
    if not face or "/" in face:
        return None
    found = (_FACES / face / "files").glob(f"{face}-latin-????-normal.woff2")
    return min(found, default=None)


def _shown(text: str, face: str) -> str:
    """Return the text in letters the type has; the bundled face knows only plain ones."""
    if _file(face) is not None:
        return "".join(c if ord(c) < 0x250 or c in _MARKS else _plain(c) for c in text)
    return "".join(c if ord(c) < 0x7F else _PLAIN.get(c) or _plain(c) for c in text)


def _plain(letter: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", letter) if ord(c) < 0x7F)


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
    image.save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()
