"""Commands in processes of their own that need not load anything any more."""

import json
import subprocess
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from tests.deployments.person import Person

_PROGRAM = """
import atexit, contextlib, importlib, json, os, sys

import prefect
from deployments.api import configured_api, local_server, use_configured_api, use_local_server
from deployments.cli import main
from deployments.local_server import ServerUnavailable
from prefect.context import refresh_global_settings_context
from prefect.logging.configuration import setup_logging

importlib.import_module("deployments.preloaded")
for name in (
    "building", "console", "costs", "database", "experimenting", "importing", "outcomes", "people",
    "planning", "replaying", "tenants",
):
    importlib.import_module(f"deployments.{name}")
for name in (
    "api_keys", "audit_log", "blob_bucket", "costs", "database_home", "erasure", "people",
    "release_folder", "result_places", "signing_key", "tenant_archive", "tenants",
):
    importlib.import_module(f"blocks.{name}")

for line in sys.stdin:
    order = json.loads(line)
    if not (child := os.fork()):
        os.environ.clear()
        os.environ.update(order["environment"])
        os.chdir(order["folder"])
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(os.open(order["out"], os.O_WRONLY | os.O_CREAT), 1)
        os.dup2(os.open(order["err"], os.O_WRONLY | os.O_CREAT), 2)
        if url := configured_api():
            with contextlib.suppress(ServerUnavailable):
                use_configured_api(url)
        elif url := local_server().url:
            use_local_server(url)
        refresh_global_settings_context()
        setup_logging(incremental=False)
        sys.argv = ["atelier", *order["arguments"]]
        try:
            main()
        except SystemExit as ended:
            atexit._run_exitfuncs()
            sys.stdout.flush()
            # Taking apart what is loaded would take half a second.
            os._exit(ended.code)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@dataclass(frozen=True)
class Loaded:
    """A process that has loaded all of Atelier, and runs each command in a copy of itself.

    Loading takes a command three seconds, and most of them nothing else. Commands choose Prefect's
    API before they load Prefect; the copy does that once more, before it begins. Not for commands
    that start a server: they know its address too late.
    """

    process: "subprocess.Popen[str]"
    folder: Path
    numbers: Iterator[int]

    def atelier(self, person: Person, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
        """Run a command as `Person.atelier` does."""
        number = next(self.numbers)
        out, err = (self.folder / f"{number}.{name}" for name in ("out", "err"))
        words = [str(one) for one in arguments]
        order = {
            "arguments": words,
            "environment": person.environment,
            "folder": str(person.folder),
            "out": str(out),
            "err": str(err),
        }
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        code = int(self.process.stdout.readline())
        said, complained = (file.read_text(encoding="utf-8") for file in (out, err))
        return subprocess.CompletedProcess(words, code, said, complained)


@dataclass(frozen=True)
class Operator:
    """Somebody who gives many commands of which none starts a server of Prefect."""

    person: Person
    """Whose commands load what they need, as anybody's."""
    loaded: Loaded

    @property
    def folder(self) -> Path:
        return self.person.folder

    @property
    def home(self) -> Path:
        return self.person.home

    def atelier(self, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
        return self.loaded.atelier(self.person, *arguments)


@contextmanager
def loading(folder: Path) -> Generator[Loaded]:
    """Load everything in a process that ends with the block."""
    somebody = Person(folder=folder, home=folder / "home")
    command = [somebody.command()[0], "-c", _PROGRAM]
    with subprocess.Popen(
        command,
        cwd=folder,
        env=somebody.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Loaded(process, folder, count())
        assert process.stdin
        process.stdin.close()
