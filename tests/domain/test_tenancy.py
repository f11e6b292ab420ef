from collections.abc import Iterable
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from deployments.orders import check_tenant
from domain.errors import BriefInvalid, NotAllowed
from domain.tenancy import (
    PERMITTED,
    Actor,
    Permission,
    Role,
    TenantSlug,
    allows,
    check_role_change,
    is_read_only,
    require,
)

TENANT, PERSON = UUID(int=1), UUID(int=2)
PERSONS_ID = "00000000-0000-0000-0000-000000000002"
VIEWING = {"project:read", "brief:read", "run:read", "release:read", "user:read"}
MEMBERS = VIEWING | {"project:write", "brief:write", "run:start", "run:cancel", "cost:read"}
ADMINS = MEMBERS | {
    *("release:approve", "release:publish", "budget:write"),
    *("user:manage", "key:manage", "audit:read"),
}
roles = st.sampled_from(Role)
scopes = st.none() | st.lists(st.sampled_from(Permission), max_size=5).map(tuple)


def actor(role: Role, scopes: Iterable[Permission] | None = None) -> Actor:
    limits = None if scopes is None else tuple(scopes)
    return Actor(tenant_id=TENANT, user_id=PERSON, role=role, scopes=limits)


def refusal(role: Role, permission: Permission, scopes: Iterable[Permission] | None = None) -> str:
    with pytest.raises(NotAllowed) as refused:
        require(actor(role, scopes), permission)
    return str(refused.value)


@pytest.mark.parametrize(
    ("role", "permitted"),
    [
        (Role.VIEWER, VIEWING),
        (Role.MEMBER, MEMBERS),
        (Role.ADMIN, ADMINS),
        (Role.OWNER, ADMINS | {"tenant:settings", "tenant:export", "tenant:erase"}),
    ],
)
def test_a_role_has_exactly_these_permissions(role: Role, permitted: set[str]) -> None:
    assert {p.value for p in Permission if allows(actor(role), p)} == permitted


def test_every_permission_is_in_the_table_and_an_owner_has_it() -> None:
    assert set(PERMITTED) == set(Permission)
    assert all(Role.OWNER in having for having in PERMITTED.values())


def test_the_table_cannot_be_changed() -> None:
    with pytest.raises(TypeError, match="does not support item assignment"):
        PERMITTED[Permission.AUDIT_READ] = frozenset(Role)  # pyright: ignore[reportIndexIssue] # that is what is tried


@given(roles, scopes, st.sampled_from(Permission))
def test_a_key_never_has_more_than_its_person_and_its_scopes(
    role: Role, limits: tuple[Permission, ...] | None, permission: Permission
) -> None:
    allowed = allows(actor(role, limits), permission)
    assert allowed == (allows(actor(role), permission) and (limits is None or permission in limits))


@given(roles, scopes, st.sampled_from(Permission))
def test_what_is_allowed_is_not_refused_and_what_is_not_is(
    role: Role, limits: tuple[Permission, ...] | None, permission: Permission
) -> None:
    if allows(actor(role, limits), permission):
        require(actor(role, limits), permission)
    else:
        assert f"`{permission}`" in refusal(role, permission, limits)


def test_a_refusal_says_who_may_not_do_what_and_which_role_may() -> None:
    assert refusal(Role.VIEWER, Permission.RUN_START) == (
        f"User '{PERSONS_ID}' (viewer) may not use `run:start`. It takes the role `owner` or "
        "`admin` or `member`; ask somebody who has it."
    )
    assert refusal(Role.ADMIN, Permission.TENANT_ERASE) == (
        f"User '{PERSONS_ID}' (admin) may not use `tenant:erase`. It takes the role `owner`; ask "
        "somebody who has it."
    )


def test_a_refused_key_is_told_whether_its_scopes_or_its_role_are_the_reason() -> None:
    assert refusal(Role.OWNER, Permission.RUN_START, [Permission.RUN_READ]) == (
        f"An API key of user '{PERSONS_ID}' (owner) may not use `run:start`. The role permits it, "
        "but the key's scopes do not; use a key that has this scope."
    )
    assert refusal(Role.VIEWER, Permission.RUN_START, [Permission.RUN_START]) == (
        f"An API key of user '{PERSONS_ID}' (viewer) may not use `run:start`. It takes the role "
        "`owner` or `admin` or `member`; ask somebody who has it."
    )


