"""Who may do what inside a tenant: roles, and the one table of what each permits.

Which tenant's rows somebody reaches is not decided here but by the database.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Final
from uuid import UUID

from pydantic import StringConstraints

from domain.errors import NotAllowed
from domain.value import Value

TenantSlug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""Name of a tenant in paths, addresses and commands."""


OPERATOR: Final = "operator"
"""How audit logs name whoever runs this installation."""


class Role(StrEnum):
    """What a person is in a tenant, most powerful first."""

    OWNER = "owner"
    ADMIN = "admin"
    MEMBER = "member"
    VIEWER = "viewer"


class Permission(StrEnum):
    """One thing somebody may be allowed to do; also what an API key's scopes are made of."""

    PROJECT_READ = "project:read"
    PROJECT_WRITE = "project:write"
    BRIEF_READ = "brief:read"
    BRIEF_WRITE = "brief:write"
    RUN_READ = "run:read"
    RUN_START = "run:start"
    RUN_CANCEL = "run:cancel"
    RELEASE_READ = "release:read"
    RELEASE_APPROVE = "release:approve"
    RELEASE_PUBLISH = "release:publish"
    COST_READ = "cost:read"
    BUDGET_WRITE = "budget:write"
    USER_READ = "user:read"
    USER_MANAGE = "user:manage"
    KEY_MANAGE = "key:manage"
    AUDIT_READ = "audit:read"
    TENANT_SETTINGS = "tenant:settings"
    TENANT_EXPORT = "tenant:export"
    TENANT_ERASE = "tenant:erase"

    @property
    def is_read(self) -> bool:
        """Whether it changes nothing; an export does, as the audit log has to say who took it."""
        return self.endswith(":read")


_OWNER = frozenset({Role.OWNER})
_ADMINS = _OWNER | {Role.ADMIN}
_MEMBERS = _ADMINS | {Role.MEMBER}
_ALL = frozenset(Role)

PERMITTED: Mapping[Permission, frozenset[Role]] = MappingProxyType(
    {
        Permission.PROJECT_READ: _ALL,
        Permission.PROJECT_WRITE: _MEMBERS,
        Permission.BRIEF_READ: _ALL,
        Permission.BRIEF_WRITE: _MEMBERS,
        Permission.RUN_READ: _ALL,
        Permission.RUN_START: _MEMBERS,
        # Who may spend money by starting a run may also stop spending it.
        Permission.RUN_CANCEL: _MEMBERS,
        Permission.RELEASE_READ: _ALL,
        Permission.RELEASE_APPROVE: _ADMINS,
        Permission.RELEASE_PUBLISH: _ADMINS,
        Permission.COST_READ: _MEMBERS,
        Permission.BUDGET_WRITE: _ADMINS,
        Permission.USER_READ: _ALL,
        Permission.USER_MANAGE: _ADMINS,
        Permission.KEY_MANAGE: _ADMINS,
        Permission.AUDIT_READ: _ADMINS,
        Permission.TENANT_SETTINGS: _OWNER,
        Permission.TENANT_EXPORT: _OWNER,
        Permission.TENANT_ERASE: _OWNER,
    }
)
"""The roles that have each permission; there is no other place where this is decided."""


class Actor(Value):
    """Somebody, or their API key, at work in a tenant."""

    tenant_id: UUID
    user_id: UUID | None
    """The person; None for the system itself."""
    role: Role
    scopes: tuple[Permission, ...] | None = None
    """What an API key is limited to, within the role; None for a person, whom only the role limits."""

    def __str__(self) -> str:
        who = f"user '{self.user_id}'" if self.user_id else "the system"
        key = "" if self.scopes is None else "An API key of "
        return f"{key or who[0].upper()}{who if key else who[1:]} ({self.role})"


def allows(actor: Actor, permission: Permission) -> bool:
    """Whether the actor's role has the permission, and an API key's scopes name it too."""
    in_scope = actor.scopes is None or permission in actor.scopes
    return in_scope and actor.role in PERMITTED[permission]


def require(actor: Actor, permission: Permission) -> None:
    """Refuse what the actor is not allowed.

    Raises:
        NotAllowed: The role does not have the permission, or the API key is not scoped to it.
    """
    if allows(actor, permission):
        return
    if actor.role in PERMITTED[permission]:
        why = "The role permits it, but the key's scopes do not; use a key that has this scope."
    else:
        why = f"It takes the role {_either(PERMITTED[permission])}; ask somebody who has it."
    raise NotAllowed(str(actor), f"use `{permission}`", why)


def confirm_erasure(slug: str, typed: str) -> None:
    """Refuse to erase a tenant whose slug was not typed twice.

    Raises:
        NotAllowed: Something else was typed to confirm.
    """
    if typed != slug:
        why = f"Type {slug!r} again to confirm, exactly; nothing was erased."
        raise NotAllowed(f"Whoever confirms with {typed!r}", f"erase the tenant {slug!r}", why)


def is_read_only(actor: Actor) -> bool:
    """Whether nothing the actor is allowed changes anything, so that its transactions need not."""
    return all(permission.is_read for permission in Permission if allows(actor, permission))


def check_role_change(
    actor: Actor, *, before: Role | None, after: Role | None, owners_left: int
) -> None:
    """Refuse to make, change or remove a person when that is not for the actor to do.

    Args:
        actor: Who wants it.
        before: The person's role; None when they are new.
        after: The role they are to have; None when they are to be removed.
        owners_left: Active owners the tenant would have afterwards.

    Raises:
        NotAllowed: The actor does not manage people, is no owner but touches one, or would leave
            the tenant without an owner.
    """
    require(actor, Permission.USER_MANAGE)
    if Role.OWNER in (before, after) and actor.role is not Role.OWNER:
        why = "It takes the role `owner`; ask somebody who has it."
        raise NotAllowed(str(actor), "make, change or remove an owner", why)
    if before is Role.OWNER and after is not Role.OWNER and owners_left < 1:
        why = "A tenant always has one; make somebody else an owner first."
        raise NotAllowed(str(actor), "take the role `owner` from the last one", why)


def _either(roles: Iterable[Role]) -> str:
    return " or ".join(f"`{role}`" for role in Role if role in set(roles))
