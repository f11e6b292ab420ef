"""API keys open what they are scoped to, for as long as they are good, and nothing of them is kept."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from blocks.actors import actor_of, require_user
from blocks.api_keys import authenticate, keys, new_key, revoke_key
from blocks.database.roles import APP, READER, RELAY
from blocks.people import add_person, change_role, remove_person
from blocks.postgres import Postgres
from blocks.tenants import ensure_tenant
from domain.errors import KeyUnknown, NotAllowed
from domain.tenancy import Permission, Role
from tests.blocks.database.databases import Database

ANN, ADA, TIM = "ann@rye.example", "ada@rye.example", "tim@rye.example"
STARTS = (Permission.RUN_START, Permission.RUN_READ)


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
        add_person(session, email=ADA, name="Ada", role=Role.ADMIN)
        add_person(session, email=TIM, name="Tim", role=Role.MEMBER)
    return tenant


def made(
    postgres: Postgres, tenant: UUID, *, email: str = TIM, expires_at: datetime | None = None
) -> SecretStr:
    with postgres.session(tenant) as session:
        return new_key(session, email=email, scopes=STARTS, expires_at=expires_at, user=ANN)


def test_a_key_says_whose_it_is_and_what_it_may_be_used_for(postgres: Postgres, rye: UUID) -> None:
    bearer = authenticate(postgres, made(postgres, rye))
    assert bearer.tenant_id == rye
    with postgres.session(rye) as session:
        assert actor_of(session, bearer.user).scopes == STARTS
        tim = actor_of(session, TIM).user_id
        assert require_user(session, bearer.user, Permission.RUN_START) == f"user {tim} by API key"
    with (
        postgres.session(rye) as session,
        pytest.raises(NotAllowed, match="the key's scopes do not"),
    ):
        require_user(session, bearer.user, Permission.BRIEF_WRITE)


def test_a_key_never_does_more_than_the_role_of_its_person(postgres: Postgres, rye: UUID) -> None:
    bearer = authenticate(postgres, made(postgres, rye))
    with postgres.session(rye) as session:
        change_role(session, email=TIM, role=Role.VIEWER)
    with postgres.session(rye) as session, pytest.raises(NotAllowed, match="It takes the role"):
        require_user(session, bearer.user, Permission.RUN_START)


def _revoke(postgres: Postgres, rye: UUID, prefix: str) -> None:
    with postgres.session(rye) as session:
        revoke_key(session, prefix, user=ADA)


def _remove_its_person(postgres: Postgres, rye: UUID, _prefix: str) -> None:
    with postgres.session(rye) as session:
        remove_person(session, email=TIM)


@pytest.mark.parametrize("spoil", [_revoke, _remove_its_person])
def test_a_key_that_was_taken_back_is_refused_everywhere(
    postgres: Postgres, rye: UUID, spoil: Callable[[Postgres, UUID, str], None]
) -> None:
    key = made(postgres, rye)
    bearer = authenticate(postgres, key)
    spoil(postgres, rye, bearer.user.removeprefix("key:"))
    with pytest.raises(KeyUnknown) as refused:
        authenticate(postgres, key)
    assert str(refused.value) == (
        "The API key is not accepted: it was revoked, has run out, or was never made here. Have an "
        "owner or admin of the tenant make a new one with `atelier keys new`."
    )
    with postgres.session(rye) as session, pytest.raises(KeyUnknown):
        require_user(session, bearer.user, Permission.RUN_START)


def test_a_key_runs_out(postgres: Postgres, rye: UUID) -> None:
    now = datetime.now(UTC)
    authenticate(postgres, made(postgres, rye, expires_at=now + timedelta(hours=1)))
    with pytest.raises(KeyUnknown):
        authenticate(postgres, made(postgres, rye, expires_at=now))


def test_a_key_is_good_for_its_own_tenant_only(postgres: Postgres, rye: UUID) -> None:
    bearer = authenticate(postgres, made(postgres, rye))
    other = ensure_tenant(postgres, f"oat-{uuid4().hex[:8]}")
    with postgres.session(other) as session, pytest.raises(KeyUnknown):
        actor_of(session, bearer.user)
    with pytest.raises(KeyUnknown), postgres.session(other) as session:
        revoke_key(session, bearer.user.removeprefix("key:"))
    assert (
        authenticate(postgres, SecretStr(made(postgres, rye).get_secret_value())).tenant_id == rye
    )


def test_nobody_makes_a_key_that_can_do_more_than_they(postgres: Postgres, rye: UUID) -> None:
    def make(scopes: tuple[Permission, ...], *, email: str, user: str) -> None:
        with postgres.session(rye) as session:
            new_key(session, email=email, scopes=scopes, expires_at=None, user=user)

    with pytest.raises(NotAllowed):
        make((Permission.TENANT_ERASE,), email=ADA, user=ADA)
    with pytest.raises(NotAllowed, match="make a key that acts for an owner"):
        make(STARTS, email=ANN, user=ADA)
    with pytest.raises(NotAllowed):
        make(STARTS, email=TIM, user=TIM)


def test_nothing_of_a_key_but_its_prefix_and_hash_is_kept(postgres: Postgres, rye: UUID) -> None:
    key = made(postgres, rye).get_secret_value()
    with postgres.session(rye, read_only=True) as session:
        (row,) = session.execute(text("SELECT k::text FROM app.api_keys AS k")).one()
        log = session.execute(text("SELECT string_agg(l::text, ' ') FROM app.audit_log AS l"))
        assert key not in row
        assert key.rpartition("_")[2] not in f"{row} {log.scalar_one()}"


def test_keys_are_listed_for_those_who_manage_them(postgres: Postgres, rye: UUID) -> None:
    bearer = authenticate(postgres, made(postgres, rye))
    with postgres.session(rye, read_only=True) as session:
        (shown,) = keys(session, user=ADA)
        assert (shown.email, shown.scopes, shown.revoked_at) == (TIM, STARTS, None)
        assert f"key:{shown.prefix}" == bearer.user
        assert shown.last_used_at is not None
    with postgres.session(rye, read_only=True) as session, pytest.raises(NotAllowed):
        keys(session, user=TIM)


def test_what_is_no_key_is_not_repeated(postgres: Postgres, rye: UUID) -> None:
    with pytest.raises(ValueError, match="The API key is not one of ours") as refused:
        authenticate(postgres, SecretStr("atl_guess_secret"))
    assert "secret" not in str(refused.value)
