import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms

from blocks.pictures import MOST_PIXELS, PictureInvalid, encode, measure
from domain.agents.design.image_selection import Crop, PhotoSlot


def slot(**fields: object) -> PhotoSlot:
    plain = {
        "slot": "home-hero",
        "url": "/",
        "section": "hero",
        "fact_id": "f-0123456789",
        "sha256": "0" * 64,
        "width_px": 400,
        "height_px": 300,
        "widths_px": (200, 400),
        "sizes": "100vw",
        "alt": "",
    }
    return PhotoSlot.model_validate({**plain, **fields})


def picture(
    size: tuple[int, int] = (400, 300), format_: str = "JPEG", *, turn: int = 1, mode: str = "RGB"
) -> bytes:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new(mode, size, "blue" if mode == "RGB" else (0, 0, 255, 0))
    image.paste((255, 0, 0) if mode == "RGB" else (255, 0, 0, 255), (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x0112] = turn
    exif[0x010F] = "Secret camera"
    buffer = io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType] # untyped in Pillow
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Secret place</x:xmpmeta>"
    image.save(buffer, format_, exif=exif, icc_profile=profile, xmp=xmp)
    return buffer.getvalue()


def opened(body: bytes) -> Image.Image:
    return Image.open(io.BytesIO(body))


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_picture_is_measured_as_it_is_seen(format_: str) -> None:
    assert measure(picture(format_=format_)) == (400, 300)


@pytest.mark.parametrize("turn", [5, 6, 7, 8])
def test_a_picture_taken_sideways_is_measured_upright(turn: int) -> None:
    assert measure(picture(turn=turn)) == (300, 400)


def test_a_text_file_is_no_picture() -> None:
    with pytest.raises(PictureInvalid, match=r"no picture.*send JPEG, PNG, WebP or AVIF"):
        measure(b"Dear designer,")


def test_an_empty_file_is_no_picture() -> None:
    with pytest.raises(PictureInvalid, match="The file is empty"):
        measure(b"")


def test_heic_and_svg_say_what_to_send_instead() -> None:
    with pytest.raises(PictureInvalid, match=r"HEIC.*export it as JPEG"):
        measure(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    with pytest.raises(PictureInvalid, match=r"SVG.*export it as PNG"):
        measure(b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    for side, message in ((8_000, "8000 x 8000 pixels, more than the 60"), (60_000, "limit")):
        header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
        parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"0"))
        with pytest.raises(PictureInvalid, match=message):
            measure(b"\x89PNG\r\n\x1a\n" + parts)
        assert side**2 > MOST_PIXELS


def test_half_a_picture_is_damaged() -> None:
    body = picture((800, 600), "PNG")
    with pytest.raises(PictureInvalid, match=r"damaged|cannot be read"):
        encode(body[: len(body) // 2], slot())


def test_every_width_comes_in_three_formats_of_the_right_size() -> None:
    files = encode(picture(), slot())
    assert [file.path for file in files] == [
        f"images/home-hero-{width}.{extension}"
        for width in (200, 400)
        for extension in ("avif", "jpg", "webp")
    ]
    for file in files:
        image = opened(file.body)
        width = int(file.path.split("-")[-1].split(".")[0])
        assert image.size == (width, width * 3 // 4)
        assert (
            image.format
            == {"avif": "AVIF", "jpg": "JPEG", "webp": "WEBP"}[file.path[-4:].strip(".")]
        )


def test_the_same_photo_gives_the_same_bytes() -> None:
    assert encode(picture(), slot()) == encode(picture(), slot())


def test_metadata_is_gone_and_the_picture_is_upright() -> None:
    for file in encode(picture(turn=6), slot(width_px=300, height_px=400, widths_px=(300,))):
        image = opened(file.body)
        assert b"Secret" not in file.body
        assert not image.getexif()
        assert not {"icc_profile", "xmp", "exif", "comment"} & set(image.info)
        assert image.size == (300, 400)
        # Turned clockwise, what was left is on top.
        red, _, blue = image.convert("RGB").getpixel((150, 40))  # type: ignore[misc]
        assert red > blue


def test_a_crop_keeps_its_part_of_the_photo() -> None:
    right = slot(crop=Crop(left=0.5), width_px=200, widths_px=(200,))
    for file in encode(picture(), right):
        red, _, blue = opened(file.body).convert("RGB").getpixel((100, 150))  # type: ignore[misc]
        assert blue > 200 > red


def test_lower_quality_is_lighter() -> None:
    noise = io.BytesIO()
    Image.effect_noise((400, 300), 80).convert("RGB").save(noise, "PNG")
    heavy, light = (encode(noise.getvalue(), slot(quality=q)) for q in (70, 42))
    assert all(
        a.body > b.body or len(a.body) > len(b.body) for a, b in zip(heavy, light, strict=True)
    )


def test_a_see_through_photo_stands_on_white_and_a_logo_stays_see_through() -> None:
    body = picture(format_="PNG", mode="RGBA")
    flat = {f.path: f.body for f in encode(body, slot(widths_px=(400,)))}
    assert opened(flat["images/home-hero-400.webp"]).convert("RGB").getpixel((350, 150)) == (
        255,
        255,
        255,
    )
    logo = {f.path: f.body for f in encode(body, slot(widths_px=(400,), has_alpha=True))}
    kept = opened(logo["images/home-hero-400.webp"]).convert("RGBA").getpixel((350, 150))
    assert isinstance(kept, tuple)
    assert kept[3] == 0
