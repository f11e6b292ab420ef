"""Photograph built sites and put their home pages on one sheet.

Run: `python docs/contact_sheet.py out docs/contact-sheet.jpg`, with `CHROME_PATH` naming a headless
Chromium. With `--all DIR` it also keeps a full-length picture of every home page at 375, 768 and
1440 px, in light and dark.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from PIL import Image

from deployments.preview import preview_app

WIDTHS = (375, 768, 1440)
TILE = (480, 360)
GAP = 16


def browser() -> str:
    """Return the browser's real binary: a wrapper script would leave orphans."""
    named = os.environ.get("CHROME_PATH")
    known = "/usr/lib/chromium/chromium-headless-shell"
    found = named or (known if Path(known).is_file() else shutil.which("chromium"))
    if not found:
        sys.exit("No browser found. Set CHROME_PATH to a headless Chromium.")
    return found


@contextmanager
def served(folder: Path) -> Generator[str]:
    """Serve a release on a free port and yield its address."""
    server = uvicorn.Server(
        uvicorn.Config(preview_app(folder), host="127.0.0.1", port=0, log_level="error")
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}/"
    server.should_exit = True
    thread.join()


def photograph(url: str, picture: Path, *, size: tuple[int, int], dark: bool) -> None:
    """Take one picture of a page."""
    with tempfile.TemporaryDirectory() as profile:
        arguments = [
            browser(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--hide-scrollbars",
            "--blink-settings=preferredColorScheme=0" if dark else "--force-device-scale-factor=1",
            f"--user-data-dir={profile}",
            f"--window-size={size[0]},{size[1]}",
            f"--screenshot={picture}",
            url,
        ]
        process = subprocess.Popen(  # noqa: S603 # a browser the caller named
            arguments,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            process.wait(timeout=60)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def sheet(pictures: list[Path], target: Path, *, columns: int = 4) -> None:
    """Put the tops of the pictures side by side."""
    rows = -(-len(pictures) // columns)
    width, height = ((TILE[i] + GAP) * n + GAP for i, n in ((0, columns), (1, rows)))
    canvas = Image.new("RGB", (width, height), "#6b6b6b")
    for place, picture in enumerate(pictures):
        with Image.open(picture) as image:
            image = image.convert("RGB")
            top = image.crop((0, 0, image.width, round(image.width * TILE[1] / TILE[0])))
            tile = top.resize(TILE, Image.Resampling.LANCZOS)
        column, row = place % columns, place // columns
        canvas.paste(tile, (GAP + column * (TILE[0] + GAP), GAP + row * (TILE[1] + GAP)))
    canvas.save(target, quality=82, optimize=True)


def main(out: Path, target: Path, *, keep: Path | None) -> None:
    """Photograph every project in `out`."""
    releases = sorted(path for path in out.glob("*/latest") if (path / "site").is_dir())
    with tempfile.TemporaryDirectory() as folder:
        tops: list[Path] = []
        for release in releases:
            name = release.parent.name
            with served(release) as url:
                for dark in (False, True):
                    top = Path(folder) / f"{name}-{'dark' if dark else 'light'}.png"
                    photograph(url, top, size=(1440, 1080), dark=dark)
                    tops.append(top)
                    for width in WIDTHS if keep else ():
                        scheme = "dark" if dark else "light"
                        picture = (keep or Path()) / f"{name}-{width}-{scheme}.png"
                        photograph(url, picture, size=(width, 3200), dark=dark)
        sheet(tops, target)


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "--all"]
    everything = Path(words[2]) if "--all" in sys.argv and len(words) > 2 else None
    if everything:
        everything.mkdir(parents=True, exist_ok=True)
    main(Path(words[0]), Path(words[1]), keep=everything)
