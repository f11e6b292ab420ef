"""Where runs work: a thread with an event loop, and what all runs in it share."""

import asyncio
import logging
import sys
import sysconfig
import threading
import time
import traceback
from collections.abc import Callable, Coroutine, Generator
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context, copy_context
from dataclasses import dataclass
from itertools import count
from typing import Any
from uuid import UUID

import httpx
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.objects import FlowRun
from prefect.context import AsyncClientContext, SyncClientContext
from prefect.exceptions import Abort, Pause
from prefect.logging.loggers import flow_run_logger
from prefect.states import Cancelled, Crashed, Failed, Pending
from prefect.utilities.engine import propose_state

from deployments.throughput.engine import Ending, LeanEngine, put_back
from deployments.throughput.fit import AnyFlow, cores, on_shared_threads
from flows._heavy import RANK, Rank
from flows._turns import Turns

AT_ONCE = 12
"""Requests to the server under way at once; httpcore searches its whole queue for every other one."""

WAITERS = 64
"""Threads that wait for pictures and grades; the two to six of asyncio are too few for many builds."""

TICK_S = 0.2

_INSTALLED = tuple(sysconfig.get_paths()[name] for name in ("stdlib", "purelib", "platlib"))

_log = logging.getLogger("prefect.workers.throughput")
_tasks = logging.getLogger("prefect.task_runs")


@dataclass(eq=False)
class Live:
    """A run that has a place."""

    flow_run: FlowRun
    tenant: str
    flow: AnyFlow | None
    """None for a run that is refused."""
    refused: str = ""
    """Why it is refused."""
    engine: LeanEngine | None = None
    task: "asyncio.Task[None] | None" = None
    ending: Ending | None = None
    _asked_at: float = float("-inf")

    def end(self, why: Ending) -> None:
        """End it; asked again only when it has not ended for a while. In the loop of the floor."""
        if time.monotonic() - self._asked_at < 10 or not self.task:
            return
        self._asked_at, self.ending = time.monotonic(), self.ending or why
        if self.engine:
            self.engine.ending = self.ending
        self.task.cancel()


