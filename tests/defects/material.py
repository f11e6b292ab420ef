"""Files that planted faults need: pictures without a library, and scripts."""

import struct
import zlib
from hashlib import shake_128

from tests.defects.planting import Change, add, body, both


def png(width: int, height: int, color: bytes) -> bytes:
    """Return a picture of one colour, given as three bytes."""
    return _png(width, height, (b"\0" + color * width) * height)


def noise(width: int, height: int) -> bytes:
    """Return a picture that no format makes small: three bytes for each of its points."""
    points = shake_128(b"planted").digest(3 * width * height)
    rows = (points[at : at + 3 * width] for at in range(0, len(points), 3 * width))
    return _png(width, height, b"".join(b"\0" + row for row in rows))


def js(name: str, code: str, markup: str = "") -> Change:
    """Put markup into the page, and a script file that works on it."""
    return both(
        add(f"{name}.js", f"{code}\n"), body(f'{markup}<script src="/{name}.js" defer></script>')
    )


def _png(width: int, height: int, rows: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in chunks
    )
