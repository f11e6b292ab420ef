"""A Node program that does one job after the other: JSON lines in, JSON lines out."""

import json
import os
import select
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import from_json

from blocks._process_group import PrivateFolder, ProcessGroup
from blocks.instruments import COLLECTION, Package, node, package_folder
from domain.artifacts import Engine
from domain.errors import InstrumentFailed, PageFailed

Hear = Callable[[dict[str, Any]], Mapping[str, object] | None]

_SPARING = ("--max-semi-space-size=8", "--max-old-space-size=384")
"""MB of memory for Node. Left alone, Lighthouse takes 530 MB for what needs 230 (2026-11)."""


class NodeWorker:
    """A running worker; threads that ask at once wait for each other."""

    def __init__(self, name: Package, group: ProcessGroup, *, start_s: float) -> None:
        self.name = name
        self._group = group
        self._turn = threading.Lock()
        self._rest = b""
        self._number = 0
        try:
            told = self._next(time.monotonic() + start_s)
        except TimeoutError:
            problem = f"it was not ready within {start_s:.0f} s"
            raise InstrumentFailed(name, problem) from None
        self.engines = tuple(map(Engine.model_validate, told["engines"]))

    @classmethod
    def start(
        cls,
        name: Package,
        script: str,
        *,
        config: Mapping[str, object] | None = None,
        folder: PrivateFolder | None = None,
        start_s: float = 30.0,
        nice: int = 0,
    ) -> "NodeWorker":
        """Start a script of ours on the package it is written for.

        Args:
            name: The package.
            script: Name of the script's file.
            config: What it has to know from the start.
            folder: Where it may write, if that has to be known before.
            start_s: How long it may take until it is ready.
            nice: How gladly it lets others have a core, -20 to 19, as far as it may choose.

        Raises:
            InstrumentMissing: Node or the package is not installed.
            InstrumentFailed: It does not start.
        """
        place = package_folder(name).parents[1]
        words = json.dumps({"place": str(place), **(config or {})})
        folder = folder or PrivateFolder.make()
        path = COLLECTION / "scripts" / script
        command = [str(node()), *_SPARING, str(path), words]
        group = ProcessGroup.start(command, folder=folder, talk="standard", nice=nice)
        try:
            return cls(name, group, start_s=start_s)
        except BaseException:
            group.end()
            raise

    @property
    def is_running(self) -> bool:
        """Whether it can be asked."""
        return self._group.is_running

    def ask(
        self, job: Mapping[str, object], *, timeout_s: float, hear: Hear | None = None
    ) -> dict[str, Any]:
        """Have one job done; a worker that does not come back in time is ended.

        Args:
            job: What the script reads.
            timeout_s: How long it may take once it is this job's turn.
            hear: Gets what the worker says in between, and returns what it waits for, if anything.

        Raises:
            PageFailed: The job cannot be done, or not in time.
            InstrumentFailed: The worker is gone.
        """
        with self._turn:
            self._number += 1
            deadline = time.monotonic() + timeout_s
            try:
                self._tell({"id": self._number, **job}, deadline)
                while "id" not in (told := self._next(deadline)):
                    if hear and (answer := hear(told)) is not None:
                        self._tell(answer, deadline)
            except TimeoutError:
                self.end()
                problem = f"{self.name} did not finish within {timeout_s:.0f} s"
                raise PageFailed(problem) from None
            except (OSError, ValueError):  # ended, perhaps this very moment
                raise self._gone() from None
        if "problem" in told:
            raise PageFailed(f"{self.name} says {told['problem']!r}")
        return told

    def end(self) -> None:
        """End it with all it started."""
        self._group.end()

    def _tell(self, message: Mapping[str, object], deadline: float) -> None:
        self._group.write(json.dumps(message).encode() + b"\n", deadline)

    def _next(self, deadline: float) -> dict[str, Any]:
        answers = self._group.answers
        while b"\n" not in self._rest:
            left_s = max(0.0, deadline - time.monotonic())
            if not select.select([answers], [], [], left_s)[0]:
                raise TimeoutError
            piece = os.read(answers.fileno(), 1 << 20)
            if not piece:
                raise self._gone()
            self._rest += piece
        line, _, self._rest = self._rest.partition(b"\n")
        return from_json(line)

    def _gone(self) -> InstrumentFailed:
        words = self._group.last_words()
        self.end()
        return InstrumentFailed(self.name, f"it ended{': ' + words if words else ''}")
