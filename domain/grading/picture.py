"""Read kind and size of a picture from its first bytes."""

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Picture:
    """What the header of a picture file says."""

    kind: str
    """`png`, `jpeg`, `gif`, `webp`, `avif`, `svg` or `ico`."""
    width: int | None = None
    """Pixels; None when the header does not say."""
    height: int | None = None
    frames: int = 1


@lru_cache(maxsize=4096)
def read_picture(body: bytes) -> Picture | None:
    """Return what the header says, or None when the bytes are no picture."""
    if body.startswith(b"\x89PNG\r\n\x1a\n") and len(body) >= 24:
        return Picture("png", _number(body, 16, 4), _number(body, 20, 4))
    if body.startswith((b"GIF87a", b"GIF89a")) and len(body) >= 10:
        frames = max(1, body.count(b"\x21\xf9\x04"))
        width, height = (int.from_bytes(body[i : i + 2], "little") for i in (6, 8))
        return Picture("gif", width, height, frames)
    if body.startswith(b"\xff\xd8\xff"):
        return _jpeg(body)
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return _webp(body)
    if body[4:8] == b"ftyp" and body[8:12] in (b"avif", b"avis", b"mif1", b"heic"):
        return _avif(body)
    if body.startswith(b"\x00\x00\x01\x00"):
        return Picture("ico")
    return _svg(body)


def _number(body: bytes, at: int, size: int) -> int:
    return int.from_bytes(body[at : at + size], "big")


def _jpeg(body: bytes) -> Picture:
    at = 2
    while at + 9 < len(body) and body[at] == 0xFF:
        marker = body[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return Picture("jpeg", _number(body, at + 7, 2), _number(body, at + 5, 2))
        at += (
            2 if marker in (0xFF, 0x01) or 0xD0 <= marker <= 0xD8 else 2 + _number(body, at + 2, 2)
        )
    return Picture("jpeg")


def _webp(body: bytes) -> Picture:
    frames = max(1, body.count(b"ANMF"))
    if body[12:16] == b"VP8X":
        width, height = (int.from_bytes(body[i : i + 3], "little") + 1 for i in (24, 27))
        return Picture("webp", width, height, frames)
    if body[12:16] == b"VP8L":
        bits = int.from_bytes(body[21:25], "little")
        return Picture("webp", (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1)
    width, height = (int.from_bytes(body[i : i + 2], "little") & 0x3FFF for i in (26, 28))
    return Picture("webp", width or None, height or None)


def _avif(body: bytes) -> Picture:
    sizes = [
        (_number(body, m.end() + 4, 4), _number(body, m.end() + 8, 4))
        for m in re.finditer(b"ispe", body[:4000])
    ]
    width, height = max(sizes, default=(None, None), key=lambda size: size[0])
    return Picture("avif", width, height)


def _svg(body: bytes) -> Picture | None:
    head = body[:4000].decode("utf-8-sig", "replace")
    tag = re.search(r"<svg\b[^>]*>", head)
    if tag is None:
        return Picture("svg") if re.search(r"<svg\b", head) else None
    found = {
        name: re.search(rf'\s{name}="(\d+(?:\.\d+)?)(?:px)?"', tag[0])
        for name in ("width", "height")
    }
    width, height = (int(float(m[1])) if m else None for m in found.values())
    if width is None and (
        box := re.search(r'viewBox="[-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)"', tag[0])
    ):
        return Picture("svg", int(float(box[1])), int(float(box[2])))
    return Picture("svg", width, height)
