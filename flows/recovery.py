"""See to it that every run which ended badly is started again or waits for a person."""

from prefect import flow, get_run_logger

from tasks.recovery import settle_ended_runs


@flow(name="settle-runs", persist_result=False)
def settle_runs() -> int:
    """Write down how runs ended that were killed, start again what may succeed, and tell of the rest.

    A run that fails for a reason that passes is started again, three times in all. One that fails
    for good, or crashed that often, is a dead letter: see `atelier dead-letters`.

    Returns:
        How many wait for a person now that did not before.

    Raises:
        DatabaseUnavailable: There is a database, but it does not answer.
    """
    again, dead = settle_ended_runs()
    get_run_logger().info("%s runs start again, %s wait for a person.", again, dead)
    return dead
