"""What Prefect's automations hear of budgets and drifts; in names and numbers only."""

from uuid import UUID, uuid5

from domain.alerts import BUDGET_EXCEEDED, DRIFT_FOUND, DRIFT_GONE

_OURS = {"prefect.resource.id": "prefect.tag.atelier", "prefect.resource.role": "tag"}


def tell_budget(*, tenant: str, flow_run_id: UUID) -> None:
    """Say that a run may not spend what its agents asked for; of one run it counts once."""
    from prefect.events import emit_event  # 0.3 s that most commands do not need

    emit_event(
        event=BUDGET_EXCEEDED,
        resource={
            "prefect.resource.id": f"atelier.budget.{tenant}",
            "prefect.resource.name": f"Budget of {tenant}",
        },
        related=[_OURS, _run(flow_run_id)],
        id=uuid5(flow_run_id, BUDGET_EXCEEDED),
    )


def tell_drift(tenant: str, *, has_moved: bool) -> None:
    """Say whether a critical figure of a tenant has moved away from its baseline."""
    from prefect.events import emit_event

    emit_event(
        event=DRIFT_FOUND if has_moved else DRIFT_GONE,
        resource={
            "prefect.resource.id": f"atelier.drift.{tenant}",
            "prefect.resource.name": f"Scores and costs of {tenant}",
        },
        related=[_OURS],
    )


def _run(flow_run_id: UUID) -> dict[str, str]:
    return {
        "prefect.resource.id": f"prefect.flow-run.{flow_run_id}",
        "prefect.resource.role": "flow-run",
    }
