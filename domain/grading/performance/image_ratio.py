"""Pictures are shown in the shape they have, and reserved it."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.markup import Element
from domain.grading.performance.shown_size import is_cropped, shown_size
from domain.grading.picture import read_picture
from domain.grading.view import PageView

TOLERANCE = 0.12
"""Share by which the two shapes may differ: rounding, and a slight crop."""
LEAST_PX = 48
"""Smaller pictures move nothing when they are of another shape."""


def image_ratio(page: PageView) -> Iterator[Fault]:
    """Fault a width and height of another shape than the file: it is squeezed, or moves the page."""
    for node in page.document.named("img") if page.is_ordinary else ():
        width, height = _box(page, node)
        if width is None or height is None or node.inside("picture"):
            continue
        path = page.local_path(node.get("src"))
        file = page.view.file(path) if path else None
        picture = read_picture(file.body) if file else None
        if picture is None or not picture.width or not picture.height or picture.kind == "svg":
            continue
        if min(width, height) < LEAST_PX or min(picture.width, picture.height) < LEAST_PX:
            continue
        said, real = width / height, picture.width / picture.height
        if abs(said / real - 1) > TOLERANCE:
            yield fault_at(
                node,
                "Write the file's own proportions, or crop it with object-fit.",
                evidence=f"{path} is {picture.width} x {picture.height}, it is shown as {width} x {height}",
            )


def _box(page: PageView, node: Element) -> tuple[int | None, int | None]:
    """Return the box the picture is squeezed into; none where it is cropped or keeps its own shape."""
    if is_cropped(page, node):
        return None, None
    width, height = shown_size(page, node)
    if width is None or height is None:
        # CSS leaves one side to the picture, and the tag keeps the place free until it comes.
        said = node.get("width"), node.get("height")
        return (
            (int(said[0]), int(said[1])) if all(side.isdigit() for side in said) else (None, None)
        )
    return width, height
