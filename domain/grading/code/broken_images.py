"""Picture files are pictures."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.picture import read_picture
from domain.grading.view import SiteView

_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")


def broken_images(site: SiteView) -> Iterator[Fault]:
    """Fault picture files whose bytes are no picture; a wrong ending weighs less."""
    for file in site.site.files:
        if not file.path.lower().endswith(_ENDINGS) or not file.body:
            continue
        found = read_picture(file.body)
        ending = file.path.rsplit(".", 1)[-1].lower().replace("jpg", "jpeg")
        if found is None:
            yield Fault(
                evidence=f"{file.path} begins {file.body[:24]!r}, which is no {ending.upper()} picture",
                fix="Put the picture itself there.",
                selector=file.path,
            )
        elif found.kind != ending:
            yield Fault(
                evidence=f"{file.path} is a {found.kind.upper()} file",
                fix=f"Name it .{found.kind}, or convert it.",
                selector=file.path,
                severity="minor",
            )
