"""Many builds at once: in one process, or shared out over the processor's cores."""

import asyncio
import gc
import importlib
import multiprocessing
import os
import signal
import threading
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import forkserver
from multiprocessing.queues import Queue, SimpleQueue
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deployments.orders import Checked, Order

if TYPE_CHECKING:
    from domain.release import Built

AT_ONCE = 2
"""Builds by rule that run side by side in a process; more only fight over its core (a fifth slower)."""

AT_ONCE_WAITING = 32
"""The same for engines somebody else's machine works for."""

WORTH_A_PROCESS = 2
"""Builds from which on a process of its own pays for its start."""

MANY = 2 * WORTH_A_PROCESS
"""Briefs from which on a command uses several processes."""

Watch = Callable[[str, int, int], None]
"""Takes what was just done, how many agents are through, and of how many."""

_Told = tuple[int, str, int, int] | None
_tell: "Queue[_Told] | None" = None
"""Where a child process tells its progress; set once, when it starts."""

_Turns = Sequence[int]
"""Briefs of one project, which are built one after the other."""

_Take = Callable[[], _Turns | None]
"""Takes from what waits; None when nothing does any more."""

_waiting: "SimpleQueue[_Turns | None] | None" = None
"""Where a child process takes what it builds; set once, when it starts."""


async def build_side_by_side(
    checked: Checked, *, watches: Sequence[Watch]
) -> "Sequence[Built | BaseException]":
    """Build every brief of the order in this process, and return what came of each, in order."""
    waiting = deque(in_turns(checked))
    made = await _build_waiting(
        checked, lambda: waiting.popleft() if waiting else None, watches=watches
    )
    return [made[number] for number in sorted(made)]


async def _build_waiting(
    checked: Checked, take: _Take, *, watches: Sequence[Watch]
) -> "Mapping[int, Built | BaseException]":
    """Build what waits, as many side by side as there are places, until nothing waits any more."""
    from deployments.waiting_builds import build_or_wait
    from flows._team import WATCH
    from flows.website import build_website

    # What is imported stays for good; a full collection would walk it again and again, 0.15 s each.
    gc.freeze()
    order = checked.order
    made: dict[int, Built | BaseException] = {}

    async def one(number: int) -> "Built":
        WATCH.set(watches[number])
        given = parameters(order, order.briefs[number])
        if order.approval:
            return await build_or_wait(given)
        building: Awaitable[Built] = build_website(**given)  # pyright: ignore[reportAssignmentType] # `return_state` could be in it
        return await building

    async def place() -> None:
        while (turns := take()) is not None:
            for number in turns:
                build = asyncio.create_task(one(number))
                await asyncio.wait([build])
                made[number] = _outcome(build)

    await asyncio.gather(*(place() for _ in range(places(order))))
    return made


def parameters(order: Order, brief: Path) -> dict[str, Any]:
    """Return what the flow is given for one brief of an order."""
    return {
        "brief": str(brief),
        "tenant": order.tenant,
        "out": str(order.out),
        "rounds": order.rounds,
        "target": order.target,
        "engine": order.engine,
        "budget_usd": order.budget_usd,
        "point_usd": order.point_usd,
        "measured": order.measured,
        "batch": order.batch,
        "project": order.project,
        "user": order.user,
        "approval": order.approval,
        "approval_hours": order.approval_hours,
    }


def _outcome(build: "asyncio.Task[Built]") -> "Built | BaseException":
    """Return what came of a build; what ends the command is raised."""
    if build.cancelled():
        return asyncio.CancelledError()
    problem = build.exception()
    if problem is not None and not isinstance(problem, Exception):
        raise problem
    return problem or build.result()


def places(order: Order) -> int:
    """Return how many builds of an order run side by side in one process."""
    if order.measured:  # two would disturb each other's figures
        return 1
    return AT_ONCE if order.engine == "offline" else AT_ONCE_WAITING


