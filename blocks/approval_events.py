"""What Prefect's automations hear of approvals; told once, in ids and numbers only."""

from typing import Literal
from uuid import UUID, uuid5

ApprovalNews = Literal["asked", "decided", "stuck", "expired"]


def tell(
    news: ApprovalNews,
    *,
    flow_run_id: UUID,
    number: int,
    tenant: str,
    project: str,
    **more: str | float,
) -> None:
    """Emit `atelier.approval.<news>`; the same news of the same question has the same id.

    Args:
        news: What happened.
        flow_run_id: The run in Prefect that asks.
        number: How often it has asked before.
        tenant: Whose site it is.
        project: Which one.
        more: What else the event says.
    """
    from prefect.events import emit_event  # 0.3 s that most commands do not need

    emit_event(
        event=f"atelier.approval.{news}",
        resource={
            "prefect.resource.id": f"atelier.approval.{flow_run_id}.{number}",
            "prefect.resource.name": f"{project} of {tenant}",
        },
        related=[
            {
                "prefect.resource.id": f"prefect.flow-run.{flow_run_id}",
                "prefect.resource.role": "flow-run",
            },
            {"prefect.resource.id": "prefect.tag.atelier", "prefect.resource.role": "tag"},
        ],
        payload={
            "flow_run_id": str(flow_run_id),
            "number": number,
            "tenant": tenant,
            "project": project,
            **more,
        },
        id=uuid5(flow_run_id, f"{news} {number}"),
    )
