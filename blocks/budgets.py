"""What a tenant may spend: on everything, or on one project."""

from decimal import Decimal

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from blocks import audit_log
from blocks.actors import require_user
from blocks.database.schema import Budget, Project
from domain.errors import ProjectUnknown
from domain.tenancy import Permission
from domain.value import Value


class Limit(Value):
    """A budget."""

    project: str | None
    """Name of the project; None for the whole tenant."""
    limit_usd: Decimal


def set_budget(
    session: Session, *, limit_usd: Decimal | None, project: str | None, user: str | None = None
) -> None:
    """Set, change or take away what may be spent.

    Args:
        session: A transaction of the tenant.
        limit_usd: US dollars, 0 or more; None takes the limit away.
        project: Name of the project; None for the whole tenant.
        user: Who wants it, as `blocks.actors` names them; None for the operator.

    Raises:
        NotAllowed: That is not for them to do.
        ProjectUnknown: The tenant has no such project.
    """
    by = require_user(session, user, Permission.BUDGET_WRITE)
    tenant_id, project_id = session.info["tenant_id"], None
    if project is not None:
        named = select(Project.id).where(Project.name == project)
        project_id = session.scalars(named).one_or_none()
        if project_id is None:
            raise ProjectUnknown(project)
    if limit_usd is None:
        session.execute(delete(Budget).where(Budget.project_id.is_not_distinct_from(project_id)))
    else:
        new = insert(Budget).values(tenant_id=tenant_id, project_id=project_id, limit_usd=limit_usd)
        session.execute(
            new.on_conflict_do_update(
                index_elements=["tenant_id", "project_id"],
                set_={"limit_usd": new.excluded.limit_usd},
            )
        )
    detail = {"limit_usd": None if limit_usd is None else str(limit_usd)}
    subject = f"project {project}" if project else "tenant"
    audit_log.record(session, actor=by, action="set budget", subject=subject, detail=detail)


def budgets(session: Session, *, user: str | None = None) -> tuple[Limit, ...]:
    """Return the budgets of the session's tenant, its own first.

    Raises:
        NotAllowed: They are not for `user` to see.
    """
    require_user(session, user, Permission.COST_READ)
    rows = session.execute(
        select(Project.name, Budget.limit_usd)
        .select_from(Budget)
        .outerjoin(Project, Project.id == Budget.project_id)
        .order_by(Project.name.asc().nulls_first())
    )
    return tuple(Limit(project=name, limit_usd=limit) for name, limit in rows.tuples())