class Floor:
    """Runs flows side by side in a thread of its own.

    Of its own, because Prefect's engine takes the process's SIGTERM for itself in the main thread,
    and because somebody has to notice when the loop stands still.
    """

    def __init__(self, ended: Callable[[Live], None]) -> None:
        self.live: dict[UUID, Live] = {}
        """Changed by who lets runs in and out, in the main thread only."""
        self.is_empty = asyncio.Event()
        self.is_empty.set()
        self.ticked_at = time.monotonic()
        self._ended = ended
        self._main = asyncio.get_running_loop()
        self._executor = ThreadPoolExecutor(cores(), thread_name_prefix="work")
        self._heavy = Turns(cores())
        self._arrivals = count()
        self._is_up = threading.Event()
        self._failure: BaseException | None = None
        self._flows: dict[int, AnyFlow] = {}
        self._thread = threading.Thread(
            target=copy_context().run, args=(self._work,), name="floor", daemon=True
        )

    async def open(self) -> None:
        """Start the thread, and wait until it can take runs.

        Raises:
            Exception: Whatever keeps it from talking to the server.
        """
        self._thread.start()
        await asyncio.to_thread(self._is_up.wait)
        if self._failure:
            raise self._failure

    async def close(self) -> None:
        """End the thread; what still runs in it is dropped."""
        self._loop.call_soon_threadsafe(self._done.set)
        await asyncio.to_thread(self._thread.join, 10)
        self._executor.shutdown(wait=False, cancel_futures=True)

    def start(self, one: Live) -> None:
        """Let a run in."""
        self.live[one.flow_run.id] = one
        self.is_empty.clear()
        self._loop.call_soon_threadsafe(self._begin, one)

    def end(self, one: Live, why: Ending) -> None:
        """End a run."""
        self._loop.call_soon_threadsafe(one.end, why)

    def at_work(self) -> tuple[Live | None, str]:
        """Return the run whose turn it is in the loop right now, and the line it is at.

        The line is the last one outside of Python and what is installed.
        """
        task = asyncio.current_task(self._loop)
        name = task.get_name() if task else ""
        frames = sys._current_frames()  # pyright: ignore[reportPrivateUsage] # documented, for just this
        stack = traceback.extract_stack(frames.get(self._thread.ident or 0))
        own = [at for at in stack if not at.filename.startswith(_INSTALLED)] or stack
        where = f"{own[-1].filename}:{own[-1].lineno} in {own[-1].name}"
        return next((one for key, one in self.live.items() if str(key) == name), None), where

    def _work(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._loop.set_task_factory(_named)
        self._loop.set_default_executor(ThreadPoolExecutor(WAITERS, thread_name_prefix="wait"))
        _tasks.addFilter(_is_news)
        serving = self._loop.create_task(self._serve())
        while not serving.done():
            try:
                self._loop.run_until_complete(serving)
            except BaseException as error:
                if serving.done():
                    self._failure = error
                else:
                    _log.error("A run tried to end the worker with %r; all go on.", error)
        self._is_up.set()
        _tasks.removeFilter(_is_news)
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    async def _serve(self) -> None:
        self._done = asyncio.Event()
        with SyncClientContext.get_or_create():
            async with AsyncClientContext() as shared:
                _gate(shared.client)
                self._client = shared.client
                self._context = copy_context()
                self._is_up.set()
                while not self._done.is_set():
                    self.ticked_at = time.monotonic()
                    await asyncio.sleep(TICK_S)

    def _begin(self, one: Live) -> None:
        name = str(one.flow_run.id)
        context = self._context.copy()
        context.run(RANK.set, Rank(self._heavy, next(self._arrivals)))
        one.task = self._loop.create_task(self._run(one), name=name, context=context)

    async def _run(self, one: Live) -> None:
        try:
            if await self._is_claimed(one):
                await self._worked(one)
        except (Abort, Pause) as signal:
            _log.info("Run %s stops: %s", one.flow_run.id, signal)
        except BaseException as error:  # of one run, which no other one may feel
            await self._settle(one, error)
        finally:
            self._main.call_soon_threadsafe(self._left, one)

    async def _is_claimed(self, one: Live) -> bool:
        state = await propose_state(self._client, Pending(), flow_run_id=one.flow_run.id)
        return state.is_pending()

    async def _worked(self, one: Live) -> None:
        if one.flow is None:
            flow_run_logger(one.flow_run).error(one.refused)
            refused = Failed(message=one.refused)
            await propose_state(self._client, refused, flow_run_id=one.flow_run.id)
            return
        one.engine = LeanEngine(
            flow=self._shared(one.flow),
            flow_run=one.flow_run.model_copy(update={"deployment_id": None}),
            parameters=one.flow_run.parameters,
        )
        one.engine.ending = one.ending
        await one.engine.work()

    def _shared(self, flow: AnyFlow) -> AnyFlow:
        if id(flow) not in self._flows:
            self._flows[id(flow)] = on_shared_threads(flow, self._executor, at_once=cores())
        return self._flows[id(flow)]

    async def _settle(self, one: Live, error: BaseException) -> None:
        """Say how a run ended that its engine could not say anything of."""
        if one.engine and one.engine.is_told:
            return
        if one.ending is None:
            _log.error("Run %s broke outside of its flow.", one.flow_run.id, exc_info=error)
        states = {
            None: Crashed(message=f"It broke outside of its flow: {type(error).__name__}: {error}"),
            Ending.CANCELLED: Cancelled(message="It was cancelled before it began."),
            Ending.PUT_BACK: put_back(),
        }
        if state := states.get(one.ending):
            try:
                await self._client.set_flow_run_state(one.flow_run.id, state, force=True)
            except httpx.HTTPError as lost:
                _log.error("How run %s ended could not be told: %s", one.flow_run.id, lost)

    def _left(self, one: Live) -> None:
        self.live.pop(one.flow_run.id, None)
        if not self.live:
            self.is_empty.set()
        self._ended(one)


def _is_news(said: logging.LogRecord) -> bool:
    """Leave out what would stand in the log of every run: that a thread cannot be interrupted."""
    return not str(said.msg).startswith("Timeout of ")


def _gate(client: PrefectClient) -> None:
    inner = client._client.send  # pyright: ignore[reportPrivateUsage] # there is no other door to all requests
    free = asyncio.Semaphore(AT_ONCE)

    async def send(*words: Any, **more: Any) -> httpx.Response:
        async with free:
            return await inner(*words, **more)

    client._client.send = send  # pyright: ignore[reportPrivateUsage] # as above


def _named(
    loop: asyncio.AbstractEventLoop,
    work: "Coroutine[Any, Any, Any] | Generator[Any, None, Any]",
    context: Context | None = None,
) -> "asyncio.Task[Any]":
    """Name a task after the run that began it, so that a loop that stands still can be explained."""
    parent = asyncio.current_task(loop)
    name = parent.get_name() if parent else None
    return asyncio.Task(work, loop=loop, name=name, context=context)
