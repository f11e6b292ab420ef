"""Many builds at once: in one process, or shared out over the processor's cores."""

import asyncio
import gc
import multiprocessing
import os
import signal
import threading
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import forkserver
from multiprocessing.queues import Queue
from typing import TYPE_CHECKING

from deployments.orders import Checked, Order

if TYPE_CHECKING:
    from domain.release import Built

AT_ONCE = 3
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


async def build_side_by_side(
    checked: Checked, *, watches: Sequence[Watch]
) -> "Sequence[Built | BaseException]":
    """Build every brief of the order in this process, and return what came of each, in order."""
    from flows._team import WATCH
    from flows.website import build_website

    # What is imported stays for good; a full collection would walk it again and again, 0.15 s each.
    gc.freeze()
    order = checked.order
    free = asyncio.Semaphore(places(order))
    # Two briefs of one project are built one after the other, in the order they were given.
    turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def one(number: int) -> "Built":
        async with turns[checked.projects[number]], free:
            WATCH.set(watches[number])
            return await build_website(
                brief=str(order.briefs[number]),
                tenant=order.tenant,
                out=str(order.out),
                rounds=order.rounds,
                target=order.target,
                engine=order.engine,
                budget_usd=order.budget_usd,
                point_usd=order.point_usd,
                measured=order.measured,
                batch=order.batch,
                project=order.project,
            )

    work = [asyncio.create_task(one(number)) for number in range(len(order.briefs))]
    return await asyncio.gather(*work, return_exceptions=True)


def places(order: Order) -> int:
    """Return how many builds of an order run side by side in one process."""
    if order.measured:  # two would disturb each other's figures
        return 1
    return AT_ONCE if order.engine == "offline" else AT_ONCE_WAITING


def shared_out(checked: Checked) -> list[list[int]]:
    """Return which briefs go to which process, each with as much work; one group when there are few.

    Briefs of one project stay together, because they take turns; and all that are measured, because
    two Lighthouses at once slow each other down and grade that.
    """
    count = len(checked.order.briefs)
    processes = min(os.cpu_count() or 1, count // WORTH_A_PROCESS)
    if checked.order.measured:
        processes = 1
    if processes < 2:
        return [list(range(count))]
    by_project: defaultdict[str, list[int]] = defaultdict(list)
    for number, project in enumerate(checked.projects):
        by_project[project].append(number)
    groups: list[list[int]] = [[] for _ in range(processes)]

    def effort(numbers: Sequence[int]) -> float:
        return sum(checked.efforts[number] for number in numbers)

    for numbers in sorted(by_project.values(), key=effort, reverse=True):
        min(groups, key=effort).extend(numbers)
    return [sorted(group) for group in groups if group]


def warm_up() -> None:
    """Begin to import what builds need, in the process the builders will be copies of.

    Must come after Prefect's settings are in the environment: importing Prefect fixes them.
    """
    multiprocessing.set_forkserver_preload(["flows.website"])
    forkserver.ensure_running()


def build_in_processes(
    checked: Checked, groups: Sequence[Sequence[int]], *, watches: Sequence[Watch]
) -> "Sequence[Built | BaseException]":
    """Build each group in a process of its own, and return what came of each brief, in order."""
    warm_up()
    context = multiprocessing.get_context("forkserver")
    told: Queue[_Told] = context.Queue()
    listener = threading.Thread(target=_listen, args=(told, watches), daemon=True)
    listener.start()
    results: dict[int, Built | BaseException] = {}
    pool = ProcessPoolExecutor(
        len(groups), mp_context=context, initializer=_remember, initargs=(told,)
    )
    # `kill` must end the children too; Ctrl-C reaches them by itself.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        running = [pool.submit(_build_group, _part(checked, group), group) for group in groups]
        for group, future in zip(groups, running, strict=True):
            problem = future.exception()
            made = [problem] * len(group) if problem else future.result()
            results |= zip(group, made, strict=True)
    except KeyboardInterrupt:
        for child in multiprocessing.active_children():
            child.terminate()
        raise
    finally:
        signal.signal(signal.SIGTERM, before)
        pool.shutdown(wait=True, cancel_futures=True)
        told.put(None)
        listener.join(timeout=5)
    return [results[number] for number in sorted(results)]


def _part(checked: Checked, group: Sequence[int]) -> Checked:
    briefs = tuple(checked.order.briefs[number] for number in group)
    return Checked(
        order=replace(checked.order, briefs=briefs),
        projects=tuple(checked.projects[number] for number in group),
        efforts=tuple(checked.efforts[number] for number in group),
    )


def _listen(told: "Queue[_Told]", watches: Sequence[Watch]) -> None:
    while (news := told.get()) is not None:
        number, label, done, total = news
        watches[number](label, done, total)


def _remember(told: "Queue[_Told]") -> None:
    global _tell  # a queue reaches another process only when it starts
    _tell = told
    threading.Thread(target=_end_with_the_command, daemon=True).start()


def _end_with_the_command() -> None:
    """End this process when the command was killed: nobody waits for what it builds."""
    if command := multiprocessing.parent_process():
        command.join()
        os._exit(1)


def _build_group(part: Checked, group: Sequence[int]) -> "Sequence[Built | BaseException]":
    watches = [_teller(number) for number in group]
    return asyncio.run(build_side_by_side(part, watches=watches))


def _teller(number: int) -> Watch:
    def tell(label: str, done: int, total: int) -> None:
        if _tell is not None:
            _tell.put((number, label, done, total))

    return tell
