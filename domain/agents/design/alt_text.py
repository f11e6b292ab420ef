"""Say in words what a photo shows, from what the client wrote about it and nothing else."""

import re

from domain.facts import Photo

LONGEST_CHARACTERS = 240

_FILE_NAME = re.compile(
    r"^\S+\.(?:jpe?g|png|gif|webp|avif|svg|bmp|heic|tiff?)$"
    r"|^(?:img|dsc[nf]?|pxl|screenshot|image|photo|picture|untitled|foto|bild|imagen)?[-_ ]?[\d_-]*$",
    re.I,
)
_SAYS_NOTHING = frozenset(
    [
        "image",
        "img",
        "photo",
        "picture",
        "pic",
        "bild",
        "foto",
        "imagen",
        "graphic",
        "grafik",
        "icon",
        "thumbnail",
        "untitled",
    ]
)
_ANNOUNCED = re.compile(
    r"^(?:(?:an? |the )?(?:image|picture|photo|photograph|graphic) (?:of|showing)"
    r"|(?:ein )?(?:bild|foto|grafik|abbildung) (?:von|des|der|eines|einer|mit)"
    r"|(?:una )?(?:imagen|foto|fotografía) (?:de|del|que))\s+",
    re.I,
)


def described(photo: Photo, name: str = "") -> str:
    """Return the alternative text: the client's own, else the caption, else `name`, else nothing."""
    for words in (photo.alt, photo.caption, name):
        text = _plain(words)
        if text:
            return text
    return ""


def _plain(words: str) -> str:
    text = " ".join(words.split())
    if _FILE_NAME.match(text) or text.lower().rstrip(".") in _SAYS_NOTHING:
        return ""
    bare = _ANNOUNCED.sub("", text)
    if bare != text and bare:
        text = bare[0].upper() + bare[1:]
    if len(text) <= LONGEST_CHARACTERS:
        return text
    cut = text[:LONGEST_CHARACTERS]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:–-") + "…"
