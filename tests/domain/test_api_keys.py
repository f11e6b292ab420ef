import hashlib
import string
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.api_keys import ApiKey, Minted, Named, check_new_key, is_valid, matches, mint, parse
from domain.errors import NotAllowed
from domain.tenancy import Actor, Permission, Role

secrets = st.binary(min_size=32, max_size=32)
NOW = datetime(2026, 1, 1, tzinfo=UTC)
REFUSAL = (
    "The API key is not one of ours: it reads `atl_`, eight characters, `_` and 43 more. Copy it "
    "again from where it was shown, or make a new one."
)
WRITTEN = f"{string.ascii_letters}{string.digits}-_"


def plain(minted: Minted) -> str:
    return minted.plain.get_secret_value()


def kept(
    minted: Minted, *, expires_at: datetime | None = None, revoked_at: datetime | None = None
) -> ApiKey:
    return ApiKey(
        prefix=minted.prefix,
        sha256=minted.sha256,
        scopes=(Permission.RUN_READ,),
        expires_at=expires_at,
        revoked_at=revoked_at,
    )


def refusal(text: str) -> str:
    with pytest.raises(ValueError, match=r"^The API key") as refused:
        parse(text)
    assert refused.value.__cause__ is None
    return str(refused.value)


def test_a_key_is_written_the_same_for_ever() -> None:
    minted = mint(bytes(range(32)))
    assert plain(minted) == "atl_fwsoyw2w_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
    assert minted.sha256 == hashlib.sha256(plain(minted).encode()).hexdigest()


@given(secrets)
def test_a_minted_key_is_known_again(secret: bytes) -> None:
    minted = mint(secret)
    assert parse(plain(minted)) == Named(minted.prefix, minted.sha256)
    assert matches(kept(minted), parse(plain(minted)))


@given(secrets, secrets)
def test_two_secrets_make_two_keys_that_do_not_match(one: bytes, other: bytes) -> None:
    assume(one != other)
    assert not matches(kept(mint(one)), parse(plain(mint(other))))


@given(secrets, st.integers(0, 55), st.sampled_from(WRITTEN))
def test_one_mistyped_character_is_refused_and_the_key_not_repeated(
    secret: bytes, place: int, typed: str
) -> None:
    text = plain(mint(secret))
    assume(text[place] != typed)
    assert refusal(text[:place] + typed + text[place + 1 :]) == REFUSAL


@given(secrets, st.integers(0, 55))
def test_a_key_that_was_not_copied_whole_is_refused(secret: bytes, length: int) -> None:
    assert refusal(plain(mint(secret))[:length]) == REFUSAL


@given(st.text(max_size=70))
def test_any_other_text_is_refused_with_the_same_sentence(text: str) -> None:
    assert refusal(text) == REFUSAL


@pytest.mark.parametrize("around", ["{}\n", " {}", "{} ", "Bearer {}", "{}="])
def test_nothing_may_stand_around_a_key(around: str) -> None:
    assert refusal(around.format(plain(mint(bytes(32))))) == REFUSAL


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_key_is_made_of_256_bits(size: int) -> None:
    with pytest.raises(ValueError, match=r"^A key is made") as refused:
        mint(b"x" * size)
    assert str(refused.value) == (
        f"A key is made of 32 random bytes, but {size} were given. Pass `secrets.token_bytes(32)`."
    )


@given(secrets)
def test_a_minted_key_can_be_logged_without_its_text(secret: bytes) -> None:
    minted = mint(secret)
    assert plain(minted)[13:] not in repr(minted)


def test_a_key_may_be_used_until_it_expires() -> None:
    key = kept(mint(bytes(32)), expires_at=NOW)
    assert is_valid(key, now=NOW - timedelta(microseconds=1))
    assert not is_valid(key, now=NOW)
    assert not is_valid(key, now=NOW + timedelta(days=1))


def test_a_key_without_expiry_does_not_expire() -> None:
    assert is_valid(kept(mint(bytes(32))), now=datetime.max.replace(tzinfo=UTC))


@given(st.integers(-1000, 1000))
def test_a_revoked_key_is_not_valid_at_any_time(hours: int) -> None:
    key = kept(mint(bytes(32)), revoked_at=NOW, expires_at=NOW + timedelta(days=365))
    assert not is_valid(key, now=NOW + timedelta(hours=hours))


def test_an_expiry_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValidationError, match="timezone"):
        kept(mint(bytes(32)), expires_at=datetime(2026, 1, 1))  # noqa: DTZ001 # is refused


def test_scopes_are_permissions() -> None:
    known = {"prefix": "aaaaaaaa", "sha256": "0" * 64}
    key = ApiKey.model_validate({**known, "scopes": ["run:start"]})
    assert key.scopes == (Permission.RUN_START,)
    with pytest.raises(ValidationError, match=r"scopes\.0"):
        ApiKey.model_validate({**known, "scopes": ["run:everything"]})


def maker(role: Role, *scopes: Permission) -> Actor:
    return Actor(tenant_id=UUID(int=1), user_id=UUID(int=2), role=role, scopes=scopes or None)


def test_a_key_can_do_no_more_than_who_makes_it() -> None:
    check_new_key(maker(Role.ADMIN), role=Role.MEMBER, scopes=(Permission.RUN_START,))
    with pytest.raises(NotAllowed, match="may not use `tenant:erase`"):
        check_new_key(maker(Role.ADMIN), role=Role.MEMBER, scopes=(Permission.TENANT_ERASE,))
    with pytest.raises(NotAllowed, match="may not use `run:start`"):
        check_new_key(
            maker(Role.OWNER, Permission.KEY_MANAGE),
            role=Role.MEMBER,
            scopes=(Permission.RUN_START,),
        )


def test_who_makes_no_keys_makes_none() -> None:
    with pytest.raises(NotAllowed, match="may not use `key:manage`"):
        check_new_key(maker(Role.MEMBER), role=Role.MEMBER, scopes=())


def test_an_admin_cannot_become_an_owner_by_making_a_key_of_one() -> None:
    check_new_key(maker(Role.OWNER), role=Role.OWNER, scopes=(Permission.USER_MANAGE,))
    with pytest.raises(NotAllowed) as refused:
        check_new_key(maker(Role.ADMIN), role=Role.OWNER, scopes=(Permission.USER_MANAGE,))
    assert str(refused.value) == (
        "User '00000000-0000-0000-0000-000000000002' (admin) may not make a key that acts for an "
        "owner. Such a key could manage owners; ask an owner to make it."
    )
