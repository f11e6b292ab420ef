"""Pictures are not much larger than they are shown."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.performance.shown_size import shown_size
from domain.grading.picture import read_picture
from domain.grading.view import PageView

TIMES = 2.5
"""Twice the shown width serves sharp screens; half as much again is room for odd layouts."""
SMALLEST_KB = 40


def oversized_image(page: PageView) -> Iterator[Fault]:
    """Fault pictures at least 2.5 times as wide as their tag or CSS shows them, without `srcset`."""
    for node in page.document.named("img") if page.is_ordinary else ():
        shown, _ = shown_size(page, node)
        path = page.local_path(node.get("src")) if node.get("src") else None
        file = page.view.file(path) if path else None
        if shown is None or node.get("srcset") or file is None:
            continue
        if len(file.body) < SMALLEST_KB * 1000:
            continue
        picture = read_picture(file.body)
        if picture and picture.width and picture.kind != "svg" and picture.width > TIMES * shown:
            yield fault_at(
                node,
                f"Scale the file to {2 * shown} px, or offer several widths in srcset.",
                evidence=f"{path} is {picture.width} px wide and {len(file.body) / 1000:.0f} kB, shown at {shown} px",
            )
