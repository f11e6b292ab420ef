"""Who a flow acts for: a person of the tenant, found by e-mail address, or the operator."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from blocks.database.schema import User
from domain.errors import NotAllowed, UserUnknown
from domain.tenancy import Actor, Permission, Role, require

OPERATOR = "operator"
"""How audit logs name whoever runs this installation."""


def actor_of(session: Session, email: str) -> Actor:
    """Return the active person of the session's tenant who has this e-mail address.

    Raises:
        UserUnknown: The tenant has nobody with the address.
        NotAllowed: The person's account is switched off.
    """
    same = func.lower(User.email) == func.lower(email.strip())
    row = session.execute(
        select(User.tenant_id, User.id, User.role, User.is_active).where(same)
    ).one_or_none()
    if row is None:
        raise UserUnknown(email)
    if not row.is_active:
        why = "The account is switched off; ask an owner or admin of the tenant to switch it on."
        raise NotAllowed(f"User {email!r}", "act for this tenant", why)
    return Actor(tenant_id=row.tenant_id, user_id=row.id, role=Role(row.role))


def require_user(session: Session, user: str | None, permission: Permission) -> str:
    """Refuse what a person is not allowed, and return how audit logs name whoever acts.

    Args:
        session: A transaction of the tenant.
        user: E-mail address of the person; None for the operator, who may do everything.
        permission: What the work takes.

    Raises:
        UserUnknown: The tenant has nobody with the address.
        NotAllowed: The role does not permit it, or the account is switched off.
    """
    if user is None:
        return OPERATOR
    actor = actor_of(session, user)
    require(actor, permission)
    return f"user {actor.user_id}"
