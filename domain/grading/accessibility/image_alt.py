"""Every picture has an alternative text, or says that it is decoration."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView

_FILE_NAME = re.compile(
    r"^\S+\.(?:jpe?g|png|gif|webp|avif|svg|bmp)$"
    r"|^(?:img|dsc[nf]?|pxl|screenshot|image|photo|picture|untitled|foto|bild|imagen)?[-_ ]?\d{2,}[-_\d]*$",
    re.I,
)
_SAYS_NOTHING = frozenset(
    {
        "image",
        "img",
        "photo",
        "picture",
        "pic",
        "bild",
        "foto",
        "imagen",
        "graphic",
        "alt",
        "alt text",
    }
    | {"placeholder", "untitled", "todo", "tbd", "grafik", "icon", "thumbnail"}
)


def image_alt(page: PageView) -> Iterator[Fault]:
    """Fault an `img` or image map area without `alt`, or with a file name or nothing said in it."""
    for image in document(page).heard("img", "area"):
        if image.tag == "area" and not image.has("href"):
            continue
        named = image.get("aria-label") or image.get("aria-labelledby") or image.get("title")
        if not image.has("alt"):
            if not named and image.role not in ("presentation", "none"):
                yield Fault(
                    evidence=image.opening,
                    fix='Say in `alt` what the picture shows, or write alt="" if it is decoration.',
                    selector=image.selector,
                )
        elif _FILE_NAME.match(image.get("alt")) or image.get("alt").lower() in _SAYS_NOTHING:
            yield Fault(
                evidence=f"alt={image.get('alt')!r}",
                fix="Say in `alt` what the picture shows instead of naming the file.",
                selector=image.selector,
            )
