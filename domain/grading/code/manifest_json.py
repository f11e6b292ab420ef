"""JSON files parse."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import SiteView
from domain.text.json_text import read_json


def manifest_json(site: SiteView) -> Iterator[Fault]:
    """Fault web manifests and JSON files that are not valid JSON."""
    for file in site.site.files:
        if file.path.lower().endswith((".webmanifest", ".json")) and len(file.body) < 2_000_000:
            try:
                read_json(file.body.decode("utf-8-sig"))
            except ValueError as error:
                yield Fault(
                    evidence=f"{file.path}: {error}",
                    fix="Write valid JSON.",
                    selector=file.path,
                    line=getattr(error, "lineno", None),
                )