def test_the_system_is_called_the_system() -> None:
    system = Actor(tenant_id=TENANT, user_id=None, role=Role.MEMBER)
    assert str(system) == "The system (member)"


def test_an_unknown_scope_is_refused_where_it_enters() -> None:
    with pytest.raises(ValidationError, match=r"scopes\.0"):
        Actor.model_validate(
            {"tenant_id": TENANT, "user_id": None, "role": "owner", "scopes": ["all:all"]}
        )


@pytest.mark.parametrize("role", Role)
def test_only_viewers_read_only(role: Role) -> None:
    assert is_read_only(actor(role)) is (role is Role.VIEWER)


@given(roles, scopes)
def test_who_is_read_only_is_allowed_nothing_that_writes(
    role: Role, limits: tuple[Permission, ...] | None
) -> None:
    who = actor(role, limits)
    assert is_read_only(who) == (
        not any(allows(who, p) for p in Permission if not p.value.endswith(":read"))
    )


def test_a_key_that_only_reads_is_read_only_and_one_that_exports_is_not() -> None:
    assert is_read_only(actor(Role.OWNER, [Permission.AUDIT_READ, Permission.COST_READ]))
    assert is_read_only(actor(Role.VIEWER, [Permission.RUN_START]))
    assert not is_read_only(actor(Role.OWNER, [Permission.TENANT_EXPORT]))


changes = st.tuples(st.none() | roles, st.none() | roles)


@given(st.sampled_from([Role.MEMBER, Role.VIEWER]), changes, st.integers(0, 3))
def test_members_and_viewers_change_nobody(
    role: Role, change: tuple[Role | None, Role | None], left: int
) -> None:
    before, after = change
    with pytest.raises(NotAllowed, match="may not use `user:manage`"):
        check_role_change(actor(role), before=before, after=after, owners_left=left)


@given(changes, st.integers(0, 3))
def test_an_admin_changes_everybody_but_owners(
    change: tuple[Role | None, Role | None], left: int
) -> None:
    before, after = change
    if Role.OWNER not in change:
        check_role_change(actor(Role.ADMIN), before=before, after=after, owners_left=left)
        return
    with pytest.raises(NotAllowed) as refused:
        check_role_change(actor(Role.ADMIN), before=before, after=after, owners_left=left)
    assert str(refused.value) == (
        f"User '{PERSONS_ID}' (admin) may not make, change or remove an owner. It takes the role "
        "`owner`; ask somebody who has it."
    )


@given(changes, st.integers(0, 3))
def test_an_owner_changes_everybody_but_the_last_owner(
    change: tuple[Role | None, Role | None], left: int
) -> None:
    before, after = change
    if left > 0 or before is not Role.OWNER or after is Role.OWNER:
        check_role_change(actor(Role.OWNER), before=before, after=after, owners_left=left)
        return
    with pytest.raises(NotAllowed) as refused:
        check_role_change(actor(Role.OWNER), before=before, after=after, owners_left=left)
    assert str(refused.value) == (
        f"User '{PERSONS_ID}' (owner) may not take the role `owner` from the last one. A tenant "
        "always has one; make somebody else an owner first."
    )


def test_a_key_of_an_owner_changes_people_only_with_that_scope() -> None:
    with pytest.raises(NotAllowed, match="the key's scopes do not"):
        check_role_change(
            actor(Role.OWNER, [Permission.USER_READ]),
            before=Role.MEMBER,
            after=Role.ADMIN,
            owners_left=1,
        )


names = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,3}[-\nA]?", fullmatch=True)


@given(names | st.text(max_size=6) | st.integers(78, 83).map(lambda length: "a" * length))
def test_a_slug_is_what_the_command_line_takes(name: str) -> None:
    assert is_slug(name) == is_taken(name)


def is_slug(name: str) -> bool:
    try:
        TypeAdapter(TenantSlug).validate_python(name)
    except ValidationError:
        return False
    return True


def is_taken(name: str) -> bool:
    try:
        check_tenant(name)
    except BriefInvalid:
        return False
    return True
