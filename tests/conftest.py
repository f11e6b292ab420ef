"""The pace of the tests: what takes long begins first, and what is loaded is not looked through.

Nothing is imported here that any folder could do without: the tests of the domain know no Prefect.
"""

import gc
import signal
from pathlib import Path

import pytest

_TESTS = Path(__file__).parent
_LONG_FIRST = ("deployments", "flows", "tasks", "blocks")
"""Folders whose files take up to a minute each, and mostly wait for processes. The others' take a
second, so that all processes that run tests have something to do until the end."""


def pytest_sessionstart() -> None:
    """Hear Ctrl-C, and look for garbage as seldom as `atelier` does.

    A script lets what it starts in the background ignore Ctrl-C, and so would all that tests start:
    workers of Prefect that are told to end would go on. Collecting the tests takes a fifth less time.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    gc.set_threshold(100_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests in the order in which they are handed out; it stays the same in every folder."""
    items.sort(key=_rank)


def pytest_collection_finish() -> None:
    """Leave out of every later search for garbage what stays anyway.

    Half a million objects are there once all tests are collected; looking through them time and
    again took a tenth of what the tests of the domain take.
    """
    gc.collect()
    gc.freeze()


def _rank(item: pytest.Item) -> int:
    folder = item.path.relative_to(_TESTS).parts[0]
    return _LONG_FIRST.index(folder) if folder in _LONG_FIRST else len(_LONG_FIRST)
