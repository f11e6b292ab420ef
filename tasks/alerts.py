"""Read what the server's automations did, and tell people of it."""

from collections import Counter
from datetime import datetime

from prefect import task
from prefect.blocks.abstract import NotificationBlock
from prefect.blocks.core import Block
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.events.filters import (
    EventFilter,
    EventNameFilter,
    EventOccurredFilter,
    EventResourceFilter,
)

from domain.alerts import BEGINS, FIRST, Digest

_PAGE = 50
"""Most events the server gives at once."""

_ENDS = {
    "completed": "COMPLETED",
    "failed": "FAILED",
    "crashed": "CRASHED",
    "cancelled": "CANCELLED",
}


@task(name="gather-digest", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=5)
def gather_digest(since: datetime, until: datetime, *, tag: str) -> Digest:
    """Count runs by their end, and what our automations did.

    Args:
        since: From when on.
        until: Until when.
        tag: Tag of the runs that count.
    """
    with get_client(sync_client=True) as client:
        names = {
            f"prefect.automation.{one.id}": one.name
            for one in client.read_automations()
            if one.name.startswith(BEGINS)
        }
        runs = {
            word: _count(client, state, since=since, until=until, tag=tag)
            for word, state in _ENDS.items()
        }
        acted = _acted(client, names, since=since, until=until)
    return Digest(since=since, until=until, runs=runs, acted=acted)


def _count(
    client: SyncPrefectClient, state: str, *, since: datetime, until: datetime, tag: str
) -> int:
    asked = {
        "flow_runs": {
            "state": {"type": {"any_": [state]}},
            "end_time": {"after_": since.isoformat(), "before_": until.isoformat()},
            "tags": {"all_": [tag]},
        }
    }
    return int(client.request("POST", "/flow_runs/count", json=asked).json())


def _acted(
    client: SyncPrefectClient, names: dict[str, str], *, since: datetime, until: datetime
) -> Counter[str]:
    found: Counter[str] = Counter()
    if not names:
        return found
    wanted = EventFilter(
        occurred=EventOccurredFilter.model_validate({"since": since, "until": until}),
        event=EventNameFilter(name=["prefect.automation.action.executed"]),
        resource=EventResourceFilter(id=list(names)),
    )
    page = client.read_events(filter=wanted, limit=_PAGE)
    while page:
        found.update(names[event.resource.id] for event in page.events)
        page = page.get_next_page_sync(client)
    return found


@task(name="tell-people", cache_policy=NO_CACHE, retries=3, retry_delay_seconds=[10, 60, 300])
async def tell_people(subject: str, body: str) -> bool:
    """Send a message by the notification block people made for alerts; return whether there is one.

    Raises:
        NotificationError: The message could not be sent.
    """
    async with get_client() as client:
        found = next(
            (
                block.id
                for block in await client.read_block_documents()
                if block.name == FIRST and block.block_schema
                if "notify" in block.block_schema.capabilities
            ),
            None,
        )
        if found is None:
            return False
        document = await client.read_block_document(found, include_secrets=True)
    block = Block._from_block_document(document)  # pyright: ignore[reportPrivateUsage] # `load` wants the type, which is the operator's choice
    if not isinstance(block, NotificationBlock):
        return False
    with block.raise_on_failure():
        await block.notify(body=body, subject=subject)
    return True
