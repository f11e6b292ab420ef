"""No merge was left half done."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import SiteView

_MARKER = re.compile(rb"^(<{7} \S[^\n]*|>{7} \S[^\n]*)$", re.MULTILINE)
_TEXT = (".html", ".htm", ".css", ".js", ".json", ".xml", ".txt", ".svg", ".md", ".webmanifest")


def merge_markers(site: SiteView) -> Iterator[Fault]:
    """Fault `<<<<<<<` and `>>>>>>>` lines in any text file."""
    for file in site.site.files:
        if file.path.lower().endswith(_TEXT) and (match := _MARKER.search(file.body)):
            page = site.by_file.get(file.path)
            yield Fault(
                evidence=match[0].decode("utf-8", "replace"),
                fix="Finish the merge and remove the markers.",
                selector=file.path,
                line=file.body.count(b"\n", 0, match.start()) + 1,
                page=page.url if page else "*",
            )
