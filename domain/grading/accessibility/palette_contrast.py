"""The palette's own pairs reach the contrast they promise."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import SiteView


def palette_contrast(site: SiteView) -> Iterator[Fault]:
    """Fault every pair of palette tokens below its required contrast."""
    palette = site.context.palette
    for pair in palette.pairs if palette else ():
        if pair.ratio < pair.required:
            yield Fault(
                evidence=f"{pair.foreground} on {pair.background} is {pair.ratio:.2f}:1 ({pair.scheme})",
                fix=f"Move {pair.foreground} until the pair reaches {pair.required:g}:1.",
            )
