"""Source maps are where the scripts say, or not mentioned."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import SiteView


def source_maps(site: SiteView) -> Iterator[Fault]:
    """Fault shipped source maps that hold the sources in full."""
    for file in site.site.files:
        if (
            file.path.lower().endswith((".js.map", ".css.map", ".mjs.map"))
            and b"sourcesContent" in file.body
        ):
            yield Fault(
                evidence=f"{file.path} ({len(file.body)} bytes) holds the sources",
                fix="Leave source maps out of what is published.",
                selector=file.path,
            )
