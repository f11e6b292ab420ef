"""Self-hosted faces: which are here, and under which licence."""

from pathlib import Path
from typing import Literal

from domain.agents.design.typefaces import FACES, Face

COLLECTION = Path(__file__).parent
"""Holds `package.json`, its lock and, after `npm ci`, `node_modules`."""

Part = Literal["latin", "latin-ext"]
PARTS: tuple[Part, ...] = ("latin", "latin-ext")
"""A face comes in two files: western Europe, and the rest of the Latin script."""


def installed(folder: Path = COLLECTION) -> set[str]:
    """Return the keys of the faces whose files are there."""
    return {key for key, face in FACES.items() if file_of(face, "latin", folder).is_file()}


def license_of(key: str, folder: Path = COLLECTION) -> str:
    """Return the licence text that goes wherever the face goes.

    Raises:
        LookupError: There is no such face, or it is not installed.
    """
    path = _package(face_of(key), folder) / "LICENSE"
    if not path.is_file():
        raise LookupError(not_installed(key))
    return path.read_text(encoding="utf-8")


def face_of(key: str) -> Face:
    """Return the face of this key.

    Raises:
        LookupError: There is no such face.
    """
    if key not in FACES:
        raise LookupError(f"There is no face {key!r}; the collection has {sorted(FACES)}.")
    return FACES[key]


def file_of(face: Face, part: Part, folder: Path) -> Path:
    """Return where one of the face's two files lies when it is installed."""
    name = f"{face.package}-{part}-{face.stem}-normal.woff2"
    return _package(face, folder) / "files" / name


def not_installed(key: str) -> str:
    """Say that a face is missing and what to do."""
    return (
        f"The face {key!r} is not installed. Run `npm ci` in `blocks/typefaces`, "
        f"or leave it out: the site then uses the visitor's own fonts."
    )


def _package(face: Face, folder: Path) -> Path:
    return folder / "node_modules" / "@fontsource-variable" / face.package
