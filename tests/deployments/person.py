"""Somebody at a terminal."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
BRIEF = """\
# Rye & Co
We bake sourdough in Otley. Call 01943 496 0000.
## Bread
- Sourdough loaf - £4.20
- Rye loaf - £3.90
## Hours
Tue-Sat 7am-3pm
"""


def _hear_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@dataclass(frozen=True)
class Person:
    """Somebody at a terminal: a folder to work in, a home, no setting of the machine's."""

    folder: Path
    home: Path
    settings: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def environment(self) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PREFECT_", "ATELIER_", "PYTEST_"))
        }
        own = {
            "HOME": str(self.folder),
            "ATELIER_HOME": str(self.home),
            "PYTHONPATH": str(ROOT),
            "COLUMNS": "120",
        }
        return {**kept, **own, **self.settings}

    def command(self, *arguments: str | Path) -> list[str]:
        program = "from deployments.cli import main; main()"
        return [sys.executable, "-c", program, *map(str, arguments)]

    def atelier(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def start(self, *arguments: str | Path) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.command(*arguments),
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            # A shell that runs the tests in the background lets everything below ignore Ctrl-C.
            preexec_fn=_hear_interrupts,
        )

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


@dataclass(frozen=True)
class FirstBuild:
    """A build that every test may look at, none may change."""

    person: Person
    brief: Path
    done: subprocess.CompletedProcess[str]

    @property
    def release(self) -> Path:
        return Path(json.loads(self.done.stdout)["release"])
