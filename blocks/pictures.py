"""Photos in, web pictures out: measured, turned upright, cut, scaled, encoded and stripped."""

import io
import warnings
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from domain.agents.design.image_selection import PhotoSlot
from domain.errors import AtelierError
from domain.site import SiteFile

MOST_PIXELS: Final = 60_000_000
"""Larger pictures are refused before a pixel of them is unpacked."""

_FORMATS: Final = ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "TIFF")
_SIDEWAYS: Final = frozenset({5, 6, 7, 8})
"""Values of the EXIF orientation that swap width and height."""
_ORIENTATION: Final = 0x0112
_SRGB: Final = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType] # Pillow leaves the result untyped


@dataclass(eq=False)
class PictureInvalid(AtelierError):
    """A file the client sent is no picture that can be used; final."""

    problem: str

    def __str__(self) -> str:
        return self.problem


def measure(body: bytes) -> tuple[int, int]:
    """Return width and height in pixels as the picture is meant to be seen, upright.

    Raises:
        PictureInvalid: It is no picture, damaged, too large or of a format that is not supported.
    """
    with _opened(body) as image:
        width, height = image.size
        if image.getexif().get(_ORIENTATION) in _SIDEWAYS:
            return height, width
        return width, height


def encode(body: bytes, slot: PhotoSlot) -> tuple[SiteFile, ...]:
    """Return the photo cut for its slot: AVIF, WebP and JPEG of every width, without metadata.

    The same bytes and slot give the same files.

    Raises:
        PictureInvalid: It is no picture, damaged, too large or of a format that is not supported.
    """
    cut = _cut(_upright(body, slot), slot)
    files: list[SiteFile] = []
    for width in reversed(slot.widths_px):
        # Each size is made from the next larger one, which is quick and shows no difference.
        size = (width, max(1, round(width * cut.height / cut.width)))
        cut = cut if size == cut.size else scaled(cut, size)
        for extension, encoded in _encoded(cut, slot.quality).items():
            files.append(SiteFile(path=slot.file(width, extension), body=encoded))
    return tuple(sorted(files, key=lambda file: file.path))


def scaled(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return the image in another size, with a filter that keeps edges crisp."""
    return image.resize(size, Image.Resampling.LANCZOS)  # pyright: ignore[reportUnknownMemberType] # Pillow leaves `size` partly untyped


def _opened(body: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures; the limit below is lower and an error.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(body), formats=_FORMATS)
    except UnidentifiedImageError:
        raise PictureInvalid(_not_a_picture(body)) from None
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PictureInvalid(f"The picture cannot be read: {error}. Export it again.") from error
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise PictureInvalid(
            f"The picture is {width} x {height} pixels, more than the {MOST_PIXELS // 10**6} million "
            "that are accepted; send it at most 8000 pixels wide."
        )
    return image


def _not_a_picture(body: bytes) -> str:
    if not body:
        return "The file is empty; send the picture as JPEG, PNG, WebP or AVIF."
    if body[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc"):
        return "The picture is HEIC, which browsers do not show; export it as JPEG and send that."
    if b"<svg" in body[:1000]:
        return "The file is an SVG drawing, which is not accepted; export it as PNG and send that."
    return f"The file is no picture (it starts with {body[:8]!r}); send JPEG, PNG, WebP or AVIF."


def _upright(body: bytes, slot: PhotoSlot) -> Image.Image:
    with _opened(body) as image:
        try:
            if image.format == "JPEG":
                # Decoding at half or a quarter of the size saves most of the time of large photos.
                shown = (slot.crop.right - slot.crop.left) or 1
                side = int(slot.widths_px[-1] / shown * 1.2)
                image.draft("RGB", (side, side))
            image.load()
            upright = ImageOps.exif_transpose(image)
            return _in_srgb(upright, has_alpha=slot.has_alpha)
        except (OSError, ValueError, SyntaxError) as error:
            raise PictureInvalid(
                f"The picture is damaged: {error}. Export it again and send the new file."
            ) from error


def _in_srgb(image: Image.Image, *, has_alpha: bool) -> Image.Image:
    profile = image.info.get("icc_profile")
    is_see_through = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    if is_see_through:
        image = image.convert("RGBA")
        if has_alpha:
            return image
        ground = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(ground, image).convert("RGB")
    if profile and image.mode in ("RGB", "CMYK", "L"):
        image = _converted(image, profile)
    return image.convert("RGB")


def _converted(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        # A broken profile says nothing about the colours: they are taken as sRGB.
        return image
    return made or image


def _cut(image: Image.Image, slot: PhotoSlot) -> Image.Image:
    crop = slot.crop
    box = (
        round(image.width * crop.left),
        round(image.height * crop.top),
        max(round(image.width * crop.right), round(image.width * crop.left) + 1),
        max(round(image.height * crop.bottom), round(image.height * crop.top) + 1),
    )
    return image if box == (0, 0, *image.size) else image.crop(box)


def _encoded(image: Image.Image, quality: int) -> dict[str, bytes]:
    flat = image
    if image.mode == "RGBA":
        flat = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    return {
        # Measured on 2 cores: speed 9 takes a third of the time of 6 and adds 4 % of bytes.
        # Its scale differs: 46 looks like 70 in WebP and is a third lighter.
        # One thread, because tiles of several threads depend on the machine.
        "avif": _saved(image, "AVIF", quality=max(28, quality - 24), speed=9, max_threads=1),
        "webp": _saved(image, "WEBP", quality=quality, method=2),
        "jpg": _saved(flat, "JPEG", quality=quality + 4, progressive=True, optimize=True),
    }


def _saved(image: Image.Image, format_: str, **settings: object) -> bytes:
    image.info = {}
    buffer = io.BytesIO()
    image.save(buffer, format_, **settings)
    return buffer.getvalue()
