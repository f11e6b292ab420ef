"""Speak the Chrome DevTools Protocol over a pipe: no port that others on the machine could use."""

import os
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as Late
from typing import Any

from pydantic_core import from_json, to_json

from blocks._process_group import ProcessGroup
from domain.errors import InstrumentFailed, PageFailed

Answer = dict[str, Any]
Hear = Callable[[str, Answer], None]
"""Gets the name and the parameters of an event, in the thread that reads the pipe."""

CRASHED, LOST = "Inspector.targetCrashed", "Inspector.detached"


class DevTools:
    """The connection to one browser; any thread may use it."""

    def __init__(self, group: ProcessGroup) -> None:
        self._group = group
        self._writes = threading.Lock()
        self._lock = threading.Lock()
        self._number = 0
        self._waiting: dict[int, tuple[str, Future[Answer]]] = {}
        self._hears: dict[str, Hear] = {}
        self._failed: dict[str, PageFailed] = {}
        self._is_over = False
        threading.Thread(target=self._read, name="devtools", daemon=True).start()

    @property
    def is_over(self) -> bool:
        """Whether the browser is gone, or of no use any more."""
        return self._is_over

    def call(
        self,
        method: str,
        parameters: Mapping[str, object] | None = None,
        *,
        session: str = "",
        timeout_s: float = 15.0,
    ) -> Answer:
        """Call a method of the protocol and return its result.

        Args:
            method: Such as `Page.navigate`.
            parameters: Its parameters.
            session: Of which page; the browser itself without it.
            timeout_s: How long the answer may take.

        Raises:
            InstrumentFailed: The browser is gone, or does not answer for itself.
            PageFailed: The page crashed, does not answer, or refuses.
        """
        deadline = time.monotonic() + timeout_s
        number, future = self._expect(session)
        try:
            message: dict[str, object] = {
                "id": number,
                "method": method,
                "params": parameters or {},
            }
            self._write(
                to_json({**message, "sessionId": session} if session else message), deadline
            )
            answer = future.result(max(0.0, deadline - time.monotonic()))
        except Late:
            raise self._hung(
                session, f"`{method}` was not answered within {timeout_s:.0f} s"
            ) from None
        finally:
            with self._lock:
                self._waiting.pop(number, None)
        if "error" in answer:
            raise PageFailed(f"`{method}` was refused: {answer['error'].get('message', '')}")
        return answer.get("result", {})

    def tell(self, method: str, parameters: Mapping[str, object], *, session: str) -> None:
        """Call a method without waiting for its answer, as the thread that hears events has to."""
        with self._lock:
            self._number += 1
            message = {"id": self._number, "method": method, "params": parameters}
        self._write(to_json({**message, "sessionId": session}), time.monotonic() + 1.0)

    def hear(self, session: str, hear: Hear | None) -> None:
        """Give the events of a session to `hear` from now on; None forgets the session."""
        with self._lock:
            if hear is None:
                self._hears.pop(session, None)
                self._failed.pop(session, None)
            else:
                self._hears[session] = hear

    def _hung(self, session: str, problem: str) -> PageFailed | InstrumentFailed:
        """Give up on a page, or on the whole browser, that did not answer once."""
        if not session:
            self._is_over = True
            return InstrumentFailed("browser", problem)
        self._fail(session, error := PageFailed(problem))
        return error

    def _expect(self, session: str) -> tuple[int, "Future[Answer]"]:
        with self._lock:
            if self._is_over:
                raise self._gone()
            if session in self._failed:
                raise self._failed[session]
            self._number += 1
            future: Future[Answer] = Future()
            self._waiting[self._number] = (session, future)
            return self._number, future

    def _write(self, message: bytes, deadline: float) -> None:
        try:
            with self._writes:
                self._group.write(message + b"\0", deadline)
        except TimeoutError:
            raise InstrumentFailed("browser", "it does not read what it is told") from None
        except (OSError, ValueError):
            raise self._gone() from None

    def _read(self) -> None:
        rest: list[bytes] = []
        try:
            while piece := os.read(self._group.answers.fileno(), 1 << 20):
                *ended, begun = piece.split(b"\0")
                for end in ended:
                    self._take(b"".join((*rest, end)))
                    rest.clear()
                rest.append(begun)
        except (OSError, ValueError):  # closed on our side
            pass
        self._end()

    def _take(self, message: bytes) -> None:
        told: Answer = from_json(message)
        session = told.get("sessionId", "")
        if "id" in told:
            with self._lock:
                _, future = self._waiting.get(told["id"], ("", None))
            if future:
                future.set_result(told)
            return
        method, parameters = told["method"], told.get("params", {})
        if method == CRASHED:
            self._fail(session, PageFailed("the page crashed the browser's renderer"))
        if method == "Target.detachedFromTarget":
            self._fail(parameters.get("sessionId", ""), PageFailed("the page was closed"))
        with self._lock:
            hear = self._hears.get(session)
        if hear:
            hear(method, parameters)

    def _fail(self, session: str, error: PageFailed) -> None:
        with self._lock:
            self._failed[session] = error
            futures = [future for of, future in self._waiting.values() if of == session]
        for future in futures:
            if not future.done():
                future.set_exception(error)

    def _end(self) -> None:
        with self._lock:
            self._is_over = True
            futures = [future for _, future in self._waiting.values()]
            hears = list(self._hears.values())
        for future in futures:
            if not future.done():
                future.set_exception(self._gone())
        for hear in hears:
            hear(LOST, {})

    def _gone(self) -> InstrumentFailed:
        words = self._group.last_words()
        return InstrumentFailed("browser", f"it ended{': ' + words if words else ''}")
