"""API keys of a tenant: made once, shown once, kept as a hash, expiring and revocable."""

import secrets
from datetime import datetime
from uuid import UUID

from pydantic import SecretStr
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from blocks import audit_log
from blocks.actors import KEY, actor_of, named
from blocks.database.schema import ApiKey as Row
from blocks.database.schema import User
from blocks.postgres import Postgres
from domain.api_keys import SECRET_BYTES, check_new_key, mint, parse
from domain.errors import KeyUnknown
from domain.tenancy import OPERATOR, Permission, require
from domain.value import Value


class ShownKey(Value):
    """What of a key is shown in lists."""

    prefix: str
    email: str
    """The person it acts for."""
    scopes: tuple[Permission, ...]
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    last_used_at: datetime | None


class Bearer(Value):
    """Whoever sent a key that is good."""

    tenant_id: UUID
    user: str
    """How flows and `blocks.actors` name them: `key:` and the prefix of the key."""


def new_key(
    session: Session,
    *,
    email: str,
    scopes: tuple[Permission, ...],
    expires_at: datetime | None,
    user: str | None = None,
) -> SecretStr:
    """Make a key and return its text, which is kept nowhere.

    Args:
        session: A transaction of the tenant.
        email: The person it acts for, within their role.
        scopes: What it may be used for.
        expires_at: From when on it is refused; None for never.
        user: Who wants it, as `blocks.actors` names them; None for the operator.

    Raises:
        NotAllowed: It could do more than who makes it, or they make no keys.
        UserUnknown: The tenant has nobody with the address.
    """
    owner = actor_of(session, email)
    by = OPERATOR
    if user is not None:
        maker = actor_of(session, user)
        check_new_key(maker, role=owner.role, scopes=scopes)
        by = named(maker)
    minted = mint(secrets.token_bytes(SECRET_BYTES))
    session.add(
        Row(
            tenant_id=owner.tenant_id,
            user_id=owner.user_id,
            prefix=minted.prefix,
            key_sha256=minted.sha256,
            scopes=[scope.value for scope in scopes],
            expires_at=expires_at,
        )
    )
    detail = {"for": str(owner.user_id), "scopes": [scope.value for scope in scopes]}
    audit_log.record(
        session, actor=by, action="make key", subject=f"key {minted.prefix}", detail=detail
    )
    return minted.plain


def revoke_key(session: Session, prefix: str, *, user: str | None = None) -> None:
    """Take a key back; it is refused from now on.

    Raises:
        KeyUnknown: The tenant has no such key.
        NotAllowed: That is not for `user` to do.
    """
    by = OPERATOR
    if user is not None:
        actor = actor_of(session, user)
        require(actor, Permission.KEY_MANAGE)
        by = named(actor)
    revoked = session.scalars(
        update(Row)
        .where(Row.prefix == prefix)
        .values(revoked_at=func.coalesce(Row.revoked_at, func.now()))
        .returning(Row.prefix)
    ).all()
    if not revoked:
        raise KeyUnknown()
    audit_log.record(session, actor=by, action="revoke key", subject=f"key {prefix}", detail={})


def keys(session: Session, *, user: str | None = None) -> tuple[ShownKey, ...]:
    """Return the keys of the session's tenant, oldest first.

    Raises:
        NotAllowed: They are not for `user` to see.
    """
    if user is not None:
        require(actor_of(session, user), Permission.KEY_MANAGE)
    rows = session.execute(
        select(Row, User.email).join(User, User.id == Row.user_id).order_by(Row.created_at, Row.id)
    )
    return tuple(
        ShownKey(
            prefix=key.prefix,
            email=email,
            scopes=tuple(map(Permission, key.scopes)),
            created_at=key.created_at,
            expires_at=key.expires_at,
            revoked_at=key.revoked_at,
            last_used_at=key.last_used_at,
        )
        for key, email in rows.tuples()
    )


def authenticate(postgres: Postgres, sent: SecretStr) -> Bearer:
    """Return who sent a key, and note that it was used.

    Raises:
        DatabaseUnavailable: The database does not answer.
        KeyUnknown: It is revoked, has run out, was never made here, or its person is switched off.
        ValueError: It is no key, or was not copied whole; the sentence does not repeat it.
    """
    prefix, sha256 = parse(sent.get_secret_value().strip())
    found = postgres.api_key(sha256)
    if found is None:
        raise KeyUnknown()
    tenant_id, key_id = found
    with postgres.session(tenant_id) as session:
        session.execute(update(Row).where(Row.id == key_id).values(last_used_at=func.now()))
    return Bearer(tenant_id=tenant_id, user=f"{KEY}{prefix}")
