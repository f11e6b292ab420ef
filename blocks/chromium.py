"""Find a Chromium to measure with, and say how it is started."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from blocks.instruments import REMEDY
from domain.errors import InstrumentMissing

_PROGRAMS = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable", "chrome"),
)
_REAL = (
    *("/usr/lib/chromium/chromium-headless-shell", "/usr/lib/chromium/chromium"),
    *("/usr/lib/chromium-browser/chromium-browser", "/opt/google/chrome/chrome"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
"""The programs themselves. Those in `/usr/bin` are shell scripts that do not hand themselves over
to the browser: who ends the script leaves the browser running."""
_PLAYWRIGHTS = (
    *(
        "chromium_headless_shell-*/*/headless_shell",
        "chromium_headless_shell-*/*/chrome-headless-shell",
    ),
    *("chromium-*/*/chrome", "chromium-*/*/Chromium.app/Contents/MacOS/Chromium"),
    "chromium-*/*/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
)
_OFF = (
    *("Translate", "MediaRouter", "DialMediaRouteProvider", "OptimizationHints"),
    *("AutofillServerCommunication", "CertificateTransparencyComponentUpdater", "HttpsUpgrades"),
    *("InterestFeedContentSuggestions", "GlobalMediaControls", "PaintHolding"),
)


@dataclass(frozen=True)
class Chromium:
    """A browser program on this machine."""

    program: Path
    found_by: str
    """How it was found, such as `CHROME_PATH`."""

    @property
    def is_shell(self) -> bool:
        """Whether it is the smaller program without windows."""
        return "headless" in self.program.name

    def version(self) -> str:
        """Return what the program says of itself; empty when it does not start."""
        try:
            done = subprocess.run(  # noqa: S603 # the browser of this machine
                [str(self.program), "--version"],
                capture_output=True,
                text=True,
                timeout=20,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return done.stdout.strip() if done.returncode == 0 else ""

    def command(self, profile: Path, *, spki: str) -> list[str]:
        """Return the words that start it: driven over a pipe, cut off from every network.

        Args:
            profile: Where it may write.
            spki: Hash of the key whose certificates it takes for good, as Chromium writes it.
        """
        return [str(self.program), *flags(spki=spki), f"--user-data-dir={profile}"]


def is_sandboxed() -> bool:
    """Whether pages run in Chromium's sandbox, which it refuses to set up for root."""
    return os.geteuid() != 0


def flags(*, spki: str) -> list[str]:
    """Return the flags every browser of ours is started with, but for its profile.

    No name is resolved, no address but loopback is reached, and loopback itself only through the
    proxy of a context: the one way out is the site that is being measured.
    """
    return [
        *("--headless", "--remote-debugging-pipe", "--no-first-run", "--no-default-browser-check"),
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        # A context without a proxy of its own would reach loopback; this one leads nowhere.
        *("--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=<-loopback>"),
        *("--disable-quic", "--force-webrtc-ip-handling-policy=disable_non_proxied_udp"),
        "--webrtc-ip-handling-policy=disable_non_proxied_udp",
        f"--ignore-certificate-errors-spki-list={spki}",
        *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
        *("--disable-default-apps", "--disable-extensions", "--disable-domain-reliability"),
        *(
            "--disable-breakpad",
            "--disable-crash-reporter",
            "--no-pings",
            "--metrics-recording-only",
        ),
        *("--disable-dev-shm-usage", "--password-store=basic", "--use-mock-keychain"),
        *("--disable-background-timer-throttling", "--disable-renderer-backgrounding"),
        *("--disable-backgrounding-occluded-windows", "--disable-ipc-flooding-protection"),
        *("--mute-audio", "--hide-scrollbars", "--force-color-profile=srgb", "--lang=en-GB"),
        *("--font-render-hinting=none", "--js-flags=--max-old-space-size=512", "--log-level=3"),
        f"--disable-features={','.join(_OFF)}",
        *(() if is_sandboxed() else ("--no-sandbox",)),
    ]


def find_chromium() -> Chromium:
    """Return the browser to measure with.

    `CHROME_PATH` counts before Playwright's own browser, and that before the system's.

    Raises:
        InstrumentMissing: There is none, or `CHROME_PATH` names no program.
    """
    if named := os.environ.get("CHROME_PATH"):
        if found := shutil.which(named):
            return Chromium(_real(Path(found)), "CHROME_PATH")
        raise InstrumentMissing(
            "browser",
            f"`CHROME_PATH` names no program: {named}. Set it to the program itself, or unset it.",
        )
    if found := _playwrights():
        return Chromium(found, "Playwright")
    for path in map(Path, _REAL):
        if os.access(path, os.X_OK):
            return Chromium(path, "the system")
    for name in _PROGRAMS:
        if found := shutil.which(name):
            return Chromium(_real(Path(found)), "the system")
    raise InstrumentMissing("browser", REMEDY)


def _playwrights() -> Path | None:
    """Return the newest browser Playwright installed; the shell before the one with windows."""
    cache = Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or "0"
    folder = Path(named) if named != "0" else cache / "ms-playwright"
    for pattern in _PLAYWRIGHTS:
        if found := sorted(folder.glob(pattern), key=_revision):
            return found[-1]
    return None


def _revision(path: Path) -> int:
    """Return the number in `chromium-1234`."""
    numbers = [part.rpartition("-")[2] for part in path.parts if part.startswith("chromium")]
    return max((int(number) for number in numbers if number.isdigit()), default=0)


def _real(program: Path) -> Path:
    """Return the program a script in `/usr/bin` stands for, as far as it is known."""
    if program.parent != Path("/usr/bin"):
        return program
    known = (Path(path) for path in _REAL if Path(path).name == program.name)
    return next((path for path in known if os.access(path, os.X_OK)), program.resolve())
