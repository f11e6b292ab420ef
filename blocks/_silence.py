"""Silence for who measures speed: what others of this process do in steps waits meanwhile."""

import threading
import time
from collections.abc import Generator
from contextlib import contextmanager

_LONGEST_S = 10.0
"""After this a step is taken all the same: a page that hangs keeps silence for nothing."""


class Silence:
    """Kept by one at a time; steps under way are waited for, new ones wait."""

    def __init__(self, *, longest_s: float = _LONGEST_S) -> None:
        self._longest_s = longest_s
        self._change = threading.Condition()
        self._is_kept = False
        self._steps = 0

    @contextmanager
    def step(self) -> Generator[float]:
        """Take a short step of work once nobody keeps silence; yields how many seconds it waited."""
        begun = time.monotonic()
        with self._change:
            self._change.wait_for(lambda: not self._is_kept, self._longest_s)
            self._steps += 1
        try:
            yield time.monotonic() - begun
        finally:
            with self._change:
                self._steps -= 1
                self._change.notify_all()

    @contextmanager
    def keep(self, *, most_s: float) -> Generator[None]:
        """Keep silence, after the steps under way, or `most_s` if they take longer."""
        with self._change:
            self._change.wait_for(lambda: not self._is_kept)
            self._is_kept = True
            self._change.wait_for(lambda: not self._steps, most_s)
        try:
            yield
        finally:
            with self._change:
                self._is_kept = False
                self._change.notify_all()


SILENCE = Silence()
"""Of this process: its browser is still while its Lighthouse records a page that loads."""
