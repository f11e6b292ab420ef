"""Web fonts cut once and kept beside the collection: cutting one takes a second of processor time."""

import hashlib
import os
from importlib.metadata import version
from multiprocessing import Pool
from pathlib import Path

from blocks.typefaces import COLLECTION, installed
from domain.agents.design.pairings import PAIRINGS
from domain.agents.design.typefaces import LATIN, LATIN_EXTENDED
from domain.agents.version import code_version

_CUTTING = "blocks.typefaces.cutting"


def web_fonts(key: str, weights: tuple[int, ...], folder: Path = COLLECTION) -> tuple[bytes, ...]:
    """Return a face as WOFF2: western Europe first, the rest of the Latin script second.

    Every site gets the same characters, so that a changed sentence changes no font file.

    Raises:
        LookupError: There is no such face, or it is not installed.
    """
    kept = [_place(key, weights, part, folder) for part in range(2)]
    if not all(path.is_file() for path in kept):
        from blocks.typefaces.cutting import cuts  # 0.25 s of fontTools

        for path, characters in zip(kept, (LATIN, LATIN_EXTENDED), strict=True):
            found = cuts(key, characters, weights, folder=folder)
            _keep(path, found[0].body if found else b"")
    return tuple(body for path in kept if (body := path.read_bytes()))


def cut_all(folder: Path = COLLECTION) -> int:
    """Cut every face in every set of weights a pairing asks for, and return how many there are."""
    wanted = sorted(_wanted() & {(key, w) for key in installed(folder) for _, w in _wanted()})
    with Pool() as pool:
        pool.starmap(web_fonts, [(key, weights, folder) for key, weights in wanted])
    return len(wanted)


def _wanted() -> set[tuple[str, tuple[int, ...]]]:
    found: set[tuple[str, tuple[int, ...]]] = set()
    for pairing in (one for family in PAIRINGS.values() for one in family):
        display, text = {pairing.display_weight}, {400, 700}
        if pairing.display == pairing.text:
            found.add((pairing.text, tuple(sorted(display | text))))
        else:
            found |= {
                (pairing.display, tuple(sorted(display))),
                (pairing.text, tuple(sorted(text))),
            }
    return found


def _place(key: str, weights: tuple[int, ...], part: int, folder: Path) -> Path:
    """Return where a cut is kept; its name changes with all that decides its bytes."""
    decides = (LATIN, LATIN_EXTENDED, version("fonttools"), code_version(_CUTTING), weights)
    stamp = hashlib.sha256(repr(decides).encode()).hexdigest()[:12]
    return folder / "cut" / f"{key}-{part}-{stamp}.woff2"


def _keep(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}")
    part.write_bytes(body)
    part.replace(path)


if __name__ == "__main__":
    print(f"{cut_all()} web fonts are ready.")
