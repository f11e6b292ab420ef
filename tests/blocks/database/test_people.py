"""People of a tenant are made, changed and switched off by those who may, and the log says so."""

from uuid import UUID, uuid4

import pytest
from pydantic import SecretStr
from sqlalchemy.orm import Session

from blocks.actors import actor_of
from blocks.audit_log import entries
from blocks.database.roles import APP, READER, RELAY
from blocks.people import Person, add_person, change_role, people, remove_person
from blocks.postgres import Postgres
from blocks.tenants import ensure_tenant
from domain.errors import NotAllowed, PersonKnown, UserUnknown
from domain.tenancy import Role
from tests.blocks.database.databases import Database

ANN, ADA, TIM = "ann@rye.example", "ada@rye.example", "tim@rye.example"


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
        add_person(session, email=ANN, name="Ann", role=Role.OWNER)
        add_person(session, email=ADA, name="Ada", role=Role.ADMIN, user=ANN)
        add_person(session, email=TIM, name="Tim", role=Role.VIEWER, user=ADA)
    return tenant


def roles(session: Session) -> dict[str, Role]:
    return {one.email: one.role for one in people(session) if one.is_active}


def test_people_are_listed_in_the_order_they_came(postgres: Postgres, rye: UUID) -> None:
    with postgres.session(rye, read_only=True) as session:
        assert people(session, user=TIM) == (
            Person(email=ANN, name="Ann", role=Role.OWNER, is_active=True),
            Person(email=ADA, name="Ada", role=Role.ADMIN, is_active=True),
            Person(email=TIM, name="Tim", role=Role.VIEWER, is_active=True),
        )


def test_an_address_is_given_once(postgres: Postgres, rye: UUID) -> None:
    with postgres.session(rye) as session, pytest.raises(PersonKnown) as known:
        add_person(session, email="ANN@rye.example", name="Ann", role=Role.VIEWER, user=ANN)
    assert str(known.value) == (
        "This tenant has a user 'ANN@rye.example' already. Change the role with `atelier people "
        "role`, or give another address."
    )


@pytest.mark.parametrize("who", [TIM, ADA])
def test_only_an_owner_makes_owners(postgres: Postgres, rye: UUID, who: str) -> None:
    with postgres.session(rye) as session, pytest.raises(NotAllowed):
        add_person(session, email="new@rye.example", name="New", role=Role.OWNER, user=who)


def test_the_last_owner_stays(postgres: Postgres, rye: UUID) -> None:
    one = "A tenant always has one"
    with pytest.raises(NotAllowed, match=one), postgres.session(rye) as session:
        change_role(session, email=ANN, role=Role.MEMBER, user=ANN)
    with pytest.raises(NotAllowed, match=one), postgres.session(rye) as session:
        remove_person(session, email=ANN, user=ANN)
    with postgres.session(rye) as session:
        change_role(session, email=ADA, role=Role.OWNER, user=ANN)
        remove_person(session, email=ANN, user=ANN)
        assert roles(session) == {ADA: Role.OWNER, TIM: Role.VIEWER}


def test_whoever_is_switched_off_can_do_nothing_until_they_have_a_role_again(
    postgres: Postgres, rye: UUID
) -> None:
    with postgres.session(rye) as session:
        remove_person(session, email=TIM, user=ADA)
    with postgres.session(rye) as session, pytest.raises(NotAllowed, match="switched off"):
        actor_of(session, TIM)
    with postgres.session(rye) as session:
        change_role(session, email=TIM, role=Role.MEMBER, user=ADA)
        assert actor_of(session, TIM).role is Role.MEMBER


def test_nobody_is_changed_who_is_not_there(postgres: Postgres, rye: UUID) -> None:
    with pytest.raises(UserUnknown), postgres.session(rye) as session:
        change_role(session, email="eve@x.example", role=Role.MEMBER, user=ANN)
    with pytest.raises(UserUnknown), postgres.session(rye) as session:
        remove_person(session, email="eve@x.example", user=ANN)


def test_the_audit_log_says_who_did_it_to_whom_by_id(postgres: Postgres, rye: UUID) -> None:
    with postgres.session(rye) as session:
        change_role(session, email=TIM, role=Role.MEMBER, user=ADA)
        ada, tim = actor_of(session, ADA).user_id, actor_of(session, TIM).user_id
        log = entries(session)
    assert next((one.actor, one.action) for one in log) == ("operator", "add person")
    assert (log[-1].actor, log[-1].action, log[-1].subject, log[-1].detail) == (
        f"user {ada}",
        "change role",
        f"user {tim}",
        '{"after":"member","before":"viewer"}',
    )
    assert "rye.example" not in "".join(one.subject + one.detail for one in log)
