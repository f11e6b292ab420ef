"""Few fonts are loaded."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.performance.load import loads
from domain.grading.view import PageView

MOST = 6
"""Files; two families in three cuts."""


def font_count(page: PageView) -> Iterator[Fault]:
    """Fault a page that may load more than six font files of this site."""
    fonts = sorted(item.file.path for item in loads(page) if item.part == "font")
    if len(fonts) > MOST and page.is_ordinary:
        yield Fault(
            evidence=f"{len(fonts)} font files: {', '.join(fonts[:8])}",
            fix="Keep the cuts that are used, or take one variable font.",
            selector=fonts[0],
        )
