"""One long-lived thing per process, shared by its threads and ended when nobody needs it."""

import os
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Generic, Protocol, TypeVar


class Ending(Protocol):
    """Something that runs until it is told to end."""

    @property
    def is_running(self) -> bool:
        """Whether it still works."""
        ...

    def end(self) -> None:
        """End it; again is the same as once."""
        ...


Thing = TypeVar("Thing", bound=Ending)


class Shared(Generic[Thing]):
    """Lends out a thing, starts another when it broke, and ends it when it idles."""

    def __init__(self, start: Callable[[], Thing], *, idle_s: float = 60.0) -> None:
        self._start = start
        self._idle_s = idle_s
        self._lock = threading.Lock()
        self._thing: Thing | None = None
        self._borrowers = 0
        self._process = os.getpid()
        self._rest: threading.Timer | None = None

    @contextmanager
    def lend(self) -> Generator[Thing]:
        """Lend the thing; it is started for the first borrower."""
        with self._lock:
            thing = self._ready()
            self._borrowers += 1
            if self._rest:
                self._rest.cancel()
        try:
            yield thing
        finally:
            with self._lock:
                self._borrowers -= 1
                if not self._borrowers:
                    self._rest = threading.Timer(self._idle_s, self._end_if_idle)
                    self._rest.daemon = True
                    self._rest.start()

    def end(self) -> None:
        """End the thing now, whoever has it."""
        with self._lock:
            self._end()

    def _ready(self) -> Thing:
        if self._process != os.getpid():  # forked: the thing belongs to the parent
            self._thing, self._borrowers, self._process = None, 0, os.getpid()
        if self._thing and not self._thing.is_running:
            self._end()
        if self._thing is None:
            self._thing = self._start()
        return self._thing

    def _end_if_idle(self) -> None:
        with self._lock:
            if not self._borrowers:
                self._end()

    def _end(self) -> None:
        thing, self._thing = self._thing, None
        if thing:
            thing.end()
