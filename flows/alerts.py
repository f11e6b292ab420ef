"""Once a day, tell what happened, and what nobody has to be woken for."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Annotated

from prefect import flow, get_run_logger
from prefect.artifacts import acreate_markdown_artifact

from domain.alerts import Digest, alerts
from flows import _forms as form
from tasks.alerts import gather_digest, tell_people

_Hours = Annotated[int, form.titled("Hours to look back", ge=1, le=744)]
_Pool = Annotated[str, form.titled("Work pool")]


@flow(name="tell-digest", flow_run_name="digest of {hours} hours", persist_result=False)
async def tell_digest(hours: _Hours = 24, pool: _Pool = "atelier") -> Digest:
    """Count runs and alerts of the last hours, and send them by the block `alerts`.

    Args:
        hours: How far back to look.
        pool: Work pool whose alerts these are.

    Returns:
        What was counted; sent or not, it is an artifact of the run.

    Raises:
        NotificationError: The message could not be sent.
    """
    until = datetime.now(UTC)
    digest = await asyncio.to_thread(
        gather_digest, until - timedelta(hours=hours), until, tag="atelier"
    )
    text = digest.text(of=alerts(pool))
    await acreate_markdown_artifact(
        text.replace("\n", "\n\n"), key="digest", description="Daily digest"
    )
    if not await tell_people("P3 Atelier: what happened", text):
        get_run_logger().info("There is no notification block called `alerts`: nobody was told.")
    return digest
