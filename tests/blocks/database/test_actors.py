"""Flows act for people of the tenant, and for nobody else."""

from uuid import UUID, uuid4

import pytest
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from blocks.actors import acting, actor_of, require_user
from blocks.database.roles import APP, READER, RELAY
from blocks.database.schema import User
from blocks.postgres import Postgres
from blocks.tenants import ensure_tenant
from domain.errors import NotAllowed, UserUnknown
from domain.tenancy import Permission, Role
from tests.blocks.database.databases import Database


@pytest.fixture(scope="module")
def postgres(shared: Database) -> Postgres:
    return Postgres(
        app_url=SecretStr(shared.urls[APP]),
        reader_url=SecretStr(shared.urls[READER]),
        relay_url=SecretStr(shared.urls[RELAY]),
        seal_key=SecretStr(shared.credentials.seal_key),
    )


@pytest.fixture
def rye(postgres: Postgres) -> UUID:
    tenant = ensure_tenant(postgres, f"rye-{uuid4().hex[:8]}")
    with postgres.session(tenant) as session:
        for name, role, is_active in (
            ("Ann", "owner", True),
            ("Vic", "viewer", True),
            ("Gone", "owner", False),
        ):
            email = f"{name}@rye.example"
            session.add(
                User(tenant_id=tenant, email=email, name=name, role=role, is_active=is_active)
            )
    return tenant


def test_a_person_is_found_however_the_address_is_written(postgres: Postgres, rye: UUID) -> None:
    with postgres.session(rye, read_only=True) as session:
        found = [actor_of(session, email) for email in ("ann@rye.example", " ANN@Rye.Example ")]
    assert found[0] == found[1]
    assert (found[0].tenant_id, found[0].role, found[0].scopes) == (rye, Role.OWNER, None)
    assert found[0].user_id


def test_nobody_of_the_tenant_is_unknown(postgres: Postgres, rye: UUID) -> None:
    with postgres.session(rye) as session, pytest.raises(UserUnknown) as unknown:
        actor_of(session, "eve@rye.example")
    assert str(unknown.value) == (
        "This tenant has no user 'eve@rye.example'. Check the address, or have an owner or admin of "
        "the tenant add the person."
    )


def test_a_person_of_another_tenant_is_unknown(postgres: Postgres, rye: UUID) -> None:
    oat = ensure_tenant(postgres, f"oat-{uuid4().hex[:8]}")
    with postgres.session(oat) as session, pytest.raises(UserUnknown):
        actor_of(session, "ann@rye.example")


def test_an_account_that_is_switched_off_acts_no_more(postgres: Postgres, rye: UUID) -> None:
    with postgres.session(rye) as session, pytest.raises(NotAllowed) as refused:
        actor_of(session, "gone@rye.example")
    assert str(refused.value) == (
        "User 'gone@rye.example' may not act for this tenant. The account is switched off; ask an "
        "owner or admin of the tenant to switch it on."
    )


def test_what_the_role_does_not_permit_is_refused(postgres: Postgres, rye: UUID) -> None:
    with postgres.session(rye) as session:
        ann = actor_of(session, "ann@rye.example").user_id
        assert require_user(session, "ann@rye.example", Permission.TENANT_ERASE) == f"user {ann}"
        vic = actor_of(session, "vic@rye.example").user_id
        with pytest.raises(NotAllowed) as refused:
            require_user(session, "vic@rye.example", Permission.TENANT_ERASE)
    assert str(refused.value) == (
        f"User '{vic}' (viewer) may not use `tenant:erase`. It takes the role `owner`; ask somebody "
        f"who has it."
    )


def test_the_operator_is_asked_for_no_role(postgres: Postgres, rye: UUID) -> None:
    with postgres.session(rye) as session:
        assert require_user(session, None, Permission.TENANT_ERASE) == "operator"


def test_whoever_may_only_look_gets_a_transaction_that_cannot_write(
    postgres: Postgres, rye: UUID
) -> None:
    for user, can in ((None, True), ("ann@rye.example", True), ("vic@rye.example", False)):
        with acting(postgres, rye, user) as session:
            role = session.scalar(text("SELECT current_user"))
            assert (role == APP) is can
    with (
        pytest.raises(DBAPIError),
        acting(postgres, rye, "vic@rye.example") as session,
    ):
        session.execute(text("UPDATE app.users SET name = 'Vic the Great'"))
