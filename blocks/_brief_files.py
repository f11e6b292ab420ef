"""Open a brief and the photographs it names; imports no Prefect, so that bad input is refused at once."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from blocks.pictures import PictureInvalid, measure
from domain.brief import Brief
from domain.errors import BriefInvalid
from domain.intake import LARGEST_BYTES, PhotoFile, read_brief

LARGEST_PHOTO_BYTES = 40_000_000


@dataclass
class BriefFile:
    """A brief on disk, and the photographs that were opened for it."""

    path: Path
    photos: dict[str, bytes] = field(default_factory=dict[str, bytes])
    """Bytes of every photograph the brief names, under their SHA-256."""

    def read(self, *, project: str | None = None) -> Brief:
        """Read the brief and open its photographs.

        Raises:
            BriefInvalid: The brief or one of its photographs cannot be used.
        """
        return read_brief(self.path.name, self._body(), photo=self._photo, project=project)

    def _body(self) -> bytes:
        if not self.path.is_file():
            raise BriefInvalid(
                source=str(self.path),
                problem="There is no such file.",
                remedy="Give the path of a brief in YAML, JSON, Markdown or plain text.",
            )
        if (size := self.path.stat().st_size) > LARGEST_BYTES:
            raise BriefInvalid(
                source=self.path.name,
                problem=f"It is {size / 1e6:.0f} MB, more than the {LARGEST_BYTES / 1e6:.0f} MB a brief may have.",
                remedy="Leave out what is no text; photographs are named by their file.",
            )
        return self.path.read_bytes()

    def _photo(self, reference: str, line: int) -> PhotoFile:
        folder = self.path.parent.resolve()
        file = (folder / reference).resolve()
        if not file.is_relative_to(folder):
            raise self._refusal(
                line,
                f"The photo {reference!r} lies outside the brief's folder.",
                "Put it beside the brief.",
            )
        if not file.is_file():
            raise self._refusal(
                line,
                f"The photo {reference!r} does not exist.",
                f"Put it into {folder.name}/, or take the line out.",
            )
        if file.stat().st_size > LARGEST_PHOTO_BYTES:
            raise self._refusal(
                line, f"The photo {reference!r} is over 40 MB.", "Export it smaller."
            )
        body = file.read_bytes()
        try:
            width, height = measure(body)
        except PictureInvalid as error:
            raise self._refusal(
                line, f"The photo {reference!r} cannot be used.", str(error)
            ) from error
        sha256 = hashlib.sha256(body).hexdigest()
        self.photos[sha256] = body
        return PhotoFile(sha256=sha256, width_px=width, height_px=height)

    def _refusal(self, line: int, problem: str, remedy: str) -> BriefInvalid:
        return BriefInvalid(source=self.path.name, problem=problem, remedy=remedy, line=line)
