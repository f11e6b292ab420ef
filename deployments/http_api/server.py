"""The server the API runs in: as many processes as there are cores, each on a socket of one port."""

import contextlib
import gc
import os
import signal
import socket
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from multiprocessing import connection, get_context
from multiprocessing.context import ForkProcess

import uvicorn

from deployments.http_api.app import HttpApi
from deployments.http_api.protocol import Protocol

_END_S = 10
_AGAIN_S = 1.0


class ApiServer(uvicorn.Server):
    """Serves one application; when it is stopped, streams end cleanly and what is asked is answered."""

    def __init__(self, app: HttpApi, *, parent: int | None = None) -> None:
        """Prepare to serve.

        Args:
            app: What to serve.
            parent: Process without which this one ends too; None for none.
        """
        self._app = app
        self._parent = parent
        super().__init__(
            uvicorn.Config(
                app,
                http=Protocol,
                ws="none",
                log_level="warning",
                server_header=False,
                timeout_graceful_shutdown=_END_S,
            )
        )

    async def on_tick(self, counter: int) -> bool:
        """Say whether to end, ten times a second."""
        is_alone = self._parent is not None and os.getppid() != self._parent
        return await super().on_tick(counter) or is_alone

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End what would never end by itself, then let the rest finish."""
        self._app.state.door.feed.close()
        await super().shutdown(sockets)


@contextmanager
def listening(port: int, *, processes: int) -> Generator[list[socket.socket]]:
    """Listen on a port with a socket for each process; the system deals connections out among them.

    Of one socket for all, whoever wakes first takes every connection that waits.

    Raises:
        OSError: Somebody else listens there.
    """
    with contextlib.ExitStack() as open_sockets:
        # Without sharing, so that it fails where somebody else listens.
        with socket.create_server(("127.0.0.1", port)) as probe:
            address = probe.getsockname()
        yield [
            open_sockets.enter_context(socket.create_server(address, reuse_port=processes > 1))
            for _ in range(processes)
        ]


def serve(app: HttpApi, sockets: Sequence[socket.socket]) -> None:
    """Serve until a signal says to stop; a process that dies is made anew, on the same socket."""
    if len(sockets) == 1:
        ApiServer(app).run(sockets=list(sockets))
        return
    gc.freeze()
    workers = {_started(app, one): one for one in sockets}
    is_over = False

    def end(*_: object) -> None:
        nonlocal is_over
        is_over = True
        for worker in workers:
            worker.terminate()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    while workers:
        ready = connection.wait([worker.sentinel for worker in workers])
        for worker in [one for one in workers if one.sentinel in ready]:
            place = workers.pop(worker)
            worker.join()
            if not is_over:
                time.sleep(_AGAIN_S)
                workers[_started(app, place)] = place


def _started(app: HttpApi, place: socket.socket) -> ForkProcess:
    # Forked, because they share the counts of the limits; nothing has been connected yet.
    arguments = {"app": app, "place": place, "parent": os.getpid()}
    worker = get_context("fork").Process(target=_work, kwargs=arguments)
    worker.start()
    return worker


def _work(app: HttpApi, place: socket.socket, *, parent: int) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of the terminal: the parent passes it on once
    ApiServer(app, parent=parent).run(sockets=[place])
