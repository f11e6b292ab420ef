"""Moving pictures are videos."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.picture import read_picture
from domain.grading.view import SiteView

SMALLEST_KB = 150


def animated_gif(site: SiteView) -> Iterator[Fault]:
    """Fault animated GIF files above 150 kB."""
    for file in site.site.files:
        if file.path.lower().endswith(".gif") and len(file.body) > SMALLEST_KB * 1000:
            picture = read_picture(file.body)
            if picture and picture.frames > 1:
                yield Fault(
                    evidence=f"{file.path}: {picture.frames} frames, {len(file.body) / 1000:.0f} kB",
                    fix="Encode it as a muted MP4 or WebM video.",
                    selector=file.path,
                )
