"""Pictures are reserved the shape they have."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.picture import read_picture
from domain.grading.view import PageView

TOLERANCE = 0.12
"""Share by which the two shapes may differ: rounding, and a slight crop."""
LEAST_PX = 48
"""Smaller pictures move nothing when they are of another shape."""


def image_ratio(page: PageView) -> Iterator[Fault]:
    """Fault `width` and `height` of another shape than the file: it is squeezed, or moves the page."""
    for node in page.document.named("img") if page.is_ordinary else ():
        width, height = node.get("width"), node.get("height")
        is_cropped = "object-fit" in page.css or "object-fit" in node.get("style")
        if not (width.isdigit() and height.isdigit()) or is_cropped or node.inside("picture"):
            continue
        path = page.local_path(node.get("src"))
        file = page.view.file(path) if path else None
        picture = read_picture(file.body) if file else None
        if picture is None or not picture.width or not picture.height or picture.kind == "svg":
            continue
        if min(int(width), int(height)) < LEAST_PX or min(picture.width, picture.height) < LEAST_PX:
            continue
        said, real = int(width) / int(height), picture.width / picture.height
        if abs(said / real - 1) > TOLERANCE:
            yield fault_at(
                node,
                "Write the file's own proportions, or crop it with object-fit.",
                evidence=f"{path} is {picture.width} x {picture.height}, the tag says {width} x {height}",
            )
