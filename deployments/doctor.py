"""`atelier doctor`: what this machine has, and how to get what it lacks."""

import importlib.metadata
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

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
    return (_python(), _fastapi(), _home(), _typefaces(), _server(), _browser())


def _python() -> Item:
    version = ".".join(map(str, sys.version_info[:3]))
    fine = sys.version_info >= (3, 11)
    return Item("Python", fine, True, version, "Install Python 3.11 or newer.")


def _fastapi() -> Item:
    version = importlib.metadata.version("fastapi")
    fine = (0, 139) <= tuple(map(int, version.split(".")[:2])) < (0, 151)
    remedy = (
        "Run `pip install 'fastapi>=0.139,<0.151'`; with others Prefect's server does not start."
    )
    return Item("fastapi", fine, True, version, remedy)


def _home() -> Item:
    folder = Path(os.environ.get("ATELIER_HOME") or Path.home() / ".atelier")
    parent = next(path for path in (folder, *folder.parents) if path.exists())
    fine = os.access(parent, os.W_OK)
    remedy = "Set `ATELIER_HOME` to a folder you may write to."
    return Item("home folder", fine, True, str(folder), remedy)


def _typefaces() -> Item:
    from blocks.typefaces import installed

    count = len(installed())
    remedy = "Run `make typefaces`; without them pages use the visitor's own fonts."
    return Item("typefaces", count > 0, False, f"{count} installed", remedy)


def _server() -> Item:
    from deployments.building import local_server

    if url := os.environ.get("PREFECT_API_URL"):
        return Item("Prefect API", True, False, url)
    url = local_server().url
    found = url or "none is running; `atelier build` starts one"
    return Item("Prefect API", True, False, found)


def _browser() -> Item:
    named = os.environ.get("CHROME_PATH")
    found = named or next((p for name in _BROWSERS if (p := shutil.which(name))), None)
    remedy = (
        "Not used yet: grades of performance and accessibility are partial without one and say so."
    )
    return Item("browser", found is not None, False, found or "none found", remedy)


def show_examination(items: tuple[Item, ...], out: Console) -> None:
    """Print one line per item, with the remedy where something is missing."""
    for item in items:
        mark = (
            "[green]ok[/green]"
            if item.is_fine
            else "[red]missing[/red]"
            if item.is_needed
            else "[yellow]without[/yellow]"
        )
        remedy = "" if item.is_fine else f" {item.remedy}"
        out.print(f"{mark} {item.subject}: {item.found}.{remedy}", soft_wrap=True)
