"""Keep the house: what is kept for a while only goes when its time is over."""

from typing import Annotated

from prefect import flow, get_run_logger
from prefect.artifacts import create_table_artifact

from domain.housekeeping import Swept, summary
from flows import _forms as form
from tasks.housekeeping import remove_old_releases, remove_old_results, remove_old_runs

OURS = (
    *("backup-database", "build-website", "calibrate", "check-release-gate", "discover"),
    *("erase-tenant", "export-tenant", "generate-website", "grade-site", "housekeeping"),
    *("import-client-data", "refine-project", "relay-events", "replay-release", "restore-drill"),
    *(
        "run-experiment",
        "settle-runs",
        "show-figures",
        "take-brief",
        "tell-digest",
        "try-arm",
        "watch-approvals",
    ),
    "watch-drift",
)
"""Flows whose runs may be removed from Prefect's history; other people's stay."""

_Days = Annotated[int, form.titled("Keep results for, days", ge=1, le=3650)]
_RunDays = Annotated[int, form.titled("Keep run history for, days", ge=1, le=3650)]
_ReleaseDays = Annotated[int, form.titled("Keep releases for, days", ge=1, le=3650)]
_Newest = Annotated[int, form.titled("Newest releases that always stay", ge=1, le=1000)]


@flow(name="housekeeping", flow_run_name="keep house in {releases}", persist_result=False)
def keep_house(
    releases: form.Out = "out",
    newest: _Newest = 5,
    release_days: _ReleaseDays = 90,
    result_days: _Days = 90,
    run_days: _RunDays = 30,
) -> tuple[Swept, ...]:
    """Remove results, releases and run history whose time is over, and report what stays and why.

    A release that is live, or the last accepted of its project, stays whatever its age. So does
    what the database says of releases, runs and events: the audit log names them, and nothing may
    be taken out of it. What models answered stays too, as it was paid for. Backups have a time of
    their own in `backup-database`, and Prefect's events in its server's settings.

    Args:
        releases: Folder for releases on the machine that runs this.
        newest: How many of the newest releases of each project stay whatever their age.
        release_days: Older releases go, with their files.
        result_days: Results of agents and measurements nobody has written for so long go; whoever
            needs one again works again.
        run_days: Runs that ended earlier go from the dashboard, with their tasks.

    Returns:
        What went and what stays, by kind.

    Raises:
        DatabaseUnavailable: There is a database, but it does not answer.
    """
    swept = (
        remove_old_releases(releases, newest=newest, days=release_days),
        remove_old_results(days=result_days),
        remove_old_runs(OURS, days=run_days),
    )
    create_table_artifact(
        [one.row() for one in swept], key="housekeeping", description=summary(swept)
    )
    get_run_logger().info("%s", summary(swept))
    return swept