def processes(checked: Checked) -> int:
    """Return in how many processes an order is built; more than one when there are many briefs.

    What is measured shares one, because two Lighthouses at once slow each other down and grade that.
    """
    if checked.order.measured:
        return 1
    most = len(checked.order.briefs) // WORTH_A_PROCESS
    return max(1, min(os.cpu_count() or 1, most, len(set(checked.projects))))


def in_turns(checked: Checked) -> Sequence[_Turns]:
    """Return the briefs of each project, which are built one after the other, most work first.

    Work that comes last is little, so that processes that take what waits end at the same time.
    """
    by_project: defaultdict[str, list[int]] = defaultdict(list)
    for number, project in enumerate(checked.projects):
        by_project[project].append(number)

    def effort(numbers: Sequence[int]) -> float:
        return sum(checked.efforts[number] for number in numbers)

    return sorted(by_project.values(), key=effort, reverse=True)


def warm_up() -> None:
    """Begin to import what builds need, in the process the builders will be copies of.

    Must come after Prefect's settings are in the environment: importing Prefect fixes them.
    """
    multiprocessing.set_forkserver_preload(["deployments.preloaded", "deployments.unmissed"])
    forkserver.ensure_running()


def build_in_processes(
    checked: Checked, count: int, *, watches: Sequence[Watch]
) -> "Sequence[Built | BaseException]":
    """Build in that many processes, which take what waits, and return what came of each, in order."""
    warm_up()
    context = multiprocessing.get_context("forkserver")
    told: Queue[_Told] = context.Queue()
    waiting: SimpleQueue[_Turns | None] = context.SimpleQueue()
    # Each is too small to fill the pipe: nobody has to read before all are in.
    for turns in (*in_turns(checked), *[None] * (count * places(checked.order))):
        waiting.put(turns)
    listener = threading.Thread(target=_listen, args=(told, watches), daemon=True)
    listener.start()
    results: dict[int, Built | BaseException] = {}
    pool = ProcessPoolExecutor(
        count, mp_context=context, initializer=_remember, initargs=(told, waiting)
    )
    # `kill` must end the children too; Ctrl-C reaches them by itself.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        running = [pool.submit(_build_what_waits, checked) for _ in range(count)]
        # What comes back is read and shown by it: 0.7 s of imports, while the builders work.
        importlib.import_module("deployments.outcomes")
        problems = [problem for future in running if (problem := future.exception())]
        for future in running:
            results |= {} if future.exception() else future.result()
    except KeyboardInterrupt:
        for child in multiprocessing.active_children():
            child.terminate()
        raise
    finally:
        signal.signal(signal.SIGTERM, before)
        pool.shutdown(wait=True, cancel_futures=True)
        told.put(None)
        listener.join(timeout=5)
    return [results.get(number) or problems[0] for number in range(len(checked.order.briefs))]


def _listen(told: "Queue[_Told]", watches: Sequence[Watch]) -> None:
    while (news := told.get()) is not None:
        number, label, done, total = news
        watches[number](label, done, total)


def _remember(told: "Queue[_Told]", waiting: "SimpleQueue[_Turns | None]") -> None:
    global _tell, _waiting  # a queue reaches another process only when it starts
    _tell, _waiting = told, waiting
    threading.Thread(target=_end_with_the_command, daemon=True).start()


def _end_with_the_command() -> None:
    """End this process when the command was killed: nobody waits for what it builds."""
    if command := multiprocessing.parent_process():
        command.join()
        os._exit(1)


def _build_what_waits(checked: Checked) -> "Mapping[int, Built | BaseException]":
    if _waiting is None:
        raise RuntimeError("This process was not told where to take what it builds.")
    from blocks.telemetry import flush_traces

    watches = [_teller(number) for number in range(len(checked.order.briefs))]
    try:
        return asyncio.run(_build_waiting(checked, _waiting.get, watches=watches))
    finally:
        flush_traces()


def _teller(number: int) -> Watch:
    def tell(label: str, done: int, total: int) -> None:
        if _tell is not None:
            _tell.put((number, label, done, total))

    return tell
