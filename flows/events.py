"""Tell Prefect what happened, also what a process that was killed could not tell any more."""

from prefect import flow, get_run_logger
from prefect.variables import Variable

from flows import _forms as form
from tasks.events import tell_events

_CURSOR = "atelier_events_cursor"


@flow(name="relay-events", persist_result=False)
def relay_events(most: form.Most = 100_000) -> int:
    """Emit the events of all tenants that Prefect may not know yet, and remember how far it came.

    Runs tell of their own events as soon as they are committed. This flow closes the gaps a crash
    leaves; what Prefect knows already, it keeps once.

    Args:
        most: Events after which the rest is left to the next run.

    Returns:
        How many were emitted.

    Raises:
        DatabaseUnavailable: There is no database, or it does not answer.
    """
    after = Variable.get(_CURSOR, default=None)
    told = 0
    while told < most:
        count, cursor = tell_events(str(after) if after else None)
        if not count:
            break
        Variable.set(_CURSOR, cursor, overwrite=True)
        told, after = told + count, cursor
    get_run_logger().info("%s events told.", told)
    return told
