"""The name of a picture says what it shows."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

_CAMERA = re.compile(
    r"^(img|dsc[fn]?|dcim|pxl|p\d|image|bild|imagen|foto|photo|picture|pic|screenshot|screen shot"
    r"|bildschirmfoto|captura|untitled|unbenannt|whatsapp image|scan)[-_ ()]*\d*[-_ \d()at.]*$",
    re.IGNORECASE,
)


def image_names(page: PageView) -> Iterator[Fault]:
    """Fault pages that show pictures named as a camera names them; one finding a page."""
    if not page.is_indexable:
        return
    bad = [
        reference
        for reference in page.references
        if reference.kind == "image"
        and reference.attribute == "src"
        and page.local_url(reference.url)
        and _CAMERA.match(reference.url.split("?")[0].rsplit("/", 1)[-1].rsplit(".", 1)[0])
    ]
    if bad:
        yield fault_at(
            bad[0].element,
            "Name picture files by what they show, such as `oak-staircase.jpg`.",
            evidence=", ".join(dict.fromkeys(ref.url for ref in bad[:5])),
        )
