"""Style sheets and scripts are sent without what only people need."""

import re
from collections.abc import Iterator
from functools import lru_cache

from domain.grading.audit import Fault
from domain.grading.performance.load import loads
from domain.grading.view import SiteView

LARGE_KB = 30
"""Kilobytes below which compression makes white space free."""
FAR_TOO_LARGE_KB = 100
LEAST_SHARE = 0.15
"""Share that comments and indentation must take before it is worth a word."""

_WASTE = re.compile(
    r"/\*(?!!).*?(?:\*/|\Z)|^[ \t]+|(?<![ \t])[ \t]+$|\n(?=\n)|^[ \t]*//[^\n]*",
    re.DOTALL | re.MULTILINE,
)


def unminified(site: SiteView) -> Iterator[Fault]:
    """Fault CSS and JavaScript of 30 kB or more of which 15 % are comments and white space."""
    used = {
        item.file.path
        for page in site.ordinary
        for item in loads(page)
        if item.part in ("css", "js")
    }
    for path in sorted(used):
        file = site.file(path)
        size = len(file.body) if file else 0
        if file is None or size < LARGE_KB * 1000:
            continue
        wasted = waste(file.body.decode("utf-8", "replace"))
        if wasted > LEAST_SHARE * size:
            yield Fault(
                evidence=f"{path}: {size / 1000:.0f} kB, {wasted / size:.0%} comments and white space",
                fix="Minify the file when the site is built.",
                selector=path,
                severity="moderate" if size > FAR_TOO_LARGE_KB * 1000 else None,
                owner="styling" if path.endswith(".css") else None,
            )


@lru_cache(maxsize=128)
def waste(text: str) -> int:
    """Return how many characters a minifier would drop for certain."""
    return sum(len(match[0]) for match in _WASTE.finditer(text)) + text.count("\n")
