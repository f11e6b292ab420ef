"""Who a flow acts for: a person of the tenant, somebody with one of its API keys, or the operator."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from blocks.database.schema import ApiKey, User
from blocks.postgres import Postgres
from domain.errors import KeyUnknown, NotAllowed, UserUnknown
from domain.tenancy import OPERATOR, Actor, Permission, Role, is_read_only, require

KEY = "key:"
"""Begins the name of somebody who sent an API key; its prefix follows."""


def actor_of(session: Session, user: str) -> Actor:
    """Return the active person of the session's tenant who is named.

    Args:
        session: A transaction of the tenant.
        user: Their e-mail address, or `key:` and the prefix of an API key that was found good.

    Raises:
        KeyUnknown: The tenant has no such key, or it is not good any more.
        UserUnknown: The tenant has nobody with the address.
        NotAllowed: The person's account is switched off.
    """
    if user.startswith(KEY):
        return _of_key(session, user.removeprefix(KEY))
    same = func.lower(User.email) == func.lower(user.strip())
    row = session.execute(
        select(User.tenant_id, User.id, User.role, User.is_active).where(same)
    ).one_or_none()
    if row is None:
        raise UserUnknown(user)
    if not row.is_active:
        why = "The account is switched off; ask an owner or admin of the tenant to switch it on."
        raise NotAllowed(f"User {user!r}", "act for this tenant", why)
    return Actor(tenant_id=row.tenant_id, user_id=row.id, role=Role(row.role))


def good_key(prefix: str) -> Select[*tuple[Any, ...]]:
    """Return the query for the tenant, person, role and scopes of a key, if it is still good."""
    is_good = (
        ApiKey.revoked_at.is_(None)
        & (ApiKey.expires_at.is_(None) | (ApiKey.expires_at > func.now()))
        & User.is_active
    )
    return (
        select(User.tenant_id, User.id, User.role, ApiKey.scopes)
        .join(ApiKey, ApiKey.user_id == User.id)
        .where(ApiKey.prefix == prefix, is_good)
    )


def actor_of_key(found: Sequence[Any] | None) -> Actor:
    """Return who acts with a key, from what `good_key` found.

    Raises:
        KeyUnknown: It found nothing.
    """
    if found is None:
        raise KeyUnknown()
    tenant_id, user_id, role, scopes = found
    permitted = tuple(map(Permission, scopes))
    return Actor(tenant_id=tenant_id, user_id=user_id, role=Role(role), scopes=permitted)


def _of_key(session: Session, prefix: str) -> Actor:
    return actor_of_key(session.execute(good_key(prefix)).one_or_none())


@contextmanager
def acting(postgres: Postgres, tenant_id: UUID, user: str | None) -> Generator[Session]:
    """Open a transaction for somebody; whoever may only look gets one that cannot write.

    Args:
        postgres: The database.
        tenant_id: The tenant they act in.
        user: Who it is, as `actor_of` takes it; None for the operator.

    Raises:
        KeyUnknown: The key is not good any more.
        UserUnknown: The tenant has nobody with the address.
        NotAllowed: The account is switched off.
    """
    only_looks = False
    if user is not None:
        with postgres.session(tenant_id, read_only=True) as session:
            only_looks = is_read_only(actor_of(session, user))
    with postgres.session(tenant_id, read_only=only_looks) as session:
        yield session


def named(actor: Actor) -> str:
    """Return how audit logs name somebody."""
    return f"user {actor.user_id}" + ("" if actor.scopes is None else " by API key")


def require_user(session: Session, user: str | None, permission: Permission) -> str:
    """Refuse what a person is not allowed, and return how audit logs name whoever acts.

    Args:
        session: A transaction of the tenant.
        user: Who it is, as `actor_of` takes it; None for the operator, who may do everything.
        permission: What the work takes.

    Raises:
        KeyUnknown: The key is not good any more.
        UserUnknown: The tenant has nobody with the address.
        NotAllowed: Role or scopes do not permit it, or the account is switched off.
    """
    if user is None:
        return OPERATOR
    actor = actor_of(session, user)
    require(actor, permission)
    return named(actor)
