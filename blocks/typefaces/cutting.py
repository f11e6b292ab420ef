"""Cut self-hosted faces down to the characters and weights a site uses."""

# fontTools is annotated in part only, so what comes out of it has no full type.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from blocks.typefaces import COLLECTION, PARTS, Part, face_of, file_of, not_installed
from domain.agents.design.typefaces import Face

_ALWAYS = ("ccmp", "locl", "mark", "mkmk", "rlig", "rvrn")
"""Layout features text is wrong without."""
FEATURES = ("kern", "liga", "lnum", "pnum", "tnum")
"""Layout features sites use: kerning, ligatures, lining, proportional and tabular figures."""
_KEPT_NAMES = (0, 1, 2, 4, 6, 13, 14)
"""Copyright, family, style, full and PostScript name, licence and its address."""


@dataclass(frozen=True, kw_only=True)
class Cut:
    """One font file of a site."""

    body: bytes
    """WOFF2."""
    unicode_range: str
    """For the `unicode-range` descriptor: exactly the characters in the file."""


def subset(
    key: str,
    characters: Iterable[str],
    weights: Iterable[int] = (400,),
    *,
    features: tuple[str, ...] = FEATURES,
    part: Part = "latin",
    folder: Path = COLLECTION,
) -> bytes:
    """Return the face as WOFF2 with only these characters and weights; the same bytes each time.

    Args:
        key: Key of the face in `FACES`.
        characters: Text, or single characters; what the file does not have is left out.
        weights: Weights the site sets; the file holds all between the lightest and the boldest.
        features: OpenType layout features to keep.
        part: Which of the face's files.
        folder: Where the collection is installed.

    Raises:
        LookupError: There is no such face, or it is not installed.
    """
    wanted = frozenset(ord(character) for text in characters for character in text)
    span = tuple(sorted(weights)) or (400,)
    return _cut(key, wanted, (span[0], span[-1]), features, part, folder)


def cuts(
    key: str,
    characters: Iterable[str],
    weights: Iterable[int] = (400,),
    *,
    features: tuple[str, ...] = FEATURES,
    folder: Path = COLLECTION,
) -> tuple[Cut, ...]:
    """Return every file a site needs for its characters: one, or two when some are beyond `latin`.

    Raises:
        LookupError: There is no such face, or it is not installed.
    """
    text, span = "".join(characters), tuple(weights)
    found: list[Cut] = []
    taken: set[int] = set()
    for part in PARTS:
        mine = {ord(c) for c in text} & _coverage(key, part, folder) - taken
        taken |= mine
        # What both files hold, such as combining accents, comes with the first.
        if mine - {0x20, 0xA0}:
            letters = "".join(map(chr, sorted(mine)))
            body = subset(key, letters, span, features=features, part=part, folder=folder)
            found.append(Cut(body=body, unicode_range=_range(mine)))
    return tuple(found)


@lru_cache(maxsize=64)
def _cut(
    key: str,
    characters: frozenset[int],
    weights: tuple[int, int],
    features: tuple[str, ...],
    part: Part,
    folder: Path,
) -> bytes:
    face = face_of(key)
    font = _open(face, part, folder)
    _keep(font, characters, features)
    lightest, boldest = (min(max(w, face.weights[0]), face.weights[1]) for w in weights)
    axes: dict[str, float | tuple[float, float]] = {
        **face.pinned,
        "wght": lightest if lightest == boldest else (lightest, boldest),
    }
    instancer.instantiateVariableFont(font, axes, inplace=True)
    written = io.BytesIO()
    font.flavor = "woff2"
    font.save(written, reorderTables=True)
    return written.getvalue()


def _keep(font: TTFont, characters: frozenset[int], features: tuple[str, ...]) -> None:
    options = Options()
    options.layout_features = [*_ALWAYS, *features]
    options.name_IDs[:] = _KEPT_NAMES
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.hinting = False
    options.drop_tables = [*options.drop_tables, "DSIG", "STAT", "meta"]
    cutter = Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)


def _open(face: Face, part: Part, folder: Path) -> TTFont:
    path = file_of(face, part, folder)
    if not path.is_file():
        raise LookupError(not_installed(face.key))
    return TTFont(path, recalcTimestamp=False)


@lru_cache(maxsize=64)
def _coverage(key: str, part: Part, folder: Path) -> frozenset[int]:
    return frozenset(_open(face_of(key), part, folder).getBestCmap() or {})


def _range(characters: set[int]) -> str:
    return ",".join(_spans(sorted(characters)))


def _spans(points: list[int]) -> Iterator[str]:
    start = previous = points[0]
    for point in [*points[1:], -1]:
        if point != previous + 1:
            yield f"U+{start:X}" if start == previous else f"U+{start:X}-{previous:X}"
            start = point
        previous = point
