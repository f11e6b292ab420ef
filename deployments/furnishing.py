"""`atelier deploy`: what flows need of a Prefect server, put on one of your own."""

import asyncio
from pathlib import Path

from rich.console import Console

from deployments.api import configured_api, use_configured_api
from deployments.keeper_process import POOL
from deployments.local_server import ServerUnavailable
from deployments.up import Report, check_folder

ACCEPTED = 0
_out = Console(highlight=False)


def deploy(*, folder: Path = Path()) -> int:
    """Put work pools, blocks, automations and deployments on the Prefect server your settings name.

    Say it where the worker runs, as flows run in its folder and with its Python. Safe to repeat. A
    work pool of another type than `process` is taken as it is; only its queues are seen to.

    Args:
        folder: Where flows run; paths in their parameters, such as `out`, are relative to it.

    Raises:
        AtelierError: The settings name no server, or it does not take all of it.
    """
    if not (url := configured_api()):
        raise ServerUnavailable(
            "Your settings name no Prefect server. Set `PREFECT_API_URL` to the one of your own, or "
            "say `atelier up`, which runs one and puts all of this on it."
        )
    check_folder(folder)
    use_configured_api(url)
    report = Report()
    asyncio.run(_furnish(folder.absolute(), report))
    words = "" if report.changes else "Everything was there; nothing was changed. "
    _out.print(
        f"\n{words}Start a worker with `prefect worker start --pool {POOL}`.",
        markup=False,
        soft_wrap=True,
    )
    return ACCEPTED


async def _furnish(folder: Path, report: Report) -> None:
    from prefect.client.orchestration import get_client

    from deployments import automations, block_documents, deploying, work_pool

    async with get_client() as client:
        pool = await work_pool.ensure_pool(client) + await work_pool.ensure_fast_pool(client)
        report.tell("work pool", work_pool.words(), pool)
        is_deployed = await deploying.is_deployed(client, folder)
        blocks = await block_documents.ensure_blocks(client, renew=not is_deployed)
        report.tell("blocks", block_documents.WORDS, blocks)
        changes = await automations.ensure_automations(client)
        report.tell("automations", f"{len(automations.automations())}", changes)
        if not is_deployed:
            await deploying.await_deployed(client, deploying.deploy(folder), folder)
        made = [] if is_deployed else ["made from prefect.yaml"]
        report.tell("deployments", f"{len(deploying.deployment_names())}", made)
