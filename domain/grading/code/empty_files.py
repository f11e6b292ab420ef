"""No file is empty."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import SiteView

_MARKERS = (".nojekyll", ".gitkeep", ".keep", "CNAME", ".gitignore", ".htaccess")


def empty_files(site: SiteView) -> Iterator[Fault]:
    """Fault pages, styles, scripts, pictures and other files without a byte in them."""
    for file in site.site.files:
        name = file.path.rsplit("/", 1)[-1]
        if not file.body.strip() and name not in _MARKERS and "." in name.strip("."):
            is_page = name.endswith((".html", ".htm"))
            yield Fault(
                evidence=f"{file.path} is empty",
                fix="Fill the file, or remove it and what refers to it.",
                selector=file.path,
                severity="serious" if is_page else None,
            )
