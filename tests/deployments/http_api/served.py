"""The API as it is really served, and its event streams as a client reads them."""

import contextvars
import json
import socket
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from blocks.postgres import Postgres
from deployments.http_api.app import http_api
from deployments.http_api.server import ApiServer
from deployments.http_api.settings import Settings

WAIT_S = 20.0


@dataclass(frozen=True)
class Told:
    """One event as it came."""

    place: str
    kind: str
    said: dict[str, Any]


@dataclass(frozen=True)
class Stream:
    """An open stream."""

    response: httpx.Response
    blocks: Iterator[str]

    def event(self) -> Told:
        """Return the next event, whatever signs of life come before it."""
        until = time.monotonic() + WAIT_S
        while (block := next(self.blocks)).startswith((":", "retry:")):
            assert time.monotonic() < until, "no event came"
        place, kind, data = (line.partition(": ")[2] for line in block.splitlines())
        return Told(place, kind, json.loads(data))

    def rest(self) -> list[str]:
        """Return all that comes until the stream ends."""
        until, rest = time.monotonic() + WAIT_S, list[str]()
        for block in self.blocks:
            assert time.monotonic() < until, "the stream does not end"
            rest.append(block)
        return rest


@dataclass(frozen=True)
class Served:
    """A running server."""

    address: str
    server: ApiServer

    @contextmanager
    def stream(
        self, path: str, headers: dict[str, str], *, after: str | None = None
    ) -> Generator[Stream]:
        """Open a stream and wait until it has begun."""
        place = {"Last-Event-ID": after} if after else {}
        with httpx.stream(
            "GET", self.address + path, headers={**headers, **place}, timeout=WAIT_S
        ) as response:
            assert response.status_code == 200, response.read()
            blocks = _blocks(response)
            assert next(blocks).startswith("retry: 2000\nid: ")
            yield Stream(response, blocks)

    def stop(self) -> None:
        """Let the server end, as a signal does."""
        self.server.should_exit = True


def _blocks(response: httpx.Response) -> Iterator[str]:
    lines: list[str] = []
    for line in response.iter_lines():
        if line:
            lines.append(line)
        else:
            yield "\n".join(lines)
            lines = []
    assert not lines


@contextmanager
def served(postgres: Postgres, settings: Settings) -> Generator[Served]:
    """Serve the API in a thread until the block ends."""
    server = ApiServer(http_api(postgres, settings))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        # With the settings of Prefect that the test was given.
        of_test = contextvars.copy_context()
        thread = threading.Thread(
            target=of_test.run, args=(server.run,), kwargs={"sockets": [listener]}
        )
        thread.start()
        try:
            yield Served(f"http://127.0.0.1:{listener.getsockname()[1]}", server)
        finally:
            server.should_exit = True
            thread.join(WAIT_S)
            assert not thread.is_alive()
