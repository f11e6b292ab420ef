"""Listen on 127.0.0.1 for one of the services that tests ask."""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol


class Service(Protocol):
    """What answers; `closing` is set when it is to end whatever it still does."""

    closing: threading.Event


class Listener(ThreadingHTTPServer):
    """A server whose handlers find the service as `server.api`."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 256

    def __init__(self, api: Any, handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.api = api

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that hang up."""


@contextmanager
def listening(api: Service, handler: type[BaseHTTPRequestHandler]) -> Generator[int]:
    """Serve as long as the block runs; yields the port."""
    server = Listener(api, handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        api.closing.set()
        server.shutdown()
        server.server_close()
        thread.join(10)
