"""How the last while went: operations, cost and quality, as tables in the dashboard."""

from collections.abc import Callable, Mapping
from typing import Annotated

from prefect import flow
from prefect.artifacts import create_table_artifact

from domain.figures import Figures, cost_rows, quality_rows, run_rows
from flows import _forms as form
from tasks.figures import count_figures
from tasks.gates import list_tenants

_Hours = Annotated[int, form.titled("Hours to look back", ge=1, le=8784)]
_Row = dict[str, str | int]
_TABLES: dict[str, Callable[[Mapping[str, Figures]], list[_Row]]] = {
    "operations": run_rows,
    "cost": cost_rows,
    "quality": quality_rows,
}


@flow(name="show-figures", flow_run_name="figures of {hours} hours", persist_result=False)
def show_figures(hours: _Hours = 24, tenant: form.Everyone = None) -> dict[str, Figures]:
    """Count runs, calls, grades and money of the last hours, one table each for all clients.

    Args:
        hours: How far back to look.
        tenant: Whose; every client's when empty.

    Returns:
        The numbers by client.

    Raises:
        DatabaseUnavailable: There is no database, or it does not answer.
        TenantUnknown: There is no such client.
    """
    found = {slug: count_figures(slug, hours=hours) for slug in list_tenants(tenant)}
    for name, rows in _TABLES.items():
        create_table_artifact(
            rows(found),
            key=f"figures-{name}",
            description=f"{name.capitalize()} of the last {hours} hours",
        )
    return found
