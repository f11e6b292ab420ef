"""Look after versions that wait for their approval."""

from prefect import flow, get_run_logger

from blocks.deciding import LookedAfter
from tasks.approval import look_after_approvals


@flow(name="watch-approvals", persist_result=False)
def watch_approvals() -> LookedAfter:
    """Tell automations of approvals nobody decides about, and end those that waited far too long.

    Returns:
        The runs that were escalated, and those that ended as expired.

    Raises:
        DatabaseUnavailable: There is a database, and it does not answer.
    """
    found = look_after_approvals()
    for words, runs in (("is escalated", found.escalated), ("has expired", found.expired)):
        for run in runs:
            get_run_logger().warning("The approval of run %s %s.", run, words)
    return found
