"""Nothing is sent twice under two names."""

from collections import defaultdict
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.performance.load import loads
from domain.grading.view import SiteView

SMALLEST_KB = 5


def duplicate_files(site: SiteView) -> Iterator[Fault]:
    """Fault files with the same bytes under several names that pages load."""
    groups: dict[str, set[str]] = defaultdict(set)
    for page in site.ordinary:
        for item in loads(page):
            if item.part != "html" and item.size > SMALLEST_KB * 1000:
                groups[item.file.sha256].add(item.file.path)
    for paths in sorted(sorted(group) for group in groups.values() if len(group) > 1):
        yield Fault(
            evidence=f"the same bytes: {', '.join(paths)}",
            fix="Keep one and link it everywhere.",
            selector=paths[1],
        )
