"""One thing for many threads, started when asked for, ended when nobody needs it."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from blocks._shared import Shared


class Thing:
    """Counts how many of it were started."""

    started = 0

    def __init__(self) -> None:
        type(self).started += 1
        self.is_running = True

    def end(self) -> None:
        self.is_running = False


@pytest.fixture(autouse=True)
def counted() -> Iterator[None]:
    yield
    Thing.started = 0


def test_threads_share_one_thing() -> None:
    shared = Shared(Thing)
    together = threading.Barrier(4)

    def use(_: int) -> int:
        with shared.lend() as thing:
            together.wait(5)
            return id(thing)

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(use, range(4)))) == 1
    assert Thing.started == 1


def test_a_thing_that_broke_is_replaced() -> None:
    shared = Shared(Thing)
    with shared.lend() as first:
        first.end()
    with shared.lend() as second:
        assert second is not first
        assert second.is_running


def test_a_thing_ends_when_it_idles_and_not_before() -> None:
    shared = Shared(Thing, idle_s=0.05)
    with shared.lend() as thing, shared.lend():
        pass
    with shared.lend():
        time.sleep(0.1)
        assert thing.is_running
    end = time.monotonic() + 5
    while thing.is_running and time.monotonic() < end:
        time.sleep(0.01)
    assert not thing.is_running
    with shared.lend():
        assert Thing.started == 2


def test_a_thing_can_be_ended_at_once() -> None:
    shared = Shared(Thing)
    with shared.lend() as thing:
        pass
    shared.end()
    assert not thing.is_running
