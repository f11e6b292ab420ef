"""Quality gates an operator runs: one run's release, and the nightly watch over scores and costs."""

from prefect import flow, get_run_logger
from prefect.artifacts import create_table_artifact

from blocks._expectations import is_installed
from blocks.alert_events import tell_drift
from domain.gates import GateReport, Verdict, check_rows, require_open
from flows import _forms as form
from tasks.gates import check_release, expect_release, list_tenants, measure_drift


@flow(name="check-release-gate", flow_run_name="check release of {execution_id} for {tenant}")
def check_release_gate(execution_id: form.Execution, tenant: form.Tenant = "local") -> GateReport:
    """Check with Great Expectations whether a run may be released; in SQL where it is missing.

    Args:
        execution_id: The run, as the database names it.
        tenant: Whose run it is.

    Returns:
        Every check with what was expected; only numbers, no content.

    Raises:
        DatabaseUnavailable: There is no database, or it does not answer.
        GateClosed: A critical check failed.
        GateUnavailable: Great Expectations broke off.
        LookupError: The tenant has no such run.
        TenantUnknown: There is no such tenant.
    """
    measure = expect_release if is_installed() else check_release
    report = measure(execution_id, tenant=tenant)
    _show(report, key=f"release-gate-{tenant}")
    require_open({f"the run {execution_id}": report})
    return report


@flow(name="watch-drift", flow_run_name="watch drift over {days} days")
def watch_drift(
    days: form.Days = 28, tenant: form.Everyone = None, renew_baseline: form.Renew = False
) -> dict[str, GateReport]:
    """Compare scores and costs of recent runs with the baseline of each tenant.

    The first night with enough runs makes the baseline. The run fails when a critical figure has
    moved, so that an automation can act on it; a lesser one is a warning in the log.

    Args:
        days: How many days back from now.
        tenant: Whose runs; every tenant's when empty, each in a table of its own.
        renew_baseline: Take what is measured now as the baseline from the next time on.

    Returns:
        What was found, by tenant.

    Raises:
        DatabaseUnavailable: There is no database, or it does not answer.
        GateClosed: A critical figure of a tenant has moved too far.
        TenantUnknown: There is no such tenant.
    """
    reports = {
        slug: measure_drift(slug, days=days, renew=renew_baseline) for slug in list_tenants(tenant)
    }
    for slug, report in reports.items():
        _show(report, key=f"drift-{slug}")
        tell_drift(slug, has_moved=report.verdict is Verdict.FAIL)
    require_open({f"tenant {slug!r}": report for slug, report in reports.items()})
    return reports


def _show(report: GateReport, *, key: str) -> None:
    create_table_artifact(
        check_rows(report),
        key=key,
        description=f"The gate {report.gate} says {report.verdict.value} ({report.engine})",
    )
    for one in report.faults:
        get_run_logger().warning("Gate %s, %s: expected %s.", report.gate, one.name, one.expected)
