"""Tell Prefect what was committed."""

from prefect import task
from prefect.cache_policies import NO_CACHE


@task(
    name="tell-events",
    task_run_name="tell events after {after}",
    cache_policy=NO_CACHE,
    timeout_seconds=120,
    retries=2,
    retry_delay_seconds=1,
    persist_result=False,
)
def tell_events(after: str | None, *, limit: int = 1_000) -> tuple[int, str | None]:
    """Emit the next events of all tenants, and return how many, and where to go on.

    Args:
        after: Cursor of the last event that was told; None for the beginning.
        limit: Most events to emit.

    Raises:
        DatabaseUnavailable: There is no database, or it does not answer.
        ValueError: The cursor was never handed out.
    """
    # 0.4 s of SQLAlchemy and psycopg, which other flows never need.
    from blocks.database_home import DatabaseHome
    from blocks.event_stream import Cursor, EventStream, emit

    stream = EventStream(database=DatabaseHome().postgres(), tenant_id=None)
    found, cursor = stream.read(Cursor.parse(after) if after else None, limit=limit)
    emit(found)
    return len(found), str(cursor) if cursor else None
