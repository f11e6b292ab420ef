"""The work pool and its three queues: who waits for whom, and who may never be kept waiting."""

import sys
from dataclasses import dataclass
from typing import Any

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.actions import WorkPoolCreate, WorkPoolUpdate
from prefect.client.schemas.objects import WorkPool, WorkQueue
from prefect.exceptions import ObjectNotFound
from prefect.workers.process import ProcessWorker

from deployments.fast_worker import FAST, TYPE
from deployments.keeper_process import POOL

LIMIT = 5
"""Most runs of the pool at once; each is a process of about 100 MB."""

_TYPE = "process"
_FIRST_NAME = "default"
"""What Prefect calls the queue every pool is born with; runs that name no queue go there."""


@dataclass(frozen=True)
class Queue:
    """One queue of the pool."""

    name: str
    priority: int
    """1 is served first, strictly: Prefect looks at the next only when this one is empty or full."""
    limit: int
    """Most runs of it at once."""
    description: str


# Nothing that runs is ever put aside for something more urgent, so a queue can be kept waiting by
# all others together. Any two leave one slot of the pool to the third: 5 - (2 + 2) = 1.
QUEUES = (
    Queue("P0", 1, 2, "Somebody waits for it: builds, briefs, refinement."),
    Queue("P1", 2, 2, "Work that may wait a while: gradings, imports, replays, experiments."),
    Queue("P2", 3, 2, "Upkeep in the background: backups, drift, housekeeping; always has a slot."),
)


def words() -> str:
    """Return what is said of the pool while things come up."""
    queues = ", ".join(f"{one.name} {one.limit}" for one in QUEUES)
    return f"{POOL}, {LIMIT} slots: {queues}"


async def ensure_pool(client: PrefectClient) -> list[str]:
    """Make the pool and its queues what they should be; return what was changed.

    A pool of another type, such as `kubernetes`, has a template of its own and stays as it is.
    """
    changes: list[str] = []
    template = _template()
    try:
        pool = await client.read_work_pool(POOL)
    except ObjectNotFound:
        wanted = WorkPoolCreate(
            name=POOL, type=_TYPE, base_job_template=template, concurrency_limit=LIMIT
        )
        pool = await client.create_work_pool(wanted)
        changes.append(f"work pool {POOL} made")
    if not _is_as_wanted(pool, template):
        wanted = WorkPoolUpdate(base_job_template=template, concurrency_limit=LIMIT)
        await client.update_work_pool(POOL, wanted)
        changes.append(f"work pool {POOL} set right")
    return changes + await _ensure_queues(client)


async def ensure_fast_pool(client: PrefectClient) -> list[str]:
    """Make the pool of builds that run many in one process; what is set on its page stays so."""
    try:
        await client.read_work_pool(FAST)
    except ObjectNotFound:
        from deployments.throughput.worker import ThroughputWorker  # only where it is missing

        template = ThroughputWorker.get_default_base_job_template()
        wanted = WorkPoolCreate(name=FAST, type=TYPE, base_job_template=template)
        await client.create_work_pool(wanted)
        return [f"work pool {FAST} made"]
    return []


async def _ensure_queues(client: PrefectClient) -> list[str]:
    found = {one.name: one for one in await client.read_work_queues(work_pool_name=POOL)}
    changes: list[str] = []
    # The queue for runs that name none becomes the middle one; nobody can remove it.
    if _FIRST_NAME in found and QUEUES[1].name not in found:
        await client.update_work_queue(found[_FIRST_NAME].id, name=QUEUES[1].name)
        found[QUEUES[1].name] = found.pop(_FIRST_NAME)
    for queue in QUEUES:
        if queue.name not in found:
            await client.create_work_queue(
                name=queue.name, work_pool_name=POOL, priority=queue.priority
            )
    found = {one.name: one for one in await client.read_work_queues(work_pool_name=POOL)}
    for queue in QUEUES:
        if not _is_queue(found[queue.name], queue):
            await client.update_work_queue(
                found[queue.name].id,
                priority=queue.priority,
                concurrency_limit=queue.limit,
                description=queue.description,
            )
            changes.append(f"queue {queue.name} set right")
    return changes


def _is_as_wanted(pool: WorkPool, template: dict[str, Any]) -> bool:
    is_ours = pool.concurrency_limit == LIMIT and pool.base_job_template == template
    return is_ours or pool.type != _TYPE


def _is_queue(found: WorkQueue, wanted: Queue) -> bool:
    return (found.priority, found.concurrency_limit, found.description) == (
        wanted.priority,
        wanted.limit,
        wanted.description,
    )


def _template() -> dict[str, Any]:
    """Return Prefect's template for processes, with the command said.

    Without one, Prefect starts a second Python before each run to see where its code is, which for
    installed code is always the same: 5.7 s to the first task instead of 3.1 s (measured 2026-11).
    """
    template = ProcessWorker.get_default_base_job_template()
    template["variables"]["properties"]["command"]["default"] = (
        f"{sys.executable} -m prefect.engine"
    )
    return template
