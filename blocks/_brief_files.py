"""Open a brief and the photographs it names; imports no Prefect, so that bad input is refused at once."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from blocks.pictures import PictureInvalid, measure
from domain.brief import Brief
from domain.errors import BriefInvalid
from domain.intake import PhotoFile, PhotoPath, read_brief
from domain.intake.decoding import LIMIT_BYTES

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
        if problem := self._why_no_file():
            raise BriefInvalid(
                source=str(self.path),
                problem=problem,
                remedy="Give the path of a brief in YAML, JSON, Markdown or plain text.",
            )
        if (size := self.path.stat().st_size) > LIMIT_BYTES:
            raise BriefInvalid(
                source=self.path.name,
                problem=f"It is {size / 1e6:.0f} MB, more than the {LIMIT_BYTES / 1e6:.0f} MB a brief may have.",
                remedy="Leave out what is no text; photographs are named by their file.",
            )
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise BriefInvalid(
                source=str(self.path),
                problem=f"It cannot be read: {error.strerror}.",
                remedy="Allow your user to read it.",
            ) from error

    def _why_no_file(self) -> str:
        if is_file(self.path):
            return ""
        if _holds(self.path, Path.is_dir):
            return "It is a folder, not a file."
        if _holds(self.path, Path.exists):
            return "It is a device or a pipe, not a file."
        is_link = _holds(self.path, Path.is_symlink)
        return "It is a link that leads to no file." if is_link else "There is no such file."

    def _photo(self, named: PhotoPath) -> PhotoFile | None:
        """Open one photograph; None when there is no such file, which intake refuses by name."""
        file = self.path.parent / named.path
        if not is_file(file):
            return None
        if not file.resolve().is_relative_to(self.path.parent.resolve()):
            raise self._refusal(named, "lies outside the brief's folder.", "Put a copy beside it.")
        if file.stat().st_size > LARGEST_PHOTO_BYTES:
            raise self._refusal(named, "is over 40 MB.", "Export it smaller.")
        try:
            body = file.read_bytes()
            width, height = measure(body)
        except PictureInvalid as error:
            raise self._refusal(named, "cannot be used.", str(error)) from error
        except OSError as error:
            problem = f"cannot be read: {error.strerror}."
            raise self._refusal(named, problem, "Allow your user to read it.") from error
        sha256 = hashlib.sha256(body).hexdigest()
        self.photos[sha256] = body
        return PhotoFile(sha256=sha256, width_px=width, height_px=height)

    def _refusal(self, named: PhotoPath, problem: str, remedy: str) -> BriefInvalid:
        return BriefInvalid(
            source=self.path.name,
            problem=f"The picture {named.path!r} {problem}",
            remedy=remedy,
            line=named.line,
        )


def is_file(path: Path) -> bool:
    """Whether there is such a file; a name no file can have, or a closed folder, is no error."""
    return _holds(path, Path.is_file)


def _holds(path: Path, question: Callable[[Path], bool]) -> bool:
    try:
        return question(path)
    except (OSError, ValueError):
        return False
