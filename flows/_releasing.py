"""Write a release, whole or not at all, while the other runs of the process go on."""

from prefect.context import SyncClientContext
from prefect.transactions import transaction
from prefect.utilities.annotations import quote

from blocks.site_store import SiteStore
from domain.manifest import Result
from domain.release import Manifest
from flows._futures import to_the_end
from flows._heavy import heavy
from flows._record import Record
from flows._trial import TrialRecord
from tasks.releasing import stage_site, write_release


async def publish(
    result: Result, *, store: SiteStore, record: Record | TrialRecord
) -> tuple[str, Manifest]:
    """Return the folder and the manifest; a run that is cancelled now still finishes this.

    Args:
        result: What the run ended with.
        store: Where releases are.
        record: The run in the database; it takes note that this was written down.
    """
    run = await record.run()

    def write() -> tuple[str, Manifest]:
        with SyncClientContext.get_or_create(), transaction():
            staged = stage_site(quote(result), store=store)  # pyright: ignore[reportArgumentType] # Prefect takes the quote off
            written = write_release(quote(result), staged=staged, store=store, run=run)  # pyright: ignore[reportArgumentType] # as above
        record.released()
        return written

    async with heavy():
        return await to_the_end(write)
