"""What tests of instruments need: a mark, a sound site, and a look at the process table."""

import ctypes
import sys
import time

import psutil
import pytest

from blocks.chromium import find_chromium
from blocks.instruments import PACKAGES, node, version_of
from domain.errors import InstrumentMissing
from domain.site import Site, SiteFile


def _has_browser() -> bool:
    try:
        return bool(find_chromium())
    except InstrumentMissing:
        return False


def _has_packages() -> bool:
    try:
        return bool(node()) and all(map(version_of, PACKAGES))
    except InstrumentMissing:
        return False


needs_browser = pytest.mark.skipif(
    not _has_browser(), reason="no browser is installed; `atelier doctor --fix` brings one"
)
needs_packages = pytest.mark.skipif(
    not _has_packages(), reason="the npm packages are not installed; see `atelier doctor --fix`"
)
needs_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux hands orphans to a process that asks for them"
)

STYLES = """\
body{margin:0 auto;max-width:40rem;padding:1rem;font:1.1rem/1.5 serif;color:#222;background:#fff}
a{color:#00539f}
a:focus-visible,button:focus-visible{outline:3px solid #00539f;outline-offset:2px}
button{font:inherit;padding:.6rem 1rem;border:2px solid #222;background:#ffd;color:#222}
@media (prefers-color-scheme:dark){body{background:#111;color:#eee}a{color:#9cf}}
"""


def document(body: str, *, head: str = "") -> bytes:
    """Return a sound HTML document around `body`."""
    return f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rye &amp; Co, bakers in Otley</title>
<meta name="description" content="Sourdough and rye bread, baked in Otley every day but Monday.">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/styles.css">
{head}
</head>
<body>
<main>
<h1>Rye &amp; Co</h1>
{body}
</main>
</body>
</html>
""".encode()


SOUND = (
    "<p>We bake bread. <a href='/about.html'>About the bakery</a></p><button>Order bread</button>"
)


def site_of(**pages: str | bytes) -> Site:
    """Return a site of the given pages, by the names of their files without the ending."""
    files = [SiteFile.text("styles.css", STYLES), SiteFile.text("robots.txt", "User-agent: *\n")]
    for name, body in pages.items():
        whole = body if isinstance(body, bytes) else document(body)
        files.append(SiteFile(path=f"{name}.html", body=whole))
    return Site.of(files)


def adopt_orphans() -> None:
    """Make this process the parent of whatever loses its own below it, so that it can be seen."""
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)


def left_over(besides: set[int], *, patience_s: float = 10.0) -> list[str]:
    """Return what runs below this process besides what did before, after waiting for it to end."""
    end = time.monotonic() + patience_s
    while found := _below(besides):
        if time.monotonic() > end:
            return found
        time.sleep(0.02)
    return []


def running() -> set[int]:
    """Return the process ids below this process."""
    return {process.pid for process in psutil.Process().children(recursive=True)}


def _below(besides: set[int]) -> list[str]:
    found: list[str] = []
    for process in psutil.Process().children(recursive=True):
        if process.pid in besides:
            continue
        try:
            if process.status() == psutil.STATUS_ZOMBIE:
                process.wait(0)
            else:
                found.append(" ".join(process.cmdline())[:120])
        except (psutil.NoSuchProcess, psutil.TimeoutExpired, ChildProcessError):
            pass
    return found
