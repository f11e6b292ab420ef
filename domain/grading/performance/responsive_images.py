"""Phones get small pictures."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.picture import read_picture
from domain.grading.view import PageView

WIDEST_PX = 1200
SMALLEST_KB = 150


def responsive_images(page: PageView) -> Iterator[Fault]:
    """Fault pictures of 1200 px and 150 kB or more without `srcset` or `<picture>`."""
    for node in page.document.named("img") if page.is_ordinary else ():
        if node.get("srcset") or node.inside("picture", "noscript") or not node.get("src"):
            continue
        path = page.local_path(node.get("src"))
        file = page.view.file(path) if path else None
        picture = read_picture(file.body) if file and len(file.body) >= SMALLEST_KB * 1000 else None
        if file and picture and picture.kind != "svg" and (picture.width or 0) >= WIDEST_PX:
            yield fault_at(
                node,
                "Offer several widths in srcset with sizes.",
                evidence=f"{path} is {picture.width} px wide and {len(file.body) / 1000:.0f} kB on every screen",
            )
